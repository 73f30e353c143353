"""Triples by their subject, for whoever makes records of them."""

from __future__ import annotations

from collections.abc import Iterable

from kb.graph.catalogue import carried, upward
from kb.graph.terms import KB, OA, RDF, XSD, Literal, Object, Triple
from kb.graph.writing import MEMBER

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
        backwards |= dict.fromkeys(upward(), self.below)
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
