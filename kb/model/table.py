"""A table: a declared selection of quotes and factors, with a caption."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kb.model.record import (
    CodebookRef,
    FactorId,
    Line,
    Note,
    PaperId,
    QuoteId,
    Record,
    Slug,
    Some,
    Text,
    Value,
    Via,
    Year,
)


class Entry(Record):
    """One paper's row group: its quotes, numbered from 1."""

    paper: PaperId
    """The paper."""

    quotes: Annotated[Some[QuoteId], Field(min_length=1)]
    """Its quotes, in the order in which they are shown."""


class Part(Record):
    """A part of a table that is too long for one page or one thought."""

    id: Line
    """The part's name, as it is printed: `A5`."""

    title: Line | None = None
    """What the part holds."""

    entries: Annotated[Some[Entry], Field(min_length=1)]
    """The papers and quotes, in order."""


class Selection(Record):
    """Which quotes a table shows when they are not listed one by one."""

    papers: Some[PaperId] = ()
    """Only these papers; all if empty."""

    factors: Some[FactorId] = ()
    """Only quotes that speak to one of these factors; any if empty."""

    values: Some[Value] = ("positive", "negative", "mixed", "present")
    """Which values count as speaking to a factor."""

    since: Year | None = None
    """Only papers of this year or later."""

    until: Year | None = None
    """Only papers of this year or earlier."""


class Table(Record):
    """A table as an author prints it."""

    id: Slug
    """The table's id, such as `appendix-a`; the file is named after it."""

    title: Line
    """A short title for lists and pages."""

    caption: Text
    """The caption; the version of the data is added to it."""

    kind: Literal["matrix", "codebook"]
    """`matrix`: a row per quote and a column per factor. `codebook`: a row per factor, with its
    definition and examples."""

    codebook: CodebookRef
    """The codebook whose factors it shows."""

    factors: Some[FactorId] = ()
    """Which factors, in which order; all of the codebook if empty."""

    examples: Literal["quotes", "examples"] = "examples"
    """For a codebook table: show the quotes coded with each factor, or the codebook's examples."""

    parts: Some[Part] = ()
    """The parts, in printed order; if empty, `select` decides."""

    select: Selection | None = None
    """Which quotes, if no parts are listed; papers by year, then id."""

    via: Via | None = None
    """Where the table was first printed, if it was."""

    notes: Some[Note] = ()
    """Remarks."""
