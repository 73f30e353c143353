"""How codebooks and their factors stand in RDF: as SKOS concept schemes."""

from __future__ import annotations

from collections.abc import Iterator

from kb.graph.codecs import FACTOR, FLAG, PAPER, QUOTE, Scope, begun_with
from kb.graph.consequences import iter_noted, iter_replaced, iter_withdrawal
from kb.graph.forms import DEPRECATED, NOTES, VIA
from kb.graph.mapping import Form, Inline, Part, Value
from kb.graph.terms import DCTERMS, KB, OWL, RDFS, SKOS, Literal, Triple
from kb.ids import split_factor_ref
from kb.model.codebook import Codebook, Example, Factor, NearMiss
from kb.text import format_plain

EXAMPLE = Form(
    Example,
    KB.Example,
    (
        Value("text", KB.text),
        Value("value", KB.exampleValue),
        Value("quote", KB.exampleQuote, QUOTE),
        VIA,
        Value("note", RDFS.comment),
    ),
)

NEAR_MISS = Form(
    NearMiss,
    KB.NearMiss,
    (
        Value("text", KB.text),
        Value("why", KB.why),
        Value("instead", KB.instead, FACTOR),
    ),
)


def _factor_home(factor: Factor, scope: Scope) -> str:
    return scope.iris.factor(scope.name, factor.id)


def _factor_derived(factor: Factor, home: str, scope: Scope) -> Iterator[Triple]:
    scheme = scope.iris.record("codebook", scope.name)
    for example in factor.examples:
        yield home, SKOS.example, Literal(format_plain(example.text))
    for miss in factor.near_misses:
        yield home, KB.nearMiss, Literal(f"{format_plain(miss.text)} ({miss.why})")
    if not factor.broader:
        yield home, SKOS.topConceptOf, scheme
        yield scheme, SKOS.hasTopConcept, home
    yield from iter_noted(home, factor.notes)
    successor = factor.deprecated.successor if factor.deprecated else None
    yield from iter_withdrawal(
        home,
        factor.deprecated,
        scope.iris.factor(*split_factor_ref(successor, scope.name)) if successor else None,
    )


FACTORS = Form(
    Factor,
    SKOS.Concept,
    (
        Value("id", SKOS.notation),
        Value("label", SKOS.prefLabel),
        Value("definition", SKOS.definition),
        Value("group", KB.group),
        Value("when_to_apply", SKOS.scopeNote, begun_with("When to apply: ")),
        Value("when_not", SKOS.scopeNote, begun_with("When not to apply: ")),
        Part("examples", KB.hasExample, EXAMPLE, "example", many=True),
        Part("near_misses", KB.hasNearMiss, NEAR_MISS, "near-miss", many=True),
        Value("broader", SKOS.broader, FACTOR, many=True),
        Value("exact_match", SKOS.exactMatch, FACTOR, many=True),
        Value("close_match", SKOS.closeMatch, FACTOR, many=True),
        Value("broad_match", SKOS.broadMatch, FACTOR, many=True),
        Value("narrow_match", SKOS.narrowMatch, FACTOR, many=True),
        Value("related_match", SKOS.relatedMatch, FACTOR, many=True),
        Value("abstract", KB.abstract, FLAG),
        NOTES,
        DEPRECATED,
    ),
    home=_factor_home,
    derived=_factor_derived,
)


def _codebook_derived(codebook: Codebook, home: str, scope: Scope) -> Iterator[Triple]:
    yield from iter_noted(home, codebook.notes)
    yield from iter_replaced(home, codebook.deprecated, scope.iris, "codebook")


CODEBOOKS = Form(
    Codebook,
    SKOS.ConceptScheme,
    (
        Value("id", DCTERMS.identifier),
        Value("version", OWL.versionInfo),
        Value("title", DCTERMS.title),
        Value("description", DCTERMS.description),
        Inline(
            "via",
            (Value("paper", DCTERMS.source, PAPER), Value("locator", KB.viaLocator)),
            key="paper",
        ),
        Value("signed", KB.signed, FLAG),
        Part("factors", SKOS.inScheme, FACTORS, many=True, upwards=True),
        NOTES,
        DEPRECATED,
    ),
    scope="id",
    derived=_codebook_derived,
)
