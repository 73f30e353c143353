"""What goes wrong when something is asked with SPARQL, each with what to do about it."""

from __future__ import annotations

from typing import Literal

from kb.errors import KbError
from kb.findings import visible

Limit = Literal["time", "rows", "bytes", "memory"]
"""What a query may take only so much of."""

_LONGEST_LINE = 160


class SparqlError(KbError):
    """Base of everything that goes wrong with a query."""


class QueryRefused(SparqlError):
    """A query asks for more than an answer: to change something, or to call elsewhere.

    Attributes:
        word: the word of the query that asks for it, such as ``SERVICE``.
        line: its line, from 1; 0 if it hides behind escapes.
        remedy: how to allow it.
    """

    def __init__(self, word: str, line: int, reason: str, remedy: str) -> None:
        where = f" in line {line}" if line else ""
        super().__init__(f"{word}{where} is refused: {reason}; {remedy}")
        self.word = word
        self.line = line
        self.remedy = remedy


class MalformedQuery(SparqlError):
    """A query that the engine cannot read.

    Attributes:
        reason: what the engine says.
        line: the line of the fault, from 1; 0 if it is not known.
        column: its column, from 1.
        remedy: what to do.
    """

    def __init__(
        self, query: str, reason: str, line: int = 0, column: int = 0, remedy: str = ""
    ) -> None:
        where = f" at line {line}, column {column}" if line else ""
        parts = [f"the query cannot be read{where}: {visible(reason)}"]
        parts += _pointed(query, line, column)
        if remedy:
            parts.append(visible(remedy))
        super().__init__("\n".join(parts))
        self.reason = reason
        self.line = line
        self.column = column
        self.remedy = remedy


class QueryStopped(SparqlError):
    """A query was stopped because it took too much; there is no answer, not even half of one.

    Attributes:
        limit: what it took too much of.
        most: the most that it might take: seconds, rows or bytes.
        remedy: what to do.
    """

    def __init__(self, limit: Limit, most: float, remedy: str = "") -> None:
        self.limit = limit
        self.most = most
        self.remedy = remedy or _REMEDIES[limit]
        super().__init__(f"the query was stopped: {_TAKEN[limit](most)}; {self.remedy}")


class WrongLimit(SparqlError, ValueError):
    """A limit that no query can keep to, such as none at all or an infinite one.

    Attributes:
        name: the limit, such as ``timeout``.
        value: what was given.
    """

    def __init__(self, name: str, value: object) -> None:
        super().__init__(f"{name}={value!r} is no limit; give a finite number above 0")
        self.name = name
        self.value = value


class QueryFailed(SparqlError):
    """A query that is well-formed and could not be answered, such as one that calls elsewhere in
    vain.

    Attributes:
        reason: what the engine says.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the query could not be answered: {visible(reason)}")
        self.reason = reason


class EngineBroken(SparqlError):
    """The process that answers queries ended by itself, or could not be started.

    Attributes:
        reason: what is known of it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the process that answers queries broke off: {reason}; ask again, it is started anew"
        )
        self.reason = reason


class EndpointError(SparqlError):
    """An endpoint cannot be reached, or answers with something that is no whole answer.

    Attributes:
        address: the endpoint, without any password.
        reason: what is wrong.
        remedy: what to do.
    """

    def __init__(self, address: str, reason: str, remedy: str) -> None:
        super().__init__(visible(f"{address}: {reason}") + f"; {remedy}")
        self.address = address
        self.reason = reason
        self.remedy = remedy


_TAKEN = {
    "time": lambda most: f"it took longer than {most:g} seconds",
    "rows": lambda most: f"its answer has more than {most:,} rows",
    "bytes": lambda most: f"its answer is larger than {_size(most)}",
    "memory": lambda most: f"it needs more than {_size(most)} of memory",
}
_REMEDIES = {
    "time": "narrow it (name a factor, a paper, a year), add LIMIT, or allow more with timeout=",
    "rows": "narrow it, count in the query, add LIMIT, or allow more with most=",
    "bytes": "ask for fewer columns or rows",
    "memory": "narrow it: name a factor, a paper or a year, and look for patterns that share no "
    "variable",
}


def _size(number: float) -> str:
    return f"{number / 2**20:,.0f} MB"


def _pointed(query: str, line: int, column: int) -> list[str]:
    """The line of the fault, and a caret under it."""
    lines = query.split("\n")
    if not 0 < line <= len(lines):
        return []
    text = lines[line - 1]
    begin = max(0, min(column - 1, len(text)) - _LONGEST_LINE // 2)
    shown = text[begin : begin + _LONGEST_LINE]
    before = visible(shown[: column - 1 - begin])
    return ["    " + visible(shown), "    " + " " * len(before) + "^"]
