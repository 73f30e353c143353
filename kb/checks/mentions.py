"""Every place where one record names another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from kb.corpus import Corpus, Kind
from kb.findings import Path
from kb.ids import quote_ref
from kb.model.codebook import Codebook
from kb.model.paper import Quote

Named = Literal["paper", "dataset", "model", "coder", "codebook", "quote"]


class Mention(NamedTuple):
    """A name in its place.

    Attributes:
        named: the kind of thing that is named.
        name: its id as it is written.
        kind: the kind of record that names it.
        record: that record's key.
        path: the keys that lead to the name.
        on_key: the name is a key.
    """

    named: Named
    name: str
    kind: Kind
    record: str
    path: Path
    on_key: bool = False


def iter_mentions(corpus: Corpus) -> Iterator[Mention]:
    """Every name in every record; table entries apart (their findings have codes of their own)."""
    yield from iter_rare_mentions(corpus)
    for key, paper in corpus.papers.items():
        for index, quote in enumerate(paper.quotes):
            yield from _quote_mentions(key, index, quote)


def iter_rare_mentions(corpus: Corpus) -> Iterator[Mention]:
    """Names outside quotes."""
    if corpus.meta.seed is not None:
        yield Mention("paper", corpus.meta.seed, "meta", "", ("seed",))
    yield from _paper_mentions(corpus)
    yield from _subject_mentions(corpus)
    for ref, codebook in corpus.codebooks.items():
        yield from _codebook_mentions(ref, codebook)
    yield from _coding_mentions(corpus)
    for key, table in corpus.tables.items():
        if table.via is not None:
            yield Mention("paper", table.via.paper, "table", key, ("via", "paper"))


def _quote_mentions(key: str, index: int, quote: Quote) -> Iterator[Mention]:
    at = ("quotes", index)
    if quote.via is not None:
        yield Mention("paper", quote.via.paper, "paper", key, (*at, "via", "paper"))
    for position, name in enumerate(quote.source):
        yield Mention("dataset", name, "paper", key, (*at, "source", position))
    for position, name in enumerate(quote.target):
        yield Mention("dataset", name, "paper", key, (*at, "target", position))
    for position, name in enumerate(quote.models):
        yield Mention("model", name, "paper", key, (*at, "models", position))
    for position, name in enumerate(quote.similar_to):
        yield Mention("quote", name, "paper", key, (*at, "similar_to", position))
    if quote.verification is not None and quote.verification.by is not None:
        yield Mention("coder", quote.verification.by, "paper", key, (*at, "verification", "by"))


def _paper_mentions(corpus: Corpus) -> Iterator[Mention]:
    for key, paper in corpus.papers.items():
        for ref, statement in paper.coding.items():
            yield Mention("codebook", ref, "paper", key, ("coding", ref), on_key=True)
            for position, coder in enumerate(statement.coders):
                path = ("coding", ref, "coders", position)
                yield Mention("coder", coder, "paper", key, path)
        studies = paper.studies
        if studies is None:
            continue
        for position, name in enumerate(studies.source):
            yield Mention("dataset", name, "paper", key, ("studies", "source", position))
        for position, name in enumerate(studies.target):
            yield Mention("dataset", name, "paper", key, ("studies", "target", position))
        for position, name in enumerate(studies.models):
            yield Mention("model", name, "paper", key, ("studies", "models", position))


def _subject_mentions(corpus: Corpus) -> Iterator[Mention]:
    for key, dataset in corpus.datasets.items():
        if dataset.paper is not None:
            yield Mention("paper", dataset.paper, "dataset", key, ("paper",))
        for position, name in enumerate(dataset.part_of):
            yield Mention("dataset", name, "dataset", key, ("part_of", position))
    for key, model in corpus.models.items():
        if model.paper is not None:
            yield Mention("paper", model.paper, "model", key, ("paper",))
        if model.family is not None:
            yield Mention("model", model.family, "model", key, ("family",))


def _codebook_mentions(ref: str, codebook: Codebook) -> Iterator[Mention]:
    if codebook.via is not None:
        yield Mention("paper", codebook.via.paper, "codebook", ref, ("via", "paper"))
    for index, factor in enumerate(codebook.factors):
        for position, example in enumerate(factor.examples):
            at = ("factors", index, "examples", position)
            if example.via is not None:
                yield Mention("paper", example.via.paper, "codebook", ref, (*at, "via", "paper"))
            if example.quote is not None:
                yield Mention("quote", example.quote, "codebook", ref, (*at, "quote"))


def _coding_mentions(corpus: Corpus) -> Iterator[Mention]:
    for key, coding in corpus.codings.items():
        yield Mention("paper", coding.paper, "coding", key, ("paper",))
        yield Mention("coder", coding.coder, "coding", key, ("coder",))
        for ref in coding.coding:
            yield Mention("codebook", ref, "coding", key, ("coding", ref), on_key=True)
        if coding.paper in corpus.papers:
            for quote in coding.codes:
                name = quote_ref(coding.paper, quote)
                yield Mention("quote", name, "coding", key, ("codes", quote), on_key=True)


__all__ = ["Mention", "Named", "iter_mentions", "iter_rare_mentions"]
