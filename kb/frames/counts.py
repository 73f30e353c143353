"""How much there is: papers, quotes, and judgements by factor and value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kb.corpus import Corpus
from kb.frames.rows import OUTCOMES, Outcome, outcome_of
from kb.model.codebook import Codebook
from kb.model.paper import Paper
from kb.model.subject import Architecture, Dataset


@dataclass(frozen=True)
class FactorCount:
    """How often each value was given to one factor.

    Attributes:
        codebook: the codebook with its major version.
        factor: the factor's id.
        by_value: for each value's word, and for ``not assessed``, the number of quotes.
    """

    codebook: str
    factor: str
    by_value: dict[Outcome, int]

    @property
    def marks(self) -> int:
        """Quotes that speak to the factor."""
        return self.assessed - self.by_value["absent"]

    @property
    def assessed(self) -> int:
        """Quotes in which the factor was looked for."""
        return sum(self.by_value.values()) - self.by_value["not assessed"]


@dataclass(frozen=True)
class Counts:
    """The size of a knowledge base.

    Attributes:
        records: how many records of each kind are in use; ``quoted papers`` have a quote.
        factors: the counts of each factor, by codebook and in its order.
    """

    records: dict[str, int]
    factors: tuple[FactorCount, ...]


def build_counts(corpus: Corpus) -> Counts:
    """The counts of a corpus. Withdrawn records, example images and factors that are only
    headings do not count."""
    quoted = {paper.id for paper, _ in corpus.iter_quotes()}
    records = {
        "papers": _in_use(corpus.papers.values()),
        "quoted papers": len(quoted),
        "quotes": len(corpus.quotes),
        "codebooks": _in_use(corpus.codebooks.values()),
        "datasets": _in_use(data for data in corpus.datasets.values() if not data.example),
        "models": _in_use(corpus.models.values()),
        "coders": len(corpus.people),
        "tables": len(corpus.tables),
    }
    given = Counter(
        (judgement.codebook.id, judgement.factor.id, outcome_of(judgement))
        for judgement in corpus.iter_judgements()
    )
    factors = tuple(
        FactorCount(ref, name, {word: given[ref, name, word] for word in OUTCOMES})
        for (ref, name), factor in corpus.factors.items()
        if not factor.abstract
    )
    return Counts(records, factors)


def _in_use(records: Iterable[Paper | Codebook | Dataset | Architecture]) -> int:
    return sum(record.deprecated is None for record in records)
