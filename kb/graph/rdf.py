"""The corpus as RDF: an rdflib graph, Turtle that is the same in every build, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.graph.reading import corpus_from_triples
from kb.graph.streams import iter_jsonld, iter_ntriples, iter_turtle
from kb.graph.terms import PREFIXES, Literal, Triple
from kb.graph.triples import iter_triples

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "build_rdf",
    "corpus_from_triples",
    "format_jsonld",
    "format_turtle",
    "iter_jsonld",
    "iter_ntriples",
    "iter_rdflib_triples",
    "iter_triples",
    "iter_turtle",
]


def build_rdf(corpus: Corpus) -> rdflib.Graph:
    """The corpus as an rdflib graph with the project's prefixes bound, ready for SPARQL."""
    import rdflib
    from rdflib.term import Node

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, predicate, object_ in iter_triples(corpus):
        node: Node
        if isinstance(object_, Literal):
            text, datatype, language = object_
            node = rdflib.Literal(text, language, datatype and rdflib.URIRef(datatype))
        else:
            node = rdflib.URIRef(object_)
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), node))
    return graph


def iter_rdflib_triples(graph: rdflib.Graph) -> Iterator[Triple]:
    """The triples of an rdflib graph, for :func:`corpus_from_triples`; none with blank nodes."""
    import rdflib

    for subject, predicate, object_ in graph:
        if not isinstance(subject, rdflib.URIRef) or not isinstance(predicate, rdflib.URIRef):
            continue
        if isinstance(object_, rdflib.Literal):
            datatype = str(object_.datatype) if object_.datatype else None
            yield str(subject), str(predicate), Literal(str(object_), datatype, object_.language)
        elif isinstance(object_, rdflib.URIRef):
            yield str(subject), str(predicate), str(object_)


def format_turtle(corpus: Corpus) -> str:
    """The corpus as Turtle: sorted, without blank nodes, the same bytes in every build."""
    return "".join(iter_turtle(corpus))


def format_jsonld(corpus: Corpus) -> str:
    """The corpus as JSON-LD whose context is embedded: the same graph as the Turtle."""
    return "".join(iter_jsonld(corpus))
