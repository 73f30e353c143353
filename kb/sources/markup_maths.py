"""Formulas in MathML, written out in a line: fractions, roots and brackets."""

from __future__ import annotations

from itertools import chain, islice
from typing import Any, Literal

APART = "\ufdd0"
"""Stands beside a formula's part that must not grow together with a letter or digit there."""

_WRAPPERS = frozenset(("mrow", "mstyle", "mpadded", "semantics"))
_SINGLE = frozenset(
    ("mi", "mn", "mo", "msub", "msup", "msubsup", "msqrt", "mover", "munder", "mfenced")
)
_PLACES: dict[tuple[str, int], Literal["raised", "lowered"]] = {
    ("msup", 1): "raised", ("msubsup", 2): "raised", ("mroot", 0): "raised",
    ("msub", 1): "lowered", ("msubsup", 1): "lowered",
}  # fmt: skip


def write_out_formulas(root: Any) -> None:
    """Put into the tree's formulas the signs that only their layout shows.

    The white space that lays out their source goes. A root's index comes before its sign.
    """
    for formula in root.iter("{*}math"):
        for part in formula.iter():
            if part.text and not part.text.strip():
                part.text = None
            if part is not formula and part.tail and not part.tail.strip():
                part.tail = None
        for part in list(formula.iter()):
            _write_out(part)


def place_in_formula(element: Any) -> Literal["raised", "lowered"] | None:
    """Whether an element is the exponent or the index of the one that it stands in."""
    parent = element.getparent()
    if parent is None:
        return None
    name = local_name(parent)
    if name not in ("msup", "msub", "msubsup", "mroot"):
        return None
    before = sum(1 for _ in islice(element.itersiblings(preceding=True), 3))
    return _PLACES.get((name, before))


def local_name(element: Any) -> str:
    """An element's name in small letters, without its name space; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _write_out(element: Any) -> None:
    name = local_name(element)
    children = list(element)
    if name == "mfrac" and len(children) == 2:
        (before, between), (behind, end) = map(_brackets, children)
        line = " " if (element.get("linethickness") or "").startswith("0") else "/"
        element.text = APART + before
        children[0].tail = f"{between}{line}{behind}"
        children[1].tail = end + APART
    elif name == "msqrt" and children:
        _enclose(element, APART + "√(", ")" + APART)
    elif name == "mroot" and len(children) == 2:
        base, index = children
        element.insert(0, index)
        element.text = APART
        index.tail, base.tail = "√(", ")" + APART
    elif name == "mfenced" and children:
        separators = element.get("separators", ",").split() or [""]
        marks = chain("".join(separators), [separators[-1][-1:]] * len(children))
        for child, mark in zip(children[:-1], marks, strict=False):
            child.tail = mark
        _enclose(element, element.get("open", "("), element.get("close", ")"))


def _enclose(element: Any, before: str, behind: str) -> None:
    element.text = before + (element.text or "")
    element[-1].tail = (element[-1].tail or "") + behind


def _brackets(part: Any) -> tuple[str, str]:
    """Brackets around several terms; none around one."""
    while local_name(part) in _WRAPPERS and len(part) == 1:
        part = part[0]
    is_single = local_name(part) in _SINGLE or not len(part)
    is_word = len("".join(part.itertext()).split()) == 1
    return ("", "") if is_single and (is_word or len(part)) else ("(", ")")


__all__ = ["APART", "local_name", "place_in_formula", "write_out_formulas"]
