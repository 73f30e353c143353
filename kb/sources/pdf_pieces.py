"""Pieces of a PDF page: characters that stand on one baseline without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass

from kb.sources.pdf_letters import ACCENTS, joined_surrogates, with_accent

WIDE = 0.7
"""A gap of so many font sizes parts two pieces."""

SPACE = 0.15
"""A gap of so many font sizes is a space where the extractor says nothing about it."""

_LEAST_SPACE = -0.02
"""A space that the file has, but that is narrower than this, is not seen."""

_LEAST_BEFORE_SIGN = 0.11
"""A space that the extractor made up before a sign, but that is narrower than this, is a kern."""

_MISSED = 0.5
"""A gap of so many font sizes is a space even where the extractor made up none."""

_BACK = 0.6
"""So many font sizes to the left begins another piece."""

Angle = int
"""Degrees by which text is turned, counter-clockwise; 0 is upright."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters on one baseline, in the frame in which they read from left to right.

    Attributes:
        text: what they say, single spaces included.
        x0: where they begin, in points.
        x1: where they end.
        base: height of the baseline.
        size: font size as drawn.
        top: height up to which the font reaches.
        bottom: height down to which it reaches.
        angle: how the frame is turned.
        space: the file has a space before this piece.
        starts: where each of its characters begins.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    top: float
    bottom: float
    angle: Angle
    space: bool
    starts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """What characters of one box share: baseline, font size, angle, and the font's name."""

    base: float
    size: float
    angle: Angle
    font: str


@dataclass(slots=True)
class Growing:
    """A piece that is not yet at its end."""

    style: Style
    letters: list[str]
    starts: list[float]
    x0: float
    x1: float
    last_x0: float
    top: float
    bottom: float
    space: bool
    is_marked: bool = False

    def piece(self) -> Piece:
        """The piece, when it is at its end."""
        style = self.style
        return Piece(
            joined_surrogates("".join(self.letters)), self.x0, self.x1, style.base, style.size,
            self.top, self.bottom, style.angle, self.space, tuple(self.starts),
        )  # fmt: skip


def goes_on(growing: Growing, style: Style, x0: float) -> bool:
    """Whether a character of this style that begins here belongs to the piece."""
    mine = growing.style
    return (
        mine.angle == style.angle
        and abs(mine.base - style.base) < 0.02 * style.size
        and abs(mine.size - style.size) < 0.02 * style.size
        and x0 - growing.x1 < WIDE * style.size
        and (x0 - growing.x1 > -_BACK * style.size or x0 > growing.last_x0 - 0.05 * style.size)
    )


def least_space(letter: str, space: bool, guess: bool, broken: bool) -> float:
    """How many font sizes a gap has that is a space."""
    if space:
        return _LEAST_SPACE
    if guess:
        return -_BACK if letter.isalnum() else _LEAST_BEFORE_SIGN
    return SPACE if broken else _MISSED


def grow(growing: Growing, letter: str, x0: float, x1: float, least: float) -> None:
    """Add a character, and a space before it if the gap has more than so many font sizes."""
    letters = growing.letters
    if x0 == growing.last_x0 and x1 == growing.x1 and letter.isascii() and letters[-1].isascii():
        letters.append(letter)  # the parts of a ligature share its box
        growing.starts.append(x0)
        return
    if (x0 - growing.x1) / growing.style.size > least:
        letters.append(" ")
        growing.starts.append(growing.x1)
    letters.append(letter)
    growing.starts.extend([x0] * len(letter))
    growing.is_marked = False
    growing.x1, growing.last_x0 = max(growing.x1, x1), x0


def is_over(growing: Growing, letter: str, style: Style, x0: float, x1: float) -> bool:
    """Whether this character and the last are a letter and the mark that is drawn over it."""
    last = growing.letters[-1]
    if letter not in ACCENTS and last not in ACCENTS:
        return False
    mine = growing.style
    return (
        mine.angle == style.angle
        and abs(mine.base - style.base) < 0.45 * style.size
        and overlap(growing.last_x0, growing.x1, x0, x1) > 0.5
        and with_accent(last, letter) is not None
    )


def put_over(growing: Growing, letter: str, style: Style, x0: float, x1: float) -> None:
    """Make one letter of the last character and this, on the letter's baseline."""
    growing.letters[-1] = with_accent(growing.letters[-1], letter) or letter
    if len(growing.letters) == 1 and letter not in ACCENTS:
        growing.style = style
    growing.x1 = max(growing.x1, x1)
    growing.last_x0 = growing.starts[-1] = min(growing.last_x0, x0)
    growing.is_marked = letter in ACCENTS
    growing.x0 = min(growing.x0, x0)


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much of the narrower of two stretches lies over the other, from 0 to 1."""
    narrow, shared = min(a1 - a0, b1 - b0), min(a1, b1) - max(a0, b0)
    if narrow <= 0:
        return 1.0 if shared >= 0 else 0.0
    return max(0.0, shared) / narrow
