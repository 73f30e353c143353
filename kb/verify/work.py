"""One run of a verification: files are read side by side, and each is compared with its quotes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from kb.corpus import Corpus
from kb.matching.text import SourceText, prepare_source
from kb.model.paper import Paper
from kb.sources.problem import SourceProblem
from kb.sources.read import read_source
from kb.sources.second_opinion import read_second_opinion
from kb.sources.source import Source
from kb.verify.compare import Compared, compare, quotes_for, quotes_of
from kb.verify.identity import Identity

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What comparing one file with the quotes of a paper gave.

    Attributes:
        paper: the paper.
        path: the file.
        source: its text; None where it could not be read.
        prepared: the same, prepared for matching.
        compared: the quotes.
        problem: why the file cannot serve, or that it is not the paper.
        is_trusted: the file was taken for the paper although it does not show it.
    """

    paper: Paper
    path: Path
    source: Source | None
    prepared: SourceText | None
    compared: tuple[Compared, ...]
    problem: SourceProblem | None
    is_trusted: bool = False

    @property
    def fails(self) -> bool:
        """Whether a quote does not pass, or the file cannot serve."""
        return self.problem is not None or any(not one.match.passes for one in self.compared)


def read_all(
    paths: Sequence[Path], progress: Progress | None = None
) -> tuple[dict[Path, Source], dict[Path, SourceProblem]]:
    """The texts of files, read side by side on all cores, and why others could not be read.

    Args:
        paths: the files.
        progress: told how many of how many are read.
    """
    sources: dict[Path, Source] = {}
    problems: dict[Path, SourceProblem] = {}
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        futures = {pool.submit(read_source, path): path for path in paths}
        for done, future in enumerate(as_completed(futures), start=1):
            path = futures[future]
            try:
                sources[path] = future.result()
            except SourceProblem as problem:
                problems[path] = problem
            if progress is not None:
                progress(done, len(paths))
    return {path: sources[path] for path in paths if path in sources}, problems


def verify_file(
    corpus: Corpus, paper: Paper, path: Path, source: Source, trust: bool = False
) -> Report:
    """The quotes to which a file can speak, compared with it.

    Args:
        corpus: the records.
        paper: the paper that the file is taken for, or one whose quotes it quotes.
        path: the file, for a second reading of single pages.
        source: its text.
        trust: take the file for the paper even where its first pages do not show that.
    """
    rows, seen = quotes_for(corpus, paper, source)
    prepared = prepare_source(source.text)
    is_known = any(identity.is_paper for identity in seen.values())
    problem = None
    if not is_known:
        rows = {"abstract" if seen[paper.id].is_short else "full-text": list(quotes_of(paper))}
        problem = None if trust else _not_the_paper(paper, path, seen)

    def reread(pages: Sequence[int]) -> str | None:
        try:
            return read_second_opinion(path, pages)
        except SourceProblem:
            return None

    second = reread if source.kind == "pdf" else None
    compared = tuple(
        one
        for level, listed in rows.items()
        for one in compare(listed, level, source, prepared, second)
    )
    return Report(paper, path, source, prepared, compared, problem, trust and not is_known)


def _not_the_paper(paper: Paper, path: Path, seen: dict[str, Identity]) -> SourceProblem:
    others = [name for name in seen if name != paper.id]
    also = f", nor are they those of {' or '.join(others)}, which quotes it" if others else ""
    return SourceProblem(
        "KB807",
        str(path),
        f"this does not seem to be {paper.id}: {seen[paper.id].lacks}{also}",
        "name the right file; if you have seen that it is the paper, say --trust-file",
    )


def iter_all(
    corpus: Corpus, paths: Sequence[tuple[Paper, Path]], sources: dict[Path, Source]
) -> Iterator[Report]:
    """A report for each file that was read, in the order of the papers."""
    for paper, path in sorted(paths, key=lambda pair: (pair[0].id, str(pair[1]))):
        yield verify_file(corpus, paper, path, sources[path])


__all__ = ["Report", "iter_all", "read_all", "verify_file"]
