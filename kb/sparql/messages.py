"""Messages: what the program and the process that answers queries send each other."""

from __future__ import annotations

import struct
from typing import BinaryIO

LOAD, FULL, ASK, EDIT = b"l", b"f", b"a", b"e"
"""What the program sends; `kb.sparql.worker` says what each means."""
KIND, DATA, DONE, MALFORMED, FAILED = b"k", b"d", b"z", b"m", b"x"
"""What the process answers."""
OUT_OF_MEMORY = 77
"""The exit code of a process that ended itself since a query took too much memory."""

_HEAD = struct.Struct("<cI")

Message = tuple[bytes, bytes]
"""The kind of a message, one byte, and its content."""


def write_message(stream: BinaryIO, kind: bytes, content: bytes = b"") -> None:
    """Send one message."""
    stream.write(_HEAD.pack(kind, len(content)) + content)
    stream.flush()


def read_message(stream: BinaryIO) -> Message | None:
    """The next message; None when the other side is gone, be it in the middle of one."""
    head = _read_whole(stream, _HEAD.size)
    if head is None:
        return None
    kind, size = _HEAD.unpack(head)
    content = _read_whole(stream, size)
    return None if content is None else (kind, content)


def _read_whole(stream: BinaryIO, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        part = stream.read(size - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
