"""The corpus as a property graph: nodes and typed edges with plain scalar attributes.

`kb.graph.schema` lists every kind of node, type of edge and attribute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.collector import collector_paused
from kb.corpus import Corpus
from kb.ids import quote_ref, split_factor_ref
from kb.model.codebook import Factor
from kb.model.paper import Paper, Quote
from kb.selection import iter_shown
from kb.text import format_plain

if TYPE_CHECKING:
    import networkx as nx

Scalar = str | int | bool
Node = tuple[str, dict[str, Scalar]]
"""A node's id and its attributes."""
Edge = tuple[str, str, str, dict[str, Scalar]]
"""An edge's start, end and key, and its attributes."""

_LABEL_WORDS = 8


def build_graph(corpus: Corpus) -> nx.MultiDiGraph[str]:
    """The corpus as a networkx graph.

    Nodes are named ``kind:id`` (``quote:ribeiro2017/q3``) and carry ``kind`` and plain scalars;
    edges carry ``type``. No attribute is None or a list, so that the graph can be written as
    GraphML; what is not known is left out. An absent factor is a ``codes`` edge with the value
    ``absent``; a factor that was not assessed has no edge. Withdrawn papers and quotes are left
    out, and so is an edge to anything that is not a node. ``graph.graph`` holds the title and
    version of the data.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=corpus.meta.title, version=corpus.meta.version
    )
    with collector_paused():
        graph.add_nodes_from(iter_nodes(corpus))
        known = set(graph)
        inside = (edge for edge in iter_edges(corpus) if edge[0] in known and edge[1] in known)
        graph.add_edges_from(inside)  # type: ignore[arg-type]  # the stubs lack edges with a key
    return graph


def iter_nodes(corpus: Corpus) -> Iterator[Node]:
    """Every node, by kind."""
    for paper in corpus.papers.values():
        if paper.deprecated is None:
            yield _paper_node(paper)
    for paper, quote in corpus.iter_quotes():
        yield _quote_node(paper, quote)
    for ref, codebook in corpus.codebooks.items():
        yield _node(
            "codebook",
            ref,
            codebook.title,
            version=codebook.version,
            deprecated=codebook.deprecated is not None or None,
        )
        for factor in codebook.factors:
            yield _factor_node(ref, factor)
    for name, data in corpus.datasets.items():
        yield _node(
            "dataset",
            name,
            data.name,
            domain=data.domain,
            modality=data.modality,
            dimensions=data.dimensions,
            images=data.images.total if data.images else None,
            classes=data.classes.number if data.classes else None,
            url=data.url,
            unchecked=_joined(data.unchecked),
            deprecated=data.deprecated is not None or None,
        )
    for name, model in corpus.models.items():
        yield _node(
            "model",
            name,
            model.name,
            dimensions=model.dimensions,
            parameters=model.parameters,
            url=model.url,
            unchecked=_joined(model.unchecked),
            deprecated=model.deprecated is not None or None,
        )
    for name, coder in corpus.people.items():
        yield _node("coder", name, coder.name, orcid=coder.orcid, program=coder.program)
    for name, table in corpus.tables.items():
        yield _node("table", name, table.title)


def iter_edges(corpus: Corpus) -> Iterator[Edge]:
    """Every edge that the records state, by the record that states it; its ends may be missing."""
    for paper in corpus.papers.values():
        yield from _paper_edges(paper)
    for paper, quote in corpus.iter_quotes():
        yield from _quote_edges(paper, quote)
    yield from _code_edges(corpus)
    for ref, codebook in corpus.codebooks.items():
        for factor in codebook.factors:
            yield from _factor_edges(ref, factor)
    for name, data in corpus.datasets.items():
        home = f"dataset:{name}"
        for whole in data.part_of:
            yield _edge("part_of", home, f"dataset:{whole}")
        if data.paper:
            yield _edge("presented_in", home, f"paper:{data.paper}")
    for name, model in corpus.models.items():
        home = f"model:{name}"
        if model.family:
            yield _edge("variant_of", home, f"model:{model.family}")
        if model.paper:
            yield _edge("presented_in", home, f"paper:{model.paper}")
    for name, table in corpus.tables.items():
        home = f"table:{name}"
        yield _edge("uses", home, f"codebook:{table.codebook}")
        for part, quote_name in iter_shown(corpus, table):
            yield _edge("shows", home, f"quote:{quote_name}", part, part=part)


def _paper_node(paper: Paper) -> Node:
    return _node(
        "paper",
        paper.id,
        paper.title,
        year=paper.year,
        authors=_joined(paper.authors),
        type=paper.type,
        venue=paper.venue,
        doi=paper.doi,
        unchecked=_joined(paper.unchecked),
    )


def _quote_node(paper: Paper, quote: Quote) -> Node:
    text = format_plain(quote.text)
    start = text.split(maxsplit=_LABEL_WORDS)
    label = " ".join(start[:_LABEL_WORDS]) + (" ..." if len(start) > _LABEL_WORDS else "")
    ref = quote_ref(paper.id, quote.id)
    notes = _joined(sorted({note.kind for note in quote.notes}))
    return _node("quote", ref, label, text=text, locator=quote.locator, notes=notes)


def _factor_node(codebook: str, factor: Factor) -> Node:
    return _node(
        "factor",
        f"{codebook}/{factor.id}",
        factor.label,
        codebook=codebook,
        definition=factor.definition,
        group=factor.group,
        abstract=factor.abstract or None,
        deprecated=factor.deprecated is not None or None,
    )


def _paper_edges(paper: Paper) -> Iterator[Edge]:
    home = f"paper:{paper.id}"
    if paper.studies:
        for name in paper.studies.source:
            yield _edge("studies_source", home, f"dataset:{name}")
        for name in paper.studies.target:
            yield _edge("studies_target", home, f"dataset:{name}")
        for name in paper.studies.models:
            yield _edge("studies_model", home, f"model:{name}")
    for ref, statement in sorted(paper.coding.items()):
        for coder in statement.coders:
            yield _edge(
                "coded", f"coder:{coder}", home, ref, codebook=ref, complete=statement.complete
            )


def _quote_edges(paper: Paper, quote: Quote) -> Iterator[Edge]:
    home = f"quote:{quote_ref(paper.id, quote.id)}"
    yield _edge("contains", f"paper:{paper.id}", home)
    for name in quote.source:
        yield _edge("source", home, f"dataset:{name}")
    for name in quote.target:
        yield _edge("target", home, f"dataset:{name}")
    for name in quote.models:
        yield _edge("model", home, f"model:{name}")
    if quote.via:
        yield _edge("quoted_via", home, f"paper:{quote.via.paper}", locator=quote.via.locator)
    for name in quote.similar_to:
        yield _edge("similar_to", home, f"quote:{name}")


def _code_edges(corpus: Corpus) -> Iterator[Edge]:
    # By far the most edges, so nothing is worked out twice.
    factors = {(ref, name): f"factor:{ref}/{name}" for ref, name in corpus.factors}
    key = "codes"
    joined = lru_cache(maxsize=256)(_joined)
    for paper, quote in corpus.iter_quotes():
        home = f"quote:{quote_ref(paper.id, quote.id)}"
        for _, _, codebook, factor, code, coders in corpus.judgements_of(paper, quote):
            if code is not None:
                attributes: dict[str, Scalar] = {"type": key, "value": code.value}
                if named := joined(coders):
                    attributes["coders"] = named
                if code.term is not None:
                    attributes["term"] = code.term
                yield home, factors[codebook.id, factor.id], key, attributes


def _factor_edges(codebook: str, factor: Factor) -> Iterator[Edge]:
    home = f"factor:{codebook}/{factor.id}"
    yield _edge("defines", f"codebook:{codebook}", home)
    for relation in (
        "broader",
        "exact_match",
        "close_match",
        "broad_match",
        "narrow_match",
        "related_match",
    ):
        for ref in getattr(factor, relation):
            yield _edge(relation, home, f"factor:{'/'.join(split_factor_ref(ref, codebook))}")
    for example in factor.examples:
        if example.quote:
            yield _edge("exemplified_by", home, f"quote:{example.quote}")


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None


def _node(kind: str, name: str, label: str, **attributes: Scalar | None) -> Node:
    known = {key: value for key, value in attributes.items() if value is not None}
    return f"{kind}:{name}", {"kind": kind, "label": label, **known}


def _edge(
    type_: str, start: str, end: str, keyed_by: str | None = None, **attributes: Scalar | None
) -> Edge:
    known = {key: value for key, value in attributes.items() if value is not None}
    key = type_ if keyed_by is None else f"{type_}:{keyed_by}"
    return start, end, key, {"type": type_, **known}
