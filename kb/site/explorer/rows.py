"""The rows of the explorer as they stand in the page, for readers without scripts and for machines.

A row is bounded, whatever a record says: a long quote is cut with a link to all of it, and so are
long names. So a page of rows is bounded too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import cast

from markupsafe import Markup

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

_ROW = Markup(
    '<tr role="row"><th scope="row" role="rowheader">{paper}<br>'
    '<a class="kb-x-ref" href="{address}">Quote {number}</a>{level}</th>'
    '<td role="cell" class="kb-x-words"><blockquote>{words}</blockquote>{rest}</td>'
    '<td role="cell" class="kb-x-judged">{judged}</td>'
    '<td role="cell" class="kb-x-about">{about}</td></tr>'
)
_REST = Markup('<p class="kb-x-rest"><a href="{}">The whole quote</a></p>')
_BOOK = Markup('<div class="kb-x-book"><span>{}</span><ul>{}</ul></div>')
_JUDGED = Markup("<li>{} {}</li>")
_ABOUT = Markup('<div class="kb-x-subject"><span>{}</span> {}</div>')


def format_row(press: Press, links: Links, paper: Paper, quote: Quote) -> Markup:
    """One quote as a row of the table: its paper, its words, its judgements, what it is about."""
    address = links.root + addresses.quote(paper.id, quote.id)
    text, is_cut = cut_words(quote.text)
    return _ROW.format(
        paper=links.paper(paper.id),
        address=address,
        number=quote.id[1:],
        level=links.level_mark(quote),
        words=format_passages(text),
        rest=_REST.format(address) if is_cut else "",
        judged=Markup("").join(_iter_judged(press, links, paper, quote)),
        about=Markup("").join(_iter_about(links, quote)),
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


def _iter_judged(press: Press, links: Links, paper: Paper, quote: Quote) -> Iterator[Markup]:
    """For each codebook the factors that the record states, by value."""
    marks = cast("Mapping[str, Markup]", templates().globals["marks"])
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
        items = [
            _JUDGED.format(
                marks[VALUES[value]],
                Markup(", ").join(links.factor(ref, name) for _, _, name in members),
            )
            for value, members in groupby(stated, key=lambda entry: entry[0])
        ]
        yield _BOOK.format(links.codebook(ref), Markup("").join(items))


def _iter_about(links: Links, quote: Quote) -> Iterator[Markup]:
    """The datasets and models that the quote names, the target after the source."""
    for role, names in (("Source", quote.source), ("Target", quote.target)):
        if names:
            yield _ABOUT.format(role, Markup(", ").join(map(links.dataset, names)))
    if quote.models:
        yield _ABOUT.format("Model", Markup(", ").join(map(links.model, quote.models)))


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
