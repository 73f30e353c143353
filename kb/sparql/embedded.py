"""The embedded engine: the records as triples in a store of our own, in a second process."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from kb.corpus import Corpus
from kb.graph.streams import iter_ntriples
from kb.sparql.engine import AnswerKind, Limits, Question, Reply
from kb.sparql.errors import EngineBroken, MalformedQuery, QueryFailed, QueryStopped, SparqlError
from kb.sparql.faults import read_fault
from kb.sparql.messages import ASK, DATA, DONE, EDIT, FAILED, FULL, KIND, LOAD, MALFORMED
from kb.sparql.process import Process

MOST_IN_MEMORY = 1_500_000
"""So many triples are held in memory, at about 350 bytes each; more go to a folder of their own."""
_PIECE = {True: 1 << 25, False: 1 << 22}
"""Characters that are sent at once to a store on disk, which sorts each piece, or in memory."""


class EmbeddedEngine:
    """Answers from a corpus. The store is built for the first query, and kept.

    It may be used by several threads, one after the other; a copy of this process, made by
    ``os.fork``, builds a store of its own.

    Attributes:
        corpus: the records.
        triples: how many triples the store holds; 0 before the first query.
    """

    def __init__(self, corpus: Corpus, most_in_memory: int = MOST_IN_MEMORY) -> None:
        self.corpus = corpus
        self.triples = 0
        self._most_in_memory = most_in_memory
        self._updates: list[str] = []
        self._lock = threading.Lock()
        self._process: Process | None = None
        self._folder: str | None = None

    def __reduce__(self) -> tuple[type[EmbeddedEngine], tuple[Corpus, int]]:
        return type(self), (self.corpus, self._most_in_memory)

    @contextmanager
    def ask(self, question: Question, limits: Limits) -> Iterator[Reply]:
        """Send a query; see `kb.sparql.engine.Engine`."""
        with self._at_work(question, limits) as (process, until):
            process.send(ASK, _job(question, limits))
            kind = _expect(process, until, KIND, question).decode()
            yield _Reply(process, until, cast("AnswerKind", kind), question)

    def update(self, question: Question, limits: Limits) -> str:
        """Change the store; see `kb.sparql.engine.Engine`. It is forgotten with the engine."""
        with self._at_work(question, limits) as (process, until):
            process.send(EDIT, _job(question, limits))
            try:
                count = int(_expect(process, until, DONE, question))
            except (QueryStopped, EngineBroken):
                self._forget_folder()  # nobody knows whether it took place
                raise
            before, self.triples = self.triples, count
            self._updates.append(question.sent)
        return (
            f"the store in memory had {before:,} triples and now has {count:,}; no file was "
            "changed, and the store is built anew from the records when they are loaded again"
        )

    def close(self) -> None:
        """End the process and forget its store; the next query starts another."""
        self._end_process()
        self._forget_folder()

    @contextmanager
    def _at_work(self, question: Question, limits: Limits) -> Iterator[tuple[Process, float]]:
        if self._process is not None and self._process.is_a_copy:
            # What was copied is not ours, and its lock may be held by a thread that is not here.
            self._lock, self._process, self._folder = threading.Lock(), None, None
        with self._lock:
            process = self._ready()
            try:
                yield process, time.monotonic() + limits.seconds
            except (MalformedQuery, QueryFailed):
                raise
            except QueryStopped as stopped:
                self._end_process()
                raise _told(stopped, limits) from None
            except BaseException:
                self._end_process()
                raise

    def _ready(self) -> Process:
        """The process, with all triples and earlier updates in its store."""
        if self._process is not None and self._process.is_alive:
            return self._process
        self._end_process()
        is_filled = self._folder is not None
        if not is_filled and estimate_triples(self.corpus) > self._most_in_memory:
            self._make_folder()
        self._process = Process(self._folder)
        self._end = weakref.finalize(self, self._process.end)
        try:
            self._fill(self._process, is_filled)
        except BaseException:
            self.close()
            raise
        return self._process

    def _fill(self, process: Process, is_filled: bool) -> None:
        for piece in () if is_filled else self._pieces():
            process.send(LOAD, piece)
            if process.has_answered:  # it has only trouble to tell of
                break
        process.send(FULL)
        self.triples = int(_expect(process, None, DONE, None))
        for text in () if is_filled else self._updates:
            process.send(EDIT, _job(Question(text, "", "update"), Limits()))
            self.triples = int(_expect(process, None, DONE, None))

    def _end_process(self) -> None:
        if self._process is not None:
            self._end()
            self._process = None

    def _make_folder(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="kb-sparql-")
        self._remove = weakref.finalize(self, _remove, self._folder, os.getpid())

    def _forget_folder(self) -> None:
        if self._folder is not None:
            self._remove()
            self._folder = None

    def _pieces(self) -> Iterator[bytes]:
        most = _PIECE[self._folder is not None]
        lines: list[str] = []
        size = 0
        for line in iter_ntriples(self.corpus):
            lines.append(line)
            size += len(line)
            if size >= most:
                yield "".join(lines).encode()
                lines, size = [], 0
        yield "".join(lines).encode()


class _Reply:
    """An answer as it comes from the process."""

    def __init__(
        self, process: Process, until: float, kind: AnswerKind, question: Question
    ) -> None:
        self.kind = kind
        self._process = process
        self._until = until
        self._question = question
        self._rest = b""
        self._is_done = False

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; see `kb.sparql.engine.Reply`."""
        while not self._rest and not self._is_done:
            kind, content = self._process.receive(self._until)
            if kind == DATA:
                self._rest = content
            elif kind == DONE:
                self._is_done = True
            else:
                raise _fault(kind, content, self._question)
        end = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:end], self._rest[end:]
        return data

    def no_answer(self, reason: str) -> SparqlError:
        """The error for bytes that are no answer."""
        return EngineBroken(f"it gave no whole answer: {reason}")


def estimate_triples(corpus: Corpus) -> int:
    """About how many triples the records make, mostly of their judgements."""
    judgements = quotes = 0
    for paper in corpus.papers.values():
        quotes += len(paper.quotes)
        for ref, statement in paper.coding.items():
            codebook = corpus.codebooks.get(ref)
            if codebook is not None and statement.complete:
                judgements += len(codebook.factors) * len(paper.quotes)
            else:
                judgements += sum(len(quote.codes) for quote in paper.quotes)
    return 9 * judgements + 30 * quotes + 20 * len(corpus.papers)


def _remove(folder: str, owner: int) -> None:
    """Remove the folder of a store, unless this is a copy of the process that made it."""
    if owner == os.getpid():
        shutil.rmtree(folder, ignore_errors=True)


def _job(question: Question, limits: Limits) -> bytes:
    job = {
        "text": question.sent,
        "seconds": float(limits.seconds),
        "memory": limits.memory,
        "service": question.service,
    }
    return json.dumps(job).encode()


def _expect(
    process: Process, until: float | None, wanted: bytes, question: Question | None
) -> bytes:
    kind, content = process.receive(until)
    if kind != wanted:
        raise _fault(kind, content, question)
    return content


def _fault(kind: bytes, content: bytes, question: Question | None) -> SparqlError:
    said = content.decode("utf-8", "replace")
    if kind == MALFORMED and question is not None:
        return read_fault(said, question)
    if kind == FAILED:
        return QueryFailed(said)
    return EngineBroken(f"it answered out of turn: {kind!r}")


def _told(stopped: QueryStopped, limits: Limits) -> QueryStopped:
    """The same, with the limit that there was."""
    if stopped.most:
        return stopped
    most = {"time": limits.seconds, "memory": limits.memory}[stopped.limit]
    return QueryStopped(stopped.limit, most)
