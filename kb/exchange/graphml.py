"""The property graph as GraphML, for Gephi, Cytoscape, yEd and igraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.corpus import Corpus

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EDGE_ID = "id"


def format_graphml(corpus: Corpus) -> str:
    """The graph of `kb.graph.property_graph` as GraphML.

    Each edge gets an ``id`` of its own, since programs take two edges with one id for the same.
    Characters that XML cannot hold become U+FFFD.
    """
    import io

    import networkx as nx

    from kb.graph.property_graph import build_graph

    out = io.BytesIO()
    nx.write_graphml_xml(
        _writable(build_graph(corpus)), out, prettyprint=False, edge_id_from_attribute=_EDGE_ID
    )
    return _on_lines(out.getvalue().decode()) + "\n"


def _writable(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    for _, node in graph.nodes(data=True):
        _mend(node)
    for start, end, key, edge in graph.edges(keys=True, data=True):
        _mend(edge)
        edge[_EDGE_ID] = f"{start} {key} {end}"
    _mend(graph.graph)
    return graph


def _mend(attributes: dict[str, object]) -> None:
    for key, value in attributes.items():
        if isinstance(value, str) and _NOT_XML.search(value):
            attributes[key] = _NOT_XML.sub("\ufffd", value)


def _on_lines(xml: str) -> str:
    """One node or edge per line. Between tags only: the writer escapes ``<`` and ``>`` in texts."""
    return re.sub(r"(?<=>)(?=<(?:node|edge|key|graph|/graph)\b)", "\n", xml)
