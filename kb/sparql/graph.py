"""The answer to a CONSTRUCT or DESCRIBE as an rdflib graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.graph.terms import PREFIXES, Literal
from kb.sparql.answer import Blank, Term, Triples

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


def build_answer_graph(answer: Triples) -> rdflib.Graph:
    """The triples, with the project's prefixes bound."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, predicate, object_ in answer.triples:
        graph.add((_node(subject), rdflib.URIRef(predicate), _node(object_)))
    return graph


def _node(term: Term) -> Node:
    import rdflib

    if isinstance(term, Literal):
        text, datatype, language = term
        return rdflib.Literal(text, language, datatype and rdflib.URIRef(datatype))
    if isinstance(term, Blank):
        return rdflib.BNode(term.removeprefix("_:"))
    return rdflib.URIRef(term)
