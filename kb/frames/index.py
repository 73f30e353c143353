"""An index of the quotes: for each name the places of the quotes of which it holds.

It is built in one pass over what the records state. Absent and not assessed are not stated one by
one; they follow from what was looked for, so they are computed when they are asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from kb.corpus import Corpus
from kb.frames.bits import Span, bits_at, bits_below, bits_within
from kb.frames.quotes import QuoteView
from kb.frames.rows import NOT_ASSESSED, Outcome
from kb.ids import quote_ref, split_codebook_ref
from kb.model.paper import Level, Paper, Quote
from kb.text import format_plain

K = TypeVar("K")
P = TypeVar("P")


class Postings(Generic[K, P]):
    """For each key a set of places, made from its list when it is first asked for.

    Args:
        lists: the places of each key, or the spans of places.
        made: how a list becomes a set.
    """

    def __init__(self, lists: Mapping[K, list[P]], made: Callable[[list[P]], int]) -> None:
        self._lists = lists
        self._made = made
        self._bits: dict[K, int] = {}

    def __getitem__(self, key: K) -> int:
        bits = self._bits.get(key)
        if bits is None:
            bits = self._made(self._lists[key]) if key in self._lists else 0
            self._bits[key] = bits
        return bits

    def __iter__(self) -> Iterator[K]:
        return iter(self._lists)

    @cached_property
    def all(self) -> int:
        """The places of any key at all."""
        return self.any_of(self)

    def any_of(self, keys: Iterable[K]) -> int:
        """The places of any of some keys."""
        bits = 0
        for key in keys:
            bits |= self[key]
        return bits


class QuoteIndex:
    """The quotes in use, each at its place, and the places of whatever may be asked for.

    Attributes:
        corpus: the records.
        quotes: the quotes with their papers, by paper and in the paper's order.
        refs: their references, ``ribeiro2017/q3``.
        everything: the set of all places.
        papers: the places by paper.
        years: by year.
        sources: by source dataset that the quote names.
        targets: by target dataset that the quote names.
        models: by architecture that the quote names.
        studied_sources: by source dataset that the paper works on.
        studied_targets: by target dataset that the paper works on.
        studied_models: by architecture that the paper works on.
        levels: by level of verification; None where no comparison is on record.
        coded: by codebook under which the paper was coded.
        complete: by codebook for whose factors all were looked for.
        coders: by codebook and coder who agreed on the paper's codes under it.
        stated: by name of a codebook (without version), factor and value, as the quotes list them.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.quotes: tuple[tuple[Paper, Quote], ...] = tuple(corpus.iter_quotes())
        self.refs = tuple(quote_ref(paper.id, quote.id) for paper, quote in self.quotes)
        self.everything = bits_below(len(self.quotes))
        self._values: dict[tuple[str, str, Outcome], int] = {}
        self._index_papers()
        self._index_quotes()

    def _index_papers(self) -> None:
        papers: dict[str, list[Span]] = {}
        years: dict[int, list[Span]] = {}
        sources: dict[str, list[Span]] = {}
        targets: dict[str, list[Span]] = {}
        models: dict[str, list[Span]] = {}
        coded: dict[str, list[Span]] = {}
        complete: dict[str, list[Span]] = {}
        coders: dict[tuple[str, str], list[Span]] = {}
        for paper, span in self._iter_spans():
            papers[paper.id] = [span]
            years.setdefault(paper.year, []).append(span)
            if paper.studies:
                _append(sources, paper.studies.source, span)
                _append(targets, paper.studies.target, span)
                _append(models, paper.studies.models, span)
            for ref, statement in paper.coding.items():
                coded.setdefault(ref, []).append(span)
                if statement.complete:
                    complete.setdefault(ref, []).append(span)
                _append(coders, ((ref, coder) for coder in statement.coders), span)
        self.papers = Postings(papers, self._within)
        self.years = Postings(years, self._within)
        self.studied_sources = Postings(sources, self._within)
        self.studied_targets = Postings(targets, self._within)
        self.studied_models = Postings(models, self._within)
        self.coded = Postings(coded, self._within)
        self.complete = Postings(complete, self._within)
        self.coders = Postings(coders, self._within)

    def _iter_spans(self) -> Iterator[tuple[Paper, Span]]:
        start = 0
        for place, (paper, _) in enumerate(self.quotes, start=1):
            if place == len(self.quotes) or self.quotes[place][0] is not paper:
                yield paper, (start, place)
                start = place

    def _index_quotes(self) -> None:
        sources: dict[str, list[int]] = {}
        targets: dict[str, list[int]] = {}
        models: dict[str, list[int]] = {}
        levels: dict[Level | None, list[int]] = {}
        stated: dict[tuple[str, str, str], list[int]] = {}
        for place, (_, quote) in enumerate(self.quotes):
            _append(sources, quote.source, place)
            _append(targets, quote.target, place)
            _append(models, quote.models, place)
            found = quote.verification
            levels.setdefault(found.level if found else None, []).append(place)
            for name, codes in quote.codes.items():
                for factor, code in codes.items():
                    stated.setdefault((name, factor, code.value), []).append(place)
        self.sources = Postings(sources, self._at)
        self.targets = Postings(targets, self._at)
        self.models = Postings(models, self._at)
        self.levels = Postings(levels, self._at)
        self.stated = Postings(stated, self._at)

    def _at(self, places: list[int]) -> int:
        return bits_at(places, len(self.quotes))

    def _within(self, spans: list[Span]) -> int:
        return bits_within(spans, len(self.quotes))

    def judged(self, codebook: str, factor: str, outcome: Outcome) -> int:
        """The quotes whose judgement of a factor, under a codebook with its version, is this."""
        key = (codebook, factor, outcome)
        bits = self._values.get(key)
        if bits is None:
            bits = self._judged(codebook, factor, outcome) & self.coded[codebook]
            self._values[key] = bits
        return bits

    def _judged(self, codebook: str, factor: str, outcome: Outcome) -> int:
        name = split_codebook_ref(codebook)[0]
        if outcome not in ("absent", NOT_ASSESSED):
            return self.stated[name, factor, outcome]
        values = ("positive", "negative", "mixed", "present", "absent")
        silent = self.everything & ~self.stated.any_of((name, factor, value) for value in values)
        if outcome == "absent":
            return self.stated[name, factor, "absent"] | (silent & self.complete[codebook])
        return silent & ~self.complete[codebook]

    def view(self, place: int) -> QuoteView:
        """The quote at a place."""
        return QuoteView(*self.quotes[place], self.corpus)

    @cached_property
    def views(self) -> tuple[QuoteView, ...]:
        """Every quote at its place."""
        return tuple(map(self.view, range(len(self.quotes))))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each reference."""
        return {ref: place for place, ref in enumerate(self.refs)}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each quote without emphasis marks."""
        return tuple(format_plain(quote.text) for _, quote in self.quotes)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words of each quote in the form in which they are searched; see `fold`."""
        return tuple(map(fold, self.texts))


def fold(text: str) -> str:
    """A text for comparing words: without differences of case, white space and composition.

    >>> fold("Two\\n  WORDS")
    'two words'
    """
    folded = " ".join(text.split()).casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def _append(lists: dict[K, list[P]], keys: Iterable[K], place: P) -> None:
    for key in keys:
        lists.setdefault(key, []).append(place)
