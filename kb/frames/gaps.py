"""What nobody has read or said yet: factors by the domains of datasets, and what to read next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, get_args

from kb.corpus import Corpus
from kb.frames.choice import checked_word, chosen_codebook, factors_in_use
from kb.frames.coded import Domains, setting_of
from kb.frames.gap_table import FILLED, Cell, Gaps, Role
from kb.frames.reading import Action, Place, Reading, build_reading_list
from kb.ids import quote_ref
from kb.model.paper import Paper, Quote


class _Placed(NamedTuple):
    """A paper with the domains of its datasets.

    Attributes:
        paper: the paper.
        quotes: its quotes in use, each with its domains.
        domains: the domains of the paper.
        assessed: the factors that were looked for in every quote.
    """

    paper: Paper
    quotes: tuple[tuple[Quote, tuple[str, ...]], ...]
    domains: frozenset[str]
    assessed: frozenset[str]


@dataclass(slots=True)
class _Domain:
    """What is gathered of one domain."""

    read: list[str] = field(default_factory=list)
    looked_for: dict[str, list[str]] = field(default_factory=dict)
    quotes: dict[str, list[tuple[str, Quote]]] = field(default_factory=dict)


def build_gaps(corpus: Corpus, codebook: str | None = None, by: Role = "source") -> Gaps:
    """For each factor of a codebook and each domain of datasets, what has been read and said.

    A quote is about the datasets that its words name, or where they name none in this role, about
    those that its paper studies. A paper is of the domains of both. The domains are those of all
    datasets that are in use, whether or not a paper was read.

    A paper is on the reading list if it is of a domain and nothing of it is quoted, or the factor
    was not looked for in all its quotes: then it *may* fill the empty cells of that domain. What
    such a paper really says, nobody knows before it was read.

    Args:
        corpus: the records.
        codebook: a codebook by reference or bare id; if None, the one under which most quotes were
            coded.
        by: ``source`` or ``target``: the role in which a dataset is used.

    Raises:
        UnknownName: when there is no such codebook or role.
    """
    checked_word("role of a dataset", by, get_args(Role))
    ref = chosen_codebook(corpus, codebook)
    factors = factors_in_use(corpus.codebooks[ref])
    domains = Domains(corpus.datasets)
    placed = [
        _place(corpus, paper, ref, factors, domains, by)
        for paper in corpus.papers.values()
        if paper.deprecated is None
    ]
    gathered = {domain: _Domain() for domain in domains.all}
    for each in placed:
        _gather(corpus, each, ref, factors, gathered)
    cells = tuple(
        _cell(factor, domain, found) for factor in factors for domain, found in gathered.items()
    )
    unplaced = tuple(each.paper.id for each in placed if not each.domains)
    return Gaps(ref, by, cells, _reading_list(cells, placed), unplaced, corpus.meta.version)


def _place(
    corpus: Corpus, paper: Paper, ref: str, factors: tuple[str, ...], domains: Domains, by: Role
) -> _Placed:
    quotes = [quote for quote in paper.quotes if quote.deprecated is None]
    of = tuple(domains.domains(getattr(setting_of(paper, quote), by)) for quote in quotes)
    studied = domains.domains(getattr(paper.studies, by)) if paper.studies else ()
    return _Placed(
        paper,
        tuple(zip(quotes, of, strict=True)),
        frozenset(studied).union(*of),
        _assessed(corpus, paper, quotes, ref, factors),
    )


def _gather(
    corpus: Corpus,
    placed: _Placed,
    ref: str,
    factors: tuple[str, ...],
    gathered: Mapping[str, _Domain],
) -> None:
    """Add a paper of which something is quoted to its domains."""
    paper = placed.paper
    for domain in placed.domains if placed.quotes else ():
        gathered[domain].read.append(paper.id)
        for factor in placed.assessed:
            gathered[domain].looked_for.setdefault(factor, []).append(paper.id)
    for quote, domains in placed.quotes:
        for factor in _spoken(corpus, paper, quote, ref, factors) if domains else ():
            for domain in domains:
                gathered[domain].quotes.setdefault(factor, []).append((paper.id, quote))


def _assessed(
    corpus: Corpus, paper: Paper, quotes: list[Quote], ref: str, factors: tuple[str, ...]
) -> frozenset[str]:
    """The factors that were looked for in every quote of a paper that has any."""
    if not quotes or ref not in paper.coding:
        return frozenset()
    if paper.coding[ref].complete:
        return frozenset(factors)
    return frozenset(
        factor
        for factor in factors
        if all(corpus.code_of(paper, quote, ref, factor) is not None for quote in quotes)
    )


def _spoken(
    corpus: Corpus, paper: Paper, quote: Quote, ref: str, factors: tuple[str, ...]
) -> Iterator[str]:
    for factor in factors:
        code = corpus.code_of(paper, quote, ref, factor)
        if code is not None and code.value != "absent":
            yield factor


def _cell(factor: str, domain: str, found: _Domain) -> Cell:
    said = found.quotes.get(factor, [])
    return Cell(
        factor,
        domain,
        quotes=tuple(quote_ref(paper, quote.id) for paper, quote in said),
        verified=tuple(quote_ref(paper, quote.id) for paper, quote in said if _is_verified(quote)),
        papers=tuple(dict.fromkeys(paper for paper, _ in said)),
        looked_for=tuple(found.looked_for.get(factor, ())),
        read=tuple(found.read),
    )


def _is_verified(quote: Quote) -> bool:
    return quote.verification is not None and quote.verification.level != "unverified"


def _reading_list(cells: Iterable[Cell], placed: Iterable[_Placed]) -> tuple[Reading, ...]:
    empty = [(cell.factor, cell.domain) for cell in cells if cell.state not in FILLED]
    candidates: list[tuple[Paper, Action]] = []
    may_fill: dict[str, frozenset[Place]] = {}
    for paper, quotes, domains, assessed in placed:
        fills = frozenset(
            (factor, domain)
            for factor, domain in empty
            if domain in domains and factor not in assessed
        )
        if fills:
            candidates.append((paper, "code" if quotes else "read"))
            may_fill[paper.id] = fills
    return build_reading_list(candidates, may_fill)
