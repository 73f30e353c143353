"""Checksums of the downloads."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

FILE_NAME = "SHA256SUMS"


def format_checksums(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 sums of files by name, as ``sha256sum --check`` reads them.

    >>> format_checksums({"b.txt": b"", "a.txt": b"a"}).decode().split()[1::2]
    ['a.txt', 'b.txt']
    """
    lines = (f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(lines).encode()
