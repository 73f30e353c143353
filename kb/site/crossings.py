"""Who mentions whom: every reference between records, the other way round, in one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kb.corpus import Corpus
from kb.ids import split_codebook_ref, split_factor_ref
from kb.model.codebook import Factor
from kb.model.paper import Paper, Quote
from kb.model.record import Code
from kb.site.printing import iter_printed, iter_shown_factors, shown_papers
from kb.site.successions import Named, iter_successions
from kb.tables.authors import short_label

FactorKey = tuple[str, str]
"""A factor: its codebook's reference and its id."""

Cited = tuple[Paper, Quote]
"""A quote with its paper."""

Coded = tuple[Paper, Quote, Code]
"""A quote with its paper and the code that it was given."""

_MATCHES = (
    ("exact_match", "the same as", "the same as"),
    ("close_match", "nearly the same as", "nearly the same as"),
    ("broad_match", "narrower than", "broader than"),
    ("narrow_match", "broader than", "narrower than"),
    ("related_match", "related to", "related to"),
    ("broader", "narrower than", "broader than"),
)
MATCH_WORDS = tuple(dict.fromkeys(words for _, *both in _MATCHES for words in both))
"""The words for how a factor relates to another."""


@dataclass(frozen=True)
class Crossings:
    """What points at each record, in the order of the papers.

    Attributes:
        labels: for each paper the short label by which it is cited, no two alike.
        speaking: for each factor and value (absent apart) the quotes that were given it.
        absent: for each factor the quotes in which it was looked for and is not there.
        as_source: for each dataset the quotes that name it as a source.
        as_target: for each dataset the quotes that name it as a target.
        with_model: for each model the quotes that name it.
        studying: for each dataset the papers that work on it as a whole.
        using: for each model the papers that use it as a whole.
        quoted_in: for each paper the quotes that were taken from its quotations.
        printed_in: for each paper, by kind, the names of the tables, codebooks and factors'
            examples that were first printed there.
        tables_of_paper: for each paper the tables that show a quote of it.
        tables_of_codebook: for each codebook the tables that show it.
        tables_of_factor: for each factor the tables that show it.
        papers_of_codebook: for each codebook the papers coded under it.
        papers_of_coder: for each coder the papers and codebooks that they coded.
        coded_alone: for each paper the coders who coded it without looking at the agreed coding.
        coded_by: for each coder the papers that they coded so.
        compared_by: for each coder the papers whose quotes they compared with a source.
        presented: for each paper the datasets and models that it presents, as kind and id.
        derived: for each dataset the datasets that were taken from it.
        variants: for each model its variants.
        mappings: for each factor how it relates to others: the relation's words and the other.
        resembling: for each quote reference the quotes that name it as similar.
        exemplified: for each quote reference the factors of which it is an example.
        mistaken: for each factor those whose near misses are to be marked with it.
        successor: for each withdrawn thing what replaces it.
        replaced: for each thing what was withdrawn in its favour.
    """

    labels: Mapping[str, str]
    speaking: dict[FactorKey, dict[str, list[Coded]]] = field(default_factory=dict)
    absent: dict[FactorKey, list[Cited]] = field(default_factory=dict)
    as_source: dict[str, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    as_target: dict[str, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    with_model: dict[str, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    studying: dict[str, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    using: dict[str, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    quoted_in: dict[str, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    tables_of_paper: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    tables_of_codebook: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    tables_of_factor: dict[FactorKey, list[str]] = field(default_factory=lambda: defaultdict(list))
    printed_in: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    papers_of_codebook: dict[str, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    papers_of_coder: dict[str, list[tuple[Paper, Sequence[str]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    coded_alone: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    coded_by: dict[str, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    compared_by: dict[str, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    presented: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    derived: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    variants: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    mappings: dict[FactorKey, list[tuple[str, FactorKey]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    resembling: dict[str, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    exemplified: dict[str, list[FactorKey]] = field(default_factory=lambda: defaultdict(list))
    mistaken: dict[FactorKey, list[FactorKey]] = field(default_factory=lambda: defaultdict(list))
    successor: dict[Named, Named] = field(default_factory=dict)
    replaced: dict[Named, list[Named]] = field(default_factory=lambda: defaultdict(list))

    def quotes_of(self, paper: Paper) -> int:
        """How many quotes of the paper are in use."""
        if paper.deprecated is not None:
            return 0
        return sum(quote.deprecated is None for quote in paper.quotes)

    def spoken(self, key: FactorKey) -> int:
        """How many quotes speak to the factor."""
        return sum(len(quotes) for quotes in self.speaking[key].values())


def build_crossings(corpus: Corpus) -> Crossings:
    """Every reference of the corpus, from the side of what is referred to."""
    crossings = Crossings(labels=short_labels(corpus))
    for key in corpus.factors:
        crossings.speaking[key] = defaultdict(list)
        crossings.absent[key] = []
    _cross_papers(corpus, crossings)
    _cross_codings(corpus, crossings)
    _cross_quotes(corpus, crossings)
    _cross_subjects(corpus, crossings)
    _cross_tables(corpus, crossings)
    _cross_factors(corpus, crossings)
    _cross_withdrawals(corpus, crossings)
    return crossings


def short_labels(corpus: Corpus) -> dict[str, str]:
    """Authors and year of each paper; where two would read alike, with the cite key."""
    labels = {name: f"{short_label(p.authors)} {p.year}" for name, p in corpus.papers.items()}
    often = Counter(labels.values())
    return {
        name: label if often[label] == 1 else f"{label} ({name})" for name, label in labels.items()
    }


def _cross_papers(corpus: Corpus, crossings: Crossings) -> None:
    for paper in corpus.papers.values():
        by_coder: dict[str, list[str]] = defaultdict(list)
        for ref, statement in sorted(paper.coding.items()):
            crossings.papers_of_codebook[ref].append(paper)
            for coder in statement.coders:
                by_coder[coder].append(ref)
        for coder, refs in by_coder.items():
            crossings.papers_of_coder[coder].append((paper, refs))
        if paper.studies is not None:
            for name in dict.fromkeys((*paper.studies.source, *paper.studies.target)):
                crossings.studying[name].append(paper)
            for name in paper.studies.models:
                crossings.using[name].append(paper)


def _cross_codings(corpus: Corpus, crossings: Crossings) -> None:
    for coding in corpus.codings.values():
        crossings.coded_alone[coding.paper].append(coding.coder)
        if coding.paper in corpus.papers:
            crossings.coded_by[coding.coder].append(corpus.papers[coding.paper])


def _cross_quotes(corpus: Corpus, crossings: Crossings) -> None:
    factors_of = {
        ref: [factor.id for factor in book.factors if not factor.abstract]
        for ref, book in corpus.codebooks.items()
    }
    for paper, quote in corpus.iter_quotes():
        cited = (paper, quote)
        for name in quote.source:
            crossings.as_source[name].append(cited)
        for name in quote.target:
            crossings.as_target[name].append(cited)
        for name in quote.models:
            crossings.with_model[name].append(cited)
        for name in quote.similar_to:
            crossings.resembling[name].append(cited)
        if quote.via is not None:
            crossings.quoted_in[quote.via.paper].append(cited)
        if quote.verification is not None and quote.verification.by is not None:
            compared = crossings.compared_by[quote.verification.by]
            if not compared or compared[-1] is not paper:
                compared.append(paper)
        for ref, statement in paper.coding.items():
            codes = quote.codes.get(split_codebook_ref(ref)[0], {})
            for name in factors_of.get(ref, ()):
                code = codes.get(name)
                if code is not None and code.value != "absent":
                    crossings.speaking[ref, name][code.value].append((paper, quote, code))
                elif code is not None or statement.complete:
                    crossings.absent[ref, name].append(cited)


def _cross_subjects(corpus: Corpus, crossings: Crossings) -> None:
    for dataset in corpus.datasets.values():
        if dataset.paper:
            crossings.presented[dataset.paper].append(("dataset", dataset.id))
        for name in dataset.part_of:
            crossings.derived[name].append(dataset.id)
    for model in corpus.models.values():
        if model.paper:
            crossings.presented[model.paper].append(("model", model.id))
        if model.family:
            crossings.variants[model.family].append(model.id)


def _cross_tables(corpus: Corpus, crossings: Crossings) -> None:
    for table in corpus.tables.values():
        crossings.tables_of_codebook[table.codebook].append(table.id)
        for factor in iter_shown_factors(corpus, table):
            crossings.tables_of_factor[table.codebook, factor.id].append(table.id)
        for name in shown_papers(corpus, table):
            crossings.tables_of_paper[name].append(table.id)
    for paper, kind, name in iter_printed(corpus):
        crossings.printed_in.setdefault(paper, {}).setdefault(kind, []).append(name)


def _cross_factors(corpus: Corpus, crossings: Crossings) -> None:
    for (home, name), factor in corpus.factors.items():
        for relation, forth, back in _MATCHES:
            for ref in _refs(factor, relation):
                other = split_factor_ref(ref, home)
                _add(crossings.mappings[home, name], (forth, other))
                _add(crossings.mappings[other], (back, (home, name)))
        examples = (example.quote for example in factor.examples if example.quote)
        for ref in dict.fromkeys(examples):
            crossings.exemplified[ref].append((home, name))
        instead = (miss.instead for miss in factor.near_misses if miss.instead)
        for ref in dict.fromkeys(instead):
            crossings.mistaken[split_factor_ref(ref, home)].append((home, name))


def _cross_withdrawals(corpus: Corpus, crossings: Crossings) -> None:
    for withdrawn, successor in iter_successions(corpus):
        crossings.successor[withdrawn] = successor
        crossings.replaced[successor].append(withdrawn)


def _refs(factor: Factor, relation: str) -> tuple[str, ...]:
    refs: tuple[str, ...] = getattr(factor, relation)
    return refs


def _add(mappings: list[tuple[str, FactorKey]], mapping: tuple[str, FactorKey]) -> None:
    if mapping not in mappings:
        mappings.append(mapping)
