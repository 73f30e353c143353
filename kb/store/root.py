"""Finding the knowledge base that a command is meant for."""

from __future__ import annotations

import os
from pathlib import Path

from kb.errors import NotAKnowledgeBase

MARK = "kb.yaml"
FOLDER = "annotations"


def find_root(path: str | Path = ".") -> Path:
    """The folder of the records: ``path``, its ``annotations``, or that of a folder above it.

    Args:
        path: a folder or a file inside a knowledge base or its checkout.

    Raises:
        NotAKnowledgeBase: when no ``kb.yaml`` is found.
    """
    start = Path(path)
    if not os.path.exists(start):
        raise NotAKnowledgeBase(str(path), "there is no such file or folder")
    here = start if os.path.isdir(start) else start.parent
    for folder in (here, *here.absolute().parents):
        for candidate in (folder, folder / FOLDER):
            if os.path.isfile(candidate / MARK):
                return candidate
    raise NotAKnowledgeBase(
        str(path), f"neither it nor a folder above it holds {MARK} or {FOLDER}/{MARK}"
    )


def shipped_root() -> Path:
    """The folder of the knowledge base that comes with the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_data" / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER
