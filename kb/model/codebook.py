"""A codebook: a versioned list of factors with the guidance that makes coders agree."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb.model.record import (
    CodebookRef,
    Deprecation,
    FactorId,
    FactorRef,
    Few,
    Flag,
    Line,
    Note,
    QuoteRef,
    Record,
    SemanticVersion,
    Some,
    Text,
    Value,
    Via,
)


class Example(Record):
    """A passage to which the factor applies."""

    text: Text
    """The passage; for a quote of the knowledge base, the part that matters."""

    value: Value | None = None
    """The value it would be given."""

    quote: QuoteRef | None = None
    """The quote it is taken from, if it is one of the knowledge base."""

    via: Via | None = None
    """Where it was printed, if it was."""

    note: Text | None = None
    """What it shows, or why it is odd."""


class NearMiss(Record):
    """A passage that looks as if the factor applied, and does not."""

    text: Text
    """The passage, real or invented."""

    why: Text
    """Why the factor does not apply."""

    instead: FactorRef | None = None
    """The factor that applies instead."""


class Factor(Record):
    """A thing that may influence the outcome."""

    id: FactorId
    """The factor's id, such as `visual_similarity`; never reused or renamed."""

    label: Line
    """Its name as people write it: `Visual similarity`."""

    definition: Text
    """What it means, in a sentence or two."""

    group: Line | None = None
    """The heading under which it stands in its codebook: `Source only`."""

    when_to_apply: Text
    """When a coder should mark it."""

    when_not: Text
    """When a coder should not mark it although it may seem to fit."""

    examples: Some[Example] = ()
    """Passages to which it applies."""

    near_misses: Some[NearMiss] = ()
    """Passages to which it does not apply."""

    broader: Few[FactorRef] = ()
    """More general factors of the same codebook (skos:broader)."""

    exact_match: Few[FactorRef] = ()
    """Factors of other codebooks that mean the same (skos:exactMatch)."""

    close_match: Few[FactorRef] = ()
    """Factors of other codebooks that mean nearly the same (skos:closeMatch)."""

    broad_match: Few[FactorRef] = ()
    """More general factors of other codebooks (skos:broadMatch)."""

    narrow_match: Few[FactorRef] = ()
    """More special factors of other codebooks (skos:narrowMatch)."""

    related_match: Few[FactorRef] = ()
    """Factors of other codebooks that are linked otherwise (skos:relatedMatch)."""

    abstract: Flag = False
    """`true` for a heading that groups other factors and is itself never coded."""

    notes: Some[Note] = ()
    """Remarks."""

    deprecated: Deprecation | None = None
    """Set when the factor is withdrawn; its id stays taken."""


class Codebook(Record):
    """A versioned list of factors."""

    id: CodebookRef
    """Name and major version, `literature-factors@1`; the file is named after it. A new major
    version is a new file beside the old one."""

    version: SemanticVersion
    """The full version. Wording that changes no judgement: third number; a new factor: second;
    anything that could change an existing judgement: a new major version."""

    title: Line
    """Its title."""

    description: Text
    """What it is for and where it comes from."""

    via: Via | None = None
    """Where its factors and definitions were printed, if they were."""

    signed: Flag = False
    """Whether its coders judge the sign (`positive`, `negative`, `mixed`) or presence only."""

    factors: Annotated[Some[Factor], Field(min_length=1)]
    """The factors, in the order in which tables show them."""

    notes: Some[Note] = ()
    """Remarks."""

    deprecated: Deprecation | None = None
    """Set when the codebook is withdrawn."""


__all__ = ["Codebook", "Example", "Factor", "NearMiss"]
