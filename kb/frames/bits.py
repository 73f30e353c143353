"""Sets of places as whole numbers: bit 5 is set where place 5 is in the set.

Of such sets ``&``, ``|`` and ``bit_count`` are single operations on memory, and a set of 100,000
places takes 12 KB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress

Span = tuple[int, int]
"""The first place, and the one behind the last."""

_DIGITS = bytes.maketrans(b"01", b"\0\1")
_FEW = 32
"""Below one place in so many the set ones are sought one by one."""


def bits_at(places: Iterable[int], size: int) -> int:
    """The set of some places below ``size``.

    >>> bin(bits_at([0, 3], 8))
    '0b1001'
    """
    digits = bytearray(b"0") * size
    for place in places:
        digits[place] = 49
    return _number(digits)


def bits_within(spans: Iterable[Span], size: int) -> int:
    """The set of all places in some spans below ``size``.

    >>> bin(bits_within([(1, 3), (4, 5)], 8))
    '0b10110'
    """
    digits = bytearray(b"0") * size
    for start, end in spans:
        digits[start:end] = b"1" * (end - start)
    return _number(digits)


def _number(digits: bytearray) -> int:
    digits.reverse()
    return int(digits, 2) if digits else 0


def bits_below(size: int) -> int:
    """The set of all places below ``size``."""
    return (1 << size) - 1


def iter_places(bits: int) -> Iterator[int]:
    """The places of a set, from the first.

    >>> list(iter_places(0b1001))
    [0, 3]
    """
    digits = bin(bits)[:1:-1].encode()
    if bits.bit_count() * _FEW > len(digits):
        return compress(range(len(digits)), digits.translate(_DIGITS))
    return _iter_found(digits)


def _iter_found(digits: bytes) -> Iterator[int]:
    place = digits.find(b"1")
    while place >= 0:
        yield place
        place = digits.find(b"1", place + 1)
