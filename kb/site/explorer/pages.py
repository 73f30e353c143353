"""The pages of the explorer: the first that becomes interactive, and those with all other rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from kb.model.paper import Paper, Quote
from kb.site import addresses
from kb.site.explorer.rows import format_row, weigh_row
from kb.site.page import SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.words import count

SCRIPT = "explorer"
FIRST, FURTHER = 50, 100
"""How many rows the first page has at most, and each other one."""
BYTES = 400_000
"""How many bytes the rows of a page take at most, unless a single row takes more."""

Rows = tuple[tuple[Paper, Quote], ...]
Span = tuple[int, int]


def iter_explorer_pages(press: Press) -> Iterator[PlannedPage]:
    """The explorer at ``quotes/``, then the further pages of its table."""
    rows = tuple(press.corpus.iter_quotes())
    spans = plan_pages(rows, press.crossings.labels)
    papers = len({paper.id for paper, _ in rows})
    total = f"{count(len(rows), 'quote')} of {count(papers, 'paper')}"
    for number, span in enumerate(spans, start=1):
        address = page_address(number)
        yield PlannedPage(
            addresses.page_path(address),
            page_title(number),
            partial(_make_page, press, rows[slice(*span)], total, (number, len(spans)), span),
            parent="" if number == 1 else addresses.page_path(addresses.QUOTES),
        )


def page_address(number: int) -> str:
    """Where a page of the table stands, from 1.

    >>> page_address(1), page_address(2)
    ('quotes/', 'quotes/page-2/')
    """
    return addresses.QUOTES if number == 1 else f"{addresses.QUOTES}page-{number}/"


def page_title(number: int) -> str:
    """The title of a page of the table."""
    return "Quotes" if number == 1 else f"Quotes, page {number}"


def plan_pages(rows: Rows, labels: Mapping[str, str]) -> tuple[Span, ...]:
    """Which quotes stand on which page, told without making any row; one page at least."""
    spans: list[Span] = []
    start = weight = 0
    for place, (paper, quote) in enumerate(rows):
        added = weigh_row(quote, labels[paper.id])
        most = FURTHER if spans else FIRST
        if place > start and (place - start == most or weight + added > BYTES):
            spans.append((start, place))
            start, weight = place, 0
        weight += added
    return (*spans, (start, len(rows)))


def _make_page(
    press: Press, shown: Rows, total: str, numbers: tuple[int, int], span: Span
) -> SitePage:
    number, of = numbers
    path = addresses.page_path(page_address(number))
    links = press.links_from(path)
    return press.page(
        "quotes",
        path,
        title=page_title(number),
        description=f"{total} in one table, by factor, value, paper, year, dataset and model.",
        parent="" if number == 1 else addresses.page_path(addresses.QUOTES),
        search=(
            (SearchEntry("", "Quotes", "All quotes in one table, to filter, sort and take away."),)
            if number == 1
            else ()
        ),
        scripts=(SCRIPT,) if number == 1 else (),
        styles=("explorer.css",),
        total=total,
        number=number,
        of=of,
        begin=span[0] + 1,
        end=span[1],
        page_address=page_address,
        rows=[format_row(press, links, paper, quote) for paper, quote in shown],
    )
