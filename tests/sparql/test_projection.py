"""The columns that a query asks for, as they are read from its text."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.graph.terms import PREFIXES
from kb.sparql.projection import read_projection
from tests.sparql.test_same_answers import QUERIES

NAMED = {
    "SELECT ?s { ?s ?p ?o }": ("s",),
    "PREFIX select: <http://e/> select distinct $a ?b WHERE { ?a ?b ?c }": ("a", "b"),
    "SELECT REDUCED ?a FROM <http://e/> { ?a ?b ?c }": ("a",),
    "SELECT ?a (COUNT(DISTINCT ?b) AS ?n) ?c { ?a ?b ?c } GROUP BY ?a ?c": ("a", "n", "c"),
    "SELECT(1 AS?x)(STRLEN(')')as$y){}": ("x", "y"),
    "SELECT ?a # ?b {\n ?c { ?a ?b ?c }": ("a", "c"),
    "SELECT (?a < ?b && ?b > ?a AS ?x) { ?a ?p ?b }": ("x",),
    "SELECT ?a { { SELECT ?b { ?a ?p ?b } } }": ("a",),
}
UNNAMED = [
    "SELECT * { ?s ?p ?o }",
    "SELECT DISTINCT * { ?s ?p ?o }",
    "ASK { ?s ?p ?o }",
    "DESCRIBE ?s { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { { SELECT ?s { ?s ?p ?o } } }",
    "INSERT { ?s ?p ?o } WHERE { SELECT ?s { ?s ?p ?o } }",
    "SELECT (?a<(?b)AS?x)(?c>(1)AS?y) { ?a ?b ?c }",
    "SELECT COUNT(?s) { ?s ?p ?o }",
    "SELECT (1) {}",
    "SELECT ?a DISTINCT ?b {}",
    "SELECT ?a",
    "SELECT { }",
    "SELECT (",
    "",
]


@pytest.mark.parametrize(("query", "names"), NAMED.items())
def test_variables_and_named_expressions_are_read_in_their_order(
    query: str, names: tuple[str, ...]
) -> None:
    assert read_projection(query) == names


@pytest.mark.parametrize("query", UNNAMED)
def test_where_the_text_does_not_say_it_nothing_is_read(query: str) -> None:
    assert read_projection(query) is None


@pytest.mark.parametrize("name", [name for name in QUERIES if "SELECT" in QUERIES[name]])
def test_a_store_gives_the_columns_that_were_read(name: str) -> None:
    known = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
    answer = ox.Store().query(known + QUERIES[name])
    assert isinstance(answer, ox.QuerySolutions)
    assert tuple(each.value for each in answer.variables) == read_projection(QUERIES[name])


_ITEMS = st.sampled_from(
    [
        "?a",
        "$b",
        "(1 AS ?c)",
        "(?x < ?y AS ?d)",
        "(?x<?y AS ?e)",
        "(STR(<http://e/#(>) AS ?f)",
        "(COUNT(*) AS ?g)",
        '(")" AS ?h)',
        "# ?z\n",
        "(?x>?y AS ?i)",
        "(((?x)) as ?j)",
    ]
)


@given(st.lists(_ITEMS, unique=True), st.sampled_from(["", "DISTINCT ", "REDUCED "]))
def test_what_is_read_is_what_a_store_gives(items: list[str], word: str) -> None:
    query = f"SELECT {word}{' '.join(items)} {{ ?x ?y ?a }} GROUP BY ?a ?b ?x ?y"
    read = read_projection(query)
    try:
        answer = ox.Store().query(query)
    except SyntaxError:
        return
    assert isinstance(answer, ox.QuerySolutions)
    assert read in (None, tuple(each.value for each in answer.variables))
