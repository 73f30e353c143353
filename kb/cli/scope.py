"""The files that a command's arguments name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from kb.findings import visible


def named_files(base: Path, paths: Sequence[Path]) -> frozenset[str] | None:
    """The files of a knowledge base at or below the paths, with those that do not belong there.

    None when that is all of them. A folder beside the records stands for all, as it does for every
    command.

    Raises:
        UsageError: when a path is no part of this knowledge base.
    """
    from kb.store.layout import list_files
    from kb.store.root import find_root

    whole = visible(os.path.realpath(base))
    sources, strangers = list_files(base)
    known = {source.file for source in sources} | {finding.file for finding in strangers}
    places = {file: os.path.join(whole, *file.split("/")) for file in known}
    named: set[str] = set()
    for path in paths:
        shown = visible(str(path))
        if visible(os.path.realpath(find_root(path))) != whole:
            raise click.UsageError(f"{shown} belongs to another knowledge base than {paths[0]}")
        wanted = _full(path)
        found = {file for file, place in places.items() if is_within(place, wanted)}
        if not found and path.is_dir() and not is_within(wanted, whole):
            found = known
        if not found and not path.is_dir():
            raise click.UsageError(f"{shown} is not a record file of the knowledge base {base}")
        named |= found
    return frozenset(named) if named != known else None


def is_within(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder or lies below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _full(path: Path) -> str:
    """The absolute path, spelled as findings spell it; only its folder's links are followed."""
    folder, name = os.path.split(os.path.abspath(path))
    return visible(os.path.join(os.path.realpath(folder), name))
