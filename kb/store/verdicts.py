"""Verdicts of earlier checks, kept by the content of the files.

Only what a check said is kept, never a record, and only under a fingerprint of every byte that it
was said of: a verdict is used when all files are the same as then, and by the same program.
Nothing here loads a record, so that looking a verdict up costs no more than reading the files.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from kb.findings import Finding, Place
from kb.store.layout import SourceFile, digest_of, list_files, read_bytes
from kb.store.sheets import MOST_BYTES, SheetFile, list_sheets
from kb.yamlio.limits import MAX_BYTES

_FORMAT = 1

LIBRARIES = ("pydantic", "pydantic_core", "yaml", "yaml_rs")
"""What reads and judges records beside this program."""


class Verdict(NamedTuple):
    """What a check said.

    Attributes:
        counts: what was read, in words.
        findings: the located findings.
    """

    counts: str
    findings: tuple[Finding, ...]


class Fingerprint:
    """A digest of the program, the tree and every file's digest, filled as files are read."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(_program().encode(), digest_size=20)

    def add(self, source: SourceFile | SheetFile, digest: bytes) -> None:
        """Take in one file and the digest of its bytes; the sheets come after the records."""
        self._hash.update(f"{source.file}\0".encode())
        self._hash.update(digest)

    def seal(self, strangers: Iterable[Finding]) -> str:
        """The digest, after what the listing of the tree had to say."""
        for finding in strangers:
            self._hash.update(f"{finding}\0".encode())
        return self._hash.hexdigest()


def fingerprint(root: Path) -> str:
    """The fingerprint of a tree as it is now; empty when a file cannot be read."""
    mark = Fingerprint()
    files, strangers = list_files(root)
    sheets, others = list_sheets(root)
    try:
        for source in files:
            mark.add(source, digest_of(read_bytes(source.path, MAX_BYTES)))
        for sheet in sheets:
            mark.add(sheet, digest_of(read_bytes(sheet.path, MOST_BYTES)))
    except OSError:
        return ""
    return mark.seal((*strangers, *others))


def find_verdict(root: Path, cache: Path | None = None) -> Verdict | None:
    """The verdict on exactly these files, or None."""
    try:
        kept = json.loads(_file(root, cache).read_bytes())
        if kept["format"] != _FORMAT or kept["fingerprint"] != fingerprint(root):
            return None
        findings = tuple(
            Finding(**{**item, "at": Place(item["at"]["file"])}) for item in kept["findings"]
        )
        return Verdict(kept["counts"], findings)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_verdict(root: Path, mark: str, verdict: Verdict, cache: Path | None = None) -> None:
    """Keep a verdict under the fingerprint of what it was said of; a full disk is no error."""
    kept = {
        "format": _FORMAT,
        "fingerprint": mark,
        "counts": verdict.counts,
        "findings": [asdict(finding) for finding in verdict.findings],
    }
    path = _file(root, cache)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(kept), encoding="utf-8")
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def cache_folder() -> Path:
    """Where verdicts are kept: ``KB_CACHE_DIR``, else the user's cache folder."""
    named = os.environ.get("KB_CACHE_DIR")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "literature-kb"


def _file(root: Path, cache: Path | None) -> Path:
    name = hashlib.blake2b(os.fsencode(os.path.realpath(root)), digest_size=10).hexdigest()
    return (cache or cache_folder()) / f"verdict-{name}.json"


def _program() -> str:
    """What makes the verdict of this program differ from that of another version of it."""
    package = Path(__file__).resolve().parent.parent
    parts = [sys.version]
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("_data", "__pycache__"))
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                parts.append(f"{name}:{status.st_size}:{status.st_mtime_ns}")
    parts += map(_library, LIBRARIES)
    return "\n".join(parts)


def _library(name: str) -> str:
    """Which copy of a library is installed, without the cost of importing it.

    Its version stands in metadata that take longer to read than all records; but whoever installs
    another version writes its first file anew, or elsewhere.
    """
    found = find_spec(name)
    if found is None or found.origin is None:
        return name
    try:
        status = os.stat(found.origin)
    except OSError:
        return found.origin
    return f"{found.origin}:{status.st_size}:{status.st_mtime_ns}"
