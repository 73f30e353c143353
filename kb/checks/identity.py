"""Ids and file names, and names that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.corpus import Kind
from kb.findings import Finding, Path
from kb.ids import QUOTE


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def misnamed_files(survey: Survey) -> Iterator[Finding]:
    """KB201, KB210: a file is named after something else, or its id stands in another file."""
    corpus = survey.corpus
    kinds: tuple[tuple[Kind, Mapping[str, _HasId]], ...] = (
        ("codebook", corpus.codebooks),
        ("paper", corpus.papers),
        ("dataset", corpus.datasets),
        ("model", corpus.models),
        ("table", corpus.tables),
    )
    for kind, records in kinds:
        for name, record in records.items():
            if record.id == name:
                continue
            at = corpus.place(kind, name, "id")
            other = corpus.files.get((kind, record.id))
            if other is not None:
                yield found(
                    "KB210",
                    at,
                    f"the id {record.id!r} already stands in {other}",
                    f"give this record an id of its own: {name!r}, as its file is named",
                )
            else:
                yield found(
                    "KB201",
                    at,
                    f"{at.file} holds the {kind} {record.id!r}",
                    f"rename the file to {record.id}.yaml, or correct the id to {name!r}",
                )


def misnamed_codings(survey: Survey) -> Iterator[Finding]:
    """KB201: an independent coding stands in the folder of another coder or paper."""
    for name, coding in survey.corpus.codings.items():
        if name != f"{coding.coder}/{coding.paper}":
            key = "paper" if name.startswith(f"{coding.coder}/") else "coder"
            yield found(
                "KB201",
                survey.corpus.place("coding", name, key),
                f"codings/{name}.yaml holds the coding of {coding.paper!r} by {coding.coder!r}",
                f"move the file to codings/{coding.coder}/{coding.paper}.yaml, or correct it",
            )


def repeated_ids(survey: Survey) -> Iterator[Finding]:
    """KB209: two quotes, factors, parts of a table or people share an id."""
    corpus = survey.corpus
    groups: list[tuple[Kind, str, str, Iterable[_HasId]]] = [
        ("people", "", "people", corpus.listed_people),
        *(("codebook", ref, "factors", book.factors) for ref, book in corpus.codebooks.items()),
        *(("table", name, "parts", table.parts) for name, table in corpus.tables.items()),
        *(("paper", key, "quotes", paper.quotes) for key, paper in corpus.papers.items()),
    ]
    for kind, name, key, things in groups:
        ids = [thing.id for thing in things]
        if len(set(ids)) == len(ids):
            continue
        free = _free_id(ids)
        for index in _repeated(ids):
            yield found(
                "KB209",
                corpus.place(kind, name, key, index, "id"),
                f"the id {ids[index]!r} stands here a second time",
                f"give it an id that is free, such as {free!r}" if free else "give it another id",
            )


def repeated_names(survey: Survey) -> Iterator[Finding]:
    """KB219: a list names the same thing twice."""
    for kind, record, path, names in _iter_lists(survey):
        for position in _repeated(names):
            yield found(
                "KB219",
                survey.corpus.place(kind, record, *path, position),
                f"{names[position]!r} stands in this list a second time",
                "remove it, or write the name that was meant",
            )


def _repeated(names: Sequence[str]) -> Iterator[int]:
    """Where a name stands that stood before."""
    seen: set[str] = set()
    for position, name in enumerate(names):
        if name in seen:
            yield position
        seen.add(name)


def _free_id(ids: Iterable[str]) -> str | None:
    """The next free id of a paper's quotes; None for other things, whose ids are names."""
    numbers = [int(name[1:]) for name in ids if re.fullmatch(QUOTE, name)]
    return f"q{max(numbers) + 1}" if numbers else None


def _iter_lists(survey: Survey) -> Iterator[tuple[Kind, str, Path, tuple[str, ...]]]:
    """The lists that hold something twice."""
    lists: list[tuple[Kind, str, Path, tuple[str, ...]]] = []
    for key, index, _, quote in survey.names.plural:
        for field in ("source", "target", "models", "similar_to"):
            lists.append(("paper", key, ("quotes", index, field), getattr(quote, field)))
    for key, paper in survey.corpus.papers.items():
        for ref, statement in paper.coding.items():
            lists.append(("paper", key, ("coding", ref, "coders"), statement.coders))
        if paper.studies is not None:
            for field in ("source", "target", "models"):
                lists.append(("paper", key, ("studies", field), getattr(paper.studies, field)))
    for key, dataset in survey.corpus.datasets.items():
        lists.append(("dataset", key, ("part_of",), dataset.part_of))
    for item in lists:
        if len(set(item[3])) < len(item[3]):
            yield item
