"""The knowledge base itself, and the people who code for it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb.model.record import (
    HOME,
    Address,
    Count,
    Flag,
    Line,
    Many,
    PaperId,
    Record,
    SemanticVersion,
    Slug,
    Text,
    Year,
)


class QuotationPolicy(Record):
    """How much of a paper may be quoted. `kb check` holds every paper to it."""

    longest_quote: Annotated[Count, Field(ge=1)] = 150
    """Most words in one quote."""

    words_per_paper: Annotated[Count, Field(ge=1)] = 400
    """Most words quoted from one paper."""


class KnowledgeBase(Record):
    """What this knowledge base is: title, version, terms, addresses."""

    title: Line
    """Its title."""

    description: Text
    """What it holds, in a few sentences; shown on the home page."""

    version: SemanticVersion
    """The version of the data. A correction: third number; new records: second; a record removed
    or a judgement's meaning changed: first."""

    licence: Line
    """The terms for the data, as an SPDX id: `CC-BY-4.0`."""

    authors: Many[Line] = ()
    """Who to cite, each as `Given names Family name`."""

    year: Year
    """The year of this version."""

    base_iri: Annotated[str, Field(pattern=HOME, max_length=500)]
    """Every record's IRI begins with this; it ends with a slash."""

    repository: Address | None = None
    """The code host's address; "edit this record" links go there and are left out without it."""

    branch: Line = "main"
    """The branch that those links name."""

    folder: Line = "annotations"
    """The folder of the records in the repository."""

    seed: PaperId | None = None
    """The paper that the knowledge base grew from."""

    quotation: QuotationPolicy = QuotationPolicy()
    """How much may be quoted."""


class Person(Record):
    """A coder: a person, or a program that codes."""

    id: Slug
    """The coder's id."""

    name: Line
    """The coder's name."""

    orcid: Annotated[str, Field(max_length=40)] | None = None
    """ORCID iD, without an address before it: `0000-0002-1825-0097`."""

    program: Flag = False
    """`true` for a program; always said, never hidden."""

    affiliation: Line | None = None
    """Where they work."""

    url: Address | None = None
    """Their page."""

    note: Line | None = None
    """Anything else worth knowing."""


class People(Record):
    """The coders of the knowledge base."""

    people: Many[Person] = ()
    """Each coder once."""
