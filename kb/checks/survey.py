"""One walk over the quotes, shared by all checks.

A knowledge base holds far more quotes than distinct names. The walk gathers the distinct ones, so
that a check looks at a few hundred names, and at single quotes only where a name is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kb.checks.mentions import Named, iter_rare_mentions
from kb.corpus import Corpus, Kind
from kb.findings import SHOWN, Path, Place
from kb.ids import split_codebook_ref
from kb.model.paper import Paper, Quote
from kb.model.record import Code, Value

Row = tuple[str, int, Paper, Quote]
"""A quote: its paper's key, its position in the paper, the paper, the quote."""


class Judged(NamedTuple):
    """What distinguishes one judgement from another, whichever quote it is about.

    Attributes:
        kind: ``paper`` for an agreed coding, ``coding`` for an independent one.
        codebook: the codebook with its major version; None where ``coding`` does not name it.
        complete: whether every factor of the codebook was looked for.
        name: the codebook's bare name, as it stands under ``codes``.
        factor: the factor's id as it is written.
        value: the value.
    """

    kind: Kind
    codebook: str | None
    complete: bool
    name: str
    factor: str
    value: Value


class Spot(NamedTuple):
    """One judgement in its place."""

    judged: Judged
    record: str
    path: Path
    code: Code


@dataclass(slots=True)
class Names:
    """What the walk over the quotes gathers.

    Attributes:
        judged: the distinct judgements, of independent codings too.
        remarked: codes with a term or a note: paper, position of the quote, codebook, factor, code.
        silent: quotes without a code other than ``absent``.
        plural: quotes of which a list holds more than one name.
        datasets: the datasets that quotes are about.
        models: the models that quotes are about.
        via: the papers from which quotes were taken.
        similar: the quotes that others acknowledge.
        verified: quotes that say what they were compared with.
        verifiers: the coders who compared them.
    """

    judged: set[Judged] = field(default_factory=set)
    remarked: list[tuple[Row, str, str, Code]] = field(default_factory=list)
    silent: list[Row] = field(default_factory=list)
    plural: list[Row] = field(default_factory=list)
    datasets: set[str] = field(default_factory=set)
    models: set[str] = field(default_factory=set)
    via: set[str] = field(default_factory=set)
    similar: set[str] = field(default_factory=set)
    verified: list[Row] = field(default_factory=list)
    verifiers: set[str] = field(default_factory=set)


@dataclass(frozen=True, eq=False)
class Survey:
    """A corpus, and what the checks need to know of it as a whole."""

    corpus: Corpus

    @cached_property
    def rows(self) -> list[Row]:
        """Every quote, also a withdrawn one."""
        return [
            (key, index, paper, quote)
            for key, paper in self.corpus.papers.items()
            for index, quote in enumerate(paper.quotes)
        ]

    @cached_property
    def live(self) -> list[Row]:
        """Every quote that is in use."""
        return [row for row in self.rows if row[2].deprecated is None and row[3].deprecated is None]

    @cached_property
    def names(self) -> Names:
        """The distinct names that quotes and independent codings mention."""
        names = Names()
        judged: set[tuple[str | None, bool, str, str, Value]] = set()
        paper_before: Paper | None = None
        refs: dict[str, tuple[str, bool]] = {}
        for row in self.rows:
            _, _, paper, quote = row
            if paper is not paper_before:
                paper_before, refs = paper, _refs_of(paper)
            source, target, models, similar = (
                quote.source, quote.target, quote.models, quote.similar_to,
            )  # fmt: skip
            names.datasets.update(source, target)
            names.models.update(models)
            if similar:
                names.similar.update(similar)
            if len(source) > 1 or len(target) > 1 or len(models) > 1 or len(similar) > 1:
                names.plural.append(row)
            if quote.via is not None:
                names.via.add(quote.via.paper)
            if quote.verification is not None:
                names.verified.append(row)
                if quote.verification.by is not None:
                    names.verifiers.add(quote.verification.by)
            speaks = False
            for name, codes in quote.codes.items():
                ref, complete = refs.get(name, (None, False))
                for factor, code in codes.items():
                    value = code.value
                    judged.add((ref, complete, name, factor, value))
                    if value != "absent":
                        speaks = True
                    if code.term is not None or code.note is not None:
                        names.remarked.append((row, name, factor, code))
            if not speaks:
                names.silent.append(row)
        names.judged.update(Judged("paper", *one) for one in judged)
        names.judged.update(spot.judged for spot in self._coding_spots())
        return names

    @cached_property
    def mentioned(self) -> Mapping[Named, set[str]]:
        """The distinct names of `kb.checks.mentions.iter_mentions`."""
        names: dict[Named, set[str]] = {
            "paper": set(self.names.via),
            "dataset": set(self.names.datasets),
            "model": set(self.names.models),
            "coder": set(self.names.verifiers),
            "codebook": set(),
            "quote": set(self.names.similar),
        }
        for mention in iter_rare_mentions(self.corpus):
            names[mention.named].add(mention.name)
        return names

    def spots(self, wanted: Collection[Judged]) -> Iterator[Spot]:
        """Where these judgements stand."""
        if not wanted:
            return
        for spot in (*self._paper_spots(), *self._coding_spots()):
            if spot.judged in wanted:
                yield spot

    def _paper_spots(self) -> Iterator[Spot]:
        for key, index, paper, quote in self.rows:
            refs = _refs_of(paper)
            for name, codes in quote.codes.items():
                ref, complete = refs.get(name, (None, False))
                for factor, code in codes.items():
                    judged = Judged("paper", ref, complete, name, factor, code.value)
                    yield Spot(judged, key, ("quotes", index, "codes", name, factor), code)

    def _coding_spots(self) -> Iterator[Spot]:
        for key, coding in self.corpus.codings.items():
            refs = {split_codebook_ref(ref)[0]: (ref, done) for ref, done in coding.coding.items()}
            for quote, books in coding.codes.items():
                for name, codes in books.items():
                    ref, complete = refs.get(name, (None, False))
                    for factor, code in codes.items():
                        judged = Judged("coding", ref, complete, name, factor, code.value)
                        yield Spot(judged, key, ("codes", quote, name, factor), code)

    def known(self, kind: Kind) -> Collection[str]:
        """Ids of this kind, also of records that could not be read: those are reported already."""
        if kind == "people":
            return self.corpus.people
        return self._named.get(kind, ())

    @cached_property
    def _named(self) -> Mapping[str, Collection[str]]:
        corpus = self.corpus
        named: dict[str, set[str]] = {
            "paper": set(corpus.papers),
            "codebook": set(corpus.codebooks),
            "dataset": set(corpus.datasets),
            "model": set(corpus.models),
            "table": set(corpus.tables),
        }
        for kind, name in corpus.files:
            named.setdefault(kind, set()).add(name)
        return named

    @cached_property
    def is_whole(self) -> bool:
        """Whether every record could be read, so that what is not there is not there."""
        corpus = self.corpus
        read = (
            *(("paper", name) for name in corpus.papers),
            *(("codebook", name) for name in corpus.codebooks),
            *(("dataset", name) for name in corpus.datasets),
            *(("model", name) for name in corpus.models),
            *(("table", name) for name in corpus.tables),
            *(("coding", name) for name in corpus.codings),
        )
        people_unread = ("people", "") in corpus.files and not corpus.listed_people
        missing = corpus.files.keys() - set(read) - {("meta", ""), ("people", "")}
        return not missing and not people_unread

    def propose(self, code: str, at: Place, proposal: Callable[[], str]) -> str:
        """A remedy that takes long to find, sought only for findings that are shown.

        Args:
            code: the finding's code.
            at: the finding's place.
            proposal: seeks the remedy.
        """
        self._proposed[at.file, code] += 1
        return proposal() if self._proposed[at.file, code] <= SHOWN else ""

    @cached_property
    def _proposed(self) -> Counter[tuple[str, str]]:
        return Counter()

    def quote_place(self, row: Row, *path: str | int, on_key: bool = False) -> Place:
        """A spot in a quote."""
        return self.corpus.place("paper", row[0], "quotes", row[1], *path, on_key=on_key)


def _refs_of(paper: Paper) -> dict[str, tuple[str, bool]]:
    return {
        split_codebook_ref(ref)[0]: (ref, statement.complete)
        for ref, statement in paper.coding.items()
    }


__all__ = ["Judged", "Names", "Row", "Spot", "Survey"]
