"""The pieces of a PDF page, joined to lines: raised and lowered ones go where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.sources.pdf_pieces import SPACE, Angle, Piece
from kb.sources.raised import lowered_text, raised_text, with_plain_lowered

_LEVEL = 0.08
"""Baselines that differ by less than this part of the font size are one."""

_SMALL = 0.92
"""A raised or lowered piece is at most so large, as a part of what it belongs to."""

_REACH = 0.75
"""A raised or lowered piece is off the baseline by at most so many font sizes."""

_AHEAD = 14
"""So many pieces ahead is looked for the rest of a line that a fraction interrupts."""

_TALL = 1.7
"""A fraction's parts are off the baseline by at most so many font sizes."""

_CELL = 0.85
"""A gap of so many font sizes parts the cells of a table."""

_INITIAL = 1.6
"""A large initial is at least so many times as large as the text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page.

    Attributes:
        pieces: in reading order; more than one where the font, the height or a wide gap parts them.
        base: height of the baseline.
        size: font size of what stands on the baseline.
        angle: how the frame is turned.
    """

    pieces: tuple[Piece, ...]
    base: float
    size: float
    angle: Angle

    @property
    def x0(self) -> float:
        """Where it begins."""
        return min(piece.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(piece.x1 for piece in self.pieces)

    @property
    def top(self) -> float:
        """How far up it reaches."""
        return max(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """How far down it reaches."""
        return min(piece.bottom for piece in self.pieces)

    @property
    def text(self) -> str:
        """What it says: superscripts where digits and signs are raised, tabs between cells."""
        parts: list[str] = []
        wide = "\t" if sum(_is_wide(*pair) for pair in pairwise(self.pieces)) > 1 else " "
        last: Piece | None = None
        for piece in self.pieces:
            if last is not None and _has_space(last, piece):
                parts.append(wide if _is_wide(last, piece) else " ")
            parts.append(self._at_height(piece))
            last = piece
        return with_plain_lowered("".join(parts))

    def _at_height(self, piece: Piece) -> str:
        if self._is_raised(piece):
            return raised_text(piece.text)
        is_lowered = (
            piece.size < _SMALL * self.size
            and 0.05 * self.size < self.base - piece.base < _REACH * self.size
        )
        return lowered_text(piece.text) if is_lowered else piece.text

    def _is_raised(self, piece: Piece) -> bool:
        return (
            piece.size < _SMALL * self.size
            and piece.base - self.base > 0.12 * self.size
            and piece.base - self.base < _REACH * self.size
        )


def _is_wide(last: Piece, piece: Piece) -> bool:
    return piece.x0 - last.x1 > _CELL * max(last.size, piece.size)


def _has_space(last: Piece, piece: Piece) -> bool:
    gap = (piece.x0 - last.x1) / min(last.size, piece.size)
    if gap < -0.3 and abs(piece.base - last.base) > 0.5 * piece.size:
        return True  # one over the other, as in a fraction
    if _is_initial(last, piece):
        return gap > (0.8 if piece.text[:1].isupper() and last.text not in "AI" else 0.35)
    return gap > (0.06 if piece.space else SPACE)


def lines_of(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """The lines of a page, in the order of the file."""
    lines: list[Line] = []
    line: list[Piece] = []
    until = 0
    for at, piece in enumerate(pieces):
        if line and (at < until or _belongs(line, piece)):
            line.append(piece)
            continue
        found = _rest_of(line, pieces, at) if line else 0
        if found:
            until = found
            line.append(piece)
            continue
        if line:
            lines.append(line_of(line))
        line = [piece]
    if line:
        lines.append(line_of(line))
    return tuple(lines)


def line_of(pieces: Iterable[Piece]) -> Line:
    """Some pieces as one line, whose height is that of most of its characters."""
    given = tuple(pieces)
    main = _main(given)
    return Line(given, main.base, main.size, main.angle)


def _main(pieces: Sequence[Piece]) -> Piece:
    """A piece on the line's own height: where the most characters of a full size stand."""
    if len(pieces) == 1:
        return pieces[0]
    weights: dict[tuple[float, float], float] = {}
    for piece in pieces:
        key = (piece.base, piece.size)
        letters = sum(char.isalnum() for char in piece.text)
        weights[key] = weights.get(key, 0.0) + (letters + 0.1) * piece.size**3
    base, size = max(weights, key=lambda key: weights[key])
    return next(piece for piece in pieces if piece.base == base and piece.size == size)


def _belongs(line: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece goes on with the line that the pieces before it make."""
    last, main = line[-1], _main(line)
    if piece.angle != main.angle:
        return False
    off = abs(piece.base - main.base) / max(piece.size, main.size)
    if off < _LEVEL:
        level = [other.x1 for other in line if abs(other.base - main.base) < _LEVEL * main.size]
        return piece.x0 > level[-1] - 0.6 * piece.size
    if len(line) == 1 and _is_initial(last, piece):
        return True
    near = -0.45 < (piece.x0 - last.x1) / max(piece.size, main.size) < 0.6
    if piece.size < _SMALL * main.size and off < _REACH:
        return near or _is_stacked(line, piece, main)
    is_script_first = len(line) == 1 and last.size < _SMALL * piece.size and off < _REACH
    return is_script_first and near


def _is_stacked(line: Sequence[Piece], piece: Piece, main: Piece) -> bool:
    """A lowered piece under the raised one before it, or the other way round."""
    last = line[-1]
    return (
        last.size < _SMALL * main.size
        and (last.base - main.base) * (piece.base - main.base) < 0
        and abs(piece.x0 - last.x0) < 0.35 * main.size
    )


def _is_initial(last: Piece, piece: Piece) -> bool:
    return (
        len(last.text) <= 2
        and last.text.isupper()
        and last.size > _INITIAL * piece.size
        and -0.1 * piece.size < piece.base - last.base < last.size
        and -0.3 * piece.size < piece.x0 - last.x1 < piece.size
    )


def _rest_of(line: Sequence[Piece], pieces: Sequence[Piece], at: int) -> int:
    """Where the line goes on behind a fraction that begins at ``at``; 0 if that is none."""
    main = _main(line)
    start = line[-1].x1 - 0.2 * main.size
    end = start
    for ahead in range(at, min(len(pieces), at + _AHEAD)):
        piece = pieces[ahead]
        off = abs(piece.base - main.base)
        if piece.angle != main.angle or piece.x0 < start or off > _TALL * main.size:
            return 0
        is_level = off < _LEVEL * main.size and abs(piece.size - main.size) < 0.1 * main.size
        if is_level and ahead > at:
            return ahead if piece.x0 - end < 2 * main.size else 0
        if piece.x0 - end > 1.5 * main.size:
            return 0
        end = max(end, piece.x1)
    return 0


__all__ = ["Line", "line_of", "lines_of"]
