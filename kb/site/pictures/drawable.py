"""Which pictures there is something to draw for, told without drawing them: the files beside the
pages are named before any of them is made."""

from __future__ import annotations

from collections.abc import Sequence

from kb.corpus import Corpus
from kb.frames.choice import factors_in_use
from kb.frames.coded import Domains, setting_of
from kb.frames.stances import SIGNS
from kb.ids import split_codebook_ref
from kb.model.paper import Paper, Quote
from kb.site.pictures import opposed, routes, terminology, together, years


def read_drawable(
    corpus: Corpus, refs: Sequence[str], domains: Domains
) -> frozenset[tuple[str, str]]:
    """The codebook and the name of every figure that has a drawing.

    Args:
        corpus: the records.
        refs: the codebooks.
        domains: the domains of the datasets.
    """
    found: set[tuple[str, str]] = set()
    factors = {ref: frozenset(factors_in_use(corpus.codebooks[ref])) for ref in refs}
    is_quoted = False
    for paper, quote in corpus.iter_quotes():
        is_quoted = True
        for ref in paper.coding:
            if ref in factors:
                found.update((ref, name) for name in _drawn_for(paper, quote, ref, factors[ref]))
    for ref in (ref for ref in refs if factors[ref]):
        if domains.all:
            found |= {(ref, f"evidence-map-by-{role}") for role in ("source", "target")}
        if is_quoted:
            found.add((ref, "evidence-map-by-year"))
    return frozenset(found)


def _drawn_for(paper: Paper, quote: Quote, ref: str, factors: frozenset[str]) -> set[str]:
    """What a quote alone gives to draw."""
    given = quote.codes.get(split_codebook_ref(ref)[0]) or {}
    codes = [code for factor, code in given.items() if code.value != "absent" and factor in factors]
    setting = setting_of(paper, quote)
    drawn = {
        years.NAME: bool(codes),
        together.NAME: len(codes) > 1,
        routes.NAME: bool(setting.source and setting.target),
        opposed.NAME: any(code.value in SIGNS for code in codes),
        terminology.NAME: any(code.term for code in codes),
    }
    return {name for name, is_drawn in drawn.items() if is_drawn}
