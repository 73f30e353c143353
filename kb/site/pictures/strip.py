"""One factor's quotes by year and value, for its own page."""

from __future__ import annotations

from collections import Counter

from kb.site import addresses
from kb.site.pictures.book import Book, span_label, span_words, spans_of
from kb.site.pictures.figure import Figure, Table
from kb.site.pictures.grid import Bubble, Cells, Head, draw_grid
from kb.site.words import VALUES, count

NAME = "by-year"
_FEWEST = 3


def build_strip(book: Book, factor: str) -> Figure | None:
    """A row for each value and a column for each year; None where so little is said that the
    quotes themselves say it better.

    Args:
        book: the codebook.
        factor: the id of the factor.
    """
    quotes = book.spoken.get(factor, ())
    if len(quotes) < _FEWEST:
        return None
    spans = spans_of([said.paper.year for said in book.said])
    place = {year: at for at, span in enumerate(spans) for year in span}
    numbers = Counter[tuple[str, int]](
        (said.codes[factor].value, place[said.paper.year]) for said in quotes
    )
    values = [value for value in VALUES if any(value == found for found, _ in numbers)]
    cells: Cells = {
        (values.index(value), at): Bubble(
            value,
            number,
            f"{value}: {count(number, 'quote')} {span_words(spans[at])}",
            addresses.quotes_where(
                factor=book.full(factor), value=value, since=spans[at][0], until=spans[at][-1]
            ),
        )
        for (value, at), number in sorted(numbers.items())
    }
    totals = Counter[str](said.codes[factor].value for said in quotes)
    return Figure(
        NAME,
        "",
        "When it came up",
        ("A larger mark stands for more quotes, and leads to them.",),
        draw_grid(
            [Head(span_label(span)) for span in spans],
            [Head(value, "", f"{totals[value]:,}") for value in values],
            cells,
            (),
        ),
        Table("", (), ()),
        (),
        list,
    )
