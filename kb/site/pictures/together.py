"""Which factors stand in one quote."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from kb.site import addresses
from kb.site.pictures.book import Book, Said
from kb.site.pictures.drawing import Drawing
from kb.site.pictures.figure import Figure, Row, Table, several
from kb.site.pictures.grid import Bubble, Head
from kb.site.pictures.labels import leaders, named
from kb.site.pictures.matrix import draw_matrix
from kb.site.words import count

NAME = "co-occurrence"
_MOST_FACTORS, _MOST_PAIRS = 16, 120


@dataclass(frozen=True, slots=True)
class Pair:
    """Two factors of a codebook.

    Attributes:
        one: the first, in the codebook's order.
        other: the second.
        quotes: the quotes that speak to both.
        assessed: in how many quotes both were assessed.
        jaccard: the share of these with both among those with either; None where none has either.
        lift: how many times as often they come together as if they had nothing to do with each
            other; None where one of them never comes.
    """

    one: str
    other: str
    quotes: tuple[Said, ...]
    assessed: int
    jaccard: float | None
    lift: float | None


def build_together(book: Book) -> Figure:
    """How many quotes speak to both of two factors."""
    pairs = read_pairs(book)
    met = sorted((pair for pair in pairs if pair.quotes), key=lambda pair: -len(pair.quotes))
    return Figure(
        NAME,
        "",
        _finding(book, met),
        ()
        if not met
        else (
            "A larger disc stands for more quotes that speak to both factors, and leads to them. "
            "On the diagonal stands how many quotes speak to the factor at all.",
            "Jaccard is the share of quotes with both among those with either; lift is how many "
            "times as often they come together as two factors would that have nothing to do with "
            "each other. Both look only at quotes in which both were assessed, and say nothing "
            "where coders wrote down only what is present. These are quotes that somebody chose.",
        ),
        _drawing(book, met),
        Table(
            "Factors that stand in one quote",
            ("Factor", "with", "Quotes", "Jaccard", "Lift", "Both assessed", "Which"),
            tuple(_row(book, pair) for pair in met[:_MOST_PAIRS]),
            max(len(met) - _MOST_PAIRS, 0),
        ),
        ("codebook", "factor", "other", "quotes", "jaccard", "lift", "assessed", "quote_ids"),
        lambda: [
            (
                *(book.ref, pair.one, pair.other, len(pair.quotes)),
                *(_rounded(pair.jaccard, 4), _rounded(pair.lift, 4), pair.assessed),
                tuple(said.ref for said in pair.quotes),
            )
            for pair in pairs
        ],
    )


def read_pairs(book: Book) -> list[Pair]:
    """Every two factors, with the measures of `kb.frames.wide.build_cooccurrence`."""
    both: dict[tuple[str, str], list[Said]] = defaultdict(list)
    speaking, known = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    whole, spoken = 0, Counter[str]()
    name = book.ref.rpartition("@")[0]
    for said in book.said:
        for pair in combinations(sorted(said.codes), 2):
            both[pair].append(said)
        if said.paper.coding[book.ref].complete:
            whole += 1
            spoken.update(tuple(said.codes))
            continue
        listed = [factor for factor in said.quote.codes.get(name) or {} if factor in book.factors]
        for pair in combinations(sorted(listed), 2):
            known[pair] += 1
        for one in said.codes:
            speaking.update((one, other) for other in listed if other != one)
    found = []
    for one, other in combinations(book.factors, 2):
        key = (one, other) if one < other else (other, one)
        quotes = tuple(both.get(key, ()))
        assessed = whole + known[key]
        left, right = spoken[one] + speaking[one, other], spoken[other] + speaking[other, one]
        either, product = left + right - len(quotes), left * right
        found.append(
            Pair(
                *(one, other, quotes, assessed),
                len(quotes) / either if either else None,
                assessed * len(quotes) / product if product else None,
            )
        )
    return found


def _finding(book: Book, met: list[Pair]) -> str:
    if not met:
        return f"No quote in this base speaks to two factors of {named(book.title)}"
    most, of = len(met[0].quotes), len(book.said)
    top = leaders([(f"{pair.one}/{pair.other}", len(pair.quotes)) for pair in met], most=1)
    if not top:
        tied = sum(len(pair.quotes) == most for pair in met)
        return f"No two factors lead: {tied} pairs come together in {count(most, 'quote')} each"
    one, other = (named(book.factors[name]) for name in (met[0].one, met[0].other))
    return (
        f"In this base {one} and {other} come together most often: "
        f"in {most:,} of {count(of, 'quote')}"
    )


def _drawing(book: Book, met: list[Pair]) -> Drawing | None:
    if not met:
        return None
    spoken = {factor: len(quotes) for factor, quotes in book.spoken.items()}
    kept = set(sorted(spoken, key=lambda factor: -spoken[factor])[:_MOST_FACTORS])
    shown = [factor for factor in spoken if factor in kept and spoken[factor]]
    place = {factor: at for at, factor in enumerate(shown)}
    cells = {
        (place[pair.other], place[pair.one]): Bubble(
            "count",
            len(pair.quotes),
            f"{book.label(pair.one)} with {book.label(pair.other)}: "
            f"{count(len(pair.quotes), 'quote')}",
            addresses.quotes_where(factor=book.full(pair.one), also=book.full(pair.other)),
        )
        for pair in met
        if pair.one in place and pair.other in place
    }
    totals = {(at, at): f"{spoken[factor]:,}" for factor, at in place.items()}
    heads = [Head(book.label(factor), book.factor(factor).address) for factor in shown]
    left = sum(map(bool, spoken.values())) - len(shown)
    more = f"and {count(left, 'more factor')}, in the table" if left else ""
    return draw_matrix(heads, heads, cells, totals, (), more)


def _row(book: Book, pair: Pair) -> Row:
    return (
        book.factor(pair.one),
        book.factor(pair.other),
        len(pair.quotes),
        _rounded(pair.jaccard, 2),
        _rounded(pair.lift, 2),
        pair.assessed,
        several([said.link for said in pair.quotes]),
    )


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
