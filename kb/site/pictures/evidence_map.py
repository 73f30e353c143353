"""What is known of each factor in each domain of datasets, or in each year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from kb.frames.coded import Domains, setting_of
from kb.frames.gap_table import Cell
from kb.model.paper import Paper, Quote
from kb.site.pictures.book import Book, Said, span_label, span_words, spans_of
from kb.site.pictures.labels import short
from kb.site.pictures.voices import Voices

Variant = Literal["source", "target", "year"]
VARIANTS: Final[tuple[Variant, ...]] = ("source", "target", "year")
"""What the columns of a map may be: domains of source or of target datasets, or years."""


class Column(NamedTuple):
    """A column.

    Attributes:
        key: the domain, or the label of the years.
        words: what it is within a sentence: *about medical sources*.
        conditions: what the explorer is asked for besides the factor.
    """

    key: str
    words: str
    conditions: Mapping[str, str | int]


@dataclass(frozen=True)
class Map:
    """Factors by columns.

    Attributes:
        columns: the columns, in order.
        cells: for each factor and column what is known of it.
        values: for each of these the number of its quotes by value.
        voices: for each the number of its papers that share no author.
        unknown: for each factor the quotes that stand in no column.
        unplaced: how many papers stand in no column.
    """

    columns: tuple[Column, ...]
    cells: Mapping[tuple[str, str], Cell]
    values: Mapping[tuple[str, str], Counter[str]]
    voices: Mapping[tuple[str, str], int]
    unknown: Mapping[str, Sequence[Said]]
    unplaced: int


def read_map(book: Book, variant: Variant, domains: Domains, voices: Voices) -> Map:
    """What is known of each factor in each column, as `kb.frames.gaps` has it for domains."""
    columns, columns_of, columns_of_paper = _columns(book, variant, domains)
    said: dict[tuple[str, str], list[Said]] = defaultdict(list)
    unknown: dict[str, list[Said]] = {factor: [] for factor in book.factors}
    keys_of_paper: dict[str, dict[str, None]] = {}
    keys_of: dict[int, tuple[str, ...]] = {}
    for paper, quote in book.corpus.iter_quotes():
        if paper.id not in keys_of_paper:
            keys_of_paper[paper.id] = dict.fromkeys(columns_of_paper(paper))
        keys_of[id(quote)] = found = columns_of(paper, quote)
        keys_of_paper[paper.id].update(dict.fromkeys(found))
    for one in book.said:
        keys = keys_of[id(one.quote)]
        for factor in one.codes:
            for key in keys:
                said[factor, key].append(one)
            if not keys:
                unknown[factor].append(one)
    read: dict[str, list[str]] = {column.key: [] for column in columns}
    looked: dict[tuple[str, str], list[str]] = defaultdict(list)
    for paper_id, placed in keys_of_paper.items():
        assessed = _assessed(book, book.corpus.papers[paper_id]) if placed else ()
        for key in placed:
            read[key].append(paper_id)
            for factor in assessed:
                looked[factor, key].append(paper_id)
    cells = {
        (factor, column.key): _cell(factor, column.key, said, looked, read)
        for factor in book.factors
        for column in columns
    }
    return Map(
        tuple(columns),
        cells,
        {at: Counter(one.codes[at[0]].value for one in found) for at, found in said.items()},
        {at: voices.count(cells[at].papers) for at in said},
        unknown,
        sum(not placed for placed in keys_of_paper.values()),
    )


def _columns(
    book: Book, variant: Variant, domains: Domains
) -> tuple[
    list[Column],
    Callable[[Paper, Quote], tuple[str, ...]],
    Callable[[Paper], tuple[str, ...]],
]:
    if variant == "year":
        spans = spans_of([paper.year for paper, _ in book.corpus.iter_quotes()])
        label_of = {year: span_label(span) for span in spans for year in span}
        found = [
            Column(span_label(span), span_words(span), {"since": span[0], "until": span[-1]})
            for span in spans
        ]
        return found, lambda paper, _: (label_of[paper.year],), lambda paper: ()
    in_use = [
        Column(
            name,
            f"with {short(name, 40)} {variant}s",
            {f"{variant}_domain": name, "within": "nearest"},
        )
        for name in domains.all
    ]
    all_domains = frozenset(domains.all)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def domains_of(names: tuple[str, ...]) -> tuple[str, ...]:
        if names not in known:
            known[names] = tuple(d for d in domains.domains(names) if d in all_domains)
        return known[names]

    return (
        in_use,
        lambda paper, quote: domains_of(getattr(setting_of(paper, quote), variant)),
        lambda paper: domains_of(getattr(paper.studies, variant)) if paper.studies else (),
    )


def _assessed(book: Book, paper: Paper) -> tuple[str, ...]:
    """The factors that were looked for in every quote of a paper that has any."""
    statement = paper.coding.get(book.ref)
    if statement is None:
        return ()
    if statement.complete:
        return tuple(book.factors)
    quotes = [quote for quote in paper.quotes if quote.deprecated is None]
    name = book.ref.rpartition("@")[0]
    listed = [quote.codes.get(name) or {} for quote in quotes]
    return tuple(f for f in listed[0] if f in book.factors and all(f in codes for codes in listed))


def _cell(
    factor: str,
    key: str,
    said: Mapping[tuple[str, str], list[Said]],
    looked: Mapping[tuple[str, str], list[str]],
    read: Mapping[str, list[str]],
) -> Cell:
    found = said.get((factor, key), [])
    return Cell(
        factor,
        key,
        quotes=tuple(one.ref for one in found),
        verified=tuple(one.ref for one in found if one.is_verified),
        papers=tuple(dict.fromkeys(one.paper.id for one in found)),
        looked_for=tuple(looked.get((factor, key), ())),
        read=tuple(read[key]),
    )


def value_of(values: Mapping[str, int]) -> str:
    """The value that stands for several quotes: a sign where every quote with a sign has it, mixed
    where they do not agree or one is mixed, present where none has a sign.

    >>> value_of({"positive": 2, "present": 9}), value_of({"positive": 1, "negative": 1})
    ('positive', 'mixed')
    """
    signs = [sign for sign in ("positive", "negative", "mixed") if values.get(sign)]
    return "present" if not signs else signs[0] if len(signs) == 1 else "mixed"
