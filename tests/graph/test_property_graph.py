"""The property graph: what it holds, and that its documentation says so."""

from __future__ import annotations

from typing import Any

import pytest

from kb.graph.property_graph import build_graph
from kb.graph.schema import EDGE_TYPES, NODE_KINDS, format_edge_types, format_node_kinds
from tests.roofs import build_roofs

PYTHON_TYPES = {"string": str, "int": int, "boolean": bool}


@pytest.fixture(scope="module")
def graph() -> Any:
    return build_graph(build_roofs())


def test_every_node_has_a_kind_and_attributes_that_are_documented(graph: Any) -> None:
    kinds = {kind.name: kind for kind in NODE_KINDS}
    seen = set()
    for name, attributes in graph.nodes(data=True):
        kind = kinds[attributes["kind"]]
        seen.add(kind.name)
        assert name.startswith(f"{kind.name}:")
        documented = {a.name: PYTHON_TYPES[a.type] for a in kind.attributes} | {"kind": str}
        assert {key: type(value) for key, value in attributes.items()}.items() <= documented.items()
    assert seen == set(kinds)


def test_every_edge_has_a_type_ends_and_attributes_that_are_documented(graph: Any) -> None:
    types = {edge.name: edge for edge in EDGE_TYPES}
    for start, end, key, attributes in graph.edges(keys=True, data=True):
        edge = types[attributes["type"]]
        assert graph.nodes[start]["kind"] in edge.start
        assert graph.nodes[end]["kind"] in edge.end
        documented = {a.name: PYTHON_TYPES[a.type] for a in edge.attributes} | {"type": str}
        assert {k: type(value) for k, value in attributes.items()}.items() <= documented.items()
        keyed = attributes.get(edge.keyed_by) if edge.keyed_by else None
        assert key == (f"{edge.name}:{keyed}" if keyed else edge.name)


def test_absent_is_an_edge_and_not_assessed_is_none(graph: Any) -> None:
    absent = graph["quote:doe2020/q1"]["factor:colours@1/blue"]["codes"]
    assert absent == {"type": "codes", "value": "absent", "coders": "ann; robot"}
    assert not graph.has_edge("quote:roe2021/q1", "factor:colours@1/blue")
    assert not graph.has_edge("quote:doe2020/q2", "factor:moods@1/warm")


@pytest.mark.parametrize(
    ("start", "end", "key", "attributes"),
    [
        ("paper:doe2020", "quote:doe2020/q2", "contains", {}),
        (
            "quote:doe2020/q1",
            "factor:colours@1/red",
            "codes",
            {"value": "present", "coders": "ann; robot", "term": "ruddy"},
        ),
        (
            "quote:doe2020/q1",
            "factor:moods@1/warm",
            "codes",
            {"value": "positive", "coders": "ann"},
        ),
        ("quote:doe2020/q1", "dataset:tiles", "source", {}),
        ("quote:doe2020/q1", "dataset:slates", "target", {}),
        ("quote:doe2020/q1", "model:house-2", "model", {}),
        ("quote:doe2020/q1", "paper:roe2021", "quoted_via", {"locator": "Table 1"}),
        ("quote:doe2020/q2", "quote:doe2020/q1", "similar_to", {}),
        ("paper:doe2020", "dataset:tiles", "studies_source", {}),
        ("paper:doe2020", "dataset:slates", "studies_target", {}),
        (
            "coder:ann",
            "paper:doe2020",
            "coded:moods@1",
            {"codebook": "moods@1", "complete": False},
        ),
        ("codebook:colours@1", "factor:colours@1/cold", "defines", {}),
        ("factor:colours@1/blue", "factor:colours@1/cold", "broader", {}),
        ("factor:colours@1/red", "factor:moods@1/warm", "close_match", {}),
        ("factor:colours@1/red", "quote:doe2020/q1", "exemplified_by", {}),
        ("dataset:slates", "dataset:tiles", "part_of", {}),
        ("dataset:slates", "paper:doe2020", "presented_in", {}),
        ("model:house-2", "model:house", "variant_of", {}),
        ("table:listed", "quote:doe2020/q2", "shows:A1", {"part": "A1"}),
        ("table:selected", "quote:doe2020/q2", "shows", {}),
        ("table:selected", "codebook:colours@1", "uses", {}),
    ],
)
def test_an_edge_says_what_the_record_says(
    graph: Any, start: str, end: str, key: str, attributes: dict[str, Any]
) -> None:
    assert graph.edges[start, end, key] == {"type": key.partition(":")[0], **attributes}


def test_a_node_says_what_is_in_doubt_of_its_record(graph: Any) -> None:
    assert graph.nodes["quote:doe2020/q1"]["notes"] == "inferred; slip"
    assert graph.nodes["paper:doe2020"]["unchecked"] == "venue; doi"
    assert graph.nodes["dataset:tiles"]["unchecked"] == "domain"
    assert "notes" not in graph.nodes["quote:doe2020/q2"]
    assert "unchecked" not in graph.nodes["paper:roe2021"]


def test_a_selecting_table_shows_only_what_it_selects(graph: Any) -> None:
    shown = [e for _, e, t in graph.out_edges("table:selected", data="type") if t == "shows"]
    assert shown == ["quote:doe2020/q2"]


def test_what_is_withdrawn_or_missing_makes_no_node(graph: Any) -> None:
    assert "paper:zoe1999" not in graph
    assert "quote:doe2020/q3" not in graph
    assert all("kind" in attributes for _, attributes in graph.nodes(data=True))


def test_the_documentation_names_every_kind_type_and_attribute() -> None:
    nodes, edges = format_node_kinds(), format_edge_types()
    for kind in NODE_KINDS:
        assert f"`{kind.name}`, such as `{kind.example}`\n:   " in nodes
        assert all(f"`{attribute.name}` (" in nodes for attribute in kind.attributes)
    for edge in EDGE_TYPES:
        assert f"`{edge.name}`, {' or '.join(edge.start)} to" in edges
        assert all(f"`{attribute.name}` (" in edges for attribute in edge.attributes)
