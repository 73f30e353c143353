"""Findings: what a check says about the data, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a record: which file, and the keys that lead to it.

    Attributes:
        file: the file's path from the knowledge base's folder, with forward slashes.
        path: keys and list positions from the top of the file; empty for the file itself.
        on_key: point at the key rather than at its value.
    """

    file: str
    path: Path = ()
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check has to say about the data.

    Attributes:
        code: stable name of the check, such as ``KB202``.
        severity: errors make ``kb check`` fail; warnings do so under ``--strict``.
        at: the record and the keys that lead to the spot.
        message: what is wrong, with the names involved.
        remedy: what to do about it.
        line: line in the file, from 1; 0 until it has been located.
        column: column in the line, from 1; 0 until it has been located.
    """

    code: str
    severity: Severity
    at: Place
    message: str
    remedy: str
    line: int = 0
    column: int = 0

    @property
    def file(self) -> str:
        """The file's path from the knowledge base's folder."""
        return self.at.file

    def moved(self, line: int, column: int) -> Finding:
        """The same finding at a line and column."""
        return replace(self, line=line, column=column)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.severity}: {self.message}"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file, then line, column and code, so that two runs print the same."""
    return tuple(sorted(findings, key=lambda f: (f.file, f.line, f.column, f.code, f.message)))
