"""Parsing ahead: a second process parses a part of the files while this one starts up."""

from __future__ import annotations

import gc
import hashlib
import io
import marshal
from typing import Any, BinaryIO, NamedTuple

from kb.aside import Aside
from kb.store.layout import SourceFile, read_bytes
from kb.yamlio.fast import NeedsExact, parse_fast
from kb.yamlio.limits import MAX_BYTES

FEWEST = 100
"""With fewer files a second process costs more than it saves."""

_SHARE = 0.6
"""The second process begins while this one still loads the records' models."""


class Parsed(NamedTuple):
    """A file that was parsed ahead.

    Attributes:
        digest: the digest of its bytes.
        value: what it holds.
    """

    digest: bytes
    value: object


class Ahead:
    """The last files of a tree, parsed by a second process."""

    def __init__(self, files: list[SourceFile]) -> None:
        cut = len(files) - int(len(files) * _SHARE)
        self._files = files[cut:] if len(files) >= FEWEST else []
        self._waiting = {source.file for source in self._files}
        self._aside = Aside(self._parse) if self._files else None
        self._stream: BinaryIO | None = None

    def _parse(self, out: BinaryIO) -> None:
        gc.disable()
        for source in self._files:
            out.write(marshal.dumps(_parse_one(source)))

    def take(self, source: SourceFile) -> Parsed | None:
        """What the second process made of a file; None where this one has to read it.

        Files are to be taken in the order in which they were listed.
        """
        if source.file not in self._waiting:
            return None
        if self._aside is not None:
            written = self._aside.result()
            self._stream = io.BytesIO(written) if written is not None else None
            self._aside = None
        if self._stream is None:
            return None
        found = marshal.load(self._stream)  # noqa: S302 - written by this program itself
        return Parsed(*found) if found else None


def _parse_one(source: SourceFile) -> tuple[bytes, Any] | None:
    try:
        data = read_bytes(source.path, MAX_BYTES)
        return digest_of(data), parse_fast(data)
    except (OSError, NeedsExact):
        return None


def digest_of(data: bytes) -> bytes:
    """A digest of a file's bytes: no two files of a tree share it unless they are equal."""
    return hashlib.blake2b(data, digest_size=20).digest()
