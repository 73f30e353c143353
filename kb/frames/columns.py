"""The tidy rows column by column, as numbers: for the pandas frame and the Arrow table.

What a quote's rows share is worked out once for each quote. What else they have is the same in all
quotes of all papers that were coded alike, but where a quote lists the factor: so it is asked of
the corpus once for each way of coding. To make a row for each judgement first would take several
times as long; tests hold the two to each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from kb.corpus import Corpus
from kb.frames.rows import NOT_ASSESSED, OUTCOMES, QuoteCells, outcome_of, quote_cells
from kb.ids import split_codebook_ref
from kb.model.paper import CodingStatement, Paper, Quote

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.int32]]

_NUMBER_OF: Final = {outcome: number for number, outcome in enumerate(OUTCOMES)}


class Columns(NamedTuple):
    """Rows as columns; a column of numbers has one for each row.

    Attributes:
        quotes: what rows share, for each quote once.
        quote: the place in ``quotes``.
        factors: codebooks and their factors, by reference and id.
        factor: the place in ``factors``.
        value: the place in `kb.frames.rows.OUTCOMES`.
        groups: coders who agreed, for each group once.
        coders: the place in ``groups``.
        terms: the authors' own words.
        term: the place in ``terms``; -1 where there are none.
    """

    quotes: list[QuoteCells]
    quote: Numbers
    factors: list[tuple[str, str]]
    factor: Numbers
    value: Numbers
    groups: list[tuple[str, ...]]
    coders: Numbers
    terms: list[str]
    term: Numbers


class _Unlisted(NamedTuple):
    """The rows of a quote that lists nothing.

    Attributes:
        begin: the place of the first among all such rows.
        size: how many there are.
        places: for each codebook its id and the places of its factors among these rows.
    """

    begin: int
    size: int
    places: tuple[tuple[str, dict[str, int]], ...]


class ColumnBuilder:
    """Gathers the rows of quotes.

    Args:
        corpus: the records.
        codebook: only the rows of this codebook, by its reference; of all if None.

    Attributes:
        size: so many rows are gathered.
    """

    def __init__(self, corpus: Corpus, codebook: str | None = None) -> None:
        self._corpus = corpus
        self._codebook = codebook
        self._begin()

    def _begin(self) -> None:
        self.size = 0
        self._quotes: list[QuoteCells] = []
        self._patterns: tuple[list[int], list[int]] = ([], [])
        self._factors: dict[tuple[str, str], int] = {}
        self._groups: dict[tuple[str, ...], int] = {(): 0}
        self._values: tuple[list[int], list[int]] = ([], [])
        self._terms: tuple[list[int], list[str]] = ([], [])
        self._unlisted: tuple[list[int], list[int], list[int]] = ([], [], [])
        self._known: dict[tuple[tuple[str, CodingStatement], ...], _Unlisted] = {}
        self._last: tuple[Paper | None, _Unlisted] = (None, _Unlisted(0, 0, ()))

    def add(self, quotes: Iterator[tuple[Paper, Quote]], most: int | None = None) -> None:
        """Gather the rows of quotes, to their end or until there are as many as ``most``."""
        for paper, quote in quotes:
            self._add(paper, quote)
            if most is not None and self.size >= most:
                break

    def _add(self, paper: Paper, quote: Quote) -> None:
        last, unlisted = self._last
        if paper is not last:
            coded = tuple(paper.coding.items())
            if (known := self._known.get(coded)) is None:
                known = self._known[coded] = self._unlisted_rows(paper, quote)
            unlisted = known
            self._last = paper, unlisted
        if not unlisted.size:
            return
        (rows, values), begin = self._values, self.size
        for codebook, places in unlisted.places:
            for factor, code in quote.codes.get(codebook, {}).items():
                place = places.get(factor)
                if place is None:
                    continue
                rows.append(begin + place)
                values.append(_NUMBER_OF[code.value])
                if code.term is not None:
                    self._terms[0].append(begin + place)
                    self._terms[1].append(code.term)
        self._quotes.append(quote_cells(paper, quote))
        self._patterns[0].append(unlisted.begin)
        self._patterns[1].append(unlisted.size)
        self.size += unlisted.size

    def _unlisted_rows(self, paper: Paper, quote: Quote) -> _Unlisted:
        bare = quote.model_copy(update={"codes": {}})
        factors, values, coders = self._unlisted
        begin = len(factors)
        places: dict[str, dict[str, int]] = {}
        for judgement in self._corpus.judgements_of(paper, bare, self._codebook):
            ref, factor = judgement.codebook.id, judgement.factor.id
            places.setdefault(ref, {})[factor] = len(factors) - begin
            factors.append(self._factors.setdefault((ref, factor), len(self._factors)))
            values.append(_NUMBER_OF[outcome_of(judgement)])
            group = paper.coding[ref].coders
            coders.append(self._groups.setdefault(group, len(self._groups)))
        named = tuple((split_codebook_ref(ref)[0], each) for ref, each in places.items())
        return _Unlisted(begin, len(factors) - begin, named)

    def take(self) -> Columns:
        """The rows that were gathered, in their order; they are forgotten."""
        import numpy as np

        begins, sizes = (np.array(numbers, dtype="int32") for numbers in self._patterns)
        factors, values, coders = (np.array(numbers, dtype="int32") for numbers in self._unlisted)
        ends = np.cumsum(sizes, dtype="int32")
        unlisted = np.repeat(begins - ends + sizes, sizes) + np.arange(self.size, dtype="int32")
        value = values[unlisted]
        value[np.array(self._values[0], dtype="int32")] = self._values[1]
        term = np.full(self.size, -1, dtype="int32")
        term[np.array(self._terms[0], dtype="int32")] = np.arange(len(self._terms[1]))
        columns = Columns(
            quotes=self._quotes,
            quote=np.repeat(np.arange(len(sizes), dtype="int32"), sizes),
            factors=list(self._factors),
            factor=factors[unlisted],
            value=value,
            groups=list(self._groups),
            coders=np.where(value == _NUMBER_OF[NOT_ASSESSED], 0, coders[unlisted]),
            terms=self._terms[1],
            term=term,
        )
        self._begin()
        return columns
