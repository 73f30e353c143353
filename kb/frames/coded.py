"""The codes of some factors, quote by quote, with the datasets and models that a quote is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from kb.corpus import Corpus
from kb.frames.choice import FactorKey
from kb.ids import quote_ref, split_codebook_ref
from kb.model.paper import Paper, Quote
from kb.model.record import Code
from kb.model.subject import Dataset


class Coded(NamedTuple):
    """What the agreed coding says of one factor in one quote.

    Attributes:
        paper: the quote's paper.
        quote: the quote.
        key: the codebook and the factor.
        code: the code, or None where the factor was not assessed.
    """

    paper: Paper
    quote: Quote
    key: FactorKey
    code: Code | None

    @property
    def ref(self) -> str:
        """The quote's name in the whole knowledge base, ``ribeiro2017/q3``."""
        return quote_ref(self.paper.id, self.quote.id)

    @property
    def speaks(self) -> bool:
        """Whether the quote speaks to the factor: assessed, and not absent."""
        return self.code is not None and self.code.value != "absent"


class Setting(NamedTuple):
    """What a quote is about.

    A role of which the quote's own words name nothing is filled with what its paper studies as a
    whole; ``inferred`` says so.

    Attributes:
        source: ids of source datasets.
        target: ids of target datasets.
        models: ids of architectures.
        inferred: the roles that were filled from the paper.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    models: tuple[str, ...]
    inferred: tuple[str, ...]


def iter_coded(corpus: Corpus, keys: Iterable[FactorKey]) -> Iterator[Coded]:
    """Each quote in use with each of the factors of the codebooks under which its paper was coded,
    by paper and quote and then in the order of ``keys``."""
    wanted = tuple(keys)
    for paper, quote in corpus.iter_quotes():
        for key in wanted:
            if key[0] in paper.coding:
                yield Coded(paper, quote, key, corpus.code_of(paper, quote, *key))


def iter_speaking(corpus: Corpus, keys: Iterable[FactorKey]) -> Iterator[tuple[Coded, Code]]:
    """Those of `iter_coded` in which the quote speaks to the factor, with the code.

    Only what the record states can speak, so the work grows with what is stated and not with the
    factors.
    """
    place = {key: at for at, key in enumerate(dict.fromkeys(keys))}
    names = {ref: split_codebook_ref(ref)[0] for ref, _ in place}
    for paper, quote in corpus.iter_quotes():
        found = [
            (place[ref, factor], (ref, factor), code)
            for ref, name in names.items()
            if ref in paper.coding
            for factor, code in quote.codes.get(name, {}).items()
            if code.value != "absent" and (ref, factor) in place
        ]
        found.sort(key=lambda entry: entry[0])
        for _, key, code in found:
            yield Coded(paper, quote, key, code), code


def setting_of(paper: Paper, quote: Quote) -> Setting:
    """What a quote is about: what its words name, else what its paper studies."""
    studies = paper.studies
    if studies is None:
        return Setting(quote.source, quote.target, quote.models, ())
    inferred = tuple(
        role
        for role in ("source", "target", "models")
        if not getattr(quote, role) and getattr(studies, role)
    )
    return Setting(
        quote.source or studies.source,
        quote.target or studies.target,
        quote.models or studies.models,
        inferred,
    )


class Domains:
    """The domains and modalities of datasets; a withdrawn one has those of its successor."""

    def __init__(self, datasets: Mapping[str, Dataset]) -> None:
        self._datasets = datasets
        self._known: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Every domain of a dataset that is in use, sorted. Example images are of no study."""
        used = (
            data for data in self._datasets.values() if data.deprecated is None and not data.example
        )
        return tuple(sorted({data.domain for data in used}))

    def domains(self, datasets: Iterable[str]) -> tuple[str, ...]:
        """The domains of these datasets, each once and sorted."""
        return self._kinds(tuple(datasets))[0]

    def modalities(self, datasets: Iterable[str]) -> tuple[str, ...]:
        """The modalities of these datasets, each once and sorted."""
        return self._kinds(tuple(datasets))[1]

    def _kinds(self, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Domains and modalities; many quotes are about the same datasets."""
        if names not in self._known:
            found = list(self._in_use(names))
            self._known[names] = (
                tuple(sorted({data.domain for data in found})),
                tuple(sorted({data.modality for data in found})),
            )
        return self._known[names]

    def _in_use(self, names: Iterable[str]) -> Iterator[Dataset]:
        for name in names:
            seen = set[str]()
            data = self._datasets.get(name)
            while data is not None and data.deprecated is not None and data.id not in seen:
                seen.add(data.id)
                data = self._datasets.get(data.deprecated.successor or "")
            if data is not None and data.deprecated is None:
                yield data
