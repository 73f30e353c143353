"""The page on which readers walk the graph, with the things that have most links for all others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from kb.site import addresses, front_end
from kb.site.page import SearchEntry, SitePage
from kb.site.press import Press
from kb.site.walk.neighbours import KINDS, Kind, Node, find_neighbours, iter_nodes
from kb.site.walk.relations import EDGES, RELATIONS
from kb.site.walk.shards import count_shards

TITLE = "Graph"
HEADINGS: Mapping[Kind, str] = {
    "factor": "Factors",
    "dataset": "Datasets",
    "model": "Models",
    "paper": "Papers",
}
_MOST = 12


def build_graph_page(press: Press) -> SitePage:
    """The page of the graph."""
    nodes = tuple(iter_nodes(press.corpus))
    most = _find_most_linked(press)
    counts = Counter(node.kind for node in nodes)
    return press.page(
        "graph",
        addresses.page_path(addresses.GRAPH),
        title=TITLE,  # without a table of contents, so that the picture has the whole width
        description=f"Papers, factors, datasets and models of {press.corpus.meta.title} as a graph",
        search=(SearchEntry("", "Graph", "graph network links between papers and factors"),),
        scripts=("graph",),
        styles=("graph.css",),
        counts=counts,
        first=str(_find_start(most)) if nodes else "",
        site=_format_site(len(nodes)) if front_end.has("graph") else "",
        most=[(kind, HEADINGS[kind], most[kind]) for kind in HEADINGS if most[kind]],
    )


def _find_most_linked(press: Press) -> dict[Kind, list[tuple[Node, int]]]:
    """By kind the nodes that are linked to most papers, and papers to most of all else."""
    corpus, crossings = press.corpus, press.crossings
    linked: dict[Kind, Counter[Node]] = {kind: Counter() for kind in KINDS}
    for paper, quote in corpus.iter_quotes():
        size = len(quote.source) + len(quote.target) + len(quote.models)
        size += sum(map(len, quote.codes.values()))
        linked["paper"][Node("paper", paper.id)] += size
    for (codebook, name), by_value in crossings.speaking.items():
        linked["factor"][Node("factor", f"{codebook}/{name}")] = sum(map(len, by_value.values()))
    for name in corpus.datasets:
        cited = (*crossings.as_source.get(name, ()), *crossings.as_target.get(name, ()))
        linked["dataset"][Node("dataset", name)] = len(cited)
    for name in corpus.models:
        linked["model"][Node("model", name)] = len(crossings.with_model.get(name, ()))
    # The few that stand first are counted exactly.
    return {kind: _count(press, linked[kind]) for kind in KINDS}


def _count(press: Press, linked: Counter[Node]) -> list[tuple[Node, int]]:
    first = sorted(linked.items(), key=lambda item: (-item[1], item[0]))[: 3 * _MOST]
    counted = [(node, _count_links(press, node)) for node, _ in first]
    counted.sort(key=lambda item: (-item[1], item[0]))
    return [(node, links) for node, links in counted if links][:_MOST]


def _count_links(press: Press, node: Node) -> int:
    groups = find_neighbours(press, node).values()
    return len({other for others in groups for other, _ in others})


def _find_start(most: Mapping[Kind, list[tuple[Node, int]]]) -> Node | str:
    """Where a reader begins who came without an address: at the factor with most links."""
    return next((found[0][0] for kind in HEADINGS if (found := most[kind])), "")


def _format_site(nodes: int) -> str:
    """What the script has to know of the site, as JSON."""
    about = {
        "shards": count_shards(nodes),
        "edges": EDGES,
        "relations": {name: list(relation) for name, relation in RELATIONS.items()},
    }
    return json.dumps(about, ensure_ascii=False, separators=(",", ":"))
