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
_DOCUMENT_END = b"\n..."

_OPEN_BRACE = re.compile(
    rb"\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*(?:\n|\{[^{}\n]*[\n{])",
)
"""Braces over several lines: a key may go on over a line's end in YAML 1.2."""

_RARE: Final = {
    # The search for each leaps from one such character to the next.
    mark: re.compile(pattern)
    for mark, pattern in {
        b"?": rb"\?(?<=[\s\[{,:]\?)",  # text in brackets that begins with a question mark
        b"|": rb"\|(?<=[\s\[{,:]\|)(?!(?<=[:-] \|)(?:-(?: +#| *\n)| *\n {1,99}\S))",  # odd blocks
        b"!": rb"!(?<=[\s\[{,:?-]!)",  # a tag
        b"&": rb"&(?<=[\s\[{,:-]&)\S",  # an anchor
        b"%": rb"%(?<=\n%)",  # a directive
    }.items()
}

_FREQUENT: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # A colon on the line after its key, or text in brackets that begins or ends with one.
        rb":(?:(?<=[\s\[{,:]:)|[,?\[\]{}])",
        rb">(?<=[\s\[{,:]>)(?!(?<=[:-] >)(?:-(?: +#| *\n)| *\n {1,99}\S))",  # but common blocks
        rb"- +- +- ",  # nesting without end, which yaml-rs does not survive
    )
)

_CONTROLS = bytes(code for code in (*range(32), 127) if code != 10)
_TELLING = _CONTROLS + b"".join(_RARE) + b'"'
_UNTELLING = bytes(code for code in range(256) if code not in _TELLING)

_STRIDE = 30
_DIGITS_IN_A_ROW = re.compile(rb"[0-9A-Fa-f_.]{9}")
_LONG_NUMBER = re.compile(rb"[0-9A-Fa-f_.]{280}")


def readers_may_differ(data: bytes) -> bool:
    """Whether a file may hold a spelling that the two readers take differently."""
    if not data.endswith(b"\n") or data[:1] in b":?|>!&%.":
        return True
    # One pass leaves the few characters that tell which patterns need to be searched for.
    telling = data.translate(None, _UNTELLING)
    if telling and _holds_rare(data, telling):
        return True
    if (
        _DEEP_INDENTATION in data
        or _DOCUMENT_END in data
        or (b"{" in data and _OPEN_BRACE.search(data))
    ):
        return True
    return any(pattern.search(data) for pattern in _FREQUENT) or _has_long_number(data)


def _holds_rare(data: bytes, telling: bytes) -> bool:
    if len(telling.translate(None, _CONTROLS)) != len(telling):
        return True
    if b'"' in telling and _ESCAPE.search(data):
        return True
    return any(mark in telling and pattern.search(data) for mark, pattern in _RARE.items())


def _has_long_number(data: bytes) -> bool:
    """Whether there is a number of 300 digits or more, over which yaml-rs may take minutes.

    Looks at every 30th byte first: such a number shows ten digits in a row there, and words hardly
    ever do.
    """
    sampled = _DIGITS_IN_A_ROW.search(data[::_STRIDE])
    return sampled is not None and _LONG_NUMBER.search(data) is not None
