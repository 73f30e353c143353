"""Where the two readers disagree: spellings that only the exact reader may judge.

The fast reader follows YAML 1.2; libyaml, beneath the exact one, follows YAML 1.1 with its own
limits. They part at the spellings below, all of them rare in records, so a file that might hold
one is left to the exact reader. Too broad a pattern costs a little time; too narrow a one would
let two readers give one file two meanings.
"""

from __future__ import annotations

import re
from typing import Final

_ESCAPE = re.compile(rb'\\[^"/n\\ \n]')
"""In double quotes: may stand for a control character, or half of one."""

_DEEP_INDENTATION = b"\n" + b" " * 100

_OPEN_BRACE = re.compile(
    rb"\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*(?:\n|\{[^{}\n]*[\n{])",
)
"""Braces over several lines: a key may go on over a line's end in YAML 1.2."""

_PATTERNS: Final = tuple(
    # Each begins with its rarest character, which the search then leaps to.
    re.compile(pattern)
    for pattern in (
        rb"\?(?<=[\s\[{,:]\?)",  # text in brackets that begins with a question mark
        rb":(?<=[\s\[{,:]:)",  # the same with a colon; a colon on the line after its key
        rb":[,?\[\]{}]",  # text in brackets that ends with a colon
        rb">(?<=[\s\[{,:]>)(?!(?<=[:-] >)(?:-(?: +#| *\n)| *\n {1,99}\S))",  # but common blocks
        rb"\|(?<=[\s\[{,:]\|)(?!(?<=[:-] \|)(?:-(?: +#| *\n)| *\n {1,99}\S))",
        rb"!(?<=[\s\[{,:?-]!)(?=\s)",  # the tag without a name
        rb"- +- +- ",  # nesting without end, which yaml-rs does not survive
    )
)


_STRIDE = 30
_DIGITS_IN_A_ROW = re.compile(rb"[0-9A-Fa-f_]{10}")


def readers_may_differ(data: bytes) -> bool:
    """Whether a file may hold a spelling that the two readers take differently."""
    if not data.endswith(b"\n") or data[:1] in b":?|>!":
        return True
    if b'"' in data and _ESCAPE.search(data):
        return True
    if _DEEP_INDENTATION in data:
        return True
    if b"{" in data and _OPEN_BRACE.search(data):
        return True
    return any(pattern.search(data) for pattern in _PATTERNS) or _has_long_number(data)


def _has_long_number(data: bytes) -> bool:
    """Whether there is a number of 300 digits or more, over which yaml-rs may take minutes.

    Looks at every 30th byte: such a number shows ten digits in a row there, and words hardly ever.
    """
    return _DIGITS_IN_A_ROW.search(data[::_STRIDE]) is not None
