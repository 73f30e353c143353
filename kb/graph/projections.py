"""Simple weighted graphs made of the property graph: one kind of node, or two, linked by quotes.

Plain functions over any graph with the attributes of `kb.graph.property_graph`. Two nodes are
linked when an edge joins them, or when a quote has an edge to both: a paper and a factor through
the quotes of the paper that speak to the factor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

from kb.errors import KbError, UnknownName
from kb.graph.walks import KINDS, Links, Names, checked_names, chosen_links

if TYPE_CHECKING:
    import networkx as nx

USUAL: Final = (
    "contains", "codes", "source", "target", "model", "coded", "defines", "shows",
)  # fmt: skip
"""The types of edge that count when none is named: what papers and quotes say themselves, who coded
them, and where they stand. Not what a paper as a whole studies, and not from whose quotation a
quote was taken."""

MOST_EDGES: Final = 1_000_000
"""A projection that might have more edges than this is refused."""

_Reach = Mapping[str, Mapping[str, int]]


class TooManyEdges(KbError):
    """A projection would join nearly everything to everything.

    Attributes:
        kind: the kind of node that was to be joined.
        through: the kind through which.
        edges: how many edges there might be.
        most: how many are allowed.
    """

    def __init__(self, kind: str, through: str, edges: int, most: int) -> None:
        super().__init__(
            f"joining {kind} nodes through {through} nodes might take {edges:,} edges, more than "
            f"{most:,}; use bipartite(graph, {kind!r}, {through!r}), which stays small, a part of "
            "the graph, or a larger most_edges"
        )
        self.kind = kind
        self.through = through
        self.edges = edges
        self.most = most


def project(
    graph: nx.MultiDiGraph[str],
    kind: str = "paper",
    through: str = "factor",
    *,
    types: Names = None,
    values: Names = None,
    most_edges: int = MOST_EDGES,
) -> nx.Graph[str]:
    """The nodes of one kind, joined where they share nodes of another kind.

    Args:
        graph: the graph; it is not changed.
        kind: the kind of node to keep.
        through: the kind of node that two of them must share.
        types: only along edges of these types; if None, `USUAL`.
        values: only along ``codes`` edges of these values; if None, all but ``absent``.
        most_edges: refuse what might have more edges than this.

    Returns:
        A simple graph of all nodes of ``kind`` with their attributes. An edge's ``weight`` is the
        number of nodes that the two share, ``shared`` names them, sorted and parted by ``; ``.

    Raises:
        UnknownName: when there is no such kind, type or value, or both kinds are one.
        TooManyEdges: when the graph might grow too large.
    """
    import networkx as nx

    reach = _reach(graph, kind, through, chosen_links(types, values, USUAL))
    joined: dict[str, list[str]] = {}
    for node, ends in reach.items():
        for end in ends:
            joined.setdefault(end, []).append(node)
    edges = min(_pairs(reach), sum(map(_pairs, joined.values())))
    if edges > most_edges:
        raise TooManyEdges(kind, through, edges, most_edges)
    shared: dict[tuple[str, str], list[str]] = {}
    for end in sorted(joined):
        for pair in combinations(joined[end], 2):
            shared.setdefault(pair, []).append(end)
    result: nx.Graph[str] = nx.Graph(**graph.graph)
    result.add_nodes_from((node, graph.nodes[node]) for node in reach)
    for (one, other), both in sorted(shared.items()):
        result.add_edge(one, other, weight=len(both), shared="; ".join(both))
    return result


def bipartite(
    graph: nx.MultiDiGraph[str],
    one: str = "factor",
    other: str = "dataset",
    *,
    types: Names = None,
    values: Names = None,
) -> nx.Graph[str]:
    """The nodes of two kinds, joined where a quote or an edge joins them.

    Args:
        graph: the graph; it is not changed.
        one: the kind of the nodes with ``bipartite=0``.
        other: the kind of the nodes with ``bipartite=1``.
        types: only along edges of these types; if None, `USUAL`. ``("codes", "source")`` joins
            factors with source datasets only.
        values: only along ``codes`` edges of these values; if None, all but ``absent``.

    Returns:
        A simple graph of all nodes of the two kinds with their attributes. An edge's ``weight`` is
        the number of quotes that join the two, and of edges between them.

    Raises:
        UnknownName: when there is no such kind, type or value, or both kinds are one.
    """
    import networkx as nx

    reach = _reach(graph, one, other, chosen_links(types, values, USUAL))
    result: nx.Graph[str] = nx.Graph(**graph.graph)
    for side, kind in enumerate((one, other)):
        for node, attributes in graph.nodes(data=True):
            if attributes.get("kind") == kind:
                result.add_node(node, **{**attributes, "bipartite": side})
    for node, ends in reach.items():
        for end, weight in sorted(ends.items()):
            result.add_edge(node, end, weight=weight)
    return result


def _pairs(nodes: Collection[str]) -> int:
    return len(nodes) * (len(nodes) - 1) // 2


def _reach(graph: nx.MultiDiGraph[str], one: str, other: str, links: Links) -> _Reach:
    """For each node of one kind the nodes of the other to which it is linked, and how often."""
    for kind in (one, other):
        checked_names("kind of node", kind, KINDS)
    if one == other:
        raise UnknownName("second kind of node", other, "it is the first kind; name another")
    kind_of = {node: attributes.get("kind") for node, attributes in graph.nodes(data=True)}
    reach = {node: Counter[str]() for node, kind in kind_of.items() if kind == one}
    for node, found in reach.items():
        found.update(end for end in links.around(graph, node) if kind_of[end] == other)
    hinges = [node for node, kind in kind_of.items() if kind == "quote"]
    for quote in hinges if "quote" not in (one, other) else ():
        around = sorted(set(links.around(graph, quote)))
        ends = [end for end in around if kind_of[end] == other]
        for node in around:
            if kind_of[node] == one:
                reach[node].update(ends)
    return reach
