"""How many voices: quotes, papers, groups of authors and routes."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.authorship import iter_shared_authors, join_papers
from kb.frames.independence import build_independence
from kb.store.read import read_corpus
from tests.frames.invented import corpus_of, paper, quote
from tests.real import ANNOTATIONS

PLUS = "positive"


def _voices() -> Corpus:
    said = quote(size=PLUS)
    return corpus_of(
        paper("a", said, said, authors=["Jane Smith", "Jan van der Berg"]),
        paper("b", said, authors=["van der Berg, Jan", "Wei Wang"]),
        paper("c", said, authors=["W. Wang"]),
        paper("d", quote(size=PLUS, via={"paper": "review"}), authors=["Ann Other"]),
        paper("e", quote(size=PLUS, via={"paper": "review"}), authors=["Bo Other"]),
        paper("f", quote(size="absent", likeness=PLUS), authors=["Jane Smith", "Ann Other"]),
        paper("gone", said, authors=["Ann Other"], deprecated={"reason": "Entered twice."}),
        paper("review", authors=["Jane Smith", "Ann Other"]),
    )


def test_papers_that_share_an_author_are_one_group() -> None:
    (size,) = build_independence(_voices(), "size")
    assert size.quotes == ("a/q1", "a/q2", "b/q1", "c/q1", "d/q1", "e/q1")
    assert size.papers == ("a", "b", "c", "d", "e")
    assert size.groups == (("a", "b"), ("c",), ("d",), ("e",))


def test_a_name_with_initials_only_is_counted_apart_and_reported() -> None:
    (size,) = build_independence(_voices(), "size")
    assert size.groups_at_least == (("a", "b", "c"), ("d",), ("e",))
    assert [str(link) for link in size.links] == [
        "a and b share Jan van der Berg = van der Berg, Jan",
        "b and c perhaps share Wei Wang = W. Wang",
    ]


def test_quotes_from_one_review_come_by_one_route() -> None:
    (size,) = build_independence(_voices(), "size")
    assert size.routes == ("a", "b", "c", "review")
    assert size.first_hand == ("a/q1", "a/q2", "b/q1", "c/q1")


def test_it_prints_in_a_line_and_as_a_table() -> None:
    found = build_independence(_voices())
    assert str(found[0]) == (
        "6 quotes, 5 papers, 4 groups of authors (3 if names in doubt are one), 4 routes"
    )
    assert repr(found).splitlines() == [
        "Independence of what speaks to 2 factors",
        "  factor    quotes  papers  groups  routes  first hand",
        "  size      6       5       3 to 4  4       4",
        "  likeness  1       1       1       1       1",
        "* a and b share Jan van der Berg = van der Berg, Jan; b and c perhaps share Wei",
        "  Wang = W. Wang",
    ]


def test_what_was_read_in_one_review_alone_says_so() -> None:
    corpus = corpus_of(paper("d", quote(size=PLUS, via={"paper": "review"})), paper("review"))
    assert "all words were read in review" in repr(build_independence(corpus, "size"))


def test_a_factor_of_which_nobody_speaks_has_zeros_and_an_empty_answer_its_columns() -> None:
    frame = build_independence(corpus_of()).frame()
    assert frame["factor"].tolist() == ["size", "likeness"]
    assert frame["groups_at_least"].tolist() == [0, 0]
    empty = build_independence(corpus_of(codebooks=[])).frame()
    assert empty.dtypes.to_dict() == frame.dtypes.to_dict()


def test_what_nobody_speaks_to_is_not_printed_but_counted() -> None:
    corpus = corpus_of(paper("a", quote(size=PLUS)))
    assert repr(build_independence(corpus)).splitlines() == [
        "Independence of what speaks to 1 factor",
        "  factor  quotes  papers  groups  routes  first hand",
        "  size    1       1       1       1       1",
        "* no quote speaks to 1 factor, left out here",
    ]


def test_the_answers_are_a_sequence() -> None:
    found = build_independence(_voices())
    assert [entry.factor for entry in found] == ["size", "likeness"]
    assert [entry.factor for entry in found[1:]] == ["likeness"]


def test_a_wrong_factor_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'likeness'"):
        build_independence(_voices(), "likenes")


def test_the_shipped_groups_are_those_of_papers_that_share_a_name() -> None:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    papers = corpus.papers
    links = [
        link
        for link in iter_shared_authors([papers["chaves2023"], papers["menegola2017"]])
        if link.likeness == "same"
    ]
    assert {link.one_name for link in links} == {"Eduardo Valle", "Sandra Avila"}
    for entry in build_independence(corpus):
        assert 0 <= len(entry.groups_at_least) <= len(entry.groups) <= len(entry.papers)
        assert sorted(sum(entry.groups, ())) == sorted(entry.papers)


PEOPLE = st.sampled_from(["Ann Lee", "Lee, Ann", "A. Lee", "Bo Ng", "Cy Day", "Di Fox"])


@given(st.lists(st.lists(PEOPLE, min_size=1, max_size=3), max_size=6))
def test_the_groups_are_the_components_that_networkx_finds(authors: list[list[str]]) -> None:
    papers = [paper(f"p{at}", authors=names) for at, names in enumerate(authors)]
    links = list(iter_shared_authors(papers))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(record.id for record in papers)
    graph.add_edges_from((link.one, link.other) for link in links)
    groups = join_papers([record.id for record in papers], links)
    assert {frozenset(group) for group in groups} == set(
        map(frozenset, nx.connected_components(graph))
    )
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)
