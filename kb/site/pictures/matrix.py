"""Rows by columns with names on both sides: the names of the columns stand aslant above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from kb.site.pictures.drawing import Drawing, Group, Part, Words, line
from kb.site.pictures.grid import Bubble, Head, bubble
from kb.site.pictures.labels import broken, width_of
from kb.site.pictures.legend import Key, add_legend

_ROOMS = range(90, 191, 10)
"""How wide the names of the rows may be: as little as holds them whole."""

_LONGEST, _SLANT, _LINE, _GAP = 165, 0.71, 12, 12
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
    step = 40 if any(at in cells for at in under) else 34
    most_lines = 2 if step == 40 else 1
    names = [broken(head.label, _LONGEST, most_lines, 11) for head in columns]
    labels, left = _row_labels(rows, most_lines)
    # The names of the columns slant to the left, over those of the rows.
    reaches = [max((width_of(line, 11) for line in name), default=0) * _SLANT for name in names]
    left = max([left, *(reach - step * (at + 0.5) + 6 for at, reach in enumerate(reaches))])
    top = round(max(reaches, default=0) + _LINE * _SLANT * (most_lines - 1)) + 16
    width = round(left + step * len(columns) + 6)
    most = max((cell.size for cell in cells.values()), default=1)
    parts: list[Part | Group] = []
    for at, (head, name) in enumerate(zip(columns, names, strict=True)):
        x = left + step * (at + 0.5)
        parts.append(Group(tuple(_slanted(name, x, top - 8)), head.label, head.address))
        parts.append(line(x, top - 4, x, top + step * len(rows), "thin"))
    for row, (head, label) in enumerate(zip(rows, labels, strict=True)):
        y = top + step * (row + 0.5)
        parts.append(line(0, y + step / 2, left + step * len(columns), y + step / 2))
        first = y + 4 - 7 * (len(label) - 1)
        words = (
            Words(left - 8, first + 14 * at, text, "label", "end") for at, text in enumerate(label)
        )
        parts.append(Group(tuple(words), head.label, head.address))
        for column in range(len(columns)):
            x = left + step * (column + 0.5)
            parts += _cell(cells.get((row, column)), under.get((row, column), ""), x, y, step, most)
    end: float = top + step * len(rows) + 4
    if last:
        parts.append(Words(0, end + 14, last, "quiet"))
        end += 22
    low = add_legend(parts, legend, width, end + 6)
    return Drawing(width, low, tuple(parts))


def _row_labels(rows: Sequence[Head], most: int) -> tuple[list[tuple[str, ...]], float]:
    """The lines of each row's name, and how wide they are with the gap that follows."""
    labels: list[tuple[str, ...]] = []
    for room in _ROOMS:
        labels = [broken(head.label, room, most) for head in rows]
        if not any(line.endswith("…") for label in labels for line in label):
            break
    widest = max((width_of(line, 12) for label in labels for line in label), default=0)
    return labels, widest + _GAP


def _slanted(lines: Sequence[str], x: float, y: float) -> Iterator[Words]:
    """Lines that end above a column, the last one at this point."""
    for at, text in enumerate(lines):
        off = _LINE * _SLANT * (len(lines) - 1 - at)
        yield Words(x + off, y - off, text, "slanted", "end", turn=45)


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
