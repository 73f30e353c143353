"""Rows by columns with names on both sides: the names of the columns stand aslant above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from kb.site.pictures.drawing import Drawing, Group, Part, Words, line
from kb.site.pictures.grid import Bubble, Head, bubble
from kb.site.pictures.labels import fitted, width_of
from kb.site.pictures.legend import Key, add_legend

_NAMES, _LONGEST, _SLANT = 152, 136, 0.71
_SMALLEST = 3.0


def draw_matrix(
    rows: Sequence[Head],
    columns: Sequence[Head],
    cells: Mapping[tuple[int, int], Bubble],
    under: Mapping[tuple[int, int], str],
    legend: Sequence[Key],
    last: str = "",
) -> Drawing:
    """The drawing.

    Args:
        rows: the rows.
        columns: the columns.
        cells: the bubbles, by row and column.
        under: words below a bubble, or in the place of one.
        legend: what explains the marks.
        last: a line below the last row; empty for none.
    """
    step = 44 if any(at in cells for at in under) else 34
    names = [fitted(head.label, _LONGEST, 11) for head in columns]
    reach = max((width_of(name, 11) for name in names), default=0) * _SLANT
    top = round(reach) + 16
    width = round(_NAMES + step * len(columns) + max(reach - step / 2, 6))
    most = max((cell.size for cell in cells.values()), default=1)
    parts: list[Part | Group] = []
    for at, (head, name) in enumerate(zip(columns, names, strict=True)):
        x = _NAMES + step * (at + 0.5)
        words = Words(x, top - 8, name, "slanted", turn=-45)
        parts += [Group((words,), head.label, head.address)]
        parts.append(line(x, top - 4, x, top + step * len(rows), "thin"))
    for row, head in enumerate(rows):
        y = top + step * (row + 0.5)
        parts.append(line(0, y + step / 2, _NAMES + step * len(columns), y + step / 2))
        label = Words(_NAMES - 8, y + 4, fitted(head.label, _NAMES - 12), "label", "end")
        parts.append(Group((label,), head.label, head.address))
        for column in range(len(columns)):
            x = _NAMES + step * (column + 0.5)
            parts += _cell(cells.get((row, column)), under.get((row, column), ""), x, y, step, most)
    end: float = top + step * len(rows) + 4
    if last:
        parts.append(Words(0, end + 14, last, "quiet"))
        end += 22
    low = add_legend(parts, legend, width, end + 6)
    return Drawing(width, low, tuple(parts))


def _cell(
    cell: Bubble | None, under: str, x: float, y: float, step: int, most: int
) -> list[Part | Group]:
    if cell is None:
        return [Words(x, y + 4, under, "quiet", "middle")] if under else []
    largest = step / 2 - (9 if under else 3)
    r = max(largest * sqrt(cell.size / most), _SMALLEST)
    drawn = bubble(cell, x, y - (6 if under else 0), (step - 2, step - 2), r)
    if not under:
        return [drawn]
    letters = Words(x, y + step / 2 - 4, under, "letters", "middle")
    return [Group((*drawn.parts, letters), drawn.title, drawn.address)]
