"""The rows of the explorer as they stand in the page, for readers without scripts and for machines.

A row is bounded, whatever a record says: a long quote is cut with a link to all of it, and so are
long names. So a page of rows is bounded too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import cast

from markupsafe import Markup, escape

from kb.ids import split_codebook_ref
from kb.model.paper import Paper, Quote
from kb.site import addresses
from kb.site.links import Links
from kb.site.passages import format_passages
from kb.site.press import Press, templates
from kb.site.words import VALUES

LONGEST = 1_500
"""How many letters of a quote a row shows; `frontend/src/explorer` shows as many."""

_LINK, _FRAME = 170, 1_200
"""Bytes of a link to a record, and of what every row has."""


def format_row(press: Press, links: Links, paper: Paper, quote: Quote) -> Markup:
    """One quote as a row of the table: its paper, its words, its judgements, what it is about."""
    address = escape(links.root + addresses.quote(paper.id, quote.id))
    text, is_cut = cut_words(quote.text)
    rest = f'<p class="kb-x-rest"><a href="{address}">The whole quote</a></p>' if is_cut else ""
    return Markup(  # noqa: S704  # links and words are escaped by what makes them
        f'<tr role="row"><th scope="row" role="rowheader">{links.paper(paper.id)}<br>'
        f'<a class="kb-x-ref" href="{address}">Quote {quote.id[1:]}</a>'
        f"{links.level_mark(quote)}</th>"
        f'<td role="cell" class="kb-x-words"><blockquote>{format_passages(text)}</blockquote>'
        f"{rest}</td>"
        f'<td role="cell" class="kb-x-judged">{_format_judged(press, links, paper, quote)}</td>'
        f'<td role="cell" class="kb-x-about">{_format_about(links, quote)}</td></tr>'
    )


def cut_words(text: str) -> tuple[str, bool]:
    """The beginning of a quote as long as a row shows it, and whether that is not all.

    >>> cut_words("short")
    ('short', False)
    """
    if len(text) <= LONGEST:
        return text, False
    kept = text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]
    return f"{kept} …", True


def _format_judged(press: Press, links: Links, paper: Paper, quote: Quote) -> str:
    """For each codebook the factors that the record states, by value."""
    marks = cast("Mapping[str, Markup]", templates().globals["marks"])
    books = []
    for ref in sorted(paper.coding):
        book = press.corpus.codebooks.get(ref)
        codes = quote.codes.get(split_codebook_ref(ref)[0], {})
        if book is None or not codes:
            continue
        stated = sorted(
            (VALUES.index(codes[factor.id].value), place, factor.id)
            for place, factor in enumerate(book.factors)
            if factor.id in codes and not factor.abstract
        )
        items = "".join(
            f"<li>{marks[VALUES[value]]} {_listed(links.factor(ref, it[2]) for it in members)}</li>"
            for value, members in groupby(stated, key=lambda entry: entry[0])
        )
        books.append(
            f'<div class="kb-x-book"><span>{links.codebook(ref)}</span><ul>{items}</ul></div>'
        )
    return "".join(books)


def _format_about(links: Links, quote: Quote) -> str:
    """The datasets and models that the quote names, the target after the source."""
    subjects = (
        ("Source", map(links.dataset, quote.source)),
        ("Target", map(links.dataset, quote.target)),
        ("Model", map(links.model, quote.models)),
    )
    return "".join(
        f'<div class="kb-x-subject"><span>{role}</span> {listed}</div>'
        for role, named in subjects
        if (listed := _listed(named))
    )


def _listed(named: Iterable[Markup]) -> str:
    return str.join(", ", named)


def weigh_row(quote: Quote, label: str) -> int:
    """How many bytes a row may take, told from the record alone and hardly ever too low.

    Args:
        quote: the quote.
        label: the short label of its paper.
    """
    subjects = len(quote.source) + len(quote.target) + len(quote.models)
    codes = sum(map(len, quote.codes.values()))
    shown = quote.text[:LONGEST]
    escaped = sum(map(shown.count, "<>&'\""))
    marked = 75 * shown.count("[") + 10 * shown.count("**") + 8 * shown.count("\n")
    letters = 2 * len(shown) + 4 * (escaped + len(label)) + marked
    return letters + _LINK * (subjects + codes) + _FRAME
