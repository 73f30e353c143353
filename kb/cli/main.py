"""The ``kb`` command: finds the command that was asked for and loads only that."""

from __future__ import annotations

import importlib
import os
import sys

import click

from kb import __version__
from kb.errors import KbError

COMMANDS = {
    "build": "Check the data and build tables, downloads and the site.",
    "check": "Check every record and say what is wrong, where, and what to do.",
    "explain": "Explain a finding's code, with a bad and a good example.",
    "fmt": "Bring YAML files into the one canonical form, comments kept.",
    "init": "Start an empty knowledge base with one example of each record.",
    "schema": "Write the JSON Schemas that make an editor check and complete records.",
    "serve": "Show the site and reload it whenever a record is edited.",
    "stats": "Count papers, quotes and judgements.",
    "table": "Print a declared table as LaTeX, Markdown, HTML, CSV or JSON.",
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
    """Run the command line; errors of use end with exit code 2 and no traceback."""
    # Looking for plugins of pydantic, of which records need none, takes a tenth of the start-up.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = _run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 141
    if sys.argv[1:2] == ["check"]:
        # Taking all records apart before the end would take as long as validating them did.
        os._exit(code)
    sys.exit(code)


def _run() -> int:
    try:
        command(prog_name="kb")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KbError as error:
        click.echo(f"kb: {error}", err=True)
        findings = getattr(error, "findings", ())
        if findings:
            click.echo("run `kb check` to see them all", err=True)
        return 1 if findings else 2
    except BrokenPipeError:
        return 141
    return 0
