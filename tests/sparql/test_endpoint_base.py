"""A whole knowledge base at an endpoint: the same answers as from its files."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

import kb
from kb.api.base import Base
from kb.corpus import Corpus
from kb.errors import (
    BrokenKnowledgeBase,
    ContradictoryConditions,
    NotAKnowledgeBase,
    WrongCondition,
)
from kb.sparql.endpoint import Endpoint
from kb.sparql.errors import EndpointError, QueryFailed, QueryStopped, SparqlError
from kb.sparql.whole import read_whole_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs
from tests.sparql.server import Served, Talk, says, serving, talking

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


def counting(count: str) -> bytes:
    """An answer to how many triples there are."""
    cell = json.dumps({"n": {"type": "literal", "value": count}})
    return b'{"head":{"vars":["n"]},"results":{"bindings":[%s]}}' % cell.encode()


HOME = says(
    b'{"head":{"vars":["version"]},"results":{"bindings":'
    b'[{"version":{"type":"literal","value":"1"}}]}}'
)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (counting("abc"), "counts its triples as abc"),
        (counting("-1"), "counts its triples as -1"),
        (counting("1" + "0" * 30), "counts its triples as 1000"),
        (b'{"head":{"vars":["n"]},"results":{"bindings":[]}}', "counts its triples as nothing"),
        (b'{"head":{"vars":["n"]},"results":{"bindings":[{}]}}', "leaves .* empty"),
        (b'{"head":{"vars":[]},"results":{"bindings":[{}]}}', "for [?]n it has the columns of"),
    ],
)
def test_an_endpoint_that_cannot_count_is_told_of(said: bytes, shown: str) -> None:
    with talking(HOME, says(said)) as address, pytest.raises(SparqlError, match=shown):
        read_whole_corpus(Endpoint(address), "here")


def triples(*numbers: int) -> Talk:
    """An answer of as many triples."""
    lines = "".join(f"<http://a/{number}> <http://b> <http://c> .\n" for number in numbers)
    return says(lines.encode(), media="application/n-triples")


def test_an_endpoint_that_counts_too_many_is_left_after_the_first_short_page() -> None:
    pages = (triples(1, 2), triples(3), triples(4, 5), triples(6, 7))
    with (
        talking(HOME, says(counting("9" * 30)), *pages) as address,
        pytest.raises(QueryFailed, match="999 triples 3 came"),
    ):
        read_whole_corpus(Endpoint(address), "here", page=2, seconds=5)


def test_a_page_of_more_triples_than_it_may_have_is_refused() -> None:
    with (
        talking(HOME, says(counting("9")), triples(1, 2, 3)) as address,
        pytest.raises(QueryFailed, match="more than 2 rows, and should have no more"),
    ):
        read_whole_corpus(Endpoint(address), "here", page=2, seconds=5)


def test_an_endpoint_without_end_is_left_when_the_time_for_all_its_pages_is_up() -> None:
    start = time.monotonic()
    with (
        talking(HOME, says(counting("9" * 30)), triples(1, 2)) as address,
        pytest.raises(QueryStopped, match=r"longer than 0\.5 seconds; load .* from its files"),
    ):
        read_whole_corpus(Endpoint(address), "here", page=2, seconds=0.5)
    assert time.monotonic() - start < 3


def test_triples_that_are_lost_on_the_way_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kb.sparql.whole._ALL", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50"
    )
    with serving(build_roofs()) as served, pytest.raises(QueryFailed, match="50 came"):
        read_whole_corpus(Endpoint(served.address), "here")


def test_a_path_and_an_endpoint_exclude_each_other() -> None:
    with pytest.raises(ContradictoryConditions, match="one place"):
        kb.load("somewhere", endpoint="http://localhost/")


@pytest.mark.parametrize("name", ["path", "endpoint"])
@pytest.mark.parametrize("value", [3, b"http://localhost/", ["a"]])
def test_a_place_of_another_kind_is_told_with_what_it_should_be(name: str, value: Any) -> None:
    with pytest.raises(WrongCondition, match=f"{name}=.* cannot be understood; give"):
        kb.load(**{name: value})


@pytest.mark.parametrize(
    "version",
    [
        says(b"", status="500 No"),
        says(b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'),
        says(b'{"head":{"vars":["version"]},"results":{"bindings":[{}]}}'),
    ],
    ids=["an error", "no columns", "an empty cell"],
)
def test_a_version_that_cannot_be_had_does_not_stand_in_the_way_of_an_answer(version: Talk) -> None:
    rows = says(b'{"head":{"vars":["a"]},"results":{"bindings":[]}}')
    with talking(rows, version) as address:
        frame = kb.load(endpoint=address).sparql("SELECT ?a {}")
    assert isinstance(frame, pd.DataFrame)
    assert frame.attrs == {}


def _add(served: Served, corpus: Corpus) -> None:
    import pyoxigraph as ox

    from kb.graph.streams import iter_ntriples

    text = "".join(iter_ntriples(corpus)).encode()
    served.store.load(text, format=ox.RdfFormat.N_TRIPLES)
