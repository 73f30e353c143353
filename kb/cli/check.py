"""``kb check``: findings on every record."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import path_prefix

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.findings import Finding
    from kb.store.verdicts import Verdict


@click.command(
    name="check",
    epilog="""\b
Examples:
  kb check                            check the knowledge base around this folder
  kb check annotations/papers/ribeiro2017.yaml     show the findings of this file only
  kb check annotations/papers annotations/tables   ... of these folders
  kb check --strict                   fail on warnings too
  kb check --format json              for programs
  kb check --format github            marks the lines of a pull request
""",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep the verdict of a former run.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out remarks (info) and the summary.")
def command(paths: tuple[Path, ...], form: str, strict: bool, no_cache: bool, quiet: bool) -> None:
    """Check every record: shape, references, coding, quotes, bibliography, tables.

    PATHS are files or folders of one knowledge base; without one, it is that around this folder.
    All its records are checked together, and the findings of PATHS shown.

    Exit code 0 when nothing is wrong there, 1 when there are findings, 2 on wrong use.
    """
    from kb.store.root import find_root

    base = find_root(paths[0] if paths else ".")
    files = _named_files(base, paths)
    verdict = _verdict(base, no_cache)
    findings, counts = verdict.findings, verdict.counts
    if files is not None:
        findings = tuple(finding for finding in findings if finding.file in files)
        if hidden := _count_errors(verdict.findings) - _count_errors(findings):
            counts += f"; {hidden} error{'s' * (hidden != 1)} elsewhere"
        counts += f"; {len(files)} file{'s' * (len(files) != 1)} shown"
    if quiet:
        findings = tuple(finding for finding in findings if finding.severity != "info")
    click.echo(_format(findings, counts, form, base, quiet), nl=False)
    failing = ("error", "warning") if strict else ("error",)
    sys.exit(any(finding.severity in failing for finding in findings))


def _named_files(base: Path, paths: tuple[Path, ...]) -> frozenset[str] | None:
    if not paths:
        return None
    from kb.cli.scope import named_files

    return named_files(base, paths)


def _count_errors(findings: tuple[Finding, ...]) -> int:
    return sum(finding.severity == "error" for finding in findings)


def _verdict(base: Path, no_cache: bool) -> Verdict:
    from kb.store.verdicts import Fingerprint, Verdict, find_verdict, keep_verdict

    if not no_cache and (kept := find_verdict(base)) is not None:
        return kept
    from kb.store.ahead import Ahead
    from kb.store.layout import list_files

    # Begins before the records' models are loaded, which takes as long as half of the parsing.
    ahead = Ahead(list_files(base)[0])
    from kb.checks import run_checks
    from kb.collector import collector_paused
    from kb.store.read import read_corpus
    from kb.store.sheets import list_sheets

    mark = Fingerprint()
    counts = "nothing"
    with collector_paused():
        loaded = read_corpus(base, watch=mark.add, ahead=ahead)
        findings = loaded.findings
        if loaded.corpus is not None:
            found = run_checks(loaded.corpus, aside=True)
            findings = _located((*findings, *found), base)
            counts = _counts(loaded.corpus)
    verdict = Verdict(counts, findings)
    if not no_cache and not any(finding.code == "KB009" for finding in findings):
        strangers = (*list_files(base)[1], *list_sheets(base)[1])
        keep_verdict(base, mark.seal(strangers), verdict)
    return verdict


def _located(findings: tuple[Finding, ...], base: Path) -> tuple[Finding, ...]:
    if not findings:
        return ()
    from kb.store.locate import locate

    return locate(findings, base)


def _counts(corpus: Corpus) -> str:
    papers, quotes = len(corpus.papers), len(corpus.quotes)
    counts = f"{papers} paper{'s' * (papers != 1)}, {quotes} quote{'s' * (quotes != 1)}"
    if left := len(corpus.unread):
        counts += f" ({left} file{'s' * (left != 1)} not read: mend the form to see the rest)"
    return counts


def _format(findings: tuple[Finding, ...], counts: str, form: str, base: Path, quiet: bool) -> str:
    prefix = path_prefix(base)
    if form == "json":
        from kb.report.json import format_json

        return format_json(findings, prefix)
    if form == "github":
        from kb.report.github import format_github

        return format_github(findings, prefix)
    from kb.report.text import format_summary, format_text
    from kb.store.excerpt import source_line_reader

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    text = format_text(findings, source_line_reader(base), prefix, colour)
    return text if quiet else text + format_summary(findings, counts) + "\n"
