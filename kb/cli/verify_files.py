"""The files that ``kb verify`` reads: one of a paper, or all of a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.sources.problem import SourceProblem
    from kb.sources.source import Source
    from kb.verify.pairing import Paired
    from kb.verify.work import Report


_MOST_NAMED = 20
"""So many files of kinds that are not read are named; of more there is the number."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading and comparing gave.

    Attributes:
        reports: for each file that is a paper's, its report.
        without: how many quotes were compared with no file; 0 where one file was asked for.
        has_bad_file: whether a file could not be read and is no paper's by its name.
    """

    reports: list[Report]
    without: int = 0
    has_bad_file: bool = False


def compare_files(
    corpus: Corpus, paper: str | None, source: Path | None, folder: Path | None, trust: bool
) -> Outcome:
    """The reports on one file of a paper, or on those of a folder."""
    if paper is not None and source is not None:
        return verify_one(corpus, paper, source, trust)
    return verify_all(corpus, folder) if folder is not None else Outcome([])


def verify_one(corpus: Corpus, name: str, path: Path, trust: bool) -> Outcome:
    """The report on a paper's file.

    Raises:
        UnknownName: there is no such paper.
    """
    from kb.errors import UnknownName
    from kb.ids import did_you_mean
    from kb.sources.problem import SourceProblem
    from kb.sources.read import read_source
    from kb.verify.work import Report, verify_file

    if name not in corpus.papers:
        raise UnknownName("paper", name, did_you_mean(name, corpus.papers))
    paper = corpus.papers[name]
    try:
        source = read_source(path)
    except SourceProblem as problem:
        return Outcome([Report(paper, path, None, None, (), problem)])
    return Outcome([verify_file(corpus, paper, path, source, trust)])


def verify_all(corpus: Corpus, folder: Path) -> Outcome:
    """A report for each file of a folder that is a paper's; the others are named.

    Raises:
        click.UsageError: the folder holds no file that could be one.
    """
    from kb.cli.site import is_watched
    from kb.verify.pairing import list_others, list_sources, pair_sources, paper_named
    from kb.verify.work import Report, read_all

    paths = list_sources(folder)
    if not paths:
        raise click.UsageError(f"{folder} holds no PDF, HTML, XML, Markdown or text file")
    _tell_left_out(list_others(folder))
    sources, problems = read_all(paths, _show_progress("read") if is_watched() else None)
    paired, strangers = pair_sources(corpus, sources)
    _tell_twice(paired)
    for path in strangers:
        _tell(f"{path}: no paper of the knowledge base by its name, title or number; left out")
    reports = _compared(corpus, paired, sources, is_watched())
    named = {path: paper_named(corpus, path) for path in problems}
    reports += [
        Report(paper, path, None, None, (), problems[path])
        for path, paper in named.items()
        if paper is not None
    ]
    is_bad = _tell_bad({path: problems[path] for path, paper in named.items() if paper is None})
    seen = {one.ref for report in reports for one in report.compared}
    return Outcome(reports, len(corpus.quotes.keys() - seen), is_bad)


def _compared(
    corpus: Corpus, paired: Sequence[Paired], sources: dict[Path, Source], is_watched: bool
) -> list[Report]:
    from kb.verify.work import iter_all

    show = _show_progress("compared") if is_watched else None
    reports = []
    papers = [(pair.paper, pair.path) for pair in paired]
    for report in iter_all(corpus, papers, sources):
        reports.append(report)
        if show is not None:
            show(len(reports), len(paired))
    return reports


def _tell_twice(paired: Sequence[Paired]) -> None:
    from kb.verify.pairing import twice

    for pair in twice(paired):
        _tell(f"{pair.path}: another file of {pair.paper.id}; the quotes are compared with both")


def _tell_left_out(paths: Sequence[Path]) -> None:
    for path in paths[:_MOST_NAMED]:
        _tell(f"{path}: of a kind that is not read; left out")
    if len(paths) > _MOST_NAMED:
        _tell(f"{len(paths) - _MOST_NAMED:,} more files of kinds that are not read; left out")


def _tell_bad(problems: Mapping[Path, SourceProblem]) -> bool:
    for problem in problems.values():
        _tell(f"{problem}   (kb explain {problem.code})")
    return bool(problems)


def _tell(line: str) -> None:
    from kb.findings import visible

    click.echo(visible(line), err=True)


def _show_progress(what: str) -> Callable[[int, int], None]:
    def show(done: int, of: int) -> None:
        filled = 30 * done // max(of, 1)
        bar = f"[{'#' * filled}{'.' * (30 - filled)}] {done:,} of {of:,} files {what}"
        click.echo(f"\r\x1b[K{'' if done == of else bar}", nl=False, err=True)

    return show


__all__ = ["Outcome", "compare_files", "verify_all", "verify_one"]
