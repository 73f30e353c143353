"""The hidden folder in which new files wait for their turn, and those that killed programs left.

Whoever makes such a folder locks it, and the lock ends with the program, however that ends: a
folder that can be locked belongs to nobody. Where a system or a disk has no such locks, and where
the folder is somebody else's, it is left alone.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from pathlib import Path
from typing import Final

STAGE: Final = ".kb-staged-"
"""How the folder's name begins."""

_NAME: Final = re.compile(re.escape(STAGE) + "[0-9a-f]{12}")


class Stage:
    """A hidden folder of one program, in the folder ``home`` and so on the same disk.

    Attributes:
        path: the hidden folder.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock: int | None = None
        self.path = _new_path(home)

    def make(self) -> None:
        """Make the folder, and remove those that killed programs left beside it.

        Raises:
            OSError: when it cannot be made.
        """
        self._make_locked()
        while not self.path.exists():
            # Another program took it, not locked yet, for one that was left.
            self.remove()
            self.path = _new_path(self._home)
            self._make_locked()
        for path in self._home.glob(f"{STAGE}*"):
            if _NAME.fullmatch(path.name) and (lock := _locked(path)) is not None:
                shutil.rmtree(path, ignore_errors=True)
                os.close(lock)

    def _make_locked(self) -> None:
        self.path.mkdir(mode=0o700)
        self._lock = _locked(self.path, waits=True)

    def remove(self) -> None:
        """Remove the folder and what is still in it, if it is there."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _new_path(home: Path) -> Path:
    return home / f"{STAGE}{secrets.token_hex(6)}"


def _locked(folder: Path, waits: bool = False) -> int | None:
    """A descriptor that holds the folder's lock until it is closed; None if that cannot be had."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
