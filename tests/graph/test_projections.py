"""Simple graphs made of the property graph: what is shared, what is counted, what is refused."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import UnknownName
from kb.graph.projections import TooManyEdges, bipartite, project
from kb.graph.property_graph import build_graph
from tests.frames.invented import corpus_of, paper, quote
from tests.roofs import build_roofs

SIZE, LIKENESS = "factor:reasons@1/size", "factor:reasons@1/likeness"


@pytest.fixture(scope="module", params=["made", "read back"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    via = {"paper": "c"}
    corpus = corpus_of(
        paper("a", quote(size="positive", likeness="positive", source=["photos"], via=via)),
        paper("b", quote(size="negative"), quote(likeness="mixed", source=["photos"], via=via)),
        paper("c", quote(size="positive", likeness="absent", target=["photos"])),
    )
    made = build_graph(corpus)
    if request.param == "made":
        return made
    file: Path = tmp_path_factory.mktemp("graph") / "graph.graphml"
    nx.write_graphml(made, file)
    return nx.read_graphml(file)


def test_papers_are_joined_by_the_factors_to_which_both_speak(graph: Any) -> None:
    papers = project(graph)
    assert type(papers) is nx.Graph
    assert list(papers) == ["paper:a", "paper:b", "paper:c"]
    assert papers.nodes["paper:a"]["year"] == 2020
    assert list(papers.edges(data=True)) == [
        ("paper:a", "paper:b", {"weight": 2, "shared": f"{LIKENESS}; {SIZE}"}),
        ("paper:a", "paper:c", {"weight": 1, "shared": SIZE}),
        ("paper:b", "paper:c", {"weight": 1, "shared": SIZE}),
    ]


def test_the_values_that_count_can_be_named(graph: Any) -> None:
    assert list(project(graph, values="positive").edges) == [("paper:a", "paper:c")]
    assert list(project(graph, values=["absent", "mixed"]).edges) == [("paper:b", "paper:c")]


def test_factors_are_joined_by_the_papers_that_speak_to_both(graph: Any) -> None:
    factors = project(graph, "factor", "paper")
    assert list(factors.edges(data="weight")) == [(SIZE, LIKENESS, 2)]
    assert list(project(graph, "factor", "quote").edges(data="weight")) == [(SIZE, LIKENESS, 1)]


def test_what_a_quote_was_taken_from_joins_papers_only_if_asked_for(graph: Any) -> None:
    assert list(project(graph, "factor", "dataset").edges(data="weight")) == [(SIZE, LIKENESS, 1)]
    assert project(graph, "paper", "quote").number_of_edges() == 0
    through = project(graph, "paper", "quote", types=["contains", "quoted_via"])
    assert list(through.edges(data="weight")) == [
        ("paper:a", "paper:c", 1),
        ("paper:b", "paper:c", 1),
    ]


def test_factors_and_datasets_are_joined_by_quotes(graph: Any) -> None:
    found = bipartite(graph)
    assert nx.is_bipartite(found)
    assert found.nodes[SIZE]["bipartite"] == 0
    assert found.nodes["dataset:photos"]["bipartite"] == 1
    assert found.nodes["dataset:photos"]["domain"] == "natural"
    assert sorted(found.edges(data="weight")) == [
        (LIKENESS, "dataset:photos", 2),
        (SIZE, "dataset:photos", 2),
    ]
    by_source = bipartite(graph, types=["codes", "source"])
    assert sorted(by_source.edges(data="weight")) == [
        (LIKENESS, "dataset:photos", 2),
        (SIZE, "dataset:photos", 1),
    ]


def test_a_quote_counts_once_though_it_names_a_dataset_in_two_roles() -> None:
    corpus = corpus_of(paper("a", quote(size="positive", source=["photos"], target=["photos"])))
    assert bipartite(build_graph(corpus))[SIZE]["dataset:photos"]["weight"] == 1


def test_both_can_be_written_as_graphml(graph: Any, tmp_path: Path) -> None:
    for made in (project(graph), bipartite(graph)):
        nx.write_graphml(made, tmp_path / "made.graphml")
        assert nx.read_graphml(tmp_path / "made.graphml").edges == made.edges


def test_edges_that_are_no_quotes_join_too() -> None:
    graph = build_graph(build_roofs())
    coders = project(graph, "coder", "paper")
    assert list(coders.edges(data="weight")) == [("coder:ann", "coder:robot", 1)]
    books = bipartite(graph, "codebook", "factor", types="defines")
    assert books.number_of_edges() == 4


def test_what_would_join_everything_to_everything_is_refused_before_it_is_made(graph: Any) -> None:
    with pytest.raises(TooManyEdges, match=r"bipartite\(graph, 'paper', 'factor'\)") as caught:
        project(graph, most_edges=2)
    assert (caught.value.edges, caught.value.most) == (3, 2)
    assert project(graph, most_edges=3).number_of_edges() == 3


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"kind": "papers"}, "did you mean 'paper'"),
        ({"through": "factors"}, "did you mean 'factor'"),
        ({"through": "paper"}, "it is the first kind"),
        ({"types": "code"}, "did you mean 'codes'"),
        ({"values": "positiv"}, "did you mean 'positive'"),
    ],
)
def test_a_wrong_name_is_refused_with_the_nearest(
    graph: Any, how: dict[str, Any], message: str
) -> None:
    with pytest.raises(UnknownName, match=message):
        project(graph, **how)


FACTORS = st.frozensets(st.sampled_from(["size", "likeness"]))


@given(st.lists(st.lists(FACTORS, max_size=3), max_size=5))
def test_a_projection_counts_what_sets_of_factors_share(papers: list[list[frozenset[str]]]) -> None:
    corpus = corpus_of(
        *(
            paper(f"p{at}", *(quote(**dict.fromkeys(each, "positive")) for each in quotes))
            for at, quotes in enumerate(papers)
        )
    )
    spoken = {f"paper:p{at}": frozenset().union(*quotes) for at, quotes in enumerate(papers)}
    graph = build_graph(corpus)
    expected = {
        (one, other, len(spoken[one] & spoken[other]))
        for one, other in combinations(spoken, 2)
        if spoken[one] & spoken[other]
    }
    assert set(project(graph).edges(data="weight")) == expected
    pairs = set(bipartite(graph, "paper", "factor").edges)
    assert pairs == {
        (node, f"factor:reasons@1/{factor}")
        for node, factor in product(spoken, ("size", "likeness"))
        if factor in spoken[node]
    }
