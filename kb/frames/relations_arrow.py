"""The relations as Arrow data: typed, described, and made batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from kb.corpus import Corpus
from kb.frames.relation import Line, Relation

if TYPE_CHECKING:
    import pyarrow as pa

BATCH: Final = 50_000
"""So many rows are in memory at once; also the rows of a row group in Parquet."""
_PIECE: Final = 2_000
# So few rows are Python objects at once: with many, the collector of garbage walks them all.


def arrow_schema(corpus: Corpus, relation: Relation) -> pa.Schema:
    """The schema of a relation: types, which columns may be empty, and what they mean.

    Each field has a ``description``; the schema has the relation's ``description`` and ``key``, and
    the ``title``, ``version`` and ``licence`` of the data.
    """
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "boolean": pa.bool_()}
    fields = [
        pa.field(
            column.name,
            types[column.type],
            nullable=column.nullable,
            metadata={"description": column.meaning},
        )
        for column in relation.columns
    ]
    about = {
        "description": relation.meaning,
        "key": ", ".join(relation.key),
        "title": corpus.meta.title,
        "version": corpus.meta.version,
        "licence": corpus.meta.licence,
    }
    return pa.schema(fields, metadata=about)


def iter_batches(
    lines: Iterable[Line], schema: pa.Schema, size: int = BATCH
) -> Iterator[pa.RecordBatch]:
    """Rows as record batches.

    Args:
        lines: rows with a cell for each field of the schema.
        schema: types and names.
        size: rows in each batch but the last.
    """
    import pyarrow as pa

    left = iter(lines)
    while pieces := list(_iter_pieces(islice(left, size), schema)):
        (batch,) = pa.Table.from_batches(pieces, schema).combine_chunks().to_batches()
        yield batch


def build_arrow(corpus: Corpus, relation: Relation) -> pa.Table:
    """A relation as an Arrow table."""
    import pyarrow as pa

    schema = arrow_schema(corpus, relation)
    return pa.Table.from_batches(_iter_pieces(relation.rows(corpus), schema), schema)


def _iter_pieces(lines: Iterable[Line], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    left = iter(lines)
    while block := list(islice(left, _PIECE)):
        columns = zip(*block, strict=True)
        arrays = [
            pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)
