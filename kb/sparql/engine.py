"""What answers a query: one interface, whether the store is ours or somebody else's."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from kb.sparql.asked import Form
from kb.sparql.errors import SparqlError

AnswerKind = Literal["solutions", "boolean", "triples"]
"""What SELECT, ASK, and CONSTRUCT or DESCRIBE are answered with."""

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take; at the limit it is stopped, and there is no answer.

    Each is a finite number above 0.

    Attributes:
        seconds: time, from sending the query to the last byte of the answer. Building the store
            before the first query does not count.
        rows: rows of a SELECT, triples of a CONSTRUCT.
        size: bytes of the answer as it is sent (decompressed).
        memory: bytes of memory of the process that answers; only for the embedded engine.
    """

    seconds: float = 60.0
    rows: int = 1_000_000
    size: int = 256 * MEBIBYTE
    memory: int = 1024 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Question:
    """A query or an update, ready to be sent.

    Attributes:
        text: as it was written.
        before: declarations of prefixes that go before it, on its first line.
        form: what it asks for.
        service: whether it may call other endpoints.
    """

    text: str
    before: str
    form: Form
    service: bool = False

    @property
    def sent(self) -> str:
        """The text that the engine gets."""
        return self.before + self.text


class Reply(Protocol):
    """An answer while it comes in.

    Attributes:
        kind: what it is.
    """

    kind: AnswerKind

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end of a whole answer.

        Raises:
            SparqlError: when the answer breaks off, or takes too much.
        """

    def no_answer(self, reason: str) -> SparqlError:
        """The error to raise when the bytes are no answer of this kind."""


class Engine(Protocol):
    """A store that can be asked."""

    def ask(self, question: Question, limits: Limits) -> AbstractContextManager[Reply]:
        """Send a query, and give its answer to read while it is open.

        Raises:
            SparqlError: when the query is malformed or stopped, or the engine fails.
        """

    def update(self, question: Question, limits: Limits) -> str:
        """Change the store, and say in one sentence what was changed and what was not.

        Raises:
            SparqlError: as for a query.
        """

    def close(self) -> None:
        """Let go of what the engine holds; it may be asked again all the same."""
