"""Rows by columns with a bubble in each cell: the label of a row stands above its bubbles, so that
the picture is legible on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from kb.site.pictures.drawing import (
    Drawing,
    Group,
    Outline,
    Part,
    Words,
    box,
    empty_mark,
    line,
    shape,
)
from kb.site.pictures.labels import fitted
from kb.site.pictures.legend import Key, add_legend

WIDTH = 356
"""As wide as a phone leaves room for."""

_STEP, _TOP, _LOW, _NARROWEST = 52, 26, 30, 34
_LARGEST, _SMALLEST, _BAR, _EDGE = 12.0, 3.0, 30.0, 8
_INSIDE, _DIGIT = 6.2, 3.4
"""How large a bubble must be at least, and for each digit, to hold its number."""


class Head(NamedTuple):
    """A row or a column.

    Attributes:
        label: its label, in full.
        address: where it leads; empty for nowhere.
        note: what stands at the end of a row.
    """

    label: str
    address: str = ""
    note: str = ""


class Bubble(NamedTuple):
    """What stands in a cell.

    Attributes:
        look: the value that gives it its shape and colour, or ``count``.
        size: the number for which its area stands.
        title: what it says, in full.
        address: where it leads; empty for nowhere.
        is_hollow: whether only its outline is drawn.
        shares: where it stands for things that do not agree, how many there are of each look;
            drawn as a bar below it.
    """

    look: str
    size: int
    title: str
    address: str
    is_hollow: bool = False
    shares: tuple[tuple[str, int], ...] = ()


class Empty(NamedTuple):
    """An empty cell.

    Attributes:
        state: which kind of empty it is, in the words of `kb.frames.gap_table.STATES`.
        title: what that means here, in full.
    """

    state: str
    title: str


Cells = Mapping[tuple[int, int], Bubble | Empty]
"""What stands in each row and column; what is not there is left blank."""


def draw_grid(
    columns: Sequence[Head],
    rows: Sequence[Head],
    cells: Cells,
    legend: Sequence[Key],
    last: str = "",
) -> Drawing:
    """The drawing.

    Args:
        columns: the columns.
        rows: the rows.
        cells: what stands in them.
        legend: what explains the marks.
        last: a line below the last row; empty for none.
    """
    width = max(WIDTH, _NARROWEST * len(columns))
    step = (width - _EDGE) / len(columns)
    most = max((cell.size for cell in cells.values() if isinstance(cell, Bubble)), default=1)
    parts: list[Part | Group] = [
        Group(
            (Words(step * (at + 0.5), 14, fitted(head.label, step - 4, 11), "head", "middle"),),
            head.label,
        )
        for at, head in enumerate(columns)
    ]
    for row, head in enumerate(rows):
        y = _TOP + _STEP * row
        room = width - 8 * len(head.note) - 8
        label = Words(0, y + 10, fitted(head.label, room), "label")
        parts.append(line(0, y - 4, width, y - 4))
        parts.append(Group((label,), head.label, head.address))
        if head.note:
            parts.append(Words(width, y + 10, head.note, "quiet", "end"))
        for column in range(len(columns)):
            cell = cells.get((row, column))
            if cell is not None:
                parts.append(_cell(cell, step * (column + 0.5), y + _LOW, step, most))
    end = _TOP + _STEP * len(rows)
    if last:
        parts += [line(0, end - 4, width, end - 4), Words(0, end + 11, last, "quiet")]
        end += 20
    end = add_legend(parts, legend, width, end + 4)
    return Drawing(width, end, tuple(parts))


def _cell(cell: Bubble | Empty, x: float, y: float, step: float, most: int) -> Group:
    if isinstance(cell, Empty):
        return Group((empty_mark(cell.state, x, y),), cell.title)
    largest = min(_LARGEST, step / 2 - 3)
    made = bubble(cell, x, y, (step, 38), max(largest * sqrt(cell.size / most), _SMALLEST))
    return Group((*made.parts, *_shares(cell, x, y + 17)), made.title, made.address)


def _shares(cell: Bubble, x: float, y: float) -> list[Part]:
    """A bar in parts, as wide as the shares are, in the order in which the looks are given."""
    total = sum(number for _, number in cell.shares)
    parts: list[Part] = []
    at = x - _BAR / 2
    for look, number in cell.shares:
        wide = _BAR * number / total
        parts.append(box(at, y, wide, 3, f"share {look}"))
        at += wide
    return parts


def bubble(cell: Bubble, x: float, y: float, room: tuple[float, float], r: float) -> Group:
    """A bubble with its number, in it or beside it.

    Args:
        cell: what it says.
        x: its middle.
        y: its middle.
        room: the width and height of what may be clicked.
        r: the radius of a disc of its area.
    """
    text = f"{cell.size:,}"
    hollow = " hollow" if cell.is_hollow else ""
    parts: list[Part] = [
        box(x - room[0] / 2, y - room[1] / 2, *room, "hit"),
        Outline(shape(cell.look, x, y, r), f"{cell.look}{hollow}"),
    ]
    if r >= max(_INSIDE, _DIGIT * len(text)):
        look = "number on-hollow" if cell.is_hollow else "number"
        low = {"positive": 5.0, "negative": 2.0}.get(cell.look, 3.5)
        parts.append(Words(x, y + low, text, look, "middle"))
    else:
        parts.append(Words(x + r * 1.35 + 2, y + 3.5, text, "beside"))
    return Group(tuple(parts), cell.title, cell.address)
