"""The JSON-LD context of the Web Annotations: the terms in use, spelt out.

The keys mean what they mean in http://www.w3.org/ns/anno.jsonld, which a program would have to
fetch; this one is read offline.
"""

from __future__ import annotations

from kb.graph.terms import DCTERMS, FOAF, KB, OA, OWL, RDF, RDFS, XSD

ACTIVITY_STREAMS = "http://www.w3.org/ns/activitystreams#"

Term = str | dict[str, str]


def _link(iri: str) -> Term:
    return {"@id": iri, "@type": "@id"}


def _word(iri: str) -> Term:
    return {"@id": iri, "@type": "@vocab"}


def _count(iri: str) -> Term:
    return {"@id": iri, "@type": XSD.nonNegativeInteger}


CONTEXT: dict[str, Term] = {
    "id": "@id",
    "type": "@type",
    "Annotation": OA.Annotation,
    "AnnotationCollection": f"{ACTIVITY_STREAMS}OrderedCollection",
    "AnnotationPage": f"{ACTIVITY_STREAMS}OrderedCollectionPage",
    "Person": FOAF.Person,
    "Software": f"{ACTIVITY_STREAMS}Application",
    "SpecificResource": OA.SpecificResource,
    "TextQuoteSelector": OA.TextQuoteSelector,
    "TextualBody": OA.TextualBody,
    "classifying": OA.classifying,
    "commenting": OA.commenting,
    "describing": OA.describing,
    "highlighting": OA.highlighting,
    "tagging": OA.tagging,
    "body": _link(OA.hasBody),
    "creator": _link(DCTERMS.creator),
    "exact": OA.exact,
    "first": _link(f"{ACTIVITY_STREAMS}first"),
    "items": {"@id": f"{ACTIVITY_STREAMS}items", "@type": "@id", "@container": "@list"},
    "label": RDFS.label,
    "last": _link(f"{ACTIVITY_STREAMS}last"),
    "motivation": _word(OA.motivatedBy),
    "name": FOAF.name,
    "partOf": _link(f"{ACTIVITY_STREAMS}partOf"),
    "purpose": _word(OA.hasPurpose),
    "rights": _link(DCTERMS.rights),
    "seeAlso": _link(RDFS.seeAlso),
    "selector": _link(OA.hasSelector),
    "source": _link(OA.hasSource),
    "startIndex": _count(f"{ACTIVITY_STREAMS}startIndex"),
    "target": _link(OA.hasTarget),
    "term": KB.term,
    "title": DCTERMS.title,
    "total": _count(f"{ACTIVITY_STREAMS}totalItems"),
    "value": RDF.value,
    "version": OWL.versionInfo,
}
"""What each key of the file means."""
