"""A whole knowledge base at an endpoint: the same answers as from its files."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

import kb
from kb.api.base import Base
from kb.corpus import Corpus
from kb.errors import BrokenKnowledgeBase, ContradictoryConditions, NotAKnowledgeBase
from kb.sparql.endpoint import Endpoint
from kb.sparql.errors import EndpointError, QueryFailed
from kb.sparql.whole import read_whole_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs
from tests.sparql.server import Served, says, serving, talking

REAL = kb.load(ANNOTATIONS)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(REAL.corpus) as served:
        yield served


def test_a_base_at_an_endpoint_answers_like_the_one_that_was_loaded_there(served: Served) -> None:
    base = kb.load(endpoint=served.address)
    assert isinstance(base, Base)
    assert base.corpus.papers == REAL.corpus.papers
    assert (base.title, base.version) == (REAL.title, REAL.version)
    pd.testing.assert_frame_equal(base.frame(), REAL.frame())
    assert [quote.ref for quote in base.quotes(value="positive")] == [
        quote.ref for quote in REAL.quotes(value="positive")
    ]
    assert base.graph().number_of_edges() == REAL.graph().number_of_edges()
    assert base.table("appendix-a").to_csv() == REAL.table("appendix-a").to_csv()
    assert base.turtle() == REAL.turtle()


def test_sparql_asks_the_endpoint_and_reads_no_records(served: Served) -> None:
    base = kb.load(endpoint=served.address)
    before = len(served.asked)
    frame = base.sparql("SELECT ?q { ?q a oa:SpecificResource } ORDER BY ?q")
    assert isinstance(frame, pd.DataFrame)
    assert frame.attrs == {"data_version": REAL.version}
    assert len(served.asked) == before + 2
    assert "corpus" not in vars(base)


def test_nothing_is_asked_before_it_is_needed() -> None:
    base = kb.load(endpoint="http://127.0.0.1:1/sparql")
    assert repr(base) == "<knowledge base at http://127.0.0.1:1/sparql>"
    with pytest.raises(EndpointError):
        base.quotes()


def test_many_triples_are_read_page_by_page() -> None:
    roofs = build_roofs()
    with serving(roofs) as served:
        corpus = read_whole_corpus(Endpoint(served.address), "here", page=100)
        pages = [query for query in served.asked if "OFFSET" in query]
    assert len(pages) == -(-len(served.store) // 100) > 2
    assert corpus.papers == roofs.papers


@pytest.mark.parametrize(
    ("triples", "said"),
    [
        (b"", "none is described"),
        (b"<http://a> <http://b> _:c .\n", "none is described"),
    ],
)
def test_an_endpoint_without_a_knowledge_base_says_so(triples: bytes, said: str) -> None:
    with serving(ntriples=triples) as served:
        base = kb.load(endpoint=served.address)
        assert base.sparql("ASK { ?s ?p ?o }") is bool(triples)
        with pytest.raises(NotAKnowledgeBase, match=said) as told:
            _ = base.corpus
    assert served.address in str(told.value)


def test_an_endpoint_with_two_knowledge_bases_says_so() -> None:
    with serving(REAL.corpus) as served:
        _add(served, build_roofs())
        with pytest.raises(NotAKnowledgeBase, match="describes 2"):
            _ = kb.load(endpoint=served.address).corpus


def test_a_broken_knowledge_base_at_an_endpoint_says_what_is_missing() -> None:
    with serving(build_roofs()) as served:
        served.store.update(
            "PREFIX dcterms: <http://purl.org/dc/terms/> "
            "DELETE WHERE { <https://example.org/kb/paper/doe2020> dcterms:title ?t }"
        )
        with pytest.raises(NotAKnowledgeBase, match="doe2020"):
            _ = kb.load(endpoint=served.address, check=False).corpus


def test_the_records_of_an_endpoint_are_checked() -> None:
    with serving(build_roofs()) as served:
        base = kb.load(endpoint=served.address)
        with pytest.raises(BrokenKnowledgeBase):
            _ = base.corpus
        assert kb.load(endpoint=served.address, check=False).corpus.papers


def test_triples_that_are_lost_on_the_way_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kb.sparql.whole._ALL", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50"
    )
    with serving(build_roofs()) as served, pytest.raises(QueryFailed, match="50 came"):
        read_whole_corpus(Endpoint(served.address), "here")


def test_a_path_and_an_endpoint_exclude_each_other() -> None:
    with pytest.raises(ContradictoryConditions, match="one place"):
        kb.load("somewhere", endpoint="http://localhost/")


def test_a_version_that_cannot_be_had_does_not_stand_in_the_way_of_an_answer() -> None:
    rows = says(b'{"head":{"vars":["a"]},"results":{"bindings":[]}}')
    with talking(rows, says(b"", status="500 No")) as address:
        frame = kb.load(endpoint=address).sparql("SELECT ?a {}")
    assert isinstance(frame, pd.DataFrame)
    assert frame.attrs == {}


def _add(served: Served, corpus: Corpus) -> None:
    import pyoxigraph as ox

    from kb.graph.streams import iter_ntriples

    text = "".join(iter_ntriples(corpus)).encode()
    served.store.load(text, format=ox.RdfFormat.N_TRIPLES)
