"""``kb fmt``: the one canonical form of a record's file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import path_prefix
from kb.findings import visible

if TYPE_CHECKING:
    from kb.store.layout import SourceFile


@click.command(
    name="fmt",
    epilog="""\b
Examples:
  kb fmt                                    bring every record into the canonical form
  kb fmt annotations/papers/ribeiro2017.yaml
  kb fmt --check                            write nothing, exit 1 if a file would change
  kb fmt --diff                             write nothing, show what would change
""",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(paths: tuple[Path, ...], check: bool, diff: bool) -> None:
    """Bring YAML files into the one canonical form, comments kept.

    PATHS are record files or folders; without one, every record of the knowledge base around this
    folder. A file that cannot be read is named and left as it is, and the exit code is 1.
    """
    from kb.store.layout import read_bytes
    from kb.store.read import MODELS
    from kb.store.write import write_atomically
    from kb.yamlio.format import format_yaml
    from kb.yamlio.limits import MAX_BYTES
    from kb.yamlio.nodes import YamlProblem

    files = _files(paths or (Path(),))
    changed, broken = 0, 0
    for source, name in files:
        try:
            data = read_bytes(source.path, MAX_BYTES)
            formatted = format_yaml(data, MODELS[source.kind])
        except YamlProblem as problem:
            place = f"{name}:{problem.line}:{problem.column}"
            click.echo(f"{place}: {problem.code} error: {visible(problem.message)}", err=True)
            click.echo(f"    {visible(problem.remedy)}   (kb explain {problem.code})", err=True)
            broken += 1
            continue
        except OSError as reason:
            click.echo(f"{name}: cannot be read: {reason.strerror}", err=True)
            broken += 1
            continue
        if formatted == data:
            continue
        changed += 1
        if diff:
            click.echo(_difference(data, formatted, name), nl=False)
        elif check:
            click.echo(f"{name} is not in the canonical form: run `kb fmt`")
        else:
            write_atomically(Path(source.path), formatted)
            click.echo(f"{name} formatted")
    verb = "would change" if check or diff else "changed"
    unread = f", {broken} could not be read" if broken else ""
    click.echo(f"{len(files)} file{'s' * (len(files) != 1)}, {changed} {verb}{unread}", err=True)
    sys.exit(bool(broken) or (check and changed > 0))


def _files(paths: tuple[Path, ...]) -> list[tuple[SourceFile, str]]:
    """The record files at or below the paths, each once, with their names from here."""
    from kb.cli.scope import is_within
    from kb.store.layout import list_files
    from kb.store.root import find_root

    chosen: dict[str, tuple[SourceFile, str]] = {}
    for path in paths:
        base = find_root(path)
        wanted, whole = os.path.abspath(path), os.path.abspath(base)
        found = [
            source
            for source in list_files(base)[0]
            if is_within(whole, wanted) or is_within(os.path.abspath(source.path), wanted)
        ]
        if not found and path.is_file():
            raise click.UsageError(f"{path} is not a record file of the knowledge base {base}")
        for source in found:
            name = visible(path_prefix(base) + source.file)
            chosen[os.path.abspath(source.path)] = (source, name)
    return list(chosen.values())


def _difference(before: bytes, after: bytes, name: str) -> str:
    from difflib import unified_diff

    lines = unified_diff(
        before.decode("utf-8", errors="replace").splitlines(keepends=True),
        after.decode("utf-8").splitlines(keepends=True),
        name,
        name,
    )
    return "".join(visible(line.rstrip("\n")) + "\n" for line in lines)
