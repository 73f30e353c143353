"""The plain text of a paper's source: a head, then its quotes one after another."""

from __future__ import annotations

from dataclasses import dataclass

from kb.exchange.refi.markup import clean_text
from kb.graph.iris import arxiv_address, doi_address
from kb.ids import quote_ref
from kb.model.paper import Paper, Quote
from kb.text import format_plain

NO_QUOTES = "No passage of this paper is quoted.\n"


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """Where a quote stands in the text of its paper.

    Attributes:
        quote: the quote.
        start: the number of its first character, counted in Unicode code points from 0.
        end: the number of the character after its last.
    """

    quote: Quote
    start: int
    end: int


def format_source(paper: Paper) -> tuple[str, tuple[QuotePlace, ...]]:
    """The text of a paper's source, with the place of each quote that is in use.

    The text ends lines with line feeds and begins with no byte order mark, so that every reader
    counts the same. It holds no more of the paper than the quotes.
    """
    head = clean_text(_format_head(paper)).lstrip("\ufeff")
    pieces = [head]
    places: list[QuotePlace] = []
    at = len(head)
    for quote in paper.quotes:
        if quote.deprecated is not None:
            continue
        label = clean_text(f"\n{_format_label(paper, quote)}\n")
        text = clean_text(format_plain(quote.text))
        places.append(QuotePlace(quote, at + len(label), at + len(label) + len(text)))
        pieces += [label, text, "\n"]
        at += len(label) + len(text) + 1
    if not places:
        pieces.append(f"\n{NO_QUOTES}")
    return "".join(pieces), tuple(places)


def _format_head(paper: Paper) -> str:
    lines = [paper.title, f"{'; '.join(paper.authors)} ({paper.year})"]
    if paper.venue:
        lines.append(paper.venue)
    if paper.doi:
        lines.append(doi_address(paper.doi))
    elif paper.arxiv:
        lines.append(arxiv_address(paper.arxiv))
    return "".join(f"{line}\n" for line in lines)


def _format_label(paper: Paper, quote: Quote) -> str:
    parts = [f"[{quote_ref(paper.id, quote.id)}]"]
    if quote.locator:
        parts.append(quote.locator)
    if quote.via:
        where = f", {quote.via.locator}" if quote.via.locator else ""
        parts.append(f"quoted in {quote.via.paper}{where}")
    return parts[0] + (f" {'; '.join(parts[1:])}" if parts[1:] else "")
