"""What was withdrawn in favour of what, from both sides."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.ids import quote_ref, split_factor_ref

Named = tuple[str, str]
"""A record, a quote (``ribeiro2017/q3``) or a factor (``codebook@1/factor``): what it is, its name
in the whole knowledge base."""


def iter_successions(corpus: Corpus) -> Iterator[tuple[Named, Named]]:
    """Each withdrawn thing that has a successor, and that successor, which need not exist."""
    for kind, records in (
        ("paper", corpus.papers),
        ("dataset", corpus.datasets),
        ("model", corpus.models),
        ("codebook", corpus.codebooks),
    ):
        for name, record in records.items():
            if record.deprecated is not None and record.deprecated.successor:
                yield (kind, name), (kind, record.deprecated.successor)
    for (home, name), factor in corpus.factors.items():
        if factor.deprecated is not None and factor.deprecated.successor:
            successor = "/".join(split_factor_ref(factor.deprecated.successor, home))
            yield ("factor", f"{home}/{name}"), ("factor", successor)
    for paper in corpus.papers.values():
        for quote in paper.quotes:
            if quote.deprecated is not None and quote.deprecated.successor:
                successor = quote.deprecated.successor
                full = successor if "/" in successor else quote_ref(paper.id, successor)
                yield ("quote", quote_ref(paper.id, quote.id)), ("quote", full)
