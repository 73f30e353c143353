"""The Parquet data set: other programs read the same rows, and pass over what they do not need."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.exchange.formats.dataset import CONTENTS, PARTED, write_dataset
from kb.frames.relation import Line, Relation
from kb.frames.relations import RELATIONS, find_relation
from kb.frames.relations_arrow import arrow_schema, build_arrow
from kb.store.read import read_corpus
from tests.cli.running import kb as run_kb
from tests.cli.running import started
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs
from tests.scale.folders import build_street, lay_out

SHIPPED = read_corpus(ANNOTATIONS).corpus
assert SHIPPED is not None
CORPORA = {"shipped": SHIPPED, "invented": build_roofs()}
EACH_CORPUS = pytest.mark.parametrize("name", CORPORA)
EACH_RELATION = pytest.mark.parametrize("relation", RELATIONS, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = tmp_path_factory.mktemp("sets")
    return {name: lay_out(corpus, made / name) for name, corpus in CORPORA.items()}


def expected(corpus: Corpus, relation: Relation) -> list[Line]:
    return sorted(relation.rows(corpus), key=repr)


def as_lines(frame: pd.DataFrame, relation: Relation) -> list[Line]:
    chosen = frame[list(relation.column_names)].astype(object)
    lines = chosen.where(chosen.notna(), None).itertuples(index=False, name=None)
    types: dict[str, type] = {"text": str, "integer": int, "boolean": bool}
    makers = [types[column.type] for column in relation.columns]
    found = [
        tuple(None if cell is None else make(cell) for make, cell in zip(makers, line, strict=True))
        for line in lines
    ]
    return sorted(found, key=repr)


@EACH_CORPUS
@EACH_RELATION
def test_pandas_reads_every_row(relation: Relation, name: str, folders: dict[str, Path]) -> None:
    frame = pd.read_parquet(folders[name] / relation.name)
    assert as_lines(frame, relation) == expected(CORPORA[name], relation)


@EACH_CORPUS
@EACH_RELATION
def test_pyarrow_reads_every_row_with_its_types(
    relation: Relation, name: str, folders: dict[str, Path]
) -> None:
    read = ds.dataset(folders[name] / relation.name, partitioning="hive").to_table()
    table = read.select(relation.column_names)
    assert sorted(zip(*table.to_pydict().values(), strict=True), key=repr) == expected(
        CORPORA[name], relation
    )
    inner = [c for c in relation.column_names if c != PARTED.get(relation.name)]
    assert table.select(inner).schema.types == (
        build_arrow(CORPORA[name], relation).select(inner).schema.types
    )


@EACH_CORPUS
@EACH_RELATION
def test_duckdb_reads_every_row(relation: Relation, name: str, folders: dict[str, Path]) -> None:
    files = f"{folders[name]}/{relation.name}/**/*.parquet"
    columns = ", ".join(relation.column_names)
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT {columns} FROM read_parquet(?, hive_partitioning = true)", [files]
        ).fetchall()
    assert sorted(found, key=repr) == expected(CORPORA[name], relation)


@EACH_RELATION
def test_the_files_say_what_their_columns_mean_and_which_may_be_empty(
    relation: Relation, folders: dict[str, Path]
) -> None:
    (file,) = sorted((folders["invented"] / relation.name).rglob("*.parquet"))[:1]
    schema = pq.read_schema(file)
    assert schema.metadata[b"version"] == b"1.4.2"
    assert schema.metadata[b"description"].decode() == relation.meaning
    for column in relation.columns:
        if column.name != PARTED.get(relation.name):
            field = schema.field(column.name)
            assert field.nullable == column.nullable
            assert field.metadata[b"description"].decode() == column.meaning


def test_the_contents_name_the_version_and_every_relation(folders: dict[str, Path]) -> None:
    contents = json.loads((folders["invented"] / CONTENTS).read_text("utf-8"))
    assert (contents["title"], contents["version"]) == ("Roofs", "1.4.2")
    assert [each["name"] for each in contents["relations"]] == [r.name for r in RELATIONS]


def test_codings_stand_by_codebook_and_year(tmp_path: Path) -> None:
    folder = lay_out(build_street(), tmp_path, group=40)
    files = sorted((folder / "codings").rglob("*.parquet"))
    assert [file.parent.name for file in files] == ["codebook=colours@1", "codebook=moods@1"]
    for file in files:
        years = pq.ParquetFile(file).read(["year"])["year"].to_pylist()
        assert years == sorted(years)
        assert len(set(years)) > 20


def test_readers_open_only_the_codebook_and_the_years_that_they_ask_for(tmp_path: Path) -> None:
    folder = lay_out(build_street(), tmp_path, group=40)
    codings = ds.dataset(folder / "codings", partitioning="hive")
    wanted = (ds.field("codebook") == "colours@1") & (ds.field("year") >= 2015)
    (fragment,) = codings.get_fragments(filter=wanted)
    groups = fragment.subset(filter=ds.field("year") >= 2015).row_groups
    assert 0 < len(groups) < fragment.num_row_groups / 2


def test_duckdb_opens_only_the_files_of_the_codebook(tmp_path: Path) -> None:
    folder = lay_out(build_street(), tmp_path)
    query = (
        f"EXPLAIN ANALYZE SELECT count(*) FROM read_parquet('{folder}/codings/**/*.parquet',"
        " hive_partitioning = true) WHERE codebook = 'moods@1' AND year >= 2018"
    )
    with duckdb.connect() as connection:
        ((_, plan),) = connection.execute(query).fetchall()
    assert "Scanning Files: 1/2" in plan


def test_a_relation_of_many_bytes_has_several_files_and_loses_no_row(tmp_path: Path) -> None:
    corpus = build_street()
    folder = lay_out(corpus, tmp_path, file_bytes=2_000, group=25)
    files = sorted((folder / "quotes").iterdir())
    assert len(files) > 2
    assert [file.name for file in files] == [
        f"part-{number:05}.parquet" for number in range(len(files))
    ]
    read = [line["quote"] for file in files for line in pq.read_table(file).to_pylist()]
    assert read == [line[0] for line in find_relation("quotes").rows(corpus)]


@pytest.mark.parametrize("codebooks", [True, False])
def test_a_knowledge_base_without_papers_has_every_column(codebooks: bool, tmp_path: Path) -> None:
    corpus = replace(build_roofs(), papers={}, tables={})
    if not codebooks:
        corpus = replace(corpus, codebooks={})
    folder = lay_out(corpus, tmp_path)
    for relation in RELATIONS:
        read = ds.dataset(folder / relation.name, partitioning="hive")
        assert set(read.schema.names) == set(relation.column_names)
    with duckdb.connect() as connection:
        files = f"{folder}/codings/**/*.parquet"
        query = "SELECT codebook, year FROM read_parquet(?, hive_partitioning = true)"
        assert connection.execute(query, [files]).fetchall() == []


def test_the_same_records_give_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib, sys; from tests.scale.folders import build_street;"
        "from kb.exchange.formats.dataset import write_dataset;"
        "files = write_dataset(build_street());"
        "[print(f.path, hashlib.sha256(b''.join(f.chunks)).hexdigest()) for f in files]"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_the_command_writes_a_folder_that_duckdb_reads(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    done = run_kb("export", "dataset", "out/", cwd=base)
    assert (done.returncode, done.stderr) == (0, "")
    with duckdb.connect() as connection:
        files = f"{base}/out/dataset/papers/*.parquet"
        assert connection.execute("SELECT count(*) FROM read_parquet(?)", [files]).fetchone() != (
            0,
        )


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_words_come_back_as_they_were(words: str) -> None:
    roofs = build_roofs()
    paper = roofs.papers["roe2021"].model_copy(update={"title": words})
    corpus = replace(roofs, papers={"roe2021": paper})
    files = {file.path: b"".join(file.chunks) for file in write_dataset(corpus)}
    read = pq.read_table(io.BytesIO(files["papers/part-00000.parquet"]))
    assert read["title"].to_pylist() == [words]


def test_a_batch_keeps_the_types_where_nothing_is_known() -> None:
    relation = find_relation("quotes")
    table = build_arrow(replace(build_roofs(), papers={}), relation)
    assert table.num_rows == 0
    assert table.schema.equals(arrow_schema(build_roofs(), relation))
