"""A server that others wrote, Oxigraph's own, answers like the records that it was given."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

import kb
from kb.sparql.errors import EndpointError, MalformedQuery, QueryStopped
from tests.real import ANNOTATIONS
from tests.sparql.oxigraph_server import oxigraph_serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    corpus = kb.load(ANNOTATIONS).corpus
    with oxigraph_serving(corpus, tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


def test_the_whole_base_works_on_it(address: str) -> None:
    real, there = kb.load(ANNOTATIONS), kb.load(endpoint=address)
    assert there.corpus.papers == real.corpus.papers
    pd.testing.assert_frame_equal(there.frame(), real.frame())
    query = "SELECT ?q ?v { ?c oa:hasTarget ?q ; kb:value ?v } ORDER BY ?q ?v"
    ours, theirs = real.sparql(query), there.sparql(query)
    assert isinstance(ours, pd.DataFrame)
    assert isinstance(theirs, pd.DataFrame)
    pd.testing.assert_frame_equal(ours, theirs)
    assert theirs.attrs == ours.attrs


def test_its_faults_are_told_like_ours(address: str) -> None:
    base = kb.load(endpoint=address)
    with pytest.raises(MalformedQuery) as malformed:
        base.sparql("SELECT * {\n ?s ?p }")
    assert malformed.value.line == 2
    with pytest.raises(EndpointError):
        base.sparql("INSERT DATA { <http://e/a> <http://e/b> 1 }", update=True)
    with pytest.raises(QueryStopped):
        base.sparql(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?i) }",
            timeout=0.5,
        )
