"""Triples by their subject, for whoever makes records of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kb.graph.forms import DATASETS, KNOWLEDGE_BASE, MODELS, PERSON
from kb.graph.forms_codebook import CODEBOOKS
from kb.graph.forms_evidence import INDEPENDENT, PAPERS, TABLES
from kb.graph.mapping import Field, Form, Inline, Keyed, Kinds, Part, Value
from kb.graph.terms import KB, OA, RDF, RDFS, XSD, Literal, Object, Triple
from kb.graph.writing import MEMBER

FORMS: Mapping[str, Form] = {
    "codebook": CODEBOOKS,
    "paper": PAPERS,
    "independent": INDEPENDENT,
    "dataset": DATASETS,
    "model": MODELS,
    "table": TABLES,
}
"""The form of each kind of record, by what its IRIs begin with after the base."""

_SHORT = 60
"""Literals up to this length are kept once: values and names come again and again."""


class Index:
    """The triples that records are made of, by subject; all others are passed over.

    Attributes:
        targets: for each quote's IRI the annotations that have it as their target.
        stated: for each record's IRI the codes that are stated in it.
        below: for each record's IRI its quotes or factors.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._about: dict[str, list[Object]] = {}
        self.targets: dict[Object, list[str]] = {}
        self.stated: dict[Object, list[str]] = {}
        self.below: dict[Object, list[str]] = {}
        self._fill(triples)

    def _fill(self, triples: Iterable[Triple]) -> None:
        about, once = self._about, dict[Object, Object]()
        terms, kinds = carried()
        backwards = {OA.hasTarget: self.targets, KB.statedIn: self.stated}
        backwards |= dict.fromkeys(_upward(), self.below)
        type_ = RDF.type
        for subject, predicate, object_ in triples:
            if predicate == type_:
                if object_ not in kinds:
                    continue
            elif predicate in backwards:
                backwards[predicate].setdefault(object_, []).append(subject)
                if predicate not in terms:
                    continue
            elif predicate not in terms and not predicate.startswith(MEMBER):
                continue
            if isinstance(object_, Literal):
                if object_.datatype == XSD.string:
                    object_ = Literal(object_.text)
                if len(object_.text) < _SHORT:
                    object_ = once.setdefault(object_, object_)
            else:
                object_ = once.setdefault(object_, object_)
            if subject in about:
                about[subject] += (terms.get(predicate, predicate), object_)
            else:
                about[subject] = [terms.get(predicate, predicate), object_]

    def subjects(self) -> Iterable[str]:
        """All subjects of which something that matters is said."""
        return self._about.keys()

    def with_term(self, term: str) -> list[str]:
        """The subjects that have a property."""
        return [subject for subject, flat in self._about.items() if term in flat[::2]]

    def about(self, subject: str) -> dict[str, list[Object]]:
        """What is said of a subject: the objects of each property, each once."""
        flat = self._about.get(subject, [])
        found: dict[str, list[Object]] = {}
        for at in range(0, len(flat), 2):
            predicate, object_ = flat[at], flat[at + 1]
            objects = found.setdefault(str(predicate), [])
            if object_ not in objects:
                objects.append(object_)
        return found


def carried() -> tuple[dict[str, str], set[Object]]:
    """The terms and the classes that some field is read from."""
    terms = {
        KB.asWritten, KB.field, KB.position, KB.hasCoder, KB.value, KB.term, KB.listed, KB.statedOf,
        KB.statedFactor, KB.statedValue, KB.statedTerm, KB.codesNothingUnder, OA.hasBody,
        OA.hasTarget, RDFS.comment,
    }  # fmt: skip
    kinds: set[Object] = {RDF.Seq, OA.Annotation, KB.StatedCode}
    for form in (KNOWLEDGE_BASE, PERSON, *FORMS.values()):
        _add_form(form, terms, kinds)
    return {term: term for term in terms}, kinds


def _add_form(form: Form, terms: set[str], kinds: set[Object]) -> None:
    if isinstance(form.kind, Kinds):
        kinds.update(kind for _, kind in form.kind.classes)
    else:
        kinds.add(form.kind)
    for field in form.fields:
        _add_field(field, terms, kinds)


def _add_field(field: Field, terms: set[str], kinds: set[Object]) -> None:
    if isinstance(field, Value):
        terms.add(field.term)
    elif isinstance(field, Inline):
        terms.update(inner.term for inner in field.fields)
    elif isinstance(field, Part):
        terms.add(field.term)
        _add_form(field.form, terms, kinds)
    elif isinstance(field, Keyed):
        terms.update((field.term, field.key.term))
        kinds.add(field.kind)
        if isinstance(field.value, Form):
            _add_form(field.value, terms, kinds)
        else:
            _add_field(field.value, terms, kinds)


def _upward() -> set[str]:
    return {
        field.term
        for form in FORMS.values()
        for field in form.fields
        if isinstance(field, Part) and field.upwards
    }
