"""The tidy table of the coding as an Arrow table, made of the columns of `kb.frames.columns`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from kb.collector import collector_paused
from kb.frames.columns import ColumnBuilder
from kb.frames.rows import OUTCOMES, QuoteCells, Row

if TYPE_CHECKING:
    import pyarrow as pa

    from kb.corpus import Corpus
    from kb.frames.columns import Columns, Numbers

WORDS: Final = ("paper", "codebook", "factor", "value", "via", "verified")
"""The columns that hold few different words."""

TEXTS: Final = ("quote", "text")
"""The columns whose long words come again in each row of a quote."""

BATCH: Final = 1 << 17
"""So many rows are in memory at once, and in a row group of the file."""


def codings_schema(corpus: Corpus) -> pa.Schema:
    """The types of `iter_codings`.

    ``year`` is a whole number; ``coders``, ``source``, ``target``, ``models`` and ``notes`` are
    lists of text; the columns in `WORDS` and `TEXTS` are dictionaries of text; all else is text.
    The metadata name the title, version and licence of the data.
    """
    import pyarrow as pa

    lists = ("coders", "source", "target", "models", "notes")
    types = {
        **dict.fromkeys(Row._fields, pa.string()),
        **dict.fromkeys(lists, pa.list_(pa.string())),
        **dict.fromkeys((*WORDS, *TEXTS), pa.dictionary(pa.int32(), pa.string())),
        "year": pa.int64(),
    }
    about = {
        "title": corpus.meta.title,
        "version": corpus.meta.version,
        "licence": corpus.meta.licence,
    }
    return pa.schema(types.items(), metadata=about)


def iter_codings(corpus: Corpus, size: int = BATCH) -> Iterator[pa.RecordBatch]:
    """The rows of `kb.frames.rows.iter_rows` as record batches, with the same columns.

    The dictionary of ``value`` has every word that may stand there, in the order of
    `kb.frames.rows.OUTCOMES`.

    Args:
        corpus: the records.
        size: a batch takes no further quote when it has so many rows.
    """
    schema = codings_schema(corpus)
    builder = ColumnBuilder(corpus)
    quotes = corpus.iter_quotes()
    while True:
        with collector_paused():
            builder.add(quotes, size)
            batch = _batch(builder.take(), schema) if builder.size else None
        if batch is None:
            return
        yield batch


def _batch(columns: Columns, schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    made: dict[str, pa.Array] = {}
    quote = pa.array(columns.quote)
    for name, cells in zip(QuoteCells._fields, zip(*columns.quotes, strict=True), strict=True):
        type_ = schema.field(name).type
        once = _distinct(cells) if pa.types.is_dictionary(type_) else pa.array(cells, type_)
        made[name] = once.take(quote)
    for name, words in zip(("codebook", "factor"), zip(*columns.factors, strict=True), strict=True):
        made[name] = _distinct(words).take(pa.array(columns.factor))
    made["value"] = _dictionary(columns.value, OUTCOMES)
    made["coders"] = pa.array(columns.groups, schema.field("coders").type).take(
        pa.array(columns.coders)
    )
    at = pa.array(columns.term, mask=columns.term < 0)
    made["term"] = pa.array(columns.terms, pa.string()).take(at)
    return pa.record_batch([made[name] for name in schema.names], schema=schema)


def _distinct(words: Sequence[str | None]) -> pa.Array:
    import pyarrow as pa

    # For long texts several times as fast as Arrow's own encoding.
    numbers: dict[str, int] = {}
    places = [None if w is None else numbers.setdefault(w, len(numbers)) for w in words]
    return _dictionary(pa.array(places, pa.int32()), list(numbers))


def _dictionary(numbers: Numbers | pa.Array, words: Sequence[str]) -> pa.Array:
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(numbers, pa.array(words, pa.string()))
