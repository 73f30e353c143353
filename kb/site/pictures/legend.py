"""The legend of a drawing: each mark with its meaning, in lines below the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kb.site.pictures.drawing import Group, Outline, Part, Words, empty_mark, shape
from kb.site.pictures.labels import fitted, width_of

_LINE, _MARK, _GAP, _TYPE = 18, 16, 14, 11


class Key(NamedTuple):
    """A mark with its meaning.

    Attributes:
        mark: a value, ``hollow``, the state of an empty cell, or a letter.
        meaning: what it means.
    """

    mark: str
    meaning: str


VALUES = (
    Key("positive", "positive"),
    Key("negative", "negative"),
    Key("mixed", "both, or mixed"),
    Key("present", "present, no sign judged"),
)
"""What the shapes and colours of bubbles mean."""

EMPTY = (
    Key("read, nothing said", "looked for, not there"),
    Key("not assessed", "not assessed"),
    Key("no paper read", "no paper read"),
)
"""What the marks of empty cells mean."""

HOLLOW = Key("hollow", "outline: words not verified")
_DRAWN = frozenset(key.mark for key in VALUES)
_EMPTY = frozenset(key.mark for key in EMPTY)


def add_legend(parts: list[Part | Group], keys: Sequence[Key], width: float, top: float) -> int:
    """Put the legend below what is drawn, in as many lines as it needs.

    Args:
        parts: what is drawn; the legend is added.
        keys: the marks with their meanings.
        width: how wide a line may be.
        top: where the legend begins.

    Returns:
        Where it ends.
    """
    x, y = 0.0, top + _LINE / 2
    for key in keys:
        meaning = fitted(key.meaning, width - _MARK - 4, _TYPE)
        room = _MARK + width_of(meaning, _TYPE) + _GAP
        if x and x + room - _GAP > width:
            x, y = 0.0, y + _LINE
        parts.append(_mark(key.mark, x + 7, y))
        parts.append(Words(x + _MARK, y + 4, meaning, "key"))
        x += room
    return round(y + _LINE / 2 + 4) if keys else round(top)


def _mark(mark: str, x: float, y: float) -> Part:
    if mark in _DRAWN:
        return Outline(shape(mark, x, y, 5), mark)
    if mark in _EMPTY:
        return empty_mark(mark, x, y)
    if mark == "hollow":
        return Outline(shape("present", x, y, 5), "present hollow")
    return Words(x, y + 4, mark, "letter", "middle")
