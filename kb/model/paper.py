"""A paper: its bibliographic record, its quotes, and the agreed coding of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from kb.model.frozen import FROZEN, FrozenDict
from kb.model.record import (
    PMCID,
    PMID,
    Address,
    CodebookRef,
    CoderId,
    Codes,
    Count,
    DatasetId,
    Day,
    Deprecation,
    Few,
    Flag,
    Line,
    Many,
    ModelId,
    Note,
    PaperId,
    QuoteId,
    QuoteRef,
    Record,
    Sha256,
    Slug,
    Some,
    Text,
    Via,
    Year,
)

PaperField = Literal[
    "title", "authors", "year", "venue", "volume", "issue", "pages",
    "doi", "arxiv", "pmid", "pmcid", "url", "studies",
]  # fmt: skip


class CodingStatement(Record):
    """Who agreed on a paper's codes under one codebook, and how far they looked."""

    coders: Annotated[Some[CoderId], Field(min_length=1)]
    """Ids of the coders, from people.yaml."""

    complete: Flag = False
    """`true`: every factor of the codebook was looked for in every quote of this paper, so what is
    not listed is absent. Otherwise what is not listed was not assessed."""


class Studies(Record):
    """What the paper as a whole works on, beyond what single quotes name."""

    source: Some[DatasetId] = ()
    """Source datasets: what a model was trained on first."""

    target: Some[DatasetId] = ()
    """Target datasets: what it was then used for."""

    models: Some[ModelId] = ()
    """Model architectures."""

    basis: Line
    """What this was read from: `abstract`, `full text`."""


Level = Literal["full-text", "abstract", "secondary", "unverified"]
"""Against what the words of a quote were held."""


class Verification(Record):
    """What the words of a quote were compared with, and how that can be repeated.

    `kb verify` writes it; nobody fills it in by hand.
    """

    level: Level
    """`full-text`: the paper itself. `abstract`: its abstract alone. `secondary`: the paper from
    whose quotation it was taken. `unverified`: it was tried, and did not succeed; `reason` says
    why. Of a quote without this key no comparison is on record."""

    match: Literal["exact", "exact-across-break", "needs-confirmation"] | None = None
    """`exact`: the words stand there. `exact-across-break`: they stand there, around a column
    break, a float or the foot of a page. `needs-confirmation`: they stand there, and `confirmed`
    says what a person made of the mark or omission between them."""

    tolerated: Some[Line] = ()
    """The tolerated changes between the quote and the source, such as `line-end-hyphen`."""

    page: Annotated[Count, Field(ge=1)] | None = None
    """The page of the file on which the quote begins, from 1."""

    extractor: Line | None = None
    """The program that read the file, with its version."""

    file: Sha256 | None = None
    """The SHA-256 of the file that was read."""

    passage: Sha256 | None = None
    """The SHA-256 of the passage in its normal form."""

    neighbourhood: Sha256 | None = None
    """The SHA-256 of the passage in its normal form with what stands around it."""

    quote: Sha256 | None = None
    """The SHA-256 of the quote's text as it stood then."""

    by: CoderId | None = None
    """Who ran the comparison: a coder's id from people.yaml, often that of a program."""

    date: Day | None = None
    """The day of the comparison: `2026-01-31`."""

    confirmed: Text | None = None
    """What a person saw who confirmed the match."""

    reason: Text | None = None
    """Why a quote is `unverified` although somebody tried."""


class Quote(Record):
    """A verbatim passage of a paper, with its codes."""

    id: QuoteId
    """`q1`, `q2`, ... in the order of entry; never reused or renamed."""

    text: Text
    """The words of the paper. `**bold**` is emphasis added by the coder, `[...]` is text left out,
    `[word]` is an insertion, a blank line parts passages that stand apart; a backslash makes `*`,
    `[` or `]` literal. Everything else is verbatim."""

    locator: Line | None = None
    """Where the quote stands in its own paper: `p. 4`, `Section 3.2`."""

    via: Via | None = None
    """The paper from whose quotation it was taken, if it was not taken from the paper itself."""

    source: Some[DatasetId] = ()
    """Source datasets that the quote's words name."""

    target: Some[DatasetId] = ()
    """Target datasets that the quote's words name."""

    models: Some[ModelId] = ()
    """Model architectures that the quote's words name."""

    codes: Codes = Field(default_factory=FrozenDict)
    """For each codebook, the value of each factor that the quote speaks to."""

    similar_to: Few[QuoteRef] = ()
    """Quotes whose likeness to this one is known and meant: `wong2018/q4`."""

    notes: Some[Note] = ()
    """Remarks on the reading or the coding of this quote."""

    verification: Verification | None = None
    """What the words were compared with; written by `kb verify`."""

    deprecated: Deprecation | None = None
    """Set when the quote is withdrawn; its id stays taken."""


class Paper(Record):
    """A published work that is quoted, with its quotes."""

    id: Slug
    """The cite key, such as `ribeiro2017`; the file is named after it."""

    title: Line
    """The title as published."""

    authors: Annotated[Many[Line], Field(min_length=1)]
    """The authors in order, each as `Given names Family name`; `Family name, Given names` where
    the family name has several words."""

    year: Year
    """The year by which it is cited."""

    type: Literal["conference-paper", "journal-article", "preprint", "book-chapter", "thesis"]
    """The kind of publication."""

    venue: Line | None = None
    """The journal or the proceedings."""

    volume: Line | None = None
    """The volume."""

    issue: Line | None = None
    """The issue."""

    pages: Line | None = None
    """First and last page, or the article's number: `1044-1048`."""

    doi: Annotated[str, Field(max_length=300)] | None = None
    """The DOI, without an address before it: `10.1109/isbi.2017.7950695`."""

    arxiv: Annotated[str, Field(max_length=40)] | None = None
    """The arXiv id: `2103.13318`."""

    pmid: Annotated[str, Field(pattern=PMID)] | None = None
    """The PubMed id."""

    pmcid: Annotated[str, Field(pattern=PMCID)] | None = None
    """The PubMed Central id: `PMC7372265`."""

    url: Address | None = None
    """Another address of the work or of its code."""

    unchecked: Some[PaperField] = ()
    """The fields that rest on memory alone: nobody has seen them on an independent page yet."""

    checked: Line | None = None
    """What the other fields were checked against."""

    studies: Studies | None = None
    """What the paper works on: datasets and models, and how that is known."""

    coding: Annotated[
        Mapping[CodebookRef, CodingStatement],
        Field(max_length=50, json_schema_extra={"x-vocabulary": "coding"}),
        FROZEN,
    ] = Field(default_factory=FrozenDict)
    """The codebooks under which its quotes were coded, by whom and how completely."""

    quotes: Many[Quote] = ()
    """The quotes."""

    notes: Some[Note] = ()
    """Remarks on the record."""

    deprecated: Deprecation | None = None
    """Set when the paper is withdrawn from the knowledge base."""


class IndependentCoding(Record):
    """One coder's own coding of a paper, made without looking at the agreed one."""

    paper: PaperId
    """The paper that was coded; the file is named after it."""

    coder: CoderId
    """The coder; the folder is named after them."""

    coding: Annotated[
        Mapping[CodebookRef, Flag],
        Field(max_length=50, json_schema_extra={"x-vocabulary": "coding"}),
        FROZEN,
    ]
    """For each codebook, whether every factor was looked for in every quote."""

    codes: Annotated[Mapping[QuoteId, Codes], Field(max_length=5_000), FROZEN] = Field(
        default_factory=FrozenDict
    )
    """For each quote and codebook, the value of each factor."""

    notes: Some[Note] = ()
    """Remarks of the coder."""


__all__ = [
    "CodingStatement",
    "IndependentCoding",
    "Paper",
    "PaperId",
    "Quote",
    "Studies",
    "Verification",
]
