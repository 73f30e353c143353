"""Footnote and citation marks inside a line, which a quote may lack."""

from __future__ import annotations

import re

from kb.matching.characters import RAISED, RAISED_DIGITS

_RAISED_RUN = re.compile(rf"[{RAISED_DIGITS}](?:[{RAISED}]|[,\u2013\u2010-](?=[{RAISED_DIGITS}]))*")
_MARKS = (
    re.compile(r"\s*\[\d{1,3}(?:\s*[,;\u2013-]\s*\d{1,3})*\]"),
    re.compile(r"\s*\((?=[^()]{0,200}(?:19|20)\d\d)(?=[^()]*[A-Z])[^()]{6,200}\)"),
    re.compile(r"[*\u2020\u2021\u00a7\u00b6]{1,3}"),
    re.compile(r"(?<=[^\W\d_])\d{1,3}(?:[,\u2013-]\d{1,3})*(?![\w.]\w)(?!\w)"),
    re.compile(r"(?<=[.,;:)\u201d\"])\d{1,3}(?:[,\u2013-]\d{1,3})*(?!\w)"),
    _RAISED_RUN,
)
"""Numbers in brackets, authors with a year, signs, digits that stick to a word or a full stop."""

MARK_SIGNS = frozenset("[(*\u2020\u2021\u00a7\u00b6")
"""What a mark begins with, if not with a digit."""

_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}[\"'\u2019\u201d)\]]*$")
_STOP_BEFORE = re.compile(r"[^\W\d_][\"'\u2019\u201d)\]]*[.,;:!?][\"'\u2019\u201d)\]]*$")
_NO_MARK_BEHIND = frozenset(
    ("pixel", "pixels", "voxel", "voxels", "metre", "metres", "meter", "meters", "inch", "inches",
     "feet", "foot", "mile", "miles", "log", "sin", "cos", "tan", "exp", "sec", "min", "max",
     "mmol", "chi", "sigma", "sqrt", "per")
)  # fmt: skip
"""Units and functions whose raised number is an exponent."""


def iter_marks(text: str, start: int) -> list[tuple[int, bool]]:
    """The marks that may be skipped at a place of a text: where each ends, and whether its layout
    tells it from a number.

    Args:
        text: the text, with raised digits as Unicode superscripts.
        start: the place directly behind the word before the mark.
    """
    found = []
    for pattern in _MARKS:
        match = pattern.match(text, start)
        if match and match.end() > start:
            found.append((match.end(), is_raised_mark_at(text, start)))
    return found


def is_raised_mark_at(text: str, start: int) -> bool:
    """Whether a footnote or citation mark begins here: raised digits behind a word or its stop, and
    no exponent.

    >>> is_raised_mark_at("the classes¹ of", 11), is_raised_mark_at("10² of", 2)
    (True, False)
    >>> is_raised_mark_at("R² of", 1), is_raised_mark_at("pixels² of", 6)
    (False, False)
    """
    if not _RAISED_RUN.match(text, start):
        return False
    before = text[max(start - 40, 0) : start]
    word = _WORD_BEFORE.search(before)
    if word:
        return word.group().rstrip("\"'\u2019\u201d)]").lower() not in _NO_MARK_BEHIND
    return bool(_STOP_BEFORE.search(before))


__all__ = ["MARK_SIGNS", "is_raised_mark_at", "iter_marks"]
