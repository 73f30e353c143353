"""The property graph as GraphML, for Gephi, Cytoscape, yEd, igraph and networkx.

Written from the same nodes and edges as `kb.graph.property_graph.build_graph`, line by line: the
bytes depend on the records alone, and networkx's own writer takes several times as long. Each edge
has an ``id`` of its own, made of its ends and its key: programs take two edges with one id for the
same. Characters that XML cannot hold become U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.corpus import Corpus
from kb.exchange.form import Format, OutFile, encode
from kb.exchange.xml import escape_attribute
from kb.graph.property_graph import Scalar, iter_edges, iter_nodes
from kb.graph.schema import EDGE_TYPES, NODE_KINDS, Attribute

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def _lines(corpus: Corpus) -> Iterator[str]:
    yield _HEAD
    for name in ("title", "version"):
        yield _key("graph", Attribute(name, "string", ""))
    yield from _keys("node", "kind", (kind.attributes for kind in NODE_KINDS))
    yield from _keys("edge", "type", (edge.attributes for edge in EDGE_TYPES))
    yield '<graph edgedefault="directed">\n'
    yield _data("graph", {"title": corpus.meta.title, "version": corpus.meta.version}) + "\n"
    known = set()
    for node, attributes in iter_nodes(corpus):
        known.add(node)
        yield f'<node id="{escape_attribute(node)}">{_data("node", attributes)}</node>\n'
    for start, end, key, attributes in iter_edges(corpus):
        if start in known and end in known:
            ends = f'source="{escape_attribute(start)}" target="{escape_attribute(end)}"'
            name = escape_attribute(f"{start} {key} {end}")
            yield f'<edge id="{name}" {ends}>{_data("edge", attributes)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(scope: str, first: str, groups: Iterable[tuple[Attribute, ...]]) -> Iterator[str]:
    attributes = {first: Attribute(first, "string", "")}
    attributes |= {attribute.name: attribute for group in groups for attribute in group}
    for attribute in attributes.values():
        yield _key(scope, attribute)


def _key(scope: str, attribute: Attribute) -> str:
    name, type_, _ = attribute
    return f'<key id="{scope}_{name}" for="{scope}" attr.name="{name}" attr.type="{type_}"/>\n'


def _data(scope: str, attributes: dict[str, Scalar]) -> str:
    return "".join(
        f'<data key="{scope}_{name}">{_value(value)}</data>' for name, value in attributes.items()
    )


def _value(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape_attribute(value) if isinstance(value, str) else str(value)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("graph.graphml", encode(_lines(corpus)))


FORMAT = Format(
    name="graphml",
    title="GraphML",
    description="The graph of papers, quotes, factors, datasets, models and coders",
    media_type="application/graphml+xml",
    file_name="graph.graphml",
    write=_write,
    on_site=True,
)
