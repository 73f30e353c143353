"""Relations of the coding: what was judged of which quote, by whom, under which codebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb.corpus import Corpus
from kb.frames.relation import Column, Line, Reference, Relation, boolean, integer, text
from kb.frames.rows import NOT_ASSESSED
from kb.ids import quote_ref, split_codebook_ref, split_factor_ref
from kb.model.codebook import Factor
from kb.model.paper import IndependentCoding

_CODEBOOK: Final = Reference(("codebook",), "codebooks")
_FACTOR: Final = Reference(("codebook", "factor"), "factors")
_CODER: Final = Reference(("coder",), "coders")
_JUDGED: Final[tuple[Column, ...]] = (
    text("codebook", "the codebook with its major version"),
    text("factor", "the factor"),
    text(
        "value",
        "`positive`, `negative`, `mixed`, `present`, `absent` or `not assessed`",
    ),
    text("term", "the author's own words for the factor", nullable=True),
    text("note", "why it was judged so", nullable=True),
)
MATCHES: Final = ("broader", "exact", "close", "broad", "narrow", "related")
"""How a factor may be linked to another; `broader` within its codebook, the rest beyond it."""


def iter_codings(corpus: Corpus, codebook: str | None = None) -> Iterator[Line]:
    """The rows of the relation ``codings``, under all codebooks or one."""
    for ref, (paper, quote) in corpus.quotes.items():
        name, year = paper.id, paper.year
        for judgement in corpus.judgements_of(paper, quote, codebook):
            code, book, factor = judgement.code, judgement.codebook.id, judgement.factor.id
            if code is None:
                yield ref, name, year, book, factor, NOT_ASSESSED, None, None
            else:
                yield ref, name, year, book, factor, code.value, code.term, code.note


def _coding_coders(corpus: Corpus) -> Iterator[Line]:
    for paper in corpus.papers.values():
        if paper.deprecated is None:
            for ref, statement in sorted(paper.coding.items()):
                if ref in corpus.codebooks:
                    for coder in dict.fromkeys(statement.coders):
                        if coder in corpus.people:
                            yield paper.id, ref, coder


def _independent_codings(corpus: Corpus) -> Iterator[Line]:
    for coding in corpus.codings.values():
        paper = corpus.papers.get(coding.paper)
        if paper is not None and paper.deprecated is None and coding.coder in corpus.people:
            for quote in paper.quotes:
                if quote.deprecated is None:
                    yield from _judged_alone(corpus, coding, quote_ref(paper.id, quote.id))


def _judged_alone(corpus: Corpus, coding: IndependentCoding, ref: str) -> Iterator[Line]:
    codes = coding.codes.get(ref.partition("/")[2], {})
    for book, complete in sorted(coding.coding.items()):
        if book in corpus.codebooks:
            given = codes.get(split_codebook_ref(book)[0], {})
            unlisted = "absent" if complete else NOT_ASSESSED
            for factor in corpus.codebooks[book].factors:
                code = given.get(factor.id)
                if factor.abstract:
                    continue
                if code is None:
                    yield coding.coder, ref, book, factor.id, unlisted, None, None
                else:
                    yield coding.coder, ref, book, factor.id, code.value, code.term, code.note


def _codebooks(corpus: Corpus) -> Iterator[Line]:
    for ref, book in corpus.codebooks.items():
        name, major = split_codebook_ref(ref)
        withdrawn = book.deprecated is not None
        yield ref, name, major, book.version, book.title, book.description, book.signed, withdrawn


def _factors(corpus: Corpus) -> Iterator[Line]:
    positions: dict[str, int] = {}
    for (ref, name), factor in corpus.factors.items():
        positions[ref] = position = positions.get(ref, 0) + 1
        yield (
            ref,
            name,
            position,
            factor.label,
            factor.group,
            factor.definition,
            factor.when_to_apply,
            factor.when_not,
            factor.abstract,
            factor.deprecated is not None,
        )


def _factor_matches(corpus: Corpus) -> Iterator[Line]:
    for (ref, name), factor in corpus.factors.items():
        for match in MATCHES:
            ends = (split_factor_ref(other, ref) for other in _matched(factor, match))
            for end in dict.fromkeys(ends):
                if end in corpus.factors:
                    yield ref, name, match, *end


def _matched(factor: Factor, match: str) -> tuple[str, ...]:
    named: tuple[str, ...] = getattr(factor, match if match == "broader" else f"{match}_match")
    return named


CODING_RELATIONS: Final = (
    Relation(
        "codings",
        "what the agreed coding says of one factor in one quote: a row for each quote and each "
        "factor of each codebook under which its paper was coded",
        (
            text("quote", "the quote"),
            text("paper", "its paper"),
            integer("year", "the year of its paper, so that codings can be read by year alone"),
            *_JUDGED,
        ),
        ("quote", "codebook", "factor"),
        iter_codings,
        (Reference(("quote",), "quotes"), Reference(("paper",), "papers"), _CODEBOOK, _FACTOR),
    ),
    Relation(
        "coding_coders",
        "someone who agreed on the codes of a paper under a codebook",
        (
            text("paper", "the paper"),
            text("codebook", "the codebook with its major version"),
            text("coder", "the coder"),
        ),
        ("paper", "codebook", "coder"),
        _coding_coders,
        (Reference(("paper",), "papers"), _CODEBOOK, _CODER),
    ),
    Relation(
        "independent_codings",
        "what one coder judged of one factor in one quote, without looking at the agreed coding",
        (text("coder", "the coder"), text("quote", "the quote"), *_JUDGED),
        ("coder", "quote", "codebook", "factor"),
        _independent_codings,
        (_CODER, Reference(("quote",), "quotes"), _CODEBOOK, _FACTOR),
    ),
    Relation(
        "codebooks",
        "a versioned list of factors",
        (
            text("codebook", "name and major version, `literature-factors@1`"),
            text("name", "its name without the version"),
            integer("major", "its major version"),
            text("version", "its full version"),
            text("title", "its title"),
            text("description", "what it is for and where it comes from"),
            boolean("signed", "whether its coders judge the sign, or presence only"),
            boolean("deprecated", "whether it was withdrawn"),
        ),
        ("codebook",),
        _codebooks,
    ),
    Relation(
        "factors",
        "a thing that may influence the outcome",
        (
            text("codebook", "its codebook with the major version"),
            text("factor", "its id, such as `visual_similarity`"),
            integer("position", "its place in the codebook, from 1"),
            text("label", "its name as people write it"),
            text("heading", "the heading under which it stands", nullable=True),
            text("definition", "what it means"),
            text("when_to_apply", "when a coder should mark it"),
            text("when_not", "when a coder should not mark it although it may seem to fit"),
            boolean("abstract", "whether it only groups others and is never coded itself"),
            boolean("deprecated", "whether it was withdrawn"),
        ),
        ("codebook", "factor"),
        _factors,
        (_CODEBOOK,),
    ),
    Relation(
        "factor_matches",
        "a link from a factor to another, as its codebook states it",
        (
            text("codebook", "the codebook that states it"),
            text("factor", "the factor that is linked"),
            text("kind", "`broader`, `exact`, `close`, `broad`, `narrow` or `related`"),
            text("to_codebook", "the codebook of the other factor"),
            text("to_factor", "the other factor"),
        ),
        ("codebook", "factor", "kind", "to_codebook", "to_factor"),
        _factor_matches,
        (_FACTOR, Reference(("to_codebook", "to_factor"), "factors")),
    ),
)
"""The relations of the coding."""
