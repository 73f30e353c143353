"""The tree of a knowledge base: which file holds which record.

This module knows no records, so that a verdict can be looked up without loading them.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from kb.findings import Finding, Place, visible
from kb.ids import nearest

Kind = Literal["meta", "people", "codebook", "paper", "coding", "dataset", "model", "table"]

SINGLE: dict[str, Kind] = {"kb.yaml": "meta", "people.yaml": "people"}
FOLDERS: dict[str, Kind] = {
    "codebooks": "codebook",
    "codings": "coding",
    "datasets": "dataset",
    "models": "model",
    "papers": "paper",
    "tables": "table",
}
SUFFIX = ".yaml"
SHEETS = "thumbnails"
"""The folder of pictures, which stand beside the records; see :mod:`kb.store.sheets`."""


class SourceFile(NamedTuple):
    """A file that holds a record.

    Attributes:
        kind: the kind of record.
        name: the record's id as the file's name gives it; empty for the single files.
        file: path from the knowledge base's folder, with forward slashes.
        path: where to read it.
    """

    kind: Kind
    name: str
    file: str
    path: str


def list_files(root: Path) -> tuple[list[SourceFile], list[Finding]]:
    """Every record file of the tree in a fixed order, and findings for what does not belong."""
    files: list[SourceFile] = []
    findings: list[Finding] = []
    inside = os.path.realpath(root)
    for entry in _entries(os.fspath(root), ".", findings):
        if entry.name in SINGLE:
            _take(entry, SINGLE[entry.name], "", entry.name, inside, files, findings)
        elif entry.name in FOLDERS:
            _take_folder(entry, FOLDERS[entry.name], entry.name, inside, files, findings)
        elif entry.name != SHEETS:
            findings.append(_stranger(entry.name, entry.name, (*SINGLE, *FOLDERS, SHEETS)))
    return files, findings


def _entries(folder: str, file: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    """What stands in a folder, but hidden files and those whose name cannot be shown."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as reason:
        findings.append(_unreadable(file, reason))
        return []
    shown = []
    for entry in entries:
        if not entry.name.isprintable():
            findings.append(_unprintable(entry.name if file == "." else f"{file}/{entry.name}"))
        elif not entry.name.startswith("."):
            shown.append(entry)
    return shown


def _take_folder(
    entry: os.DirEntry[str],
    kind: Kind,
    file: str,
    inside: str,
    files: list[SourceFile],
    findings: list[Finding],
) -> None:
    if _leaves(entry, inside):
        findings.append(_outside(file))
        return
    if not _is_there(entry.is_dir):
        findings.append(_misfit(entry, file))
        return
    for child in _entries(entry.path, file, findings):
        name = f"{file}/{child.name}"
        if kind == "coding" and child.is_dir(follow_symlinks=False) and file == "codings":
            _take_folder(child, kind, name, inside, files, findings)
        elif kind == "coding" and file == "codings":
            findings.append(_stranger(name, child.name, ()))
        elif child.name.endswith(SUFFIX):
            coder = file.removeprefix("codings/") + "/" if kind == "coding" else ""
            record = coder + child.name.removesuffix(SUFFIX)
            _take(child, kind, record, name, inside, files, findings)
        else:
            findings.append(_stranger(name, child.name, ()))


def _take(
    entry: os.DirEntry[str],
    kind: Kind,
    name: str,
    file: str,
    inside: str,
    files: list[SourceFile],
    findings: list[Finding],
) -> None:
    if _leaves(entry, inside):
        findings.append(_outside(file))
    elif not _is_there(entry.is_file):
        findings.append(_misfit(entry, file))
    else:
        files.append(SourceFile(kind, name, file, entry.path))


def _is_there(asked: Callable[[], bool]) -> bool:
    """What an entry says of itself; a link that leads to itself is neither file nor folder."""
    try:
        return asked()
    except OSError:
        return False


def _leaves(entry: os.DirEntry[str], inside: str) -> bool:
    if not entry.is_symlink():
        return False
    target = os.path.realpath(entry.path)
    return not target.startswith(inside + os.sep)


def _outside(file: str) -> Finding:
    return Finding(
        "KB007",
        "error",
        Place(file),
        f"{file} is a symbolic link that leaves the knowledge base",
        "put the record itself in its place",
        1,
        1,
    )


def _unreadable(file: str, reason: OSError) -> Finding:
    return Finding(
        "KB009",
        "error",
        Place(file),
        f"the folder {file} cannot be read: {reason.strerror}",
        "give yourself permission to read it, or remove it",
        1,
        1,
    )


def _unprintable(file: str) -> Finding:
    """The file is named as it can be shown, so that what tells of it cannot steer a terminal."""
    shown = visible(file)
    return Finding(
        "KB008",
        "error",
        Place(shown),
        f"the name of {shown} holds a character that cannot be shown",
        "rename it: letters, digits, '_', '-' and '.'",
        1,
        1,
    )


def _misfit(entry: os.DirEntry[str], file: str) -> Finding:
    """What has the name of a record or folder, and is none."""
    if not entry.is_symlink():
        return _stranger(file, entry.name, ())
    message = f"{file} is a symbolic link that leads nowhere"
    remedy = "put the record itself in its place, or remove it"
    return Finding("KB008", "error", Place(file), message, remedy, 1, 1)


def _stranger(file: str, name: str, known: tuple[str, ...]) -> Finding:
    near = nearest(name, known) if known else None
    if near:
        remedy = f"did you mean {near!r}?"
    elif name.endswith(".yml"):
        remedy = f"rename it to {name.removesuffix('.yml')}{SUFFIX}"
    else:
        remedy = f"move it elsewhere: here stand only {SUFFIX} files of records"
    message = f"{file} is not part of a knowledge base"
    return Finding("KB008", "error", Place(file), message, remedy, 1, 1)


def read_bytes(path: str, limit: int) -> bytes:
    """Up to ``limit + 1`` bytes of a regular file; a device or a pipe reads as empty."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return b""
        wanted = min(status.st_size, limit) + 1
        data = os.read(descriptor, wanted)
        while len(data) < wanted and (more := os.read(descriptor, wanted - len(data))):
            data += more
        return data
    finally:
        os.close(descriptor)


def digest_of(data: bytes) -> bytes:
    """A digest of a file's bytes: no two files of a tree share it unless they are equal."""
    return hashlib.blake2b(data, digest_size=20).digest()
