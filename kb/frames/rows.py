"""The tidy table of the coding: one row for each quote and factor, without any library.

The CSV download is made of these rows; the pandas frame is made column by column, and a test holds
it to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Final, Literal, NamedTuple

from kb.corpus import Corpus, Judgement
from kb.ids import quote_ref
from kb.model.paper import Level, Paper, Quote
from kb.model.record import Value
from kb.text import format_plain

NOT_ASSESSED: Final = "not assessed"
"""The word where no coder looked for the factor; never the same as ``absent``."""

Outcome = Value | Literal["not assessed"]
OUTCOMES: tuple[Outcome, ...] = (
    "positive",
    "negative",
    "mixed",
    "present",
    "absent",
    NOT_ASSESSED,
)
"""Every word that may stand for a factor in a quote, in the order in which they are shown."""


class Row(NamedTuple):
    """What is known of one factor in one quote.

    Attributes:
        paper: the paper's id.
        year: its year.
        quote: the quote's reference, ``ribeiro2017/q3``.
        codebook: the codebook with its major version.
        factor: the factor's id.
        value: ``positive``, ``negative``, ``mixed``, ``present``, ``absent`` or ``not assessed``.
        term: the author's own words for the factor, or None.
        coders: ids of the coders who agreed; empty where nothing was assessed.
        source: ids of the source datasets that the quote names.
        target: ids of the target datasets that the quote names.
        models: ids of the architectures that the quote names.
        via: the paper from whose quotation it was taken, or None.
        locator: where it stands in its paper, or None.
        notes: kinds of the notes on the quote (``inferred``, ``reading``, ``remark``, ``restored``,
            ``slip``), each once; the record has their words.
        text: the quote without emphasis marks; omissions and insertions in brackets.
        verified: where its words were found: ``full-text``, ``abstract`` or ``secondary`` (in the
            paper from whose quotation it was taken); ``unverified`` where that was tried without
            success, and None where nobody has tried.
    """

    paper: str
    year: int
    quote: str
    codebook: str
    factor: str
    value: Outcome
    term: str | None
    coders: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    models: tuple[str, ...]
    via: str | None
    locator: str | None
    notes: tuple[str, ...]
    text: str
    verified: Level | None


def iter_rows(corpus: Corpus, codebook: str | None = None) -> Iterator[Row]:
    """A row for each quote and each factor of each codebook under which its paper was coded.

    Args:
        corpus: the records.
        codebook: only this codebook (``literature-factors@1``); all if None.

    Yields:
        Rows by paper, then in the order of its quotes, then by codebook and its factors. Withdrawn
        papers and quotes are left out, and so are factors that are only headings.
    """
    yield from rows_of(corpus.iter_judgements(codebook))


def outcome_of(judgement: Judgement) -> Outcome:
    """The value's word, or ``not assessed``."""
    return judgement.value or NOT_ASSESSED


class QuoteCells(NamedTuple):
    """Those cells of a row that are the same in all rows of one quote; `Row` says what they are."""

    paper: str
    year: int
    quote: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    models: tuple[str, ...]
    via: str | None
    locator: str | None
    notes: tuple[str, ...]
    text: str
    verified: Level | None


def quote_cells(paper: Paper, quote: Quote) -> QuoteCells:
    """What the rows of one quote have in common."""
    return QuoteCells(
        paper.id,
        paper.year,
        quote_ref(paper.id, quote.id),
        quote.source,
        quote.target,
        quote.models,
        quote.via.paper if quote.via else None,
        quote.locator,
        tuple(sorted({note.kind for note in quote.notes})),
        format_plain(quote.text),
        quote.verification.level if quote.verification else None,
    )


def rows_of(judgements: Iterable[Judgement]) -> Iterator[Row]:
    """A row for each judgement; those of one quote stand together."""
    for _, members in groupby(judgements, key=lambda judgement: id(judgement.quote)):
        first = next(members)
        about = quote_cells(first.paper, first.quote)
        for judgement in chain((first,), members):
            yield Row(
                about.paper,
                about.year,
                about.quote,
                judgement.codebook.id,
                judgement.factor.id,
                outcome_of(judgement),
                judgement.code.term if judgement.code else None,
                judgement.coders,
                *about[3:],
            )
