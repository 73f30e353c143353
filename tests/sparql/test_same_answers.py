"""The same query has the same answer on our engine, at an endpoint, and on rdflib."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
import rdflib
from rdflib.query import Result

from kb.graph.rdf import build_rdf
from kb.graph.terms import Literal
from kb.sparql.answer import Solutions, Triples
from kb.sparql.embedded import EmbeddedEngine
from kb.sparql.endpoint import Endpoint
from kb.sparql.engine import Engine
from kb.sparql.examples import EXAMPLES
from kb.sparql.graph import build_answer_graph
from kb.sparql.query import find_answer
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs
from tests.sparql.server import serving

QUERIES = {
    **{name: example.query for name, example in EXAMPLES.items()},
    "four-way join": """
        SELECT ?quote ?name ?value ?label {
          ?coding oa:hasTarget ?quote ; oa:hasBody ?factor ; kb:value ?value .
          ?factor skos:notation ?name ; skos:inScheme ?codebook ; skos:prefLabel ?label .
          ?quote oa:hasSource ?paper . ?paper dcterms:title ?title .
          FILTER (?value != "absent")
        }""",
    "optional": """
        SELECT ?name ?doi { ?paper dcterms:identifier ?name ; dcterms:issued ?year
          OPTIONAL { ?paper prism:doi ?doi } }""",
    "union": "SELECT ?q ?d { { ?q kb:source ?d } UNION { ?q kb:target ?d } }",
    "negation": "SELECT ?f { ?f a skos:Concept FILTER NOT EXISTS { ?c oa:hasBody ?f } }",
    "minus": "SELECT ?q { ?q a oa:SpecificResource MINUS { ?q kb:source ?d } }",
    "path": "SELECT ?name { ?q oa:hasSource/dcterms:identifier ?name ; ^oa:hasTarget/kb:value ?v }",
    "values": """
        SELECT ?v (COUNT(*) AS ?n) { VALUES ?v { "positive" "present" "absent" } ?c kb:value ?v }
        GROUP BY ?v""",
    "having": """
        SELECT ?f (COUNT(DISTINCT ?q) AS ?n) { ?c oa:hasTarget ?q ; oa:hasBody ?f }
        GROUP BY ?f HAVING (COUNT(DISTINCT ?q) > 1)""",
    "texts": 'SELECT ?t { ?s oa:exact ?t FILTER (CONTAINS(LCASE(?t), "the") || STRLEN(?t) < 40) }',
    "years as text": """
        SELECT ?name ?year { ?p dcterms:issued ?year ; dcterms:identifier ?name
          FILTER (STR(?year) >= "2018") }""",
    "years as numbers": """
        SELECT ?name ?year { ?p dcterms:issued ?y ; dcterms:identifier ?name
          BIND (xsd:integer(STR(?y)) AS ?year) FILTER (?year >= 2018) }""",
    "languages": "SELECT ?l ?c { ?t rdfs:label ?l ; rdfs:comment ?c FILTER (LANG(?l) = 'en') }",
    "arithmetic": "SELECT (SUM(?n) AS ?sum) (MAX(?n) AS ?max) { ?d kb:imageCount ?n }",
    "ask": "ASK { ?c kb:value 'negative' }",
    "construct": "CONSTRUCT { ?q kb:model ?f } WHERE { ?c oa:hasTarget ?q ; oa:hasBody ?f }",
}


@pytest.fixture(scope="module", params=["shipped", "invented"])
def engines(request: pytest.FixtureRequest) -> Iterator[tuple[Engine, Engine, rdflib.Graph]]:
    import kb

    corpus = build_roofs() if request.param == "invented" else kb.load(ANNOTATIONS).corpus
    embedded = EmbeddedEngine(corpus)
    with serving(corpus) as served:
        yield embedded, Endpoint(served.address), build_rdf(corpus)
    embedded.close()


@pytest.mark.parametrize("name", QUERIES)
def test_three_engines_give_one_answer(
    name: str, engines: tuple[Engine, Engine, rdflib.Graph]
) -> None:
    embedded, endpoint, graph = engines
    ours = _comparable(find_answer(embedded, QUERIES[name]))
    assert ours == _comparable(find_answer(endpoint, QUERIES[name]))
    assert ours == _of_rdflib(graph.query(QUERIES[name]))


def test_the_queries_are_not_all_without_an_answer() -> None:
    engine = EmbeddedEngine(build_roofs())
    empty = [name for name in QUERIES if not _comparable(find_answer(engine, QUERIES[name]))]
    engine.close()
    assert set(empty) <= {"disagreements", "minus", "ask", "arithmetic", "negation"}, empty


def _comparable(answer: object) -> object:
    if isinstance(answer, Triples):
        return set(build_answer_graph(answer))
    if isinstance(answer, Solutions):
        return Counter(
            frozenset(
                (name, _term(cell))
                for name, cell in zip(answer.variables, row, strict=True)
                if cell is not None
            )
            for row in answer.rows
        )
    return answer


def _term(cell: str | Literal) -> tuple[str | None, ...]:
    if isinstance(cell, Literal):
        return (cell.text, cell.datatype, cell.language)
    return (str(cell),)


def _of_rdflib(result: Result) -> object:
    if result.type == "ASK":
        return result.askAnswer
    if result.type == "CONSTRUCT":
        assert result.graph is not None
        return set(result.graph)
    return Counter(
        frozenset((str(name), _of_node(node)) for name, node in row.items())
        for row in result.bindings
    )


def _of_node(node: object) -> tuple[str | None, ...]:
    if isinstance(node, rdflib.Literal):
        datatype = None if node.datatype in (None, rdflib.XSD.string) else str(node.datatype)
        return (str(node), datatype, node.language)
    return (str(node),)
