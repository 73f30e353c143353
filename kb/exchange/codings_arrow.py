"""The tidy table of the coding as an Arrow table, built column by column.

A quote's cells are made once and repeated by number; of a row of its own each judgement has only
its factor, value, term and coders. To make a row for each judgement first would take several times
as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from kb.frames.rows import NOT_ASSESSED, OUTCOMES, Row
from kb.ids import quote_ref, split_codebook_ref
from kb.text import format_plain

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from kb.corpus import Corpus
    from kb.model.paper import Paper, Quote

    Numbers = np.ndarray[tuple[int], np.dtype[np.int32]]

WORDS: Final = ("paper", "codebook", "factor", "value", "via", "verified")
"""The columns that hold few different words."""

TEXTS: Final = ("quote", "text")
"""The columns whose long words come again in each row of a quote."""

BATCH: Final = 1 << 17
"""So many rows are in memory at once, and in a row group of the file."""

_ABSENT: Final = OUTCOMES.index("absent")
_NOT_ASSESSED: Final = OUTCOMES.index(NOT_ASSESSED)
_NUMBER_OF: Final = {word: number for number, word in enumerate(OUTCOMES)}


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
    import pyarrow as pa

    schema = codings_schema(corpus)
    judged = _Judged(corpus)
    quotes: list[tuple[Paper, Quote]] = []
    counts: list[int] = []
    for paper, quote in corpus.iter_quotes():
        quotes.append((paper, quote))
        counts.append(judged.add(paper, quote))
        if judged.size >= size:
            columns = {**_quote_columns(quotes, counts), **judged.take_columns()}
            yield pa.record_batch([columns[name] for name in Row._fields], schema=schema)
            quotes.clear()
            counts.clear()
    if judged.size:
        columns = {**_quote_columns(quotes, counts), **judged.take_columns()}
        yield pa.record_batch([columns[name] for name in Row._fields], schema=schema)


class _Book(NamedTuple):
    """A codebook under which quotes were coded: its number, and the places of its factors."""

    number: int
    name: str
    places: dict[str, int]


class _Judged:
    """Gathers what each judgement has for itself, in blocks of a quote under a codebook."""

    def __init__(self, corpus: Corpus) -> None:
        self._books = {
            ref: _Book(
                number,
                split_codebook_ref(ref)[0],
                {
                    name: place
                    for place, name in enumerate(f.id for f in book.factors if not f.abstract)
                },
            )
            for number, (ref, book) in enumerate(corpus.codebooks.items())
        }
        self._names = sorted({name for book in self._books.values() for name in book.places})
        self._start()

    def _start(self) -> None:
        self.size = 0
        self._coders: dict[tuple[str, ...], int] = {(): 0}
        self._blocks: tuple[list[int], list[int], list[int]] = ([], [], [])
        self._values: tuple[list[int], list[int]] = ([], [])
        self._terms: tuple[list[int], list[str]] = ([], [])

    def add(self, paper: Paper, quote: Quote) -> int:
        """Add the judgements of a quote and say how many there are."""
        begin = self.size
        books, unlisted, coders = self._blocks
        for ref, statement in sorted(paper.coding.items()):
            book = self._books.get(ref)
            if book is None:
                continue
            books.append(book.number)
            unlisted.append(_ABSENT if statement.complete else _NOT_ASSESSED)
            coders.append(self._coders.setdefault(statement.coders, len(self._coders)))
            for factor, code in quote.codes.get(book.name, {}).items():
                place = book.places.get(factor)
                if place is None:
                    continue
                self._values[0].append(self.size + place)
                self._values[1].append(_NUMBER_OF[code.value])
                if code.term is not None:
                    self._terms[0].append(self.size + place)
                    self._terms[1].append(code.term)
            self.size += len(book.places)
        return self.size - begin

    def take_columns(self) -> dict[str, pa.Array]:
        """The columns ``codebook``, ``factor``, ``value``, ``term`` and ``coders`` of what was
        added, which is forgotten."""
        import numpy as np
        import pyarrow as pa

        books, unlisted, coders = (np.array(numbers, dtype="int32") for numbers in self._blocks)
        number_of = {name: number for number, name in enumerate(self._names)}
        own = [
            np.array([number_of[name] for name in book.places], dtype="int32")
            for book in self._books.values()
        ]
        lengths = np.array([len(each) for each in own], dtype="int32")[books]
        values = np.repeat(unlisted, lengths)
        values[np.array(self._values[0], dtype="int64")] = self._values[1]
        whose = np.where(values == _NOT_ASSESSED, 0, np.repeat(coders, lengths))
        columns = {
            "codebook": _dictionary(np.repeat(books, lengths), list(self._books)),
            "factor": _dictionary(np.concatenate([own[number] for number in books]), self._names),
            "value": _dictionary(values, OUTCOMES),
            "term": self._term_column(),
            "coders": _lists(list(self._coders)).take(pa.array(whose)),
        }
        self._start()
        return columns

    def _term_column(self) -> pa.Array:
        import numpy as np
        import pyarrow as pa

        places = np.full(self.size, -1, dtype="int32")
        places[np.array(self._terms[0], dtype="int64")] = np.arange(len(self._terms[0]))
        at = pa.array(places, mask=places < 0)
        return pa.array(self._terms[1], pa.string()).take(at)


def _quote_columns(
    quotes: Sequence[tuple[Paper, Quote]], counts: Sequence[int]
) -> dict[str, pa.Array]:
    """The columns that are the same for all judgements of a quote."""
    import numpy as np
    import pyarrow as pa

    once = {
        "paper": _distinct([p.id for p, _ in quotes]),
        "year": pa.array([p.year for p, _ in quotes], pa.int64()),
        "quote": _distinct([quote_ref(p.id, q.id) for p, q in quotes]),
        "source": _lists([q.source for _, q in quotes]),
        "target": _lists([q.target for _, q in quotes]),
        "models": _lists([q.models for _, q in quotes]),
        "via": _distinct([q.via.paper if q.via else None for _, q in quotes]),
        "locator": pa.array([q.locator for _, q in quotes], pa.string()),
        "notes": _lists([tuple(sorted({n.kind for n in q.notes})) for _, q in quotes]),
        "text": _distinct([format_plain(q.text) for _, q in quotes]),
        "verified": _distinct(
            [q.verification.level if q.verification else None for _, q in quotes]
        ),
    }
    places = pa.array(np.repeat(np.arange(len(quotes)), counts))
    return {name: column.take(places) for name, column in once.items()}


def _level(quote: Quote) -> str | None:
    return quote.verification.level if quote.verification else None


def _lists(lists: Sequence[Sequence[str]]) -> pa.Array:
    import pyarrow as pa

    return pa.array(lists, pa.list_(pa.string()))


def _distinct(words: Sequence[str | None]) -> pa.Array:
    import pyarrow as pa

    # For long texts several times as fast as Arrow's own encoding.
    numbers: dict[str, int] = {}
    places = [None if w is None else numbers.setdefault(w, len(numbers)) for w in words]
    return _dictionary(pa.array(places, pa.int32()), list(numbers))


def _dictionary(numbers: Numbers | pa.Array, words: Sequence[str]) -> pa.Array:
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(numbers, pa.array(words, pa.string()))
