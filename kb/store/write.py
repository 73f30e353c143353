"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> bool:
    """Put ``data`` at ``path`` in one step, and say whether that changed anything.

    The bytes go to a new file in the same folder, which then takes the old one's place and mode.
    A symbolic link is followed, so that the link itself stays; a device or a pipe gets the bytes.

    Raises:
        OSError: when that cannot be done; its file name is ``path``, not that of the new file.
    """
    try:
        return _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error


def _replace(target: Path, data: bytes) -> bool:
    try:
        found = target.stat().st_mode
        if stat.S_ISCHR(found) or stat.S_ISFIFO(found):
            target.write_bytes(data)
            return True
        if target.read_bytes() == data:
            return False
        mode = stat.S_IMODE(found)
    except FileNotFoundError:
        mode = 0o644
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
