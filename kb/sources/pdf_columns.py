"""Columns that the file's order runs across, and line numbers in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.sources.pdf_lines import Line, line_of
from kb.sources.pdf_pieces import Piece

_LEAST_GAP = 0.9
"""A gap between columns has at least so many font sizes."""

_MOST_GAP = 500.0
"""A gap of more points is none between columns."""

_LEAST_ROWS = 8
"""So many rows must have the gap at one place."""

_LEAST_WORDS = 3.0
"""So many words stand on each side of the gap in the middle of the rows: a table has fewer."""

_LEAST_NUMBERS = 5
"""So many lines must be numbered."""


def in_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page column by column, where the file has them row by row."""
    gutter = _gutter(lines)
    if gutter is None:
        return tuple(lines)
    ordered: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        left, right = _split(line, gutter)
        if left and right and not _is_parted(left, right):
            ordered += [*sides[0], *sides[1], line]
            sides = ([], [])
            continue
        for pieces, side in ((left, sides[0]), (right, sides[1])):
            if pieces:
                side.append(line_of(pieces))
    return (*ordered, *sides[0], *sides[1])


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place of the gap that parts two columns of prose in many rows."""
    gaps = [gap for line in lines for gap in _wide_gaps(line)]
    if len(gaps) < _LEAST_ROWS:
        return None
    places = Counter(
        round(place) for start, end in gaps for place in range(int(start) + 1, int(end) + 1)
    )
    if not places:
        return None
    most = places.most_common(1)[0][1]
    best = [place for place, count in places.items() if count == most]
    gutter = float(sorted(best)[len(best) // 2])
    rows = [_split(line, gutter) for line in lines]
    both = [(left, right) for left, right in rows if left and right and _is_parted(left, right)]
    crossing = sum(bool(left and right and not _is_parted(left, right)) for left, right in rows)
    if len(both) < max(_LEAST_ROWS, 2 * crossing):
        return None
    sides = ([_words(left) for left, _ in both], [_words(right) for _, right in both])
    return gutter if min(_middle(side) for side in sides) >= _LEAST_WORDS else None


def _wide_gaps(line: Line) -> Iterator[tuple[float, float]]:
    for last, piece in pairwise(line.pieces):
        if _LEAST_GAP * line.size < piece.x0 - last.x1 < _MOST_GAP:
            yield last.x1, piece.x0


def _split(line: Line, gutter: float) -> tuple[list[Piece], list[Piece]]:
    left = [piece for piece in line.pieces if (piece.x0 + piece.x1) / 2 < gutter]
    return left, [piece for piece in line.pieces if (piece.x0 + piece.x1) / 2 >= gutter]


def _is_parted(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    gap = min(piece.x0 for piece in right) - max(piece.x1 for piece in left)
    return gap > _LEAST_GAP * min(left[0].size, right[0].size)


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _middle(values: Sequence[int]) -> float:
    return float(sorted(values)[len(values) // 2])


def without_line_numbers(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines without the numbers in their margin, and the numbers."""
    for side in (0, -1):
        at = [index for index, line in enumerate(lines) if _is_numbered(line, side)]
        words = [_words(lines[index].pieces) for index in at]
        is_prose = bool(at) and _middle(words) > _LEAST_WORDS
        if is_prose and _count_up([lines[index].pieces[side].text for index in at]):
            numbers = tuple(line_of([lines[index].pieces[side]]) for index in at)
            kept = list(lines)
            for index in at:
                pieces = lines[index].pieces
                kept[index] = line_of(pieces[1:] if side == 0 else pieces[:-1])
            return tuple(kept), numbers
    return tuple(lines), ()


def _is_numbered(line: Line, side: int) -> bool:
    if len(line.pieces) < 2 or not line.pieces[side].text.isdecimal():
        return False
    first, second = line.pieces[:2] if side == 0 else line.pieces[-2:]
    return second.x0 - first.x1 > 0.7 * min(first.size, second.size)


def _count_up(numbers: Sequence[str]) -> bool:
    """Whether these are the numbers of lines: each, or each fifth or so."""
    if len(numbers) < _LEAST_NUMBERS:
        return False
    values = [int(number) for number in numbers]
    steps = Counter(after - before for before, after in pairwise(values))
    step, count = steps.most_common(1)[0]
    return step in (1, 5, 10) and count >= 0.8 * (len(values) - 1)


__all__ = ["in_columns", "without_line_numbers"]
