"""Parsing ahead: a second process parses a part of the files while this one starts up."""

from __future__ import annotations

import gc
import marshal
from typing import Any, BinaryIO, NamedTuple, Protocol

from kb.aside import Aside
from kb.store.layout import SourceFile, digest_of, read_bytes
from kb.yamlio.fast import NeedsExact, parse_fast
from kb.yamlio.limits import MAX_BYTES

FEWEST = 100
"""With fewer files a second process costs more than it saves."""

_SHARE = 0.65
"""The second process begins while this one still loads the records' models."""


_LENGTH = 4
"""Bytes that say how long the next file's value is: loading from a file is ten times slower."""


class Parsed(NamedTuple):
    """A file that was parsed ahead.

    Attributes:
        digest: the digest of its bytes.
        value: what it holds, as data or as a record.
    """

    digest: bytes
    value: object


class Supply(Protocol):
    """What has some of a tree's files ready, so that they need not be parsed again."""

    def take(self, source: SourceFile) -> Parsed | None:
        """What is ready of a file; None where it has to be read. Files are taken in the order in
        which they are listed."""
        ...


class Ahead:
    """The last files of a tree, parsed by a second process."""

    def __init__(self, files: list[SourceFile]) -> None:
        cut = len(files) - int(len(files) * _SHARE)
        self._files = files[cut:] if len(files) >= FEWEST else []
        self._waiting = {source.file for source in self._files}
        self._aside = Aside(self._parse) if self._files else None
        self._written: bytes | None = None
        self._at = 0

    def _parse(self, out: BinaryIO) -> None:
        gc.disable()
        for source in self._files:
            written = marshal.dumps(_parse_one(source))
            out.write(len(written).to_bytes(_LENGTH, "big") + written)

    def take(self, source: SourceFile) -> Parsed | None:
        """What the second process made of a file; None where this one has to read it.

        Files are to be taken in the order in which they were listed.
        """
        if source.file not in self._waiting:
            return None
        if self._aside is not None:
            self._written = self._aside.result()
            self._aside = None
        if self._written is None:
            return None
        begin = self._at + _LENGTH
        self._at = begin + int.from_bytes(self._written[self._at : begin], "big")
        # Nobody but a copy of this process could write it.
        found = marshal.loads(self._written[begin : self._at])  # noqa: S302 - our own
        return Parsed(*found) if found else None


def _parse_one(source: SourceFile) -> tuple[bytes, Any] | None:
    try:
        data = read_bytes(source.path, MAX_BYTES)
        return digest_of(data), parse_fast(data)
    except (OSError, NeedsExact):
        return None
