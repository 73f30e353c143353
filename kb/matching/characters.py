"""The characters that mean the same: which are white space, dashes, marks, styles of one letter."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u2043"
"""Hyphens, the en dash and the minus sign: which of them it is, the place says."""

MINUS = "\u2212"
EM_DASHES = "\u2014\u2015\u2e3a\u2e3b\ufe58"
SOFT_HYPHEN = "\u00ad"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u180e"
"""Characters without width."""

DASHES = HYPHENS + EM_DASHES
SPACE = r"\s\x1c-\x1f"

DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02\u2e42'
SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc\uff07`\u00b4"
RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
RAISED = RAISED_DIGITS + "\u207a\u207b\u207c\u207d\u207e\u207f\u2071"
LOWERED_DIGITS = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u2026": "...",
}
"""Characters that print several."""

_LETTER_STYLES = ((0x1D400, 0x1D537), (0x1D56C, 0x1D7D7), (0x1D7E2, 0x1D7FF), (0xFF01, 0xFF5E))
"""Letters and digits of mathematics, and of full width: one letter in other type. Letters and
digits with doubled strokes are others than plain ones."""

_LOWERED = str.maketrans(LOWERED_DIGITS, "0123456789")
_LOWERED_BEHIND_LETTER = re.compile(
    rf"(?<=[^\W\d_{LOWERED_DIGITS}])[{LOWERED_DIGITS}]+(?![\d{LOWERED_DIGITS}])"
)


def _styles() -> dict[int, str]:
    table = {ord(mark): '"' for mark in DOUBLE_QUOTES}
    table |= {ord(mark): "'" for mark in SINGLE_QUOTES}
    table[0x210E] = "h"  # mathematics has its slanted h elsewhere
    table[0xB5] = "\u03bc"  # the micro sign is the Greek letter
    table[0x2206] = "\u0394"  # the sign of increment, as which many fonts name their Delta
    for first, last in _LETTER_STYLES:
        for code in range(first, last + 1):
            # One step alone: \U0001d719 is a variant of phi, and stays apart from phi.
            plain = "".join(
                chr(int(c, 16)) for c in unicodedata.decomposition(chr(code)).split()[1:]
            )
            if len(plain) == 1 and plain != chr(code) and code not in table and plain not in DASHES:
                table[code] = plain
    return table


STYLES = _styles()
"""One character for another that means the same, for `str.translate`."""


@cache
def _combining() -> str:
    """A class of a pattern: what joins the character before it when text is composed."""
    found: list[str] = []
    start: int | None = None
    for code in range(0x300, sys.maxunicode + 1):
        joins = unicodedata.category(chr(code)) in ("Mn", "Mc", "Me") or 0x1160 <= code <= 0x11FF
        if joins and start is None:
            start = code
        elif not joins and start is not None:
            found.append(f"{re.escape(chr(start))}-{re.escape(chr(code - 1))}")
            start = None
        if code == 0x3100 and start is None:
            break
    return "".join(found) + "\ufe00-\ufe0f\ufe20-\ufe2f"


_GAP = SPACE + re.escape(DASHES + SOFT_HYPHEN + UNSEEN)
_SEVERAL = "".join(LIGATURES)

RUNS = re.compile(rf"[^{_GAP}{_SEVERAL}'`]+|''|``|['`]|[{_SEVERAL}]")
"""The stretches of composed text that count, without the gaps between them."""


@cache
def composing_runs() -> re.Pattern[str]:
    """The same for text that is not composed: a character and what joins it is a stretch."""
    joining = _combining()
    return re.compile(
        rf"[^{_GAP}{_SEVERAL}'`][{joining}]+|(?:[^{_GAP}{_SEVERAL}'`](?![{joining}]))+"
        rf"|''|``|['`][{joining}]*|[{_SEVERAL}]"
    )


def is_cluster(stretch: str) -> bool:
    """Whether the characters of a stretch have no counterpart each in what they mean."""
    return stretch in LIGATURES or stretch in ("''", "``") or not stretch.isascii()


def meaning_of(stretch: str) -> str:
    """What a stretch says, whatever its style.

    >>> meaning_of("\\ufb01"), meaning_of("``"), meaning_of("o\\u0308"), meaning_of("\\u00b2")
    ('fi', '"', 'ö', '²')
    """
    if stretch.isascii():
        return '"' if stretch in ("''", "``") else stretch.translate(STYLES)
    if stretch in LIGATURES:
        return LIGATURES[stretch]
    said = unicodedata.normalize("NFC", stretch).translate(STYLES)
    # Behind a letter a lowered digit is its index; behind a digit it would make another number.
    return _LOWERED_BEHIND_LETTER.sub(lambda run: run.group().translate(_LOWERED), said)


_JOINING = frozenset("_" + RAISED)


def is_wordlike(char: str) -> bool:
    """Whether a character is a part of a word or number: a space beside it parts it.

    >>> is_wordlike("a"), is_wordlike("2"), is_wordlike("_"), is_wordlike(",")
    (True, True, True, False)
    """
    return char.isalnum() or char in _JOINING or unicodedata.category(char)[0] == "M"


def is_ideograph(char: str) -> bool:
    """Whether a character belongs to a script that sets no space between words."""
    is_hangul = "\uac00" <= char <= "\ud7af"
    return char > "\u2e7f" and not is_hangul and unicodedata.east_asian_width(char) in ("W", "F")
