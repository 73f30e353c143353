"""The process that holds the store and answers queries, so that one that runs away can be ended.

It takes messages from its input and gives messages to its output:

========  ==============================================  ==========================================
message   content                                         answer
========  ==============================================  ==========================================
``load``  lines of N-Triples                              none
``full``  nothing: all is loaded                          ``done`` with the number of triples
``ask``   JSON: text, seconds, memory, service            ``kind``, then ``data`` until ``done``
``edit``  the same with an update                         ``done`` with the number of triples
========  ==============================================  ==========================================

Instead of an answer may come ``malformed`` or ``failed`` with a text. The process ends with
`OUT_OF_MEMORY` when a query takes too much memory, and whenever its parent is gone.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from kb.sparql.messages import (
    ASK,
    DATA,
    DONE,
    EDIT,
    FAILED,
    FULL,
    KIND,
    LOAD,
    MALFORMED,
    OUT_OF_MEMORY,
    Message,
    read_message,
    write_message,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

_GRACE = 5
"""Seconds after which the process ends by itself when its parent has not ended it."""
_LONGEST = 10**8
"""Seconds after which the alarm goes off at the latest; clocks take no number that is too large."""
_LOOK = 0.02
"""Seconds between two looks at the memory."""
_PIECE = 1 << 18


def main() -> None:
    """Answer until nobody asks any more; the first argument names the folder of the store."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    inbox: queue.Queue[Message] = queue.Queue(maxsize=4)
    watch = _Watch()
    threading.Thread(target=_read_all, args=(sys.stdin.buffer, inbox), daemon=True).start()
    threading.Thread(target=watch.run, daemon=True).start()
    import pyoxigraph as ox

    folder = sys.argv[1] if len(sys.argv) > 1 else ""
    store = ox.Store(folder or None)
    while True:
        kind, content = inbox.get()
        try:
            _answer(store, kind, content, output, watch, bool(folder))
        except BrokenPipeError:
            _end(0)
        except SyntaxError as error:
            write_message(output, MALFORMED, str(error.msg or error).encode())
        except (OSError, RuntimeError, ValueError) as error:
            write_message(output, FAILED, str(error).encode("utf-8", "replace"))
        finally:
            watch.rest()


def _answer(
    store: ox.Store, kind: bytes, content: bytes, output: BinaryIO, watch: _Watch, on_disk: bool
) -> None:
    import pyoxigraph as ox

    if kind == LOAD:
        load = store.bulk_load if on_disk else store.load
        load(content, format=ox.RdfFormat.N_TRIPLES, lenient=True)
        return
    if kind == FULL:
        if on_disk:
            store.optimize()
        write_message(output, DONE, str(len(store)).encode())
        return
    job = json.loads(content)
    watch.begin(job["seconds"], job["memory"])
    with _Seal(is_needed=not job["service"] and not on_disk):
        if kind == EDIT:
            store.update(job["text"])
            write_message(output, DONE, str(len(store)).encode())
        elif kind == ASK:
            _send(store.query(job["text"]), output)


def _send(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, output: BinaryIO) -> None:
    import pyoxigraph as ox

    pieces = _Pieces(output)
    if isinstance(answer, ox.QueryTriples):
        write_message(output, KIND, b"triples")
        answer.serialize(pieces, ox.RdfFormat.N_TRIPLES)  # type: ignore[arg-type]  # has write
    else:
        is_boolean = isinstance(answer, ox.QueryBoolean)
        write_message(output, KIND, b"boolean" if is_boolean else b"solutions")
        answer.serialize(pieces, ox.QueryResultsFormat.JSON)  # type: ignore[arg-type]  # has write
    pieces.flush()
    write_message(output, DONE)


class _Pieces:
    """A file whose content goes out in messages of some size."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        if len(self._waiting) >= _PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._waiting:
            write_message(self._output, DATA, bytes(self._waiting))
            self._waiting.clear()


class _Seal:
    """While it is on, the process can open nothing, so that no query can call anywhere.

    Queries that would are refused before; this holds should one be written so that it is not seen.
    A store on disk must open its own files, and goes without.
    """

    def __init__(self, is_needed: bool) -> None:
        self._before: tuple[int, int] | None = None
        if is_needed:
            with suppress(ImportError, OSError, ValueError):
                import resource

                self._before = resource.getrlimit(resource.RLIMIT_NOFILE)

    def __enter__(self) -> None:
        self._set(0)

    def __exit__(self, *_: object) -> None:
        if self._before:
            self._set(self._before[0])

    def _set(self, soft: int) -> None:
        if self._before:
            with suppress(OSError, ValueError):
                import resource

                resource.setrlimit(resource.RLIMIT_NOFILE, (soft, self._before[1]))


class _Watch:
    """Ends the process when a query takes too much, or when there is nobody to answer to."""

    def __init__(self) -> None:
        self._parent = os.getppid()
        self._memory = _Memory()
        self._most = 0
        self._working = threading.Event()

    def begin(self, seconds: float, memory: int) -> None:
        """From here on a query runs."""
        self._most = max(memory, self._memory.held() + memory // 4)
        self._working.set()
        self._alarm(min(seconds, _LONGEST) + _GRACE)

    def rest(self) -> None:
        """No query runs any more."""
        self._working.clear()
        self._alarm(0)

    def _alarm(self, seconds: float) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, seconds)

    def run(self) -> None:
        """Look again and again."""
        while True:
            if self._working.wait(timeout=1) and self._memory.held() > self._most:
                _end(OUT_OF_MEMORY)
            if os.name == "posix" and os.getppid() != self._parent:
                _end(0)
            time.sleep(_LOOK)


class _Memory:
    """How many bytes of memory this process holds, as far as one can know.

    The most that it held so far where the system tells no more; 0 where it tells nothing.
    """

    def __init__(self) -> None:
        self._file = -1
        with suppress(OSError):  # opened once, since a sealed process can open nothing
            self._file = os.open("/proc/self/statm", os.O_RDONLY)
        try:
            import resource
        except ImportError:
            self._peak: Callable[[], int] = lambda: 0
        else:
            unit = 1 if sys.platform == "darwin" else 1024
            self._peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

    def held(self) -> int:
        """The bytes."""
        if self._file < 0:
            return self._peak()
        return int(os.pread(self._file, 200, 0).split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _read_all(stream: BinaryIO, inbox: queue.Queue[Message]) -> None:
    while (message := read_message(stream)) is not None:
        inbox.put(message)
    _end(0)


def _end(code: int) -> NoReturn:
    os._exit(code)


if __name__ == "__main__":
    main()
