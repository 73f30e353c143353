"""The graph around some quotes: a part of the whole, and all that belongs to them."""

from __future__ import annotations

import pytest

from kb.corpus import Corpus
from kb.graph.around import build_graph_around
from kb.graph.property_graph import build_graph
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs


def _shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


ROOFS, SHIPPED = build_roofs(), _shipped()


def test_it_holds_the_quotes_and_what_they_are_linked_to() -> None:
    graph = build_graph_around(ROOFS, ["doe2020/q1"])
    assert list(graph) == [
        "paper:doe2020",
        "paper:roe2021",
        "quote:doe2020/q1",
        "codebook:colours@1",
        "factor:colours@1/red",
        "factor:colours@1/blue",
        "codebook:moods@1",
        "factor:moods@1/warm",
        "dataset:slates",
        "dataset:tiles",
        "model:house-2",
        "coder:ann",
        "coder:robot",
    ]
    assert graph.edges["quote:doe2020/q1", "factor:colours@1/blue", "codes"]["value"] == "absent"
    assert graph.has_edge("quote:doe2020/q1", "paper:roe2021", "quoted_via")
    assert graph.has_edge("paper:doe2020", "dataset:tiles", "studies_source")


@pytest.mark.parametrize("corpus", [ROOFS, SHIPPED], ids=["invented", "shipped"])
@pytest.mark.parametrize("step", [1, 3])
def test_it_is_a_part_of_the_whole_graph(corpus: Corpus, step: int) -> None:
    whole = build_graph(corpus)
    part = build_graph_around(corpus, list(corpus.quotes)[::step])
    same = whole.subgraph(part)
    assert {node: part.nodes[node] for node in part} == {node: same.nodes[node] for node in same}
    assert sorted(part.edges(keys=True)) == sorted(same.edges(keys=True))
    assert all(part.edges[edge] == whole.edges[edge] for edge in part.edges(keys=True))
    assert list(part) == [node for node in whole if node in part]
    assert part.graph == whole.graph


def test_no_quote_has_nothing_around_it() -> None:
    assert len(build_graph_around(ROOFS, [])) == 0
