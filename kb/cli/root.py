"""What commands share: naming the knowledge base, and where its files are from here."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def root_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the optional argument ``ROOT``: a folder in or above a knowledge base."""
    return click.argument("root", default=".", type=click.Path(path_type=Path))(function)


def root_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option ``--root``, for commands whose argument is something else."""
    return click.option(
        "--root",
        default=".",
        type=click.Path(path_type=Path),
        help="A folder of the knowledge base (default: the one around this folder).",
    )(function)


def asked_root(root: Path) -> Path:
    """The records that a question is about: those around a folder, or where there are none around
    the current one, those that come with the package, which is said.

    Raises:
        NotAKnowledgeBase: when another folder was named and there is none.
    """
    from kb.errors import NotAKnowledgeBase
    from kb.store.root import find_root, shipped_root

    try:
        return find_root(root)
    except NotAKnowledgeBase:
        if root != Path("."):
            raise
        click.echo(
            "kb: no knowledge base is around this folder, so this is of the one that comes with "
            "the package; name another by its folder",
            err=True,
        )
        return shipped_root()


def path_prefix(root: Path) -> str:
    """What stands before a record file's path when it is named from the current folder.

    A byte of a folder's name that is no UTF-8 shows as a replacement character.
    """
    relative = os.fsencode(os.path.relpath(root)).decode("utf-8", "replace").replace(os.sep, "/")
    return "" if relative == "." else relative + "/"
