"""A file that a reader can take from the site."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

UNKNOWN = "…"
"""The size of a file that nobody has made yet."""


class Download:
    """A file beside the pages, made when it is asked for.

    Attributes:
        path: where it stands, from the site's root.
        description: what it holds, in a sentence.
        table: the id of the table that it holds; empty for the whole data.
        can_wait: whether a page may do without its size and checksum until they are known.
    """

    def __init__(
        self,
        path: str,
        description: str,
        make: Callable[[], Iterable[bytes]],
        table: str = "",
    ) -> None:
        """A planned file.

        Args:
            path: where it stands, from the site's root.
            description: what it holds, in a sentence.
            make: its bytes, piece by piece; the same whenever it is asked.
            table: the id of the table that it holds.
        """
        self.path = path
        self.description = description
        self.table = table
        self._make = make
        self._known: tuple[int, str] | None = None
        self._was_asked = False
        self.can_wait = False

    def write(self) -> Iterator[bytes]:
        """Its bytes, piece by piece; whoever takes them all need not wait for its size again."""
        digest, length = hashlib.sha256(), 0
        for chunk in self._make():
            digest.update(chunk)
            length += len(chunk)
            yield chunk
        self._known = length, digest.hexdigest()

    def read(self) -> bytes:
        """All of its bytes."""
        return b"".join(self.write())

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.rpartition("/")[2]

    @property
    def size(self) -> str:
        """Its size in words; for this it is made, if it was not yet and cannot wait."""
        return format_size(self.measure()[0]) if self._is_ready() else UNKNOWN

    @property
    def sha256(self) -> str:
        """Its checksum in hexadecimal digits; as with the size, and empty while it waits."""
        return self.measure()[1] if self._is_ready() else ""

    @property
    def is_missed(self) -> bool:
        """Whether a page did without its size, which is still not known."""
        return self._was_asked and self._known is None

    def measure(self) -> tuple[int, str]:
        """The number of its bytes and its checksum, whatever that takes."""
        while self._known is None:
            for _ in self.write():
                pass
        return self._known

    def remember(self, length: int, sha256: str) -> None:
        """Take over what somebody else has measured of the same file."""
        self._known = length, sha256

    def _is_ready(self) -> bool:
        self._was_asked = True
        return self._known is not None or not self.can_wait


def format_size(number: int) -> str:
    """A number of bytes as people read it.

    >>> format_size(312), format_size(45_600), format_size(7_000_000)
    ('312 B', '46 kB', '7.0 MB')
    """
    if number < 1_000:
        return f"{number} B"
    return f"{number / 1_000:.0f} kB" if number < 999_500 else f"{number / 1_000_000:.1f} MB"
