"""Walking from a node: over which kinds, types and values, from made graphs and from files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kb.errors import UnknownName
from kb.graph.property_graph import build_graph
from kb.graph.walks import neighbourhood
from tests.roofs import build_roofs

Q1, Q2 = "quote:doe2020/q1", "quote:doe2020/q2"
RED, BLUE = "factor:colours@1/red", "factor:colours@1/blue"


@pytest.fixture(scope="module", params=["made", "read back"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = build_graph(build_roofs())
    if request.param == "made":
        return made
    file: Path = tmp_path_factory.mktemp("graph") / "graph.graphml"
    nx.write_graphml(made, file)
    return nx.read_graphml(file)


def test_no_step_leads_nowhere(graph: Any) -> None:
    assert list(neighbourhood(graph, RED, 0)) == [RED]


def test_one_step_goes_along_edges_in_both_directions(graph: Any) -> None:
    near = neighbourhood(graph, Q1)
    assert {"paper:doe2020", "paper:roe2021", RED, "dataset:tiles", "model:house-2"} <= set(near)
    assert "table:listed" in near
    assert Q2 in near
    assert isinstance(near, nx.MultiDiGraph)


def test_a_factor_that_is_absent_is_no_neighbour_unless_asked_for(graph: Any) -> None:
    assert BLUE not in neighbourhood(graph, Q1)
    assert BLUE in neighbourhood(graph, Q1, values="absent")
    assert RED not in neighbourhood(graph, Q1, values="absent", types="codes")
    assert "quote:roe2021/q1" not in neighbourhood(graph, RED)


def test_only_nodes_of_the_kinds_are_walked_over(graph: Any) -> None:
    kinds = {"quote", "factor"}
    near = neighbourhood(graph, "dataset:slates", 2, kinds=kinds)
    assert set(near) == {"dataset:slates", Q1, Q2, RED, "factor:moods@1/warm"}
    assert set(neighbourhood(graph, "dataset:slates", 2, kinds="factor")) == {"dataset:slates"}


def test_only_edges_of_the_types_are_walked_and_kept(graph: Any) -> None:
    near = neighbourhood(graph, "paper:doe2020", 2, types=["contains", "codes"])
    assert set(near) == {"paper:doe2020", Q1, Q2, RED, BLUE, "factor:moods@1/warm"}
    assert {edge["type"] for *_, edge in near.edges(data=True)} == {"contains", "codes"}
    values = {edge.get("value") for *_, edge in near.edges(data=True)}
    assert values == {None, "present", "positive"}


def test_attributes_keys_and_order_are_those_of_the_whole_graph(graph: Any) -> None:
    near = neighbourhood(graph, RED, 9)
    assert list(near) == [node for node in graph if node in near]
    assert near.graph == graph.graph
    assert near.nodes[RED] == graph.nodes[RED]
    for start, end, key, edge in near.edges(keys=True, data=True):
        assert graph.edges[start, end, key] == edge


def test_the_whole_graph_is_left_as_it_was(graph: Any) -> None:
    before = nx.to_dict_of_dicts(graph)
    near = neighbourhood(graph, RED, 2)
    near.nodes[RED]["label"] = "changed"
    near.remove_node(Q1)
    assert nx.to_dict_of_dicts(graph) == before
    assert graph.nodes[RED]["label"] == "Red"


def test_a_graph_that_holds_one_edge_between_two_nodes_will_do(graph: Any) -> None:
    simple: Any = nx.DiGraph(graph)
    near = neighbourhood(simple, Q1, kinds="model")
    assert list(near.edges(data="type")) == [(Q1, "model:house-2", "model")]


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"node": "dataset:slate"}, "did you mean 'dataset:slates'"),
        ({"node": "slates"}, "did you mean 'dataset:slates'"),
        ({"node": "paper:slates"}, "did you mean 'dataset:slates'"),
        ({"node": "colour:red"}, "use one of: codebook, coder"),
        ({"kinds": "quotes"}, "did you mean 'quote'"),
        ({"types": ["code"]}, "did you mean 'codes'"),
        ({"values": "abset"}, "did you mean 'absent'"),
        ({"depth": -1}, "use 0 or more steps"),
    ],
)
def test_a_wrong_name_is_refused_with_the_nearest(
    graph: Any, how: dict[str, Any], message: str
) -> None:
    with pytest.raises(UnknownName, match=message):
        neighbourhood(graph, **{"node": RED, **how})
