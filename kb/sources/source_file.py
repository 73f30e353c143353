"""The bytes of a paper's file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kb.sources.extracted import Unreadable
from kb.sources.limits import Limits


def read_file(path: Path, limits: Limits) -> bytes:
    """The bytes of an ordinary file of a bearable size.

    Raises:
        Unreadable: it is none, is too large, or may not be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_dir():
            raise _not_a_file("a folder")
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is none"
        raise Unreadable(
            "KB009", f"the file cannot be read: {reason}", "check its name and your permission"
        ) from None
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _not_a_file("a device or a pipe")
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise Unreadable(
            "KB804",
            f"the file has more than {limits.file_bytes:,} bytes",
            "cut out the paper's own pages, or save it with smaller pictures",
        )
    return data


def _not_a_file(what: str) -> Unreadable:
    return Unreadable("KB806", f"this is {what}, not a file", "name the paper's file itself")


__all__ = ["read_file"]
