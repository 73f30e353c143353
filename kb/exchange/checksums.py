"""Checksums of exported files, as ``sha256sum --check`` reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

FILE_NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^\\\n\r\x00]+)")


def format_checksums(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 sums of files by name.

    >>> format_checksums({"b.txt": b"", "a.txt": b"a"}).decode().split()[1::2]
    ['a.txt', 'b.txt']
    """
    return format_sums({name: sha256(data).hexdigest() for name, data in files.items()})


def format_sums(sums: Mapping[str, str]) -> bytes:
    """Known sums in hexadecimal digits, by the names of their files."""
    return "".join(f"{digits}  {name}\n" for name, digits in sorted(sums.items())).encode()


def parse_sums(data: bytes) -> dict[str, str]:
    """The sums of a file by name, as `format_sums` writes them.

    >>> parse_sums(format_sums({"a b.txt": "0" * 64})) == {"a b.txt": "0" * 64}
    True

    Raises:
        ValueError: when a line is no checksum, with its number.
    """
    sums: dict[str, str] = {}
    lines = data.decode("utf-8", "replace").removesuffix("\n").split("\n") if data else []
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"line {number} is no checksum")
        sums[found[2]] = found[1]
    return sums
