"""Triples, and the namespaces of the RDF terms in use."""

from __future__ import annotations

from typing import NamedTuple


class Literal(NamedTuple):
    """An RDF literal.

    Attributes:
        text: its lexical form.
        datatype: IRI of its datatype; xsd:string if None.
        language: its language tag, such as ``en``; it then has no other datatype.
    """

    text: str
    datatype: str | None = None
    language: str | None = None


Object = str | Literal
"""The object of a triple: an IRI as plain text, or a literal."""
Triple = tuple[str, str, Object]
"""Subject IRI, predicate IRI and object. There are no blank nodes."""


class Namespace:
    """A namespace whose terms are read as attributes: ``DCTERMS.title``."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        term = self.iri + name
        self.__dict__[name] = term
        return term


CITO = Namespace("http://purl.org/spar/cito/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FABIO = Namespace("http://purl.org/spar/fabio/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
KB = Namespace("https://w3id.org/literature-kb/vocab#")
MLS = Namespace("http://www.w3.org/ns/mls#")
OA = Namespace("http://www.w3.org/ns/oa#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PRISM = Namespace("http://prismstandard.org/namespaces/basic/2.0/")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "cito": CITO.iri,
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "fabio": FABIO.iri,
    "foaf": FOAF.iri,
    "kb": KB.iri,
    "mls": MLS.iri,
    "oa": OA.iri,
    "owl": OWL.iri,
    "prism": PRISM.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "void": VOID.iri,
    "xsd": XSD.iri,
}
"""Prefixes of the Turtle and of SPARQL queries."""


def expand(name: str) -> str:
    """The IRI of a prefixed name.

    Raises:
        KeyError: when its prefix is none of :data:`PREFIXES`.

    >>> expand("dcterms:title")
    'http://purl.org/dc/terms/title'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
