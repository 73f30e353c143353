"""The pictures that stand beside the records: sheets of sample images of datasets.

``thumbnails/DATASET/NAME.webp``; nothing else belongs there. Like the list of record files, this
module knows no records.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kb.findings import Finding, Place, visible
from kb.store.layout import SHEETS, digest_of, read_bytes

SHEET_SUFFIX = ".webp"

MOST_BYTES = 500_000
"""A sheet is small: it is kept in git, and a page shows it on a phone."""


class SheetFile(NamedTuple):
    """A file that holds a sheet.

    Attributes:
        name: the dataset and the file's own name: ``optical-digits/0-1f0c2b3a.webp``.
        file: path from the knowledge base's folder, with forward slashes.
        path: where to read it.
    """

    name: str
    file: str
    path: str


def sheet_folder(root: Path, dataset: str) -> Path:
    """Where the sheets of a dataset stand."""
    return root / SHEETS / dataset


def list_sheets(root: Path) -> tuple[list[SheetFile], list[Finding]]:
    """Every sheet in a fixed order, and findings for what else stands there."""
    files: list[SheetFile] = []
    findings: list[Finding] = []
    home = root / SHEETS
    inside = os.path.realpath(root) + os.sep
    for folder in _entries(home, SHEETS, findings):
        below = f"{SHEETS}/{folder.name}"
        if not folder.is_dir() or not os.path.realpath(folder).startswith(inside):
            findings.append(_stranger(below))
            continue
        for file in _entries(folder, below, findings):
            name = f"{below}/{file.name}"
            is_ours = file.suffix == SHEET_SUFFIX and file.is_file()
            if is_ours and os.path.realpath(file).startswith(inside):
                short = f"{folder.name}/{file.name}"
                files.append(SheetFile(short, name, os.fspath(file)))
            else:
                findings.append(_stranger(name))
    return files, findings


def read_sheets(
    root: Path, watch: Callable[[SheetFile, bytes], None] | None, findings: list[Finding]
) -> dict[str, bytes]:
    """The bytes of every sheet by its name; of one that is too large only the beginning.

    Args:
        root: the folder that holds ``kb.yaml``.
        watch: called with each file and the digest of its bytes.
        findings: takes what is wrong with the files.
    """
    files, strangers = list_sheets(root)
    findings.extend(strangers)
    sheets: dict[str, bytes] = {}
    for source in files:
        try:
            data = read_bytes(source.path, MOST_BYTES)
        except OSError as reason:
            findings.append(_unreadable(source.file, reason))
            continue
        if watch is not None:
            watch(source, digest_of(data))
        sheets[source.name] = data
    return sheets


def _entries(folder: Path, file: str, findings: list[Finding]) -> list[Path]:
    """What stands in a folder, but hidden files; nothing where there is no folder."""
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        return []
    except OSError as reason:
        findings.append(_unreadable(file, reason))
        return []
    return [path for path in found if not path.name.startswith(".")]


def _stranger(file: str) -> Finding:
    shown = visible(file)
    remedy = f"move it elsewhere: {SHEETS}/ has a folder per dataset, with {SHEET_SUFFIX} files"
    message = f"{shown} is not part of a knowledge base"
    return Finding("KB008", "error", Place(shown), message, remedy, 1, 1)


def _unreadable(file: str, reason: OSError) -> Finding:
    message = f"{file} cannot be read: {reason.strerror}"
    remedy = "give yourself permission to read it, or remove it"
    return Finding("KB009", "error", Place(file), message, remedy, 1, 1)


__all__ = ["MOST_BYTES", "SHEET_SUFFIX", "SheetFile", "list_sheets", "read_sheets", "sheet_folder"]
