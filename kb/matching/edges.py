"""The two ends of a part in its source: whether a word, a number or a statement is cut there."""

from __future__ import annotations

import re

from kb.matching.characters import RAISED, is_ideograph, is_wordlike
from kb.matching.gaps import Around, shape_of
from kb.matching.keyed import Keyed
from kb.matching.marks import is_raised_mark_at
from kb.matching.numbers import cut_before_number, cut_behind_number

_UNITS = (
    "mm", "cm", "m", "km", "\u03bcm", "\u00b5m", "nm", "ms", "\u03bcs", "\u00b5s", "ns", "s", "h",
    "min", "kg", "g", "mg", "\u03bcg", "\u00b5g", "gb", "mb", "kb", "tb", "hz", "khz", "mhz", "ghz",
    "k", "kv", "v", "mv", "w", "kw", "ml", "l", "dl", "px", "pixels", "voxels", "percent", "per",
    "million", "billion", "trillion", "thousand", "hundred", "mmhg", "mgy", "gy", "db", "t",
    "tesla", "degrees",
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "fold", "times",
    "nanometers", "nanometres", "micrometers", "micrometres", "millimeters", "millimetres",
    "centimeters",
    "centimetres", "meters", "metres", "kilometers", "kilometres", "grams", "kilograms", "k\u03c9",
    "mol", "mmol", "\u03bcmol", "nmol", "pa", "kpa", "ppm", "iu", "bpm", "rpm", "j", "kj", "kcal",
    "bits", "percentage", "dozen",
)  # fmt: skip
_UNIT_BEHIND = re.compile(r"\s*([^\W\d_]+)")
_TIED_BEFORE = frozenset(
    "<>\u2264\u2265=\u2248\u00b1~^\u00d7+\u221a$\u20ac\u00a3\u226a\u226b\u2260\u2039\u203a\u2208\u2209\u00ac\u2213"
    "\u223c\u2245\u2a7d\u2a7e\u2272\u2273\u2266\u2267\u00a5\u20b9"
)
"""What a number or letter may not be cut off from."""


_TIED_BEHIND = frozenset(
    "+$\u20ac\u00a3\u00bd\u00bc\u00be%\u2030\u00b0\u00b1^\u00d7\u2032\u2033\"'\u2103\u2109\u2126"
)
_GLUED = re.compile(r"[(\[][^\W\d_]+[)\]]$")
_GLUED_BEHIND = re.compile(r"[(\[][^\W\d_]+[)\]]")
_PREFIX = re.compile(
    r"(?<![^\W\d_])(?:un|non|in|im|ir|dis|mis|anti|semi|quasi|pseudo|pre|re|co|de|sub|super|multi)"
    r"[-\u2010\u2011]\s+$",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and|or|to|versus|vs|as|but)\b")


def cut_before(keyed: Keyed, start: int) -> str | None:
    """What the part that begins at this place of the key cuts off before it, in words."""
    first = keyed.key[start : start + 1]
    before = keyed.key[max(start - 2, 0) : start]
    gap = keyed.gap(start)
    around = Around(before, keyed.key[start : start + 2])
    if not before:
        return "the sign before the number" if _is_sign(gap, around) else None
    shape = shape_of(gap, around)
    text = keyed.text[max(keyed.begin(start) - 60, 0) : keyed.begin(start)]
    if before[-1] in _TIED_BEFORE and shape in ("", "space"):
        return f"the {before[-1]} before it"
    if first.isalpha():
        if shape == "" and (_GLUED.search(text) or (before[-1] == "/" and before[:1].isalpha())):
            return "the beginning of a word"
        if _PREFIX.search(text) and not _AND.match(keyed.text, keyed.begin(start)):
            return "the first half of a word"
    if is_wordlike(first):
        if shape in ("hyphen", "line-end", "suffix") and is_wordlike(before[-1]):
            return "the first half of a word" if not first.isdecimal() else "half of a range"
        if shape == "" and is_wordlike(before[-1]):
            is_free = is_ideograph(first) or before[-1] in RAISED
            return None if is_free else "the beginning of a word or number"
        if shape == "" and before[-1] == "'" and before[:1].isalpha():
            return "the beginning of a word"
    if first.isdecimal() or (first == "." and keyed.key[start + 1 : start + 2].isdecimal()):
        if shape in ("sign", "suffix"):
            return "the sign before the number"
        if first == "." and before[-1].isdecimal() and shape == "":
            return "the beginning of a number"
        if cut := cut_before_number(text, keyed.text[keyed.begin(start) :][:8]):
            return cut
        if before[-1] in ".,:/" and before[:1].isdecimal() and shape == "":
            return "the beginning of a number"
        if before[-1] == "." and shape == "":
            return "the decimal point"
    return None


def cut_behind(keyed: Keyed, end: int) -> str | None:
    """What the part that ends before this place of the key cuts off behind it, in words."""
    behind = keyed.key[end : end + 2]
    if not behind:
        return None
    last = keyed.key[end - 1]
    before = keyed.key[max(end - 2, 0) : end]
    shape = shape_of(keyed.gap(end), Around(before, behind))
    if is_wordlike(last):
        if shape in ("hyphen", "line-end") and is_wordlike(behind[0]):
            return "the second half of a word or range"
        if shape == "" and is_wordlike(behind[0]):
            if is_ideograph(last) or is_raised_mark_at(keyed.text, keyed.begin(end)):
                return None
            return "the end of a word or number"
        if shape == "" and behind[0] == "'" and behind[1:].isalpha():
            return "the end of a word"
    if last.isalpha() and shape == "" and _GLUED_BEHIND.match(keyed.text, keyed.begin(end)):
        return "the end of a word"
    if last.isdecimal() or last in RAISED:
        if cut := cut_behind_number(keyed.text[keyed.end(end - 1) :][:16]):
            return cut
        if behind[0] in _TIED_BEHIND:
            return f"the {behind[0]} behind the number"
        if behind[0] in ".,:/" and behind[1:].isdecimal() and shape == "":
            rest = keyed.gap(end + 1)
            return "the end of a number" if not rest else None
        unit = _UNIT_BEHIND.match(keyed.text, keyed.end(end - 1))
        if unit and unit[1].lower() in _UNITS:
            return f"the unit {unit[1]}"
    if last == "." and before[:1].isdecimal() and behind[0].isdecimal() and shape == "":
        return "the decimals of a number"
    return None


def _is_sign(gap: str, around: Around) -> bool:
    return shape_of(gap, around) in ("sign", "suffix", "hyphen") and around.right.isdecimal()


__all__ = ["cut_before", "cut_behind"]
