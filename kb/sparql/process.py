"""Our end of the process that answers queries: started, spoken to, and ended in time."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from kb.sparql.errors import EngineBroken, QueryStopped
from kb.sparql.messages import OUT_OF_MEMORY, Message, read_message, write_message

_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = ("-P", "-m", "kb.sparql.worker")
_TURN = 0.05
"""Seconds after which a wait looks whether the user wants to go."""


class Process:
    """A running process. Whatever goes wrong, it is ended, and another must be started."""

    def __init__(self, folder: str | None) -> None:
        """Start it, with a store in memory or in ``folder``.

        Raises:
            EngineBroken: when it cannot be started.
        """
        command = (sys.executable, *_COMMAND, *([folder] if folder else []))
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        except OSError as error:
            raise EngineBroken(f"it cannot be started: {error.strerror}") from error
        self._stdin = cast("BinaryIO", self._process.stdin)
        self._stdout = cast("BinaryIO", self._process.stdout)
        self.owner = os.getpid()
        self._inbox: queue.Queue[Message | None] = queue.Queue(maxsize=16)
        self._ended = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not self.is_a_copy and self._process.poll() is None

    @property
    def is_a_copy(self) -> bool:
        """Whether we are a copy of the process that started it, made by ``os.fork``."""
        return self.owner != os.getpid()

    def send(self, kind: bytes, content: bytes = b"") -> None:
        """Send a message.

        Raises:
            EngineBroken: when it has ended.
        """
        try:
            write_message(self._stdin, kind, content)
        except (OSError, ValueError):
            raise self._broken() from None

    def receive(self, until: float | None = None) -> Message:
        """The next message.

        Args:
            until: when to give up, by `time.monotonic`; never if None.

        Raises:
            QueryStopped: when it took too much time or memory; the limit is then 0, and the caller
                says what it was.
            EngineBroken: when it ended by itself.
        """
        while True:
            wait = _TURN if until is None else min(_TURN, until - time.monotonic())
            if wait <= 0:
                raise QueryStopped("time", 0)
            try:
                message = self._inbox.get(timeout=wait)
            except queue.Empty:
                continue
            if message is not None:
                return message
            if self._process.wait() == OUT_OF_MEMORY:
                raise QueryStopped("memory", 0)
            raise self._broken()

    @property
    def has_answered(self) -> bool:
        """Whether a message waits to be received."""
        return not self._inbox.empty()

    def end(self) -> None:
        """End it now. In a copy of our process nothing happens: it is not ours there."""
        self._ended.set()
        if self.is_a_copy:
            return
        self._process.kill()
        self._process.wait()
        with suppress(OSError):  # what was not sent yet
            self._stdin.close()

    def _listen(self) -> None:
        with self._stdout:
            message: Message | None = (b"", b"")
            while message is not None:
                message = read_message(self._stdout)
                while not self._ended.is_set():
                    try:
                        self._inbox.put(message, timeout=_TURN)
                        break
                    except queue.Full:
                        continue

    def _broken(self) -> EngineBroken:
        code = self._process.wait()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return EngineBroken(f"it ended with {how}")


def _environment() -> dict[str, str]:
    """Ours, with the folder of this package first: the process is to run the same code."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}
