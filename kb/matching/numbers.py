"""What belongs to a number: groups of digits, decimals, factors, ranges, comparing words."""

from __future__ import annotations

import re

_SPACE = r"[\s\u00a0\u2009\u202f]"
_THIN = r"[ \t\u00a0\u2009\u202f]"
_DASH = r"[-\u2010-\u2015\u2212]"
_TIMES = r"[x\u00d7*\u00b7\u2219\u22c5/^]"

_BEFORE = (
    (
        re.compile(rf"\d[\u00b7\u2219\u22c5'\u2019.,]\Z|(?<!\d)\d{{1,3}}{_THIN}\Z"),
        "the beginning of a number",
    ),
    (re.compile(rf"\d{_SPACE}*{_TIMES}{_SPACE}*\Z"), "a factor before the number"),
    (re.compile(rf"\d{_SPACE}*(?:{_DASH}|to){_SPACE}*\Z"), "half of a range"),
    (re.compile(r"(?:^|[^\w)])[\u2212+][\s(]*$"), "the sign before the number"),
    (re.compile(r"\u221a\(?\s*$"), "the root before the number"),
)
_GROUP = re.compile(r"\d{3}(?!\d)")
_BEHIND = (
    (re.compile(rf"[\u00b7\u2219\u22c5'\u2019]\d|{_THIN}\d{{3}}(?!\d)"), "the end of a number"),
    (re.compile(rf"{_SPACE}*{_TIMES}{_SPACE}*\d"), "a factor behind the number"),
    (re.compile(rf"{_SPACE}*(?:{_DASH}|to\b){_SPACE}*\d"), "the second half of a range"),
    (re.compile(rf"{_SPACE}?e{_DASH}?\d"), "the exponent of a number"),
    (re.compile(r"\(\d+\)"), "the brackets behind the number"),
)
_COMPARING = re.compile(
    r"\b(than(?:\s+or\s+equal\s+to)?(?:\s+about)?|at\s+most|at\s+least|up\s+to|over|under|above|below"
    r"|minus|plus|beyond|exceeding|within|until|almost|nearly|around|about|only|negative|between"
    r"|maximum\s+of|minimum\s+of|in\s+excess\s+of|as\s+few\s+as|as\s+many\s+as"
    r"|\d\s+(?:and|or|in|of|out\s+of)|one\s+in)[\s(]*$",
    re.IGNORECASE,
)


def cut_before_number(before: str, number: str) -> str | None:
    """What belongs to a number and stands before it; None where nothing does.

    Args:
        before: the text before the number.
        number: the text that begins with it.

    >>> cut_before_number("of 12 ", "500 images"), cut_before_number("in 2019 ", "50 images")
    ('the beginning of a number', None)
    >>> cut_before_number("a change of \\u2212 ", "3.2 points")
    'the sign before the number'
    """
    for pattern, what in _BEFORE:
        found = pattern.search(before)
        if not found:
            continue
        is_spaced = found.group()[-1:].isspace() and what == "the beginning of a number"
        if is_spaced and not _GROUP.match(number):
            continue
        return what
    return None


def cut_behind_number(behind: str) -> str | None:
    """What belongs to a number and stands behind it; None where nothing does.

    >>> cut_behind_number(" 500 images"), cut_behind_number("\\u00b73 times")
    ('the end of a number', 'the end of a number')
    >>> cut_behind_number(" to 20 images"), cut_behind_number(" images")
    ('the second half of a range', None)
    """
    return next((what for pattern, what in _BEHIND if pattern.match(behind)), None)


def comparing_words(before: str) -> str | None:
    """The words that compare with the number before which they stand: less than, at most.

    >>> comparing_words("in less than ")
    'than'
    """
    found = _COMPARING.search(before)
    return " ".join(found[1].split()) if found else None


__all__ = ["comparing_words", "cut_before_number", "cut_behind_number"]
