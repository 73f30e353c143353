"""A file that a reader can take from the site."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages.

    Attributes:
        path: where it stands, from the site's root.
        description: what it holds, in a sentence.
        data: its bytes.
        table: the id of the table that it holds; empty for the whole data.
    """

    path: str
    description: str
    data: bytes
    table: str = ""

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.rpartition("/")[2]

    @property
    def size(self) -> str:
        """Its size in words."""
        return format_size(len(self.data))

    @property
    def sha256(self) -> str:
        """Its checksum in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def format_size(number: int) -> str:
    """A number of bytes as people read it.

    >>> format_size(312), format_size(45_600), format_size(7_000_000)
    ('312 B', '46 kB', '7.0 MB')
    """
    if number < 1_000:
        return f"{number} B"
    return f"{number / 1_000:.0f} kB" if number < 999_500 else f"{number / 1_000_000:.1f} MB"
