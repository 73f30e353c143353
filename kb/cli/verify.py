"""``kb verify``: quotes held against the files of their papers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import path_prefix, root_option

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.verify.recording import Recorder
    from kb.verify.work import Report


@click.command(
    name="verify",
    epilog="""\b
Examples:
  kb verify wong2018 --source wong.pdf --by jane     compare, and write the proof to the record
  kb verify wong2018 --source wong.pdf --check       ... write nothing
  kb verify wong2018 --source wong.pdf --fix         write the paper's words into near misses
  kb verify --all --sources papers/                  every file of a folder, in parallel
  kb verify wong2018 --source wong.pdf --by jane --confirm q2="[12] is a reference"
  kb verify wong2018 --source wong.pdf --format markdown    for a pull request
""",
)
@click.argument("paper", required=False)
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    help="The paper's file: PDF, HTML, JATS XML, Markdown or text; or that of a paper quoting it.",
)
@click.option("--all", "everything", is_flag=True, help="All papers, with --sources.")
@click.option(
    "--sources",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder of files, named by paper id, DOI or arXiv id, or found by their title.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.option(
    "--by",
    metavar="CODER",
    envvar="KB_CODER",
    help="Who compares: an id from people.yaml (default: KB_CODER, or the only program there).",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a record would change.")
@click.option("--fix", is_flag=True, help="Write the source's words into quotes that nearly match.")
@click.option("--renew", is_flag=True, help="Write the proof anew although one is there.")
@click.option(
    "--trust-file", is_flag=True, help="The file is the paper, whatever its first pages say."
)
@click.option(
    "--confirm",
    metavar="QUOTE=WORDS",
    multiple=True,
    help='A person has looked at what was skipped: q2="[12] is a reference".',
)
@click.option(
    "--unverified",
    metavar="QUOTE=WORDS",
    multiple=True,
    help='Record why a quote does not match: q3="the scan lacks the page".',
)
@root_option
def command(
    paper: str | None,
    source: Path | None,
    everything: bool,
    sources: Path | None,
    form: str,
    by: str | None,
    check: bool,
    fix: bool,
    renew: bool,
    trust_file: bool,
    confirm: tuple[str, ...],
    unverified: tuple[str, ...],
    root: Path,
) -> None:
    """Compare quotes with the file of their paper, and write the proof to the record.

    The words must stand in the file, but for a closed list of changes such as line ends and
    ligatures. For each quote: how it stands there, on which page, and for a near miss the
    difference. The record keeps digests, never a sentence beyond the quote.

    Exit code 0 when every quote passes, 1 when one does not or the file cannot serve, 2 on wrong
    use.
    """
    _refuse_misuse(paper, source, everything, sources, trust_file or bool(confirm or unverified))
    from kb.store.root import find_root
    from kb.verify.recording import Recorder

    records = find_root(root)
    corpus = _read(records)
    recorder = Recorder(
        corpus, records, by=_coder(corpus, by), renew=renew,
        confirmed=_by_quote(corpus, paper, confirm, "--confirm"),
        given_up=_by_quote(corpus, paper, unverified, "--unverified"),
    )  # fmt: skip
    if paper is not None and source is not None:
        reports, skipped = [_verify_one(corpus, paper, source, trust_file)], 0
    elif sources is not None:
        reports, skipped = _verify_all(corpus, sources)
    click.echo(_format(reports, form), nl=False)
    if fix:
        reports = _fix(recorder, reports, check)
    changed = _record(recorder, reports, check)
    if form == "text":
        from kb.report.verification import format_counts

        click.echo(format_counts(reports, skipped), err=True)
    fails = any(report.fails and not recorder.settles(report) for report in reports)
    sys.exit(fails or (check and changed))


def _refuse_misuse(
    paper: str | None,
    source: Path | None,
    everything: bool,
    sources: Path | None,
    is_about_one: bool,
) -> None:
    if everything:
        if paper is not None or source is not None or sources is None:
            raise click.UsageError(
                "--all goes with --sources FOLDER, and with no paper or --source"
            )
        if is_about_one:
            raise click.UsageError("--trust-file, --confirm and --unverified are for one paper")
        if not sources.is_dir():
            raise click.UsageError(f"there is no folder {str(sources)!r}")
    elif paper is None or source is None or sources is not None:
        raise click.UsageError(
            "say `kb verify PAPER --source FILE` or `kb verify --all --sources FOLDER`"
        )


def _read(records: Path) -> Corpus:
    """The records, with whatever proof they have: also one that no longer fits."""
    from kb.errors import BrokenKnowledgeBase
    from kb.store.read import read_corpus

    loaded = read_corpus(records)
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    if loaded.corpus is None or errors:
        raise BrokenKnowledgeBase(errors, str(records))
    return loaded.corpus


def _coder(corpus: Corpus, by: str | None) -> str | None:
    """The coder's id; None when nobody is named and there is not one program to stand for it."""
    from kb.errors import UnknownName
    from kb.ids import did_you_mean

    if by is not None:
        if by not in corpus.people:
            raise UnknownName("coder", by, did_you_mean(by, corpus.people))
        return by
    programs = [person.id for person in corpus.people.values() if person.program]
    return programs[0] if len(programs) == 1 else None


def _by_quote(
    corpus: Corpus, paper: str | None, given: Sequence[str], option: str
) -> dict[str, str]:
    """What was said of which quote, by the quote's full name.

    A bare id is one of the paper's own quotes.
    """
    from kb.errors import UnknownName
    from kb.ids import did_you_mean, quote_ref

    found = {}
    for one in given:
        name, equals, words = one.partition("=")
        if not equals or not words.strip():
            raise click.BadParameter(f'write {option} q2="what you saw"', param_hint=option)
        ref = name if "/" in name or paper is None else quote_ref(paper, name)
        if ref not in corpus.quotes:
            raise UnknownName("quote", ref, did_you_mean(ref, corpus.quotes))
        found[ref] = words.strip()
    return found


def _verify_one(corpus: Corpus, name: str, path: Path, trust: bool) -> Report:
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
        return Report(paper, path, None, None, (), problem)
    return verify_file(corpus, paper, path, source, trust)


def _verify_all(corpus: Corpus, folder: Path) -> tuple[list[Report], int]:
    """A report for each file of a folder, and how many quotes have none."""
    from kb.cli.site import is_watched
    from kb.findings import visible
    from kb.verify.pairing import list_sources, pair_sources, paper_named
    from kb.verify.work import Report, iter_all, read_all

    paths = list_sources(folder)
    if not paths:
        raise click.UsageError(f"{folder} holds no PDF, HTML, XML, Markdown or text file")
    sources, problems = read_all(paths, _show_progress("read") if is_watched() else None)
    paired, strangers = pair_sources(corpus, sources)
    for path in strangers:
        click.echo(f"{visible(str(path))}: no paper of the knowledge base; left out", err=True)
    for problem in problems.values():
        click.echo(visible(str(problem)), err=True)
    reports = []
    show = _show_progress("compared") if is_watched() else None
    for done, report in enumerate(
        iter_all(corpus, [(pair.paper, pair.path) for pair in paired], sources), start=1
    ):
        reports.append(report)
        if show is not None:
            show(done, len(paired))
    for path, problem in problems.items():
        named = paper_named(corpus, path)
        if named is not None:
            reports.append(Report(named, path, None, None, (), problem))
    seen = {one.ref for report in reports for one in report.compared}
    return reports, len(corpus.quotes.keys() - seen)


def _show_progress(what: str) -> Callable[[int, int], None]:
    def show(done: int, of: int) -> None:
        filled = 30 * done // max(of, 1)
        bar = f"[{'#' * filled}{'.' * (30 - filled)}] {done:,} of {of:,} files {what}"
        click.echo(f"\r\x1b[K{'' if done == of else bar}", nl=False, err=True)

    return show


def _format(reports: Sequence[Report], form: str) -> str:
    from kb.report.verification import format_json, format_markdown, format_text

    if form == "json":
        return format_json(reports)
    if form == "markdown":
        return format_markdown(reports)
    return format_text(reports, sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def _fix(recorder: Recorder, reports: Sequence[Report], check: bool) -> list[Report]:
    """Write the sources' words into near misses, after they were shown."""
    from kb.findings import visible

    fixed = []
    for report in reports:
        after, mended, left = recorder.mended(report)
        for ref, text in mended.items():
            verb = "would now read" if check else "now reads"
            click.echo(f"{ref} {verb}: {visible(text)}", err=True)
        for ref in left:
            click.echo(
                f"{ref} has to be mended by hand: the difference is not words alone", err=True
            )
        fixed.append(after)
    return fixed


def _record(recorder: Recorder, reports: Sequence[Report], check: bool) -> int:
    """Write proofs and mended words, and say what was written; how many records change."""
    changes = recorder.changes(reports)
    unsigned = recorder.unsigned(reports)
    if unsigned:
        people = ", ".join(sorted(recorder.corpus.people)) or "nobody yet"
        click.echo(
            f"{unsigned} proof{'s' * (unsigned != 1)} not written: say who compares with --by "
            f"(people.yaml has: {people})",
            err=True,
        )
    prefix = path_prefix(recorder.root)
    for file in changes:
        if check:
            click.echo(f"{prefix}{file} would change: run `kb verify` without --check", err=True)
        elif recorder.write(file, changes[file]):
            click.echo(f"{prefix}{file} written", err=True)
    return len(changes)
