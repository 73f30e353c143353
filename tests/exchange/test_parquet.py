"""The Parquet export, as pyarrow, pandas and DuckDB read it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import kb
from kb.corpus import Corpus
from kb.exchange.codings_arrow import WORDS, codings_schema, iter_codings
from kb.exchange.form import bytes_of
from kb.exchange.parquet_stream import iter_parquet
from kb.exchange.registry import find_format
from kb.frames.rows import OUTCOMES, Row, iter_rows
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

CORPORA = {
    "invented": build_roofs(),
    "hostile": build_hostile(),
    "real": kb.load(ANNOTATIONS).corpus,
    "empty": Corpus(meta=build_roofs().meta),
}


@pytest.fixture(params=CORPORA)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return CORPORA[request.param]


@pytest.fixture
def data(corpus: Corpus) -> bytes:
    return bytes_of(find_format("parquet"), corpus)


def test_pyarrow_reads_the_rows_of_the_frame(data: bytes, corpus: Corpus) -> None:
    table = pq.read_table(io.BytesIO(data))
    assert table.column_names == list(Row._fields)
    columns = [column.to_pylist() for column in table.columns]
    expected = [[list(c) if isinstance(c, tuple) else c for c in row] for row in iter_rows(corpus)]
    assert [list(row) for row in zip(*columns, strict=True)] == expected


def test_the_schema_has_types_and_the_version_of_the_data(data: bytes, corpus: Corpus) -> None:
    schema = pq.read_schema(io.BytesIO(data))
    for name in ("coders", "source", "target", "models", "notes"):
        assert pa.types.is_list(schema.field(name).type)
    for name in WORDS:
        assert pa.types.is_dictionary(schema.field(name).type)
    for name in ("quote", "text", "term", "locator"):
        assert schema.field(name).type == pa.string()
    assert schema.field("year").type == pa.int64()
    metadata = schema.metadata or {}
    assert metadata[b"version"].decode() == corpus.meta.version
    assert metadata[b"title"].decode() == corpus.meta.title


def test_every_value_that_may_be_is_a_category_in_pandas(data: bytes) -> None:
    frame = pd.read_parquet(io.BytesIO(data))
    if len(frame):
        assert list(frame["value"].cat.categories) == list(OUTCOMES)


def test_duckdb_counts_alike(data: bytes, corpus: Corpus, tmp_path: Path) -> None:
    file = tmp_path / "codings.parquet"
    file.write_bytes(data)
    with duckdb.connect() as connection:
        counted = connection.execute(
            "SELECT value, count(*) FROM read_parquet($1) GROUP BY 1", [str(file)]
        ).fetchall()
    rows = pd.Series([row.value for row in iter_rows(corpus)], dtype="str")
    assert dict(counted) == rows.value_counts().to_dict()


def test_columns_that_are_built_at_once_equal_rows_that_are_built_one_by_one(
    corpus: Corpus,
) -> None:
    rows = [
        {name: list(c) if isinstance(c, tuple) else c for name, c in row._asdict().items()}
        for row in iter_rows(corpus)
    ]
    for size in (1, 7, 1_000):
        batches = list(iter_codings(corpus, size))
        table = pa.Table.from_batches(batches, codings_schema(corpus))
        assert table.to_pylist() == rows
        assert len(batches) <= max(len(rows), 1)


def test_a_row_group_is_handed_on_before_the_next_is_made() -> None:
    corpus = build_roofs()
    made: list[pa.RecordBatch] = []

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in iter_codings(corpus, 1):
            made.append(batch)
            yield batch

    chunks = iter_parquet(batches(), codings_schema(corpus))
    data = b""
    for number in (1, 2):
        data += next(chunks)
        assert len(made) == number
    data += b"".join(chunks)
    assert pq.ParquetFile(io.BytesIO(data)).num_row_groups == len(made) > 2
