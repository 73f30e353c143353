"""The part of the property graph that stands around some quotes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.graph.property_graph import build_graph
from kb.ids import quote_ref
from kb.model.paper import Paper

if TYPE_CHECKING:
    import networkx as nx

_AROUND = frozenset({"factor", "dataset", "model", "coder"})


def build_graph_around(corpus: Corpus, quotes: Collection[str]) -> nx.MultiDiGraph[str]:
    """Some quotes and what they are linked to, as a graph.

    Args:
        corpus: the records.
        quotes: the quotes' references, ``ribeiro2017/q3``.

    Returns:
        The part of `kb.graph.property_graph.build_graph` that holds these quotes; their papers, and
        those from which they were taken; the factors for which they were coded, absent ones
        included, with their codebooks; the datasets and models that the quotes name or their papers
        work on; the coders of the papers; and every edge between these. Attributes and order are
        those of the whole graph.
    """
    graph = build_graph(_cut(corpus, quotes))
    kept = {f"quote:{ref}" for ref in quotes}
    kept |= {f"paper:{ref.rpartition('/')[0]}" for ref in quotes}
    near = {node for home in kept if home in graph for node in _neighbours(graph, home)}
    kept |= {node for node in near if graph.nodes[node]["kind"] in _AROUND}
    kept |= {end for home in kept for _, end, key in _links(graph, home) if key == "quoted_via"}
    kept |= {
        start
        for node in near
        if graph.nodes[node]["kind"] == "factor"
        for start, _, key in graph.in_edges(node, keys=True)
        if key == "defines"
    }
    graph.remove_nodes_from([node for node in graph if node not in kept])
    return graph


def _neighbours(graph: nx.MultiDiGraph[str], node: str) -> set[str]:
    return {*graph.successors(node), *graph.predecessors(node)}


def _links(graph: nx.MultiDiGraph[str], node: str) -> list[tuple[str, str, str]]:
    return list(graph.out_edges(node, keys=True)) if node in graph else []


def _cut(corpus: Corpus, quotes: Collection[str]) -> Corpus:
    """The records with these quotes alone, so that the work is as large as the answer."""
    wanted = frozenset(quotes)
    chosen = [corpus.quotes[ref] for ref in wanted]
    homes = {paper.id for paper, _ in chosen}
    sources = {quote.via.paper for _, quote in chosen if quote.via is not None}
    papers: dict[str, Paper] = {}
    for name, paper in corpus.papers.items():
        if name in homes:
            kept = tuple(quote for quote in paper.quotes if quote_ref(name, quote.id) in wanted)
            papers[name] = paper.model_copy(update={"quotes": kept})
        elif name in sources:
            papers[name] = paper.model_copy(update={"quotes": ()})
    return replace(corpus, papers=papers, codings={}, tables={}, files={})
