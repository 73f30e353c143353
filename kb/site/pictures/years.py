"""Quotes per factor and year."""

from __future__ import annotations

from collections import Counter

from kb.site import addresses
from kb.site.pictures.book import Book, span_label, span_words, spans_of
from kb.site.pictures.figure import Figure, Row, Table
from kb.site.pictures.grid import Bubble, Cells, Head, draw_grid
from kb.site.pictures.labels import leaders, named
from kb.site.words import count

NAME = "quotes-per-year"
_MOST_ROWS = 12


def build_years(book: Book) -> Figure:
    """How many quotes speak to each factor, by the year of their paper."""
    spans = spans_of([said.paper.year for said in book.said])
    numbers = {
        factor: _per_span(Counter(said.paper.year for said in found), spans)
        for factor, found in book.spoken.items()
    }
    coded = _per_span(Counter(said.paper.year for said in book.said), spans)
    kept = set(sorted(numbers, key=lambda name: sum(numbers[name]), reverse=True)[:_MOST_ROWS])
    shown = [name for name in numbers if name in kept and any(numbers[name])]
    cells: Cells = {
        (row, at): Bubble(
            "count",
            number,
            f"{book.label(name)}: {count(number, 'quote')} {span_words(span)}, of "
            f"{coded[at]:,} coded then",
            addresses.quotes_where(factor=book.full(name), since=span[0], until=span[-1]),
        )
        for row, name in enumerate(shown)
        for at, (number, span) in enumerate(zip(numbers[name], spans, strict=True))
        if number
    }
    rows = [
        Head(book.label(name), book.factor(name).address, f"{sum(numbers[name]):,}")
        for name in shown
    ]
    left = sum(any(found) for found in numbers.values()) - len(shown)
    more = f"and {count(left, 'more factor')}, in the table" if left else ""
    labels = tuple(map(span_label, spans))
    body: list[Row] = [
        (book.factor(name), *(number or None for number in found), sum(found))
        for name, found in numbers.items()
    ]
    total: Row = ("All quotes coded", *coded, sum(coded))
    return Figure(
        NAME,
        "",
        _finding(book, numbers, spans),
        ()
        if not shown
        else (
            "A larger disc stands for more quotes; the number at the end of a row is their sum. A "
            f"quote can speak to several factors; {_speaking(book)}.",
            "A rise is a rise among the papers that were added here, not in the field: the last "
            "row of the table says how many quotes were coded.",
        ),
        draw_grid([Head(label) for label in labels], rows, cells, (), more) if shown else None,
        Table("Quotes per factor and year", ("Factor", *labels, "All"), (*body, total)),
        ("codebook", "factor", "label", *labels, "all"),
        lambda: [
            *((book.ref, name, book.factors[name], *f, sum(f)) for name, f in numbers.items()),
            (book.ref, None, "all quotes coded", *coded, sum(coded)),
        ],
    )


def _per_span(years: Counter[int], spans: list[range]) -> tuple[int, ...]:
    return tuple(sum(years[year] for year in span) for span in spans)


def _speaking(book: Book) -> str:
    quotes = count(len(book.corpus.quotes), "quote")
    speak = "speaks" if book.speaking == 1 else "speak"
    return f"{book.speaking:,} of the {quotes} {speak} to at least one of its factors"


def _finding(book: Book, numbers: dict[str, tuple[int, ...]], spans: list[range]) -> str:
    totals = [(name, sum(found)) for name, found in numbers.items()]
    spoken = [(name, total) for name, total in totals if total]
    if not spoken:
        return f"No quote in this base speaks to a factor of {named(book.title)} yet"
    leading = leaders(spoken)
    if len(spoken) == 1:
        only = named(book.factors[spoken[0][0]])
        number = spoken[0][1]
        return (
            f"All {number:,} quotes speak to {only}"
            if number > 1
            else f"One quote speaks to {only}"
        )
    most = max(total for _, total in spoken)
    if not leading or len(leading) == len(spoken):
        tied = sum(total == most for _, total in spoken)
        return f"No factor leads: {tied} have the most quotes of this base, {most:,} each"
    names = " and to ".join(named(book.factors[name]) for name in leading)
    each = " each" if len(leading) > 1 else ""
    first = f"More quotes speak to {names} than to any other factor"
    return f"{first} ({most:,} of {book.speaking:,}{each}){_lately(book, leading, numbers, spans)}"


def _lately(
    book: Book, leading: tuple[str, ...], numbers: dict[str, tuple[int, ...]], spans: list[range]
) -> str:
    """Who leads in the later half of the columns, if that is another factor."""
    half = len(spans) - len(spans) // 2
    if half == len(spans):
        return ""
    later = leaders([(name, sum(found[half:])) for name, found in numbers.items()], most=1)
    if not later or later[0] in leading:
        return ""
    since = spans[half][0]
    most = sum(numbers[later[0]][half:])
    of = sum(bool(said.codes) and said.paper.year >= since for said in book.said)
    return f", but since {since} to {named(book.factors[later[0]])} ({most:,} of {of:,})"
