"""Findings: what a check says about the data, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]

SHOWN = 20
"""How many findings of one code are shown of one file: a file that is wrong throughout is mended by
its pattern, and must not cost more than a moment."""


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
        spot = f"{self.file}:{self.line}:{self.column}"
        return visible(f"{spot}: {self.code} {self.severity}: {self.message}")


def rest_of(code: str, severity: Severity, at: Place, more: int) -> Finding:
    """What stands for the findings of a code and a file that are not shown.

    Args:
        code: their code.
        severity: their severity.
        at: the first of them.
        more: how many they are.
    """
    message = f"{more:,} more of {code} in this file, from here on"
    return Finding(code, severity, at, message, "mend those that are shown; the rest follows")


def first_of_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """At most `SHOWN` findings of each code and file, and one that says how many more there are."""
    counts: Counter[tuple[str, str]] = Counter()
    hidden: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        kind = (finding.file, finding.code)
        counts[kind] += 1
        if counts[kind] <= SHOWN:
            yield finding
        elif counts[kind] == SHOWN + 1:
            hidden[kind] = finding
    for kind, finding in hidden.items():
        more = counts[kind] - SHOWN
        yield rest_of(finding.code, finding.severity, finding.at, more)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file, then line, column and code, so that two runs print the same."""
    return tuple(sorted(findings, key=lambda f: (f.file, f.line, f.column, f.code, f.message)))


def visible(text: str) -> str:
    """The text with control and direction characters spelled out, so that it cannot steer a
    terminal.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
