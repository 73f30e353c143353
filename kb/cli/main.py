"""The ``kb`` command: finds the command that was asked for and loads only that."""

from __future__ import annotations

import importlib
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from kb import __version__
from kb.errors import FEW, BrokenKnowledgeBase, KbError
from kb.findings import Finding, visible

INTERRUPTED = 130
NOBODY_READS = 141
"""Exit codes after Ctrl+C and after the end of whoever reads the output, as shells know them."""

COMMANDS = {
    "build": "Check the data and build tables, downloads and the site.",
    "check": "Check every record and say what is wrong, where, and what to do.",
    "export": "Write everything as CSV, Excel, RDF, SQLite, BibTeX and more.",
    "datasets": "Make sample images of a dataset from a local folder.",
    "explain": "Explain a finding's code, with a bad and a good example.",
    "fmt": "Bring YAML files into the one canonical form, comments kept.",
    "init": "Start an empty knowledge base with one example of each record.",
    "schema": "Write the JSON Schemas that make an editor check and complete records.",
    "serve": "Show the site and reload it whenever a record is edited.",
    "sparql": "Ask the records, or an endpoint, with SPARQL.",
    "stats": "Count papers, quotes and judgements.",
    "table": "Print a declared table as LaTeX, Markdown, HTML, CSV or JSON.",
    "verify": "Compare quotes with the files of their papers, and keep the proof.",
}
"""Each command and its line in the overview; its code is ``kb/cli/NAME.py``."""


class _Commands(click.Group):
    """Loads a command's module when it is called, and not for ``kb --help``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"kb.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from kb.ids import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(
                f"there is no command {args[0]!r}; {did_you_mean(args[0], COMMANDS)}", ctx
            )
        return super().resolve_command(ctx, args)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  kb check                      check the knowledge base around this folder
  kb table appendix-a --format latex
  kb explain KB202
""",
)
@click.version_option(__version__, prog_name="kb")
def command() -> None:
    """Knowledge bases of literature evidence: quotes as YAML, coded, linked and printed."""


def main() -> None:
    """Run the command line and end the program."""
    code = run()
    if sys.argv[1:2] == ["check"]:
        # Taking all records apart before the end would take as long as validating them did.
        os._exit(code)
    sys.exit(code)


def run() -> int:
    """Run the command line, write all output, and give the exit code.

    No error of use, of the data or of the system ends in a traceback.
    """
    # Looking for plugins of pydantic, of which records need none, takes a tenth of the start-up.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The same bytes whatever the terminal's locale; a path need not be text at all.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
    except OSError as error:
        code = _tell_unwritten(error)
    with suppress(OSError):
        sys.stderr.flush()
    return code


def _run() -> int:
    out = sys.stdout
    try:
        code = command(prog_name="kb", standalone_mode=False)
    except SystemExit as end:
        if sys.stdout is not out:
            # Click has met a broken pipe, and wrapped the output so that nobody hears of it.
            return NOBODY_READS
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        click.echo("\n".join(map(visible, said.getvalue().split("\n"))), nl=False, err=True)
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except BrokenKnowledgeBase as error:
        _tell_broken(error)
        return 1
    except KbError as error:
        click.echo(f"kb: {visible(str(error))}", err=True)
        return 2
    return code if isinstance(code, int) else 0


def _tell_broken(error: BrokenKnowledgeBase) -> None:
    from kb.cli.root import path_prefix
    from kb.report.text import format_text
    from kb.store.excerpt import source_line_reader

    findings = [finding for finding in error.findings if isinstance(finding, Finding)]
    folder = Path(error.folder)
    count = f"{len(findings)} error{'s' * (len(findings) != 1)}"
    click.echo(f"kb: the knowledge base has {count}; run `kb check` to see all findings", err=True)
    shown = format_text(findings[:FEW], source_line_reader(folder), path_prefix(folder))
    click.echo(shown, nl=False, err=True)
    if len(findings) > FEW:
        click.echo(f"and {len(findings) - FEW} more", err=True)


def _tell_unwritten(error: OSError) -> int:
    """Say what could not be written, and give the exit code."""
    with suppress(OSError):
        # What is left of the output has no place to go, and Python would try again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return NOBODY_READS
    place = visible(os.fsdecode(error.filename)) if error.filename else "the output"
    with suppress(OSError):
        click.echo(f"kb: cannot write {place}: {error.strerror or error}", err=True)
        click.echo("    name a place that exists, has room, and may be written to", err=True)
    return 2
