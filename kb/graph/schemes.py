"""Codebooks and their factors as SKOS concept schemes."""

from __future__ import annotations

from collections.abc import Iterator

from kb.graph.iris import Iris
from kb.graph.statements import (
    iter_doubts,
    iter_record_withdrawal,
    iter_texts,
    iter_withdrawal,
)
from kb.graph.terms import DCTERMS, KB, OWL, RDF, SKOS, Literal, Triple
from kb.ids import split_factor_ref
from kb.model.codebook import Codebook, Factor
from kb.text import format_plain

_MATCHES = {
    "exact_match": SKOS.exactMatch,
    "close_match": SKOS.closeMatch,
    "broad_match": SKOS.broadMatch,
    "narrow_match": SKOS.narrowMatch,
    "related_match": SKOS.relatedMatch,
}


def iter_codebook_triples(codebook: Codebook, iris: Iris) -> Iterator[Triple]:
    """A codebook as a concept scheme, with its factors."""
    home = iris.record("codebook", codebook.id)
    yield home, RDF.type, SKOS.ConceptScheme
    yield from iter_texts(
        home,
        (DCTERMS.identifier, codebook.id),
        (DCTERMS.title, codebook.title),
        (DCTERMS.description, codebook.description),
        (OWL.versionInfo, codebook.version),
    )
    if codebook.via:
        yield home, DCTERMS.source, iris.record("paper", codebook.via.paper)
    yield from iter_doubts(home, codebook.notes)
    yield from iter_record_withdrawal(home, codebook.deprecated, iris, "codebook")
    for factor in codebook.factors:
        yield from _factor_triples(home, codebook.id, factor, iris)


def _factor_triples(scheme: str, codebook: str, factor: Factor, iris: Iris) -> Iterator[Triple]:
    home = iris.factor(codebook, factor.id)
    yield home, RDF.type, SKOS.Concept
    yield home, SKOS.inScheme, scheme
    yield from iter_texts(
        home,
        (SKOS.notation, factor.id),
        (SKOS.prefLabel, factor.label),
        (SKOS.definition, factor.definition),
        (SKOS.scopeNote, f"When to apply: {factor.when_to_apply}"),
        (SKOS.scopeNote, f"When not to apply: {factor.when_not}"),
        (KB.group, factor.group),
    )
    for example in factor.examples:
        yield home, SKOS.example, Literal(format_plain(example.text))
    for miss in factor.near_misses:
        yield home, KB.nearMiss, Literal(f"{format_plain(miss.text)} ({miss.why})")
    for ref in factor.broader:
        yield home, SKOS.broader, iris.factor(*split_factor_ref(ref, codebook))
    if not factor.broader:
        yield home, SKOS.topConceptOf, scheme
        yield scheme, SKOS.hasTopConcept, home
    for field, term in _MATCHES.items():
        for ref in getattr(factor, field):
            yield home, term, iris.factor(*split_factor_ref(ref, codebook))
    yield from iter_doubts(home, factor.notes)
    successor = factor.deprecated.successor if factor.deprecated else None
    yield from iter_withdrawal(
        home,
        factor.deprecated,
        iris.factor(*split_factor_ref(successor, codebook)) if successor else None,
    )
