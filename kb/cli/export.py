"""``kb export``: the whole knowledge base in files that other programs open."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import asked_root, root_option
from kb.findings import visible

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.exchange.delivery import Delivered
    from kb.exchange.form import Format

ALL = "all"
_STEP = 1 << 20


class _Command(click.Command):
    """Lists the formats in its help."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Formats"):
            formatter.write_dl(list(_descriptions()))


def _descriptions() -> Iterator[tuple[str, str]]:
    from kb.exchange.registry import all_formats

    for form in all_formats():
        yield form.name, f"{form.title}. {form.description}."
    yield ALL, "Every format, in a folder."


def _list(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from kb.exchange.registry import all_formats

        forms = all_formats()
        name_width = max(len(form.name) for form in forms)
        file_width = max(len(form.file_name) for form in forms)
        for form in forms:
            names = f"{form.name:{name_width}}  {form.file_name:{file_width}}"
            click.echo(f"{names}  {form.description}")
        ctx.exit()


@click.command(
    name="export",
    cls=_Command,
    epilog="""\b
Examples:
  kb export csv codings.csv         one file
  kb export json - | jq .papers     ... to another program
  kb export xlsx out/               into a folder, with SHA256SUMS
  kb export all out/                every format
  kb export all out/ --check        say whether the folder is up to date
  kb export --list                  each format with the name of its file
""",
)
@click.argument("name", metavar="FORMAT")
@click.argument("out", metavar="OUT")
@root_option
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 if anything would change.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="List the formats and end.",
)
def command(name: str, out: str, root: Path, check: bool, quiet: bool) -> None:
    """Write the whole knowledge base as FORMAT to OUT.

    OUT is a file, a folder (one that exists, or ends in /), or - for the standard output. In a
    folder each format has its place, and SHA256SUMS lists what was exported there; other files are
    left alone, and one that is in the way is not overwritten. A file appears whole or not at all.

    Exit code 0 when it was written, 1 when the records have errors or --check finds a difference,
    2 on wrong use or when OUT cannot be written.
    """
    from kb.api.load import load
    from kb.cli.export_target import refuse_target
    from kb.cli.interruption import stoppable

    forms = _chosen(name)
    records = asked_root(root)
    refuse_target(forms, out, records, check)
    placing = _Placing()
    with stoppable():
        try:
            corpus = load(records).corpus
            # The records stay alive to the end: looking through them again and again is no use.
            gc.freeze()
            if check:
                _check(forms, corpus, out, f"kb export {name} {out}", quiet)
            else:
                _export(forms, corpus, out, quiet, placing)
        except KeyboardInterrupt as stopped:
            click.echo(f"kb: stopped; {placing.state}", err=True)
            sys.exit(getattr(stopped, "code", 130))


def _chosen(name: str) -> tuple[Format, ...]:
    from kb.errors import UnknownName
    from kb.exchange.registry import all_formats, find_format
    from kb.ids import did_you_mean

    if name == ALL:
        return all_formats()
    try:
        return (find_format(name),)
    except UnknownName as error:
        names = [ALL, *(form.name for form in all_formats())]
        raise UnknownName("format", name, did_you_mean(name, names)) from error


def _export(
    forms: tuple[Format, ...], corpus: Corpus, out: str, quiet: bool, placing: _Placing
) -> None:
    from kb.cli.export_target import is_folder, is_stream, write_stream
    from kb.exchange.delivery import deliver_file, deliver_folder

    progress = _Progress(quiet)
    try:
        if is_folder(forms, out):
            delivered = deliver_folder(forms, corpus, Path(out), progress, placing.guard)
        elif is_stream(out):
            placing.state = "what was written may not be whole"
            write_stream(forms[0], corpus, out)
            return
        else:
            delivered = [deliver_file(forms[0], corpus, Path(out), progress, placing.guard)]
    finally:
        progress.wipe()
    if not quiet:
        for line in _summary(forms, delivered, Path(out)):
            click.echo(visible(line))


def _summary(forms: tuple[Format, ...], delivered: list[Delivered], out: Path) -> Iterator[str]:
    """A line for each file, and one for all the files of a format that has several."""
    from kb.site.downloads import format_size

    homes = {out / form.file_name: f"{out / form.file_name}/" for form in forms if form.is_folder}
    sizes: dict[str, list[int]] = {}
    for file in delivered:
        home = next((homes[folder] for folder in file.path.parents if folder in homes), "")
        sizes.setdefault(home or str(file.path), []).append(file.written.size)
    width = max(map(len, sizes))
    for name, each in sizes.items():
        count = f" in {len(each)} files" if name.endswith("/") else ""
        yield f"{name:{width}}  {format_size(sum(each))}{count}"


def _check(
    forms: tuple[Format, ...], corpus: Corpus, out: str, command_line: str, quiet: bool
) -> None:
    from kb.cli.export_target import is_folder
    from kb.exchange.delivery import differing, differs

    if is_folder(forms, out):
        wrong = [f"{path} {what}" for path, what in differing(forms, corpus, Path(out))]
    else:
        what = differs(forms[0], corpus, Path(out))
        wrong = [f"{out} {what}"] if what else []
    for line in wrong:
        click.echo(visible(line))
    if wrong:
        click.echo(f"run `{visible(command_line)}`", err=True)
        sys.exit(1)
    if not quiet:
        click.echo(visible(f"{out} is up to date"))


class _Placing:
    """Knows, for whoever stops the export, what became of the files.

    Attributes:
        state: that, in words.
    """

    def __init__(self) -> None:
        self.state = "nothing was changed"

    @contextmanager
    def guard(self) -> Iterator[None]:
        """The context in which files take their places; signals to end wait until it is left."""
        from kb.cli.interruption import held_back

        with held_back():
            self.state = "some files may have been written, and others not"
            yield
            self.state = "but everything was written before"


class _Progress:
    """Counts the bytes of the file that is being made on one line of the terminal."""

    def __init__(self, quiet: bool) -> None:
        self._is_shown = not quiet and sys.stderr.isatty() and not os.environ.get("CI")
        self._last = ("", 0)

    def __call__(self, name: str, size: int) -> None:
        if self._is_shown and (name != self._last[0] or size - self._last[1] >= _STEP):
            self._last = (name, size)
            click.echo(f"\r\x1b[K{name}  {size / _STEP:,.0f} MB", nl=False, err=True)

    def wipe(self) -> None:
        """Clear the line."""
        if self._is_shown:
            click.echo("\r\x1b[K", nl=False, err=True)
