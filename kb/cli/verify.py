"""``kb verify``: quotes held against the files of their papers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import root_option

if TYPE_CHECKING:
    from kb.cli.verify_files import Outcome
    from kb.corpus import Corpus
    from kb.verify.compare import Compared
    from kb.verify.recording import Recorder
    from kb.verify.verdict import Verdict
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
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How to show what was found; what is written and amiss goes to standard error.",
)
@click.option(
    "--by",
    metavar="CODER",
    envvar="KB_CODER",
    help="Who compares: an id from people.yaml. Default: KB_CODER, or the only program there.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a record would change.")
@click.option("--fix", is_flag=True, help="Write the source's words into quotes that nearly match.")
@click.option("--renew", is_flag=True, help="Replace a proof that fits by that of this file.")
@click.option(
    "--trust-file",
    is_flag=True,
    help="The file is the paper, though its first pages do not say so.",
)
@click.option(
    "--confirm",
    metavar="QUOTE=WORDS",
    multiple=True,
    help='What you saw at the place that needs a look: q2="[12] is a reference".',
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
    ligatures. For each quote you see how it stands there, on which page of the file, and for a
    near miss the difference. A record that has a proof keeps it, unless the quote was edited,
    the proof is not what its own file gives, or the new file is a better one. The proof is digests,
    never a sentence beyond the quote.

    Exit code 0 when every quote passes or is settled by a person, 1 when one does not, a file
    cannot serve, or a record was changed meanwhile, 2 on wrong use.
    """
    _refuse_misuse(paper, source, everything, sources, trust_file or bool(confirm or unverified))
    from kb.cli.verify_files import compare_files
    from kb.cli.verify_names import recorder_for
    from kb.store.root import find_root

    records = find_root(root)
    corpus = _read(records)
    recorder = recorder_for(corpus, records, paper, by, renew, confirm, unverified)
    outcome = compare_files(corpus, paper, source, sources, trust_file)
    sys.exit(int(_run(recorder, outcome, form, fix, check)))


def _run(recorder: Recorder, outcome: Outcome, form: str, fix: bool, check: bool) -> bool:
    """Show what comparing gave, and write it; whether that is a failure."""
    from kb.cli.verify_records import fix_near_misses, record
    from kb.report.verification import format_counts, format_next_steps

    reports = outcome.reports
    click.echo(_format(reports, form, recorder.verdict), nl=False)
    if fix:
        reports = fix_near_misses(recorder, reports, check)
    written = record(recorder, reports, check)
    if form == "text":
        click.echo(format_next_steps(reports, recorder.verdict, fix), nl=False, err=True)
        click.echo(format_counts(reports, outcome.without, recorder.verdict), err=True)
    fails = any(report.fails and not recorder.settles(report) for report in reports)
    is_open = written.is_refused or (check and written.would_change)
    return fails or outcome.has_bad_file or is_open


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
    elif str(source).lower().startswith(("http:/", "https:/", "ftp:/")):
        raise click.UsageError("nothing is fetched: save the paper's file, and name that file")


def _read(records: Path) -> Corpus:
    """The records, with whatever proof they have: also one that no longer fits."""
    from kb.errors import BrokenKnowledgeBase
    from kb.store.read import read_corpus

    loaded = read_corpus(records)
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    if loaded.corpus is None or errors:
        raise BrokenKnowledgeBase(errors, str(records))
    return loaded.corpus


def _format(reports: Sequence[Report], form: str, verdict: Callable[[Compared], Verdict]) -> str:
    from kb.report.verification import format_text
    from kb.report.verification_forms import format_json, format_markdown

    if form == "json":
        return format_json(reports, verdict)
    if form == "markdown":
        return format_markdown(reports, verdict)
    return format_text(reports, sys.stdout.isatty() and "NO_COLOR" not in os.environ, verdict)
