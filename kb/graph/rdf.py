"""The corpus as RDF: an rdflib graph, and Turtle that is the same in every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.graph.terms import PREFIXES, Literal
from kb.graph.triples import iter_triples
from kb.graph.turtle import iter_turtle

if TYPE_CHECKING:
    import rdflib

__all__ = ["build_rdf", "format_turtle", "iter_triples"]


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


def format_turtle(corpus: Corpus) -> str:
    """The corpus as Turtle: sorted, without blank nodes, the same bytes in every build."""
    return "".join(iter_turtle(iter_triples(corpus)))
