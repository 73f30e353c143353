"""Which file is which paper: by the file's name, by DOI or arXiv id, or by the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kb.corpus import Corpus
from kb.model.paper import Paper
from kb.sources.source import Source
from kb.verify.identity import identify

SUFFIXES = frozenset(
    (".pdf", ".html", ".htm", ".xhtml", ".xml", ".nxml", ".txt", ".md", ".markdown", ".text")
)
"""Endings of files that may be papers."""

_APART = re.compile(r"[^a-z0-9]+")


class Paired(NamedTuple):
    """A file and the paper that it is taken for.

    Attributes:
        path: the file.
        paper: the paper.
        by: what told so: ``name``, ``number`` (DOI or arXiv id) or ``title``.
    """

    path: Path
    paper: Paper
    by: str


def list_sources(folder: Path) -> list[Path]:
    """The files below a folder that may be papers, in a fixed order; hidden ones are left out."""
    return [path for path in _files(folder) if path.suffix.lower() in SUFFIXES]


def list_others(folder: Path) -> list[Path]:
    """The files below a folder whose kind is not read, in a fixed order, without hidden ones."""
    return [path for path in _files(folder) if path.suffix.lower() not in SUFFIXES]


def _files(folder: Path) -> list[Path]:
    found = [
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    return sorted(found)


def paper_named(corpus: Corpus, path: Path) -> Paper | None:
    """The paper whose id, DOI or arXiv id a file's name is."""
    stem = path.name[: -len(path.suffix)] if path.suffix else path.name
    if stem in corpus.papers:
        return corpus.papers[stem]
    name = _APART.sub("", stem.lower())
    for paper in corpus.papers.values():
        numbers = [number for number in (paper.doi, paper.arxiv) if number]
        if any(_APART.sub("", number.lower()) == name for number in numbers):
            return paper
    arxiv = re.sub(r"v\d+$", "", stem.lower()).removeprefix("arxiv-").removeprefix("arxiv_")
    return next((paper for paper in corpus.papers.values() if paper.arxiv == arxiv), None)


def pair_sources(corpus: Corpus, sources: Mapping[Path, Source]) -> tuple[list[Paired], list[Path]]:
    """The files with their papers, in the order of the files, and the files that are no known
    paper.

    A file's name decides where it is a paper's id, DOI or arXiv id; then title and authors do, and
    among several papers the number on the first pages.
    """
    paired: list[Paired] = []
    strangers: list[Path] = []
    for path, source in sources.items():
        found = next(_candidates(corpus, path, source), None)
        if found is None:
            strangers.append(path)
        else:
            paired.append(found)
    return paired, strangers


def _candidates(corpus: Corpus, path: Path, source: Source) -> Iterator[Paired]:
    named = paper_named(corpus, path)
    if named is not None:
        yield Paired(path, named, "name")
    seen = [(paper, identify(paper, source)) for paper in corpus.papers.values()]
    are = [(paper, identity) for paper, identity in seen if identity.is_paper]
    for paper, _ in sorted(are, key=lambda pair: (not pair[1].has_number, -len(pair[0].title))):
        yield Paired(path, paper, "title")
    for paper, identity in seen:
        if identity.has_number and identity.authors:
            yield Paired(path, paper, "number")


def twice(paired: Sequence[Paired]) -> list[Paired]:
    """The files whose paper has another file before them."""
    first: dict[str, Path] = {}
    return [pair for pair in paired if first.setdefault(pair.paper.id, pair.path) != pair.path]


__all__ = ["Paired", "list_others", "list_sources", "pair_sources", "paper_named", "twice"]
