"""A codebook as the pictures read it: its factors in use, and what each quote says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kb.corpus import Corpus
from kb.frames.choice import factors_in_use
from kb.ids import quote_ref, split_codebook_ref
from kb.model.paper import Paper, Quote
from kb.model.record import Code
from kb.site import addresses
from kb.site.pictures.figure import Linked
from kb.site.pictures.labels import clean, short

MOST_COLUMNS = 10
"""So many columns of years are drawn; where there are more years, a column holds several."""

_LONGEST = 200


class Said(NamedTuple):
    """A quote whose paper was coded under the codebook.

    Attributes:
        paper: its paper.
        quote: the quote.
        codes: the codes of the factors that it speaks to: assessed, and not absent.
        ref: the quote's reference.
        is_verified: whether its words were found in a source.
    """

    paper: Paper
    quote: Quote
    codes: Mapping[str, Code]
    ref: str
    is_verified: bool

    @property
    def link(self) -> Linked:
        """The way to the quote."""
        return Linked(self.ref, addresses.quote(self.paper.id, self.quote.id))


@dataclass(frozen=True)
class Book:
    """A codebook with what is said under it.

    Attributes:
        corpus: the records.
        ref: its reference.
        title: its title.
        is_signed: whether its coders judged signs.
        factors: the factors in use with their labels, in its order.
        said: every quote in use whose paper was coded under it, in the order of the papers.
        spoken: for each factor the quotes that speak to it.
    """

    corpus: Corpus
    ref: str
    title: str
    is_signed: bool
    factors: Mapping[str, str]
    said: tuple[Said, ...]
    spoken: Mapping[str, tuple[Said, ...]]

    @property
    def marks(self) -> int:
        """How often a quote speaks to a factor."""
        return sum(map(len, self.spoken.values()))

    @property
    def speaking(self) -> int:
        """How many quotes speak to at least one factor."""
        return sum(bool(said.codes) for said in self.said)

    def factor(self, name: str) -> Linked:
        """The way to a factor."""
        return Linked(self.factors[name], addresses.factor(self.ref, name))

    def label(self, factor: str) -> str:
        """A factor's label, of a bounded length."""
        return short(self.factors[factor], _LONGEST)

    def full(self, factor: str) -> str:
        """A factor with its codebook, as conditions name it."""
        return f"{self.ref}/{factor}"


def read_book(corpus: Corpus, ref: str) -> Book:
    """A codebook of the corpus with what is said under it, in one pass over the quotes."""
    record, name = corpus.codebooks[ref], split_codebook_ref(ref)[0]
    factors = dict.fromkeys(factors_in_use(record), "")
    for entry in record.factors:
        if entry.id in factors:
            factors[entry.id] = clean(entry.label)
    said: list[Said] = []
    spoken: dict[str, list[Said]] = {factor: [] for factor in factors}
    for paper, quote in corpus.iter_quotes():
        if ref not in paper.coding:
            continue
        given = quote.codes.get(name) or {}
        codes = {
            factor: code
            for factor, code in given.items()
            if code.value != "absent" and factor in factors
        }
        found = quote.verification
        is_verified = found is not None and found.level != "unverified"
        one = Said(paper, quote, codes, quote_ref(paper.id, quote.id), is_verified)
        said.append(one)
        for factor in codes:
            spoken[factor].append(one)
    return Book(
        corpus,
        ref,
        clean(record.title),
        record.signed,
        factors,
        tuple(said),
        {factor: tuple(quotes) for factor, quotes in spoken.items()},
    )


def shown_books(corpus: Corpus) -> tuple[str, ...]:
    """The codebooks in use under which a quote speaks to a factor, that of most marks first; if
    there is none, the first codebook in use, so that the pictures can say what is lacking."""
    in_use = [ref for ref, book in corpus.codebooks.items() if book.deprecated is None]
    marks = {
        ref: (split_codebook_ref(ref)[0], frozenset(factors_in_use(corpus.codebooks[ref])), [0])
        for ref in in_use
    }
    for paper, quote in corpus.iter_quotes():
        for ref in paper.coding:
            if ref in marks:
                name, factors, total = marks[ref]
                for factor, code in (quote.codes.get(name) or {}).items():
                    total[0] += code.value != "absent" and factor in factors
    spoken = [ref for ref in in_use if marks[ref][2][0]]
    return tuple(sorted(spoken, key=lambda ref: (-marks[ref][2][0], ref))) or tuple(in_use[:1])


def spans_of(years: list[int]) -> list[range]:
    """The columns for these years: each a year, or several where there are many.

    >>> spans_of([2016, 2018])
    [range(2016, 2017), range(2017, 2018), range(2018, 2019)]
    """
    if not years:
        return []
    first, last = min(years), max(years)
    width = next(w for w in (1, 2, 5, 10, 20, 50, 100, 1000) if _columns(first, last, w))
    start = first - first % width
    return [range(year, year + width) for year in range(start, last + 1, width)]


def _columns(first: int, last: int, width: int) -> bool:
    """Whether so wide columns are few enough."""
    return (last - first // width * width) // width < MOST_COLUMNS


def span_label(span: range) -> str:
    """A column's years.

    >>> span_label(range(2018, 2019)), span_label(range(1995, 2000)), span_label(range(1998, 2008))
    ('2018', '1995–99', '1998–2007')
    """
    if len(span) == 1:
        return str(span[0])
    same = span[0] // 100 == span[-1] // 100
    return f"{span[0]}–{f'{span[-1] % 100:02d}' if same else span[-1]}"


def span_words(span: range) -> str:
    """The years within a sentence."""
    return f"in {span_label(span)}" if len(span) == 1 else f"from {span[0]} to {span[-1]}"
