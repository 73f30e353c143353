"""What lies around a node: plain functions over a graph of `kb.graph.property_graph`.

They take any graph with these attributes, made by ``base.graph()`` or read back from GraphML.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kb.errors import UnknownName
from kb.graph.schema import EDGE_TYPES, NODE_KINDS
from kb.ids import did_you_mean

if TYPE_CHECKING:
    import networkx as nx

SPEAKING: Final = frozenset({"positive", "negative", "mixed", "present"})
"""The values of a `codes` edge with which a quote speaks to a factor: all but ``absent``."""

VALUES: Final = (*sorted(SPEAKING), "absent")
KINDS: Final = tuple(kind.name for kind in NODE_KINDS)
TYPES: Final = tuple(edge.name for edge in EDGE_TYPES)

Names = str | Collection[str] | None
"""One name, several, or None for all."""


class Links(NamedTuple):
    """Which edges count.

    Attributes:
        types: the types of edge.
        values: of the `codes` edges, those with these values.
    """

    types: frozenset[str]
    values: frozenset[str]

    def allow(self, edge: dict[str, Any]) -> bool:
        """Whether an edge with these attributes counts."""
        type_ = edge.get("type")
        return type_ in self.types and (type_ != "codes" or edge.get("value") in self.values)

    def around(self, graph: nx.MultiDiGraph[str], node: str) -> Iterator[str]:
        """The nodes at the other ends of a node's edges that count, forwards and backwards; one
        with several such edges comes several times."""
        for _, end, edge in graph.out_edges(node, data=True):
            if self.allow(edge):
                yield end
        for start, _, edge in graph.in_edges(node, data=True):
            if self.allow(edge):
                yield start


def chosen_links(types: Names, values: Names, usual: Iterable[str] = TYPES) -> Links:
    """Which edges are meant.

    Args:
        types: types of edge; if None, the usual ones.
        values: values of `codes` edges; if None, all but ``absent``.
        usual: the types that count when none is named.

    Raises:
        UnknownName: when there is no such type or value.
    """
    return Links(
        checked_names("type of edge", types, TYPES) or frozenset(usual),
        checked_names("value", values, VALUES) or SPEAKING,
    )


def checked_names(kind: str, names: Names, known: Collection[str]) -> frozenset[str] | None:
    """The names as a set, or None for all.

    Raises:
        UnknownName: when one of them is none of the known.
    """
    if names is None:
        return None
    wanted = frozenset({names} if isinstance(names, str) else names)
    for name in sorted(wanted):
        if name not in known:
            raise UnknownName(kind, name, did_you_mean(name, known))
    return wanted


def neighbourhood(
    graph: nx.MultiDiGraph[str],
    node: str,
    depth: int = 1,
    *,
    kinds: Names = None,
    types: Names = None,
    values: Names = None,
) -> nx.MultiDiGraph[str]:
    """The part of a graph within some steps of a node; the direction of edges does not matter.

    A factor that a quote was searched for in vain is no neighbour of it: ``codes`` edges with the
    value ``absent`` are followed only if ``values`` asks for them.

    Args:
        graph: the graph; it is not changed.
        node: the node in the middle, such as ``dataset:dtd``.
        depth: how many steps.
        kinds: walk over nodes of these kinds only (``paper``, ``quote``, ``factor``, ...).
        types: along edges of these types only (``contains``, ``codes``, ...).
        values: along ``codes`` edges of these values only; if None, all but ``absent``.

    Returns:
        A new graph with these nodes, and those of the edges between them that may be walked, in the
        order of ``graph``.

    Raises:
        UnknownName: when there is no such node, kind, type or value, or the depth is negative.
    """
    check_node(graph, node)
    if depth < 0:
        raise UnknownName("depth", str(depth), "use 0 or more steps")
    links = chosen_links(types, values)
    wanted = checked_names("kind of node", kinds, KINDS)
    reached, last = {node}, [node]
    for _ in range(depth):
        found = {end for start in last for end in links.around(graph, start)} - reached
        last = [end for end in found if wanted is None or graph.nodes[end].get("kind") in wanted]
        if not last:
            break
        reached.update(last)
    return _part(graph, reached, links)


def check_node(graph: nx.MultiDiGraph[str], node: str) -> None:
    """Make sure that a graph has a node.

    Raises:
        UnknownName: when it has not, with the nearest.
    """
    if node in graph:
        return
    kind, colon, name = node.rpartition(":")
    named = sorted(each for each in graph if each.partition(":")[2] == name)
    if named:
        raise UnknownName("node", node, f"did you mean {' or '.join(map(repr, named))}?")
    near = [each for each in graph if not colon or each.startswith(f"{kind}:")] or list(KINDS)
    raise UnknownName("node", node, did_you_mean(node, near))


def _part(
    graph: nx.MultiDiGraph[str], nodes: Collection[str], links: Links
) -> nx.MultiDiGraph[str]:
    import networkx as nx

    ordered = [node for node in graph if node in nodes]
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, graph.nodes[node]) for node in ordered)
    for start in ordered:
        for _, end, *key, edge in _out_edges(graph, start):
            if end in nodes and links.allow(edge):
                part.add_edge(start, end, *key, **edge)
    return part


def _out_edges(graph: nx.MultiDiGraph[str], node: str) -> Iterator[tuple[Any, ...]]:
    """The edges with their keys, or without where the graph holds one between two nodes."""
    if graph.is_multigraph():
        yield from graph.out_edges(node, keys=True, data=True)
    else:
        yield from graph.out_edges(node, data=True)
