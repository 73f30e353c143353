"""How large and how deep a file may be, and which characters it may hold."""

from __future__ import annotations

import re

MAX_BYTES = 2 * 1024 * 1024
"""Most bytes in one file."""

MAX_DEPTH = 32
"""Most lists and mappings inside one another."""

MAX_NODES = 100_000
"""Most values and keys in one file."""

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]",
)
"""Characters that may stand neither in a file nor in a text: control characters other than the
line feed, the Unicode line and paragraph separators, byte order marks and non-characters."""


def may_have_too_many_nodes(data: bytes) -> bool:
    """Whether a file could hold more than `MAX_NODES` values; False is certain, True is not.

    A value other than the first follows a line feed, or one of ``,:-?[{`` on the same line.
    """
    if len(data) <= MAX_NODES:
        return False
    return sum(data.count(mark) for mark in (b"\n", b",", b":", b"-", b"?", b"[", b"{")) >= (
        MAX_NODES // 2
    )
