"""Work done aside: in a second process, while this one goes on.

A knowledge base is checked on the cores that are there. The second process starts as a copy of this
one, writes what it finds to a file without a name, and ends. Where a process cannot be copied, or
the copy fails, there is no result, and the caller does the work itself.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from typing import BinaryIO


class Aside:
    """A piece of work in a second process.

    Only for programs that run no threads of their own: the command line, not a notebook.
    """

    def __init__(self, work: Callable[[BinaryIO], None]) -> None:
        """Start ``work``, which writes its result to the file that it is given."""
        self._file: BinaryIO | None = None
        self._process = 0
        if not can_work_aside():
            return
        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the result
            self._process = os.fork()
        except OSError:
            return
        if self._process == 0:
            _work_and_end(work, self._file)

    def result(self) -> bytes | None:
        """What the work wrote, once it has ended; None when it was not done."""
        if self._file is None:
            return None
        with self._file as file:
            self._file = None
            if not self._process or os.waitpid(self._process, 0)[1] != 0:
                return None
            file.seek(0)
            return file.read()


def can_work_aside() -> bool:
    """Whether there is a second core, and a way to copy this process."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1


def _work_and_end(work: Callable[[BinaryIO], None], file: BinaryIO) -> None:
    """Leave nothing of the copied program running: no clean-up, no output, no traceback."""
    try:
        work(file)
        file.flush()
    except BaseException:  # whatever it is, the caller does the work itself
        os._exit(1)
    os._exit(0)
