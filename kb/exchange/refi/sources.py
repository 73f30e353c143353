"""The sources of a project: a text for each paper, its quotes as selections, their codings."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus, Judgement
from kb.exchange.refi.guids import Guids
from kb.exchange.refi.markup import clean_text, element, reference, text_element
from kb.exchange.refi.notes import note_references, notes_on, notes_on_code
from kb.exchange.refi.texts import QuotePlace, format_source
from kb.exchange.refi.users import user_guid
from kb.exchange.refi.variables import PAPER_VARIABLES, format_value
from kb.ids import quote_ref
from kb.model.paper import Paper, Quote
from kb.text import format_plain


def source_papers(corpus: Corpus) -> Iterator[Paper]:
    """The papers that are sources: all that are in use."""
    return (paper for paper in corpus.papers.values() if paper.deprecated is None)


def text_name(guids: Guids, paper: Paper) -> str:
    """The name of the file of a paper's text."""
    return f"{guids.record('paper', paper.id, 'text')}.txt"


def iter_sources(corpus: Corpus, guids: Guids, written: str) -> Iterator[str]:
    """Every source as an element.

    Args:
        corpus: the records.
        guids: their GUIDs.
        written: the time that all sources are given.
    """
    for paper in source_papers(corpus):
        _, places = format_source(paper)
        notes = notes_on(guids, guids.iris.record("paper", paper.id), paper.id, paper.notes)
        yield element(
            "TextSource",
            {
                "guid": guids.record("paper", paper.id),
                "name": paper.id,
                "plainTextPath": f"internal://{text_name(guids, paper)}",
                "creationDateTime": written,
            },
            text_element("Description", paper.title),
            *(f"\n{_selection(corpus, paper, place, guids)}" for place in places),
            note_references(notes),
            *(format_value(guids, variable, read(paper)) for variable, read in PAPER_VARIABLES),
        )


def _selection(corpus: Corpus, paper: Paper, place: QuotePlace, guids: Guids) -> str:
    quote = place.quote
    ref = quote_ref(paper.id, quote.id)
    coded = [judgement for judgement in corpus.judgements_of(paper, quote) if judgement.code]
    users = {judgement.coders for judgement in coded}
    return element(
        "PlainTextSelection",
        {
            "guid": guids.quote(ref),
            "name": ref,
            "startPosition": str(place.start),
            "endPosition": str(place.end),
            "creatingUser": user_guid(guids, *users) if len(users) == 1 else None,
        },
        text_element("Description", _describe(quote)),
        *(_coding(ref, judgement, guids) for judgement in coded),
        note_references(notes_on(guids, guids.iris.quote(ref), ref, quote.notes)),
    )


def _coding(ref: str, judgement: Judgement, guids: Guids) -> str:
    codebook, factor, code = judgement.codebook.id, judgement.factor.id, judgement.code
    if code is None:
        return ""
    return element(
        "Coding",
        {
            "guid": guids.coding(ref, codebook, factor),
            "creatingUser": user_guid(guids, judgement.coders),
        },
        reference("CodeRef", guids.factor(codebook, factor, code.value)),
        note_references(notes_on_code(guids, ref, codebook, factor, code)),
    )


def _describe(quote: Quote) -> str:
    """What is known of a quote besides its codes, a line each; its own markup comes last, and only
    where the text of the source does not show it."""
    lines = []
    if quote.locator:
        lines.append(f"Locator: {_line(quote.locator)}")
    if quote.via:
        lines.append(f"Via: {quote.via.paper}")
        if quote.via.locator:
            lines.append(f"Via locator: {_line(quote.via.locator)}")
    if quote.similar_to:
        lines.append(f"Similar to: {', '.join(quote.similar_to)}")
    if quote.verification:
        lines.append(f"Verified: {quote.verification.level}")
    if clean_text(format_plain(quote.text)) != quote.text:
        lines.append(f"As entered: {quote.text}")
    return "\n".join(lines)


def _line(text: str) -> str:
    return text.replace("\n", " ")
