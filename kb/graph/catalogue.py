"""The forms of all records, and what can be told of a property from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.graph.forms import DATASETS, KNOWLEDGE_BASE, MODELS, PERSON
from kb.graph.forms_codebook import CODEBOOKS
from kb.graph.forms_evidence import INDEPENDENT, PAPERS
from kb.graph.forms_tables import TABLES
from kb.graph.mapping import Field, Form, Inline, Keyed, Kinds, Part, Value
from kb.graph.terms import (
    CITO,
    DCAT,
    DCTERMS,
    FOAF,
    KB,
    OA,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    Object,
)

FORMS: Mapping[str, Form] = {
    "codebook": CODEBOOKS,
    "paper": PAPERS,
    "independent": INDEPENDENT,
    "dataset": DATASETS,
    "model": MODELS,
    "table": TABLES,
}
"""The form of each kind of record, by what its IRIs begin with after the base."""

_LINKS = (
    CITO.disputes, CITO.givesSupportTo, DCAT.landingPage, DCTERMS.isReplacedBy, FOAF.page,
    KB.asWritten, KB.describes, KB.hasCoder, KB.shows, KB.statedIn, KB.statedOf, OA.hasBody,
    OA.hasSelector, OA.hasTarget, OA.motivatedBy, PROV.entity, PROV.hadRole,
    PROV.qualifiedUsage, PROV.wasQuotedFrom, RDFS.isDefinedBy, RDFS.seeAlso, SCHEMA.about,
    SKOS.hasTopConcept, SKOS.topConceptOf,
)  # fmt: skip
"""Properties besides those of the forms that lead to an IRI."""

_TYPED = {
    KB.position: XSD.integer,
    KB.imageCount: XSD.integer,
    KB.classCount: XSD.integer,
    KB.listed: XSD.boolean,
    OWL.deprecated: XSD.boolean,
}
"""Properties besides those of the forms whose literals have a datatype."""


def all_forms() -> Iterator[Form]:
    """Every form: those of records with a file of their own, of their parts, of withdrawn ones."""
    for form in (KNOWLEDGE_BASE, PERSON, *FORMS.values()):
        yield from _form_and_parts(form)


def _form_and_parts(form: Form) -> Iterator[Form]:
    yield form
    if form.former:
        yield form.former
    for field in form.fields:
        if isinstance(field, Part):
            yield from _form_and_parts(field.form)
        elif isinstance(field, Keyed) and isinstance(field.value, Form):
            yield from _form_and_parts(field.value)


def iter_values(fields: tuple[Field, ...]) -> Iterator[Value]:
    """Every value that stands at a record itself or at an entry of a mapping."""
    for field in fields:
        if isinstance(field, Value):
            yield field
        elif isinstance(field, Inline):
            yield from field.fields
        elif isinstance(field, Keyed):
            yield field.key
            if not isinstance(field.value, Form):
                yield from iter_values((field.value,))


def _iter_steps(fields: tuple[Field, ...]) -> Iterator[Part | Keyed]:
    """Every field that leads to parts or entries."""
    for field in fields:
        if isinstance(field, Part | Keyed):
            yield field
            if isinstance(field, Keyed) and isinstance(field.value, Keyed):
                yield from _iter_steps((field.value,))


def classes_of(form: Form) -> tuple[str, ...]:
    """The RDF classes that a record of this form may have."""
    if isinstance(form.kind, Kinds):
        return tuple(kind for _, kind in form.kind.classes)
    return (form.kind,)


def carried() -> tuple[dict[str, str], set[Object]]:
    """The terms and the classes that some field is read from."""
    terms = {
        KB.asWritten, KB.field, KB.position, KB.hasCoder, KB.value, KB.term, KB.listed, KB.statedOf,
        KB.statedFactor, KB.statedValue, KB.statedTerm, KB.codesNothingUnder, OA.hasBody,
        OA.hasTarget, OWL.deprecated, RDFS.comment,
    }  # fmt: skip
    kinds: set[Object] = {RDF.Seq, OA.Annotation, KB.StatedCode}
    for form in all_forms():
        kinds.update(classes_of(form))
        terms.update(value.term for value in iter_values(form.fields))
        for step in _iter_steps(form.fields):
            terms.add(step.term)
            if isinstance(step, Keyed):
                kinds.add(step.kind)
    return {term: term for term in terms}, kinds


def upward() -> set[str]:
    """The properties that lead from a part to the record that it is part of."""
    return {
        step.term
        for form in all_forms()
        for step in _iter_steps(form.fields)
        if isinstance(step, Part) and step.upwards
    }


def coercions() -> dict[str, str | None]:
    """For each property the datatype of its literals; None where it leads to an IRI."""
    found: dict[str, str | None] = {}
    for form in all_forms():
        for value in iter_values(form.fields):
            found.setdefault(value.term, value.codec.datatype)
        for step in _iter_steps(form.fields):
            found[step.term] = None
    return found | dict.fromkeys(_LINKS) | _TYPED
