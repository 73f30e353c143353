"""Parquet: the tidy table of the coding in one file, with lists as lists and words as words.

The relations as a folder of files, for larger things, are the format ``dataset``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.codings_arrow import TEXTS, codings_schema, iter_codings
from kb.exchange.form import Format, OutFile
from kb.exchange.parquet_stream import iter_parquet

if TYPE_CHECKING:
    import pyarrow as pa

    from kb.corpus import Corpus

_DICTIONARY = 1 << 26
"""More bytes than the texts of a row group take: each stands in it once."""


def _read_as(schema: pa.Schema) -> pa.Schema:
    """The types of the batches, but plain text where the dictionary is there for speed alone."""
    import pyarrow as pa

    for name in TEXTS:
        place = schema.get_field_index(name)
        schema = schema.set(place, schema.field(place).with_type(pa.string()))
    return schema


def _write(corpus: Corpus) -> Iterator[OutFile]:
    """The file; its bytes depend on the records and on pyarrow's version alone.

    In it every column of text is encoded as a dictionary. Read back, those in `WORDS` are
    dictionaries (categories in pandas), and all other text is text.
    """
    schema = codings_schema(corpus)
    chunks = iter_parquet(
        iter_codings(corpus), schema, dictionary=_DICTIONARY, read_as=_read_as(schema)
    )
    yield OutFile("codings.parquet", chunks)


FORMAT = Format(
    name="parquet",
    title="Parquet",
    description="The rows of the CSV with types, and lists as lists",
    media_type="application/vnd.apache.parquet",
    file_name="codings.parquet",
    write=_write,
    on_site=True,
)
