"""The quotes of a knowledge base held against one source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kb.corpus import Corpus
from kb.ids import quote_ref
from kb.matching.match import Match
from kb.matching.matcher import match_quote
from kb.matching.proof import neighbourhood_digest, passage_digest, quote_digest
from kb.matching.text import SourceText, prepare_source
from kb.model.paper import Level, Paper, Quote, Verification
from kb.sources.source import Source
from kb.verify.identity import Identity, identify
from kb.verify.standing import Standing, standing_of

Reread = Callable[[Sequence[int]], str | None]
"""Reads some pages of the same file (from 1) with another program; None when it cannot."""

_MOST_PAGES_REREAD = 60


@dataclass(frozen=True, slots=True)
class Compared:
    """A quote and how it stands in a source.

    Attributes:
        paper: its paper.
        quote: the quote.
        index: its position in the paper's record.
        level: what the source is to the quote.
        match: how it stands there.
        page: the page of the file on which it begins; None without pages.
        proof: what the record may say of it; None where it does not pass.
        standing: how that relates to what the record says now.
    """

    paper: Paper
    quote: Quote
    index: int
    level: Level
    match: Match
    page: int | None
    proof: Verification | None
    standing: Standing

    @property
    def ref(self) -> str:
        """The quote's name in the knowledge base."""
        return quote_ref(self.paper.id, self.quote.id)

    @property
    def is_to_write(self) -> bool:
        """Whether the record should be told."""
        return self.proof is not None and self.standing in ("new", "edited", "stale")


def quotes_for(
    corpus: Corpus, paper: Paper, source: Source
) -> tuple[dict[Level, list[tuple[Paper, int, Quote]]], dict[str, Identity]]:
    """The quotes of a paper that a source can speak to, by what it is to them, and what was seen.

    The source may be the paper itself, which can also quote others; or a paper from whose
    quotation quotes of this one were taken.
    """
    own = identify(paper, source)
    seen = {paper.id: own}
    found: dict[Level, list[tuple[Paper, int, Quote]]] = {}
    if own.is_paper:
        found["abstract" if own.is_short else "full-text"] = list(quotes_of(paper))
        found["secondary"] = [
            row
            for other in corpus.papers.values()
            if other.id != paper.id and other.deprecated is None
            for row in quotes_of(other)
            if row[2].via is not None and row[2].via.paper == paper.id
        ]
        return {level: rows for level, rows in found.items() if rows}, seen
    for row in quotes_of(paper):
        via = row[2].via
        if via is None or via.paper not in corpus.papers:
            continue
        if via.paper not in seen:
            seen[via.paper] = identify(corpus.papers[via.paper], source)
        if seen[via.paper].is_paper:
            found.setdefault("secondary", []).append(row)
    return found, seen


def quotes_of(paper: Paper) -> Iterator[tuple[Paper, int, Quote]]:
    """The quotes of a paper that are in use, each with the paper and its position there."""
    for index, quote in enumerate(paper.quotes):
        if quote.deprecated is None:
            yield paper, index, quote


def compare(
    rows: Sequence[tuple[Paper, int, Quote]],
    level: Level,
    source: Source,
    prepared: SourceText | None = None,
    reread: Reread | None = None,
) -> Iterator[Compared]:
    """How quotes stand in a source.

    Args:
        rows: the quotes, each with its paper and its position there.
        level: what the source is to them.
        source: the source.
        prepared: the same, prepared for matching.
        reread: for a second opinion on the pages where a quote does not pass.
    """
    text = prepared or prepare_source(source.text)
    for paper, index, quote in rows:
        match = match_quote(quote.text, text)
        if not match.passes and reread is not None:
            match = _second_opinion(quote, match, source, reread)
        page = source.page_at(match.span.start) if match.span else None
        proof = _proof(quote, level, match, page, source, text)
        standing = standing_of(quote, level, source.sha256, proof)
        yield Compared(paper, quote, index, level, match, page, proof, standing)


def _second_opinion(quote: Quote, match: Match, source: Source, reread: Reread) -> Match:
    """What another program reads on the pages in question: where it has the words and the first
    one has not, a person must look."""
    if match.span is not None:
        first = source.page_at(match.span.start) or 1
        last = source.page_at(match.span.end - 1) or first
        pages = range(max(first - 1, 1), min(last + 1, len(source.pages)) + 1)
    else:
        pages = range(1, min(len(source.pages), _MOST_PAGES_REREAD) + 1)
    text = reread(list(pages))
    other = match_quote(quote.text, text) if text else None
    if other is None or not other.passes:
        return match
    reason = f"a second program finds the words, and {source.extractor} does not"
    if match.status == "needs-confirmation":
        reason = f"{reason} without this"
    spans = match.parts if match.span is not None else ()
    return Match(
        "needs-confirmation",
        spans,
        other.tolerated,
        (),
        (*match.reasons, reason),
        (),
        other.found,
    )


def _proof(
    quote: Quote, level: Level, match: Match, page: int | None, source: Source, text: SourceText
) -> Verification | None:
    if match.status not in ("exact", "exact-across-break", "needs-confirmation"):
        return None
    passage = passage_digest(quote.text)
    neighbourhood = neighbourhood_digest(match, text)
    if passage is None or neighbourhood is None:
        return None
    return Verification(
        level=level,
        match=match.status,
        tolerated=match.tolerated,
        page=page,
        extractor=source.extractor,
        file=source.sha256,
        passage=passage,
        neighbourhood=neighbourhood,
        quote=quote_digest(quote.text),
    )


def signed(
    compared: Compared, by: str, date: str, confirmed: str | None = None
) -> Verification | None:
    """The proof as the record will have it: who, when, and what a person confirmed.

    None where there is nothing to sign: the quote does not pass, or a person has to confirm it
    first.
    """
    if compared.proof is None:
        return None
    if compared.match.status == "needs-confirmation" and confirmed is None:
        return None
    return compared.proof.model_copy(update={"by": by, "date": date, "confirmed": confirmed})


def is_same_place(compared: Compared) -> bool:
    """Whether a file other than the recorded one has the passage in the same neighbourhood."""
    known = compared.quote.verification
    if known is None or compared.proof is None:
        return False
    return known.neighbourhood == compared.proof.neighbourhood


__all__ = ["Compared", "compare", "is_same_place", "quotes_for", "quotes_of", "signed"]
