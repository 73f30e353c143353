"""What all records share: frozen, closed to unknown keys, documented field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kb.ids import CODEBOOK_REF, FACTOR, FACTOR_REF, QUOTE, QUOTE_REF, SLUG
from kb.model.frozen import FROZEN

LINE = r"^[^\n]*$"
ADDRESS = "^https?://[^\\s<>\"'`\\\\]+$"
HOME = "^https?://[^\\s<>\"'`\\\\]+/$"
VERSION = r"^\d+\.\d+\.\d+$"
SHA256 = r"^[0-9a-f]{64}$"
DAY = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"
PMID = r"^[1-9][0-9]{0,9}$"
PMCID = r"^PMC[1-9][0-9]{0,9}$"

FIRST_YEAR = 1500
LAST_YEAR = 2200

Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
FactorId = Annotated[str, Field(pattern=FACTOR, max_length=80)]
CodebookRef = Annotated[str, Field(pattern=CODEBOOK_REF, max_length=90)]
FactorRef = Annotated[str, Field(pattern=FACTOR_REF, max_length=170)]
QuoteId = Annotated[str, Field(pattern=QUOTE, max_length=12)]
QuoteRef = Annotated[str, Field(pattern=QUOTE_REF, max_length=100)]
PaperId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "paper"})]
DatasetId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "dataset"})]
ModelId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "model"})]
CoderId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "coder"})]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Line = Annotated[str, Field(min_length=1, max_length=1_000, pattern=LINE)]
Address = Annotated[str, Field(pattern=ADDRESS, max_length=2_000)]
Count = Annotated[int, Field(strict=True, ge=0, le=10**12)]
Year = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]
Flag = Annotated[bool, Field(strict=True)]
Sha256 = Annotated[str, Field(pattern=SHA256)]
Day = Annotated[str, Field(pattern=DAY)]
SemanticVersion = Annotated[str, Field(pattern=VERSION, max_length=40)]

Item = TypeVar("Item")
Few = Annotated[tuple[Item, ...], Field(max_length=50)]
"""Links to other things: more than fifty say nothing any more."""

Some = Annotated[tuple[Item, ...], Field(max_length=500)]
"""Things that a person writes down one by one."""

Many = Annotated[tuple[Item, ...], Field(max_length=5_000)]
"""Things that come in crowds: authors, quotes. No list is without a bound: a file that is
wrong throughout must still be read, and reported on, in a moment."""


class Record(BaseModel):
    """Base of all records. What a field means stands under it (see :mod:`kb.model.meaning`)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        revalidate_instances="never",
        defer_build=True,
    )


Value = Literal["positive", "negative", "mixed", "present", "absent"]
"""A coder's judgement of one factor in one quote; no value at all means *not assessed*."""


class Code(Record):
    """A judgement that carries more than its value."""

    value: Value
    """`positive`, `negative` or `mixed`: the quote says that more of the factor helps, harms, or
    both. `present`: the quote speaks to the factor, its sign was not judged. `absent`: the coder
    looked for the factor and it is not there."""

    term: Line | None = None
    """The author's own words for the factor, as they stand in the quote ("domain gap")."""

    note: Text | None = None
    """Why the coder judged so, where it is not plain."""


_PLAIN: dict[object, Code] = {
    value: Code(value=value) for value in ("positive", "negative", "mixed", "present", "absent")
}


def _as_code(given: object) -> object:
    return _PLAIN.get(given, {"value": given}) if isinstance(given, str) else given


CodeField = Annotated[Code, BeforeValidator(_as_code, json_schema_input_type=Value | Code)]
Codes = Annotated[
    Mapping[Slug, Annotated[Mapping[FactorId, CodeField], Field(max_length=500), FROZEN]],
    Field(max_length=50, json_schema_extra={"x-vocabulary": "codes"}),
    FROZEN,
]


class Note(Record):
    """A remark that stays with the record."""

    kind: Literal["reading", "restored", "inferred", "slip", "remark"]
    """`reading`: the wording is in doubt. `restored`: something that was lost on the way was put
    back. `inferred`: the coding was concluded from other evidence. `slip`: the source looks wrong
    and was kept. `remark`: anything else worth knowing."""

    text: Text
    """The remark, in full sentences."""


class Via(Record):
    """Where a text was taken from when it was not taken from the paper itself."""

    paper: PaperId
    """The paper that quotes it."""

    locator: Line | None = None
    """Where it stands there: `Table A7`, `p. 12`."""


class Deprecation(Record):
    """Why a thing is no longer used. Ids are never reused or renamed."""

    reason: Text
    """Why it was withdrawn."""

    successor: Line | None = None
    """The id of what replaces it."""
