"""Parquet: the tidy table of the coding in one file, with lists as lists and words as words.

The relations as a folder of files, for larger things, are the format ``dataset``.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.codings_arrow import TEXTS, codings_schema, iter_codings
from kb.exchange.form import Format, OutFile, pieces

if TYPE_CHECKING:
    import pyarrow as pa

    from kb.corpus import Corpus

_DICTIONARY = 1 << 26
"""More bytes than the texts of a row group take: each stands in it once."""


def _chunks(corpus: Corpus) -> Iterator[bytes]:
    """The file, compressed with Zstandard; its bytes depend on the records and on pyarrow's
    version alone.

    In the file every column of text is encoded as a dictionary. Read back, those in `WORDS` are
    dictionaries (categories in pandas), and all other text is text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = codings_schema(corpus)
    out = pa.BufferOutputStream()
    with pq.ParquetWriter(
        out,
        schema,
        compression="zstd",
        version="2.6",
        store_schema=False,
        dictionary_pagesize_limit=_DICTIONARY,
    ) as writer:
        for batch in iter_codings(corpus):
            writer.write_batch(batch, row_group_size=batch.num_rows)
        writer.add_key_value_metadata({**(schema.metadata or {}), **_declared(schema)})
    yield from pieces(out.getvalue())


def _declared(schema: pa.Schema) -> dict[str, str]:
    """The entry that tells Arrow's readers which types to give: those of the batches, but plain
    text where the dictionary is there for speed alone."""
    import pyarrow as pa

    for name in TEXTS:
        place = schema.get_field_index(name)
        schema = schema.set(place, schema.field(place).with_type(pa.string()))
    return {"ARROW:schema": b64encode(schema.serialize()).decode()}


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("codings.parquet", _chunks(corpus))


FORMAT = Format(
    name="parquet",
    title="Parquet",
    description="The rows of the CSV with types, and lists as lists",
    media_type="application/vnd.apache.parquet",
    file_name="codings.parquet",
    write=_write,
    on_site=True,
)
