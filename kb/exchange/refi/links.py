"""The links and sets of a project: what belongs together across codes, quotes and papers."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange.refi.guids import Guids
from kb.exchange.refi.markup import element, reference, text_element
from kb.ids import quote_ref, split_factor_ref
from kb.model.table import Table
from kb.selection import iter_shown

_FACTOR_LINKS = (
    "broader",
    "exact_match",
    "close_match",
    "broad_match",
    "narrow_match",
    "related_match",
)


def iter_links(corpus: Corpus, guids: Guids) -> Iterator[str]:
    """Every link as an element: factors that mean alike, quotes that are alike, and the paper from
    whose quotation a quote was taken."""
    for ref, codebook in corpus.codebooks.items():
        for factor in codebook.factors:
            for name in _FACTOR_LINKS:
                for other in getattr(factor, name):
                    pair = split_factor_ref(other, ref)
                    if pair in corpus.factors:
                        yield _link(
                            guids,
                            name.replace("_", " "),
                            guids.iris.factor(ref, factor.id),
                            guids.iris.factor(*pair),
                        )
    for paper, quote in corpus.iter_quotes():
        home = guids.iris.quote(quote_ref(paper.id, quote.id))
        for other in dict.fromkeys(quote.similar_to):
            if other in corpus.quotes:
                yield _link(guids, "similar to", home, guids.iris.quote(other))
        via = corpus.papers.get(quote.via.paper) if quote.via else None
        if via is not None and via.deprecated is None:
            yield _link(guids, "quoted via", home, guids.iris.record("paper", via.id))


def _link(guids: Guids, name: str, origin: str, target: str) -> str:
    return element(
        "Link",
        {
            "guid": guids.of(f"{origin}#{name} {target}"),
            "name": name,
            "direction": "OneWay",
            "originGUID": guids.of(origin),
            "targetGUID": guids.of(target),
        },
    )


def iter_sets(corpus: Corpus, guids: Guids) -> Iterator[str]:
    """A set for each table: the factors that it shows, and the papers of its quotes."""
    for table in corpus.tables.values():
        papers = dict.fromkeys(ref.partition("/")[0] for _, ref in iter_shown(corpus, table))
        yield element(
            "Set",
            {"guid": guids.record("table", table.id), "name": f"Table: {table.title}"},
            text_element("Description", f"{table.id}\n{table.caption}"),
            *(
                reference("MemberCode", guids.factor(table.codebook, name))
                for name in _table_factors(corpus, table)
            ),
            *(reference("MemberSource", guids.record("paper", paper)) for paper in papers),
        )


def _table_factors(corpus: Corpus, table: Table) -> Iterator[str]:
    codebook = corpus.codebooks.get(table.codebook)
    for factor in codebook.factors if codebook else ():
        if not factor.abstract and (not table.factors or factor.id in table.factors):
            yield factor.id
