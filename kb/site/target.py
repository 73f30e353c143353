"""Where a site may be written: never where building it could wipe out somebody's work."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable

from kb.errors import KbError
from kb.site.assets import SUMS


class TargetRefused(KbError):
    """A site must not be written to this folder.

    Attributes:
        target: the folder.
        reason: what would be lost or mixed up.
    """

    def __init__(self, target: pathlib.Path, reason: str) -> None:
        super().__init__(
            f"the site cannot be written to {target}: {reason}. Name a folder that is new or "
            "empty, or one that holds an earlier build"
        )
        self.target = target
        self.reason = reason


def refuse_target(target: pathlib.Path, sources: Iterable[pathlib.Path]) -> None:
    """Let a folder pass as the target of a build, which empties it first.

    Args:
        target: the folder, which need not exist.
        sources: the folders that the site is made of: records and written pages.

    Raises:
        TargetRefused: when the folder is, holds or lies within one of them, is the folder of work
            or above it, or holds files that no build has put there.
    """
    real = target.resolve()
    for source in map(pathlib.Path.resolve, sources):
        if real == source or real in source.parents:
            raise TargetRefused(target, f"that would wipe out {source.name}")
        if source in real.parents:
            raise TargetRefused(target, f"it lies within {source.name}, which the site is made of")
    here = pathlib.Path.cwd().resolve()
    if real == here or real in here.parents:
        raise TargetRefused(target, "it is the current folder, or one above it")
    if ".git" in real.parts:
        raise TargetRefused(target, "it belongs to git")
    if real.exists() and not real.is_dir():
        raise TargetRefused(target, "it is a file")
    if _holds_files(real) and not (real / SUMS).is_file():
        raise TargetRefused(target, f"it holds files, and no {SUMS} as a build leaves it")


def _holds_files(folder: pathlib.Path) -> bool:
    """Whether there is anything that MkDocs would delete: it leaves hidden files alone."""
    if not folder.is_dir():
        return False
    return any(not name.startswith(".") for name in os.listdir(folder))
