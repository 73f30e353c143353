"""What stands between two characters of a key, and whether it says the same in quote and source.

A gap holds white space and dashes. Its *shape* is what a reader makes of it: nothing, a space, a
hyphen that joins, a dash that parts, a sign before a number, a hyphen that hangs (`pre- and`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kb.matching.characters import (
    DASHES,
    EM_DASHES,
    MINUS,
    SOFT_HYPHEN,
    UNSEEN,
    is_ideograph,
    is_wordlike,
)
from kb.matching.match import Tolerance

Shape = Literal["", "space", "hyphen", "dash", "sign", "hanging", "suffix", "line-end", "other"]

_UNSEEN = dict.fromkeys(map(ord, UNSEEN))
_NUMBER_MARKS = frozenset(".,:/")


@dataclass(frozen=True, slots=True)
class Around:
    """The characters of a key around a gap; empty beyond the text's ends.

    Attributes:
        before: the two before it.
        after: the two behind it.
    """

    before: str
    after: str

    @property
    def left(self) -> str:
        """The one directly before it."""
        return self.before[-1:]

    @property
    def right(self) -> str:
        """The one directly behind it."""
        return self.after[:1]

    @property
    def in_number(self) -> bool:
        """Whether digits stand on both sides."""
        return self.left.isdecimal() and self.right.isdecimal()

    @property
    def in_word(self) -> bool:
        """Whether small letters stand on both sides, as where a word is broken."""
        return self.left.islower() and self.right.islower()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two gaps say the same.

    Attributes:
        same: whether they do.
        tolerated: what was tolerated.
        joined: the word was broken at a line's end in the source and is whole in the quote.
        kept: the line's end in the source has the hyphen that the quote has.
    """

    same: bool
    tolerated: tuple[Tolerance, ...] = ()
    joined: bool = False
    kept: bool = False


_SAME = Verdict(True)
_OTHER = Verdict(False)


def shape_of(gap: str, around: Around) -> Shape:
    """What a reader makes of a gap.

    >>> shape_of(" -", Around("by", "3."))
    'sign'
    >>> shape_of("-", Around("ne", "tu")), shape_of("-", Around("=", "3."))
    ('hyphen', 'sign')
    >>> shape_of(" - ", Around("ne", "tu")), shape_of("-\\n", Around("fi", "ca"))
    ('dash', 'line-end')
    """
    gap = gap.translate(_UNSEEN)
    if SOFT_HYPHEN in gap:
        if not gap.replace(SOFT_HYPHEN, ""):
            return ""
        if gap.startswith(SOFT_HYPHEN) and not _dashes(gap):
            return "line-end"
        gap = gap.replace(SOFT_HYPHEN, "")
    if not gap:
        return ""
    dashes = _dashes(gap)
    if not dashes:
        return "space"
    first = min(gap.find(dash) for dash in dashes)
    last = max(gap.rfind(dash) for dash in dashes)
    if gap[first : last + 1] != dashes or len(dashes) > 3:
        return "other"
    before, behind = first > 0 or not around.left, last < len(gap) - 1
    if dashes[0] in EM_DASHES or len(dashes) > 1:
        return "hyphen" if dashes == "--" and around.in_number and len(gap) == 2 else "dash"
    if behind and not before and "\n" in gap[last:]:
        return "line-end"
    return _shape_of_one(before, behind, around)


def _shape_of_one(before: bool, behind: bool, around: Around) -> Shape:
    if before and behind:
        return "dash"
    if behind:
        return "hanging"
    is_number = around.right.isdecimal() or (around.right == "." and around.after[1:].isdecimal())
    if before:
        return "sign" if is_number else "suffix"
    if is_wordlike(around.left) or around.left in ")]}%'\"°":
        return "hyphen"
    return "sign" if is_number else "hyphen"


def _dashes(gap: str) -> str:
    return "".join(char for char in gap if char in DASHES)


def compare_gaps(quote: str, source: str, around: Around) -> Verdict:
    """Whether a gap of the quote and one of the source say the same between these characters."""
    if quote == source and "-" not in quote:
        return _SAME
    ours, theirs = shape_of(quote, around), shape_of(source, around)
    if ours and theirs and not _may_be_one_sign(quote, source, ours, around):
        return _OTHER
    if theirs == "line-end":
        return _at_line_end(ours, quote, source, around)
    if ours == theirs:
        if ours == "other":
            return Verdict(quote == source)
        return Verdict(True, tuple(_changes(quote, source)))
    if {ours, theirs} == {"", "space"}:
        return Verdict(True, ("white-space",)) if is_free(around) else _OTHER
    if {ours, theirs} == {"hyphen", "dash"} and around.in_number:
        is_range = not (set(quote) | set(source)) & set(EM_DASHES)
        return Verdict(True, tuple(_changes(quote, source))) if is_range else _OTHER
    return _OTHER


def _may_be_one_sign(quote: str, source: str, shape: Shape, around: Around) -> bool:
    """Whether a minus sign on one side alone may be what the other has: a dash of any kind as the
    sign of a number, the hyphen of a keyboard beside a number or variable."""
    if (MINUS in quote) == (MINUS in source) or shape == "sign":
        return True
    dashes = _dashes(quote + source).replace(MINUS, "")
    return not dashes.strip("-") and not (around.left.isalpha() and around.right.isalpha())


def _at_line_end(ours: Shape, quote: str, source: str, around: Around) -> Verdict:
    dash = _dashes(source)[:1] or SOFT_HYPHEN
    if ours == "":
        joins = around.in_word and dash in "-\u2010\u2011" + SOFT_HYPHEN
        return Verdict(joins, ("line-end-hyphen",), joined=joins)
    if ours == "hyphen":
        return Verdict(True, ("line-end-hyphen",), kept=around.in_word)
    if ours == "hanging":
        return Verdict(True, ("white-space",))
    if ours == "dash":
        is_range = around.in_number and dash == "\u2013" and not set(quote) & set(EM_DASHES)
        return Verdict(is_range, ("white-space", "dash-style"))
    return _OTHER


def _changes(quote: str, source: str) -> Iterable[Tolerance]:
    ours, theirs = _dashes(quote), _dashes(source)
    spaces = [char for char in quote if char not in DASHES]
    if spaces != [char for char in source if char not in DASHES]:
        yield "white-space"
    if ours != theirs:
        yield "dash-style"


def is_free(around: Around) -> bool:
    """Whether a space between these characters changes nothing."""
    left, right = around.left, around.right
    if not left or not right or (is_ideograph(left) and is_ideograph(right)):
        return True
    if is_wordlike(left) and is_wordlike(right):
        return False
    if left == "+" or right == "+":
        return not (left.isdecimal() or right.isdecimal())
    if right in _NUMBER_MARKS and left.isdecimal():
        return not around.after[1:].isdecimal()
    if left in _NUMBER_MARKS and right.isdecimal():
        return not around.before[:-1].isdecimal() and left != "."
    return True


__all__ = ["Around", "Verdict", "compare_gaps", "is_free", "shape_of"]
