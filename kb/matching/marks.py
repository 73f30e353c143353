"""Footnote and citation marks inside a line, which a quote may lack."""

from __future__ import annotations

import re
from functools import lru_cache

from kb.matching.characters import RAISED, RAISED_DIGITS

_RAISED_RUN = re.compile(
    rf"[{RAISED_DIGITS}](?:[{RAISED}]|[,\u2013\u2010-]\n?(?=[{RAISED_DIGITS}]))*"
)
_MARKS = (
    re.compile(r"\s*\[\d{1,3}(?:\s*[,;\u2010-\u2015\u2212-]\s*\d{1,3})*\]"),
    re.compile(r"\s*\((?=[^()]{0,200}(?:19|20)\d\d)(?=[^()]*[^\W\d_])[^()]{6,200}\)"),
    re.compile(r",?\s*\[[^\[\]]{0,40}\d[^\[\]]{0,20}\]"),
    re.compile(r"\s*\(\d{1,3}(?:\s*[,\u2013-]\s*\d{1,3})*\)"),
    re.compile(r"\s*\((?:see\s+)?(?:Figs?|Tables?|Tab|Sections?|Sec|Eqs?)[^()]{1,40}\)"),
    re.compile(r"\s*\([A-Z][^()]{2,60}(?:in press|submitted|forthcoming|n\.d\.)\)"),
    re.compile(r"[*\u2020\u2021\u00a7\u00b6]{1,3}"),
    re.compile(r"(?<=[^\W\d_]{3})\d{1,3}(?:[,\u2013-]\d{1,3})*(?![\w.]\w)(?!\w)"),
    re.compile(r"(?<=[.,;:)\u201d\"])\d{1,3}(?:[,\u2013-]\d{1,3})*(?!\w)"),
    _RAISED_RUN,
)
"""Numbers in brackets, authors with a year, signs, digits that stick to a word or a full stop."""

_POWERS = ("\u00b2", "\u00b3", "\u2074")
_FIRST_MARK = re.compile(
    rf"(?:[^\W\d_{RAISED}]{{3}}|[.,;:!?][\"'\u2019\u201d)\]]?)\u00b9(?![{RAISED}])"
)
_ELEMENTS = frozenset(
    ("iodine", "carbon", "technetium", "fluorine", "gallium", "thallium", "xenon", "oxygen",
     "nitrogen", "cesium", "caesium", "cobalt", "strontium", "phosphorus", "indium", "lutetium")
)  # fmt: skip
"""Raised numbers behind these are isotopes."""

_MOST_MARKS = 3
"""Marks that may follow one another: a footnote's and two references."""

MARK_SIGNS = frozenset("[(*\u2020\u2021\u00a7\u00b6")
"""What a mark begins with, if not with a digit."""

_CLOSING = r"[\"'\u2019\u201d)\]]*$"
_WORD_BEFORE = re.compile(rf"[^\W\d_{RAISED}]{{3,}}{_CLOSING}")
_STOP_BEFORE = re.compile(rf"[^\W_][%\"'\u2019\u201d)\]]*[.,;:!?]+{_CLOSING}")
_DECIMAL_BEFORE = re.compile(r"\d\.\d+%?$")
"""A number of this kind is seldom raised to a power; whether it is, a person has to see."""

_NO_MARK_BEHIND = frozenset(
    ("pixel", "pixels", "voxel", "voxels", "metre", "metres", "meter", "meters", "inch", "inches",
     "feet", "foot", "mile", "miles", "log", "sin", "cos", "tan", "exp", "sec", "min", "max",
     "mmol", "chi", "sigma", "sqrt", "per",
     "eta", "phi", "omega", "lambda", "alpha", "beta", "gamma", "delta", "epsilon", "theta", "rho",
     "tau", "age", "radius", "distance", "error", "errors", "residual", "residuals", "time",
     "height", "width", "length", "size")
)  # fmt: skip
"""Units and functions whose raised number is an exponent."""


def iter_marks(text: str, start: int) -> list[tuple[int, bool]]:
    """The marks that may be skipped at a place of a text: where each ends, and whether its layout
    tells it from a number.

    Args:
        text: the text, with raised digits as Unicode superscripts.
        start: the place directly behind the word before the mark.
    """
    found: dict[int, bool] = {}
    ends = {start: True}
    for _ in range(_MOST_MARKS):
        ends = {
            match.end(): told and is_raised_mark_at(text, begin)
            for begin, told in ends.items()
            for pattern in _MARKS
            if (match := pattern.match(text, begin)) and match.end() > begin
            if pattern is not _RAISED_RUN or _may_have_mark(text, begin)
        }
        found = {**ends, **found}
    return sorted(found.items())


def is_raised_mark(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a mark that its layout tells from a number, and nothing else."""
    run = _RAISED_RUN.match(text, start)
    return run is not None and run.end() == end and is_raised_mark_at(text, start)


@lru_cache(maxsize=4)
def _has_first_mark(text: str) -> bool:
    """Whether the raised number 1 is a mark somewhere, so that 2 and 3 may be marks too."""
    return _FIRST_MARK.search(text) is not None


def is_raised_mark_at(text: str, start: int) -> bool:
    """Whether a footnote or citation mark begins here: raised digits behind a word or its stop, and
    no exponent.

    >>> is_raised_mark_at("the classes¹ of", 11), is_raised_mark_at("10² of", 2)
    (True, False)
    >>> is_raised_mark_at("R² of", 1), is_raised_mark_at("error² of", 5)
    (False, False)
    """
    run = _RAISED_RUN.match(text, start)
    if not run:
        return False
    if not _may_have_mark(text, start) or _DECIMAL_BEFORE.search(_before(text, start)):
        return False
    before = _before(text, start)
    if run.group() in _POWERS and (before[-1:] in ")]" or not _has_first_mark(text)):
        return False
    word = _WORD_BEFORE.search(before)
    if word:
        is_power = run.group() in _POWERS or "\u207b" in run.group()
        name = word.group().rstrip("\"'\u2019\u201d)]").lower()
        is_isotope = name in _ELEMENTS and len(run.group()) > 1
        return not ((is_power and name in _NO_MARK_BEHIND) or is_isotope)
    return True


def _may_have_mark(text: str, start: int) -> bool:
    """Whether raised digits here can be a mark at all: behind a word, or a stop behind one, or
    behind a decimal number; behind other digits, a unit or a variable they are an exponent."""
    before = _before(text, start)
    return any(pattern.search(before) for pattern in (_WORD_BEFORE, _STOP_BEFORE, _DECIMAL_BEFORE))


def _before(text: str, start: int) -> str:
    return text[max(start - 40, 0) : start]


__all__ = ["MARK_SIGNS", "is_raised_mark", "is_raised_mark_at", "iter_marks"]
