"""The characters of a PDF page, joined to pieces that stand on one baseline without a wide gap."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from kb.sources.pdf_letters import ACCENTS, is_stroked, joined_surrogates, letter_of, with_accent
from kb.sources.raised import lowered_text, raised_text

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

_SPACES = frozenset((0x20, 0xA0))
_WHITE = _SPACES | {0x09, 0x0A, 0x0D}

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
class _Style:
    """What characters of one box share."""

    base: float
    size: float
    angle: Angle
    font: str


@dataclass(slots=True)
class _Growing:
    """A piece that is not yet at its end."""

    style: _Style
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
        style = self.style
        return Piece(
            joined_surrogates("".join(self.letters)), self.x0, self.x1, style.base, style.size,
            self.top, self.bottom, style.angle, self.space, tuple(self.starts),
        )  # fmt: skip


class TextPage:
    """The text of one page, as pdfium holds it; close it after use."""

    def __init__(self, page: Any) -> None:
        self._text = pdfium.FPDFText_LoadPage(page)
        self.count = max(0, pdfium.FPDFText_CountChars(self._text)) if self._text else 0
        self._box = pdfium.FS_RECTF()
        self._page = pdfium.FS_RECTF()  # what is shown of the page, as its text is placed
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(self._page))
        self._matrix = pdfium.FS_MATRIX()
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._low = ctypes.c_double()
        self._high = ctypes.c_double()
        self._fonts: dict[int, str] = {}

    def close(self) -> None:
        """Give the memory back."""
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)
            self._text = None

    def count_of(self, shapes: Set[int]) -> int:
        """How many characters some text objects have, which are given by their addresses."""
        return sum(self._is_of(shapes, index) for index in range(self.count))

    def pieces(self, hidden: Set[int] = frozenset()) -> Iterator[Piece]:
        """The pieces of the page, in the order of the file, without what lies beside the page.

        Args:
            hidden: the addresses of text objects to leave out.
        """
        text, box, page = self._text, self._box, self._page
        left, right, low, high = page.left, page.right, page.bottom, page.top
        by_box: dict[tuple[float, float], _Style] = {}
        growing: _Growing | None = None
        space = guess = broken = is_cut = False
        white_x0 = 0.0
        code_of, box_of, at_box = (
            pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, ctypes.byref(box),
        )  # fmt: skip
        is_guess = pdfium.FPDFText_HasUnicodeMapError
        for index in range(self.count):
            code = code_of(text, index)
            box_of(text, index, at_box)
            x0, x1, bottom, top = box.left, box.right, box.bottom, box.top
            is_made_up = x0 == x1 and code in _WHITE
            is_beside = x1 < left or x0 > right or top < low or bottom > high
            if not is_made_up and (is_beside or (hidden and self._is_of(hidden, index))):
                is_cut, space = True, False
                continue
            if is_made_up or (code in _SPACES and not is_guess(text, index)):
                guess = guess or code == 0x20
                broken = broken or code == 0x0A
                space = space or x0 != x1
                white_x0 = x0
                continue
            style = by_box.get((bottom, top))
            if style is None:
                style = self._style(index)
                if not style.angle:
                    by_box[bottom, top] = style
            if style.angle:
                x0, x1, bottom, top = self._turned(index, style, (x0, x1, bottom, top))
            letter = letter_of(code, style.font, bool(is_guess(text, index)))
            if guess and is_stroked(letter, style.font, (white_x0 - x0) / style.size):
                letter = "Ł"
            if 0x30 <= code <= 0x39 and not style.angle:
                letter = self._at_height(letter, index, style)
            if is_cut:  # the extractor measures from what is left out
                guess, broken = False, True
            if growing is not None and _is_over(growing, letter, style, x0, x1):
                _put_over(growing, letter, style, x0, x1)
            elif growing is not None and _goes_on(growing, style, x0):
                if growing.is_marked:  # the extractor measures from the mark, not from the letter
                    guess, broken = False, guess or broken
                _grow(growing, letter, x0, x1, _least(letter, space, guess, broken))
                growing.top = max(growing.top, top)
                growing.bottom = min(growing.bottom, bottom)
            else:
                if growing is not None:
                    yield growing.piece()
                growing = _Growing(style, [letter], [x0], x0, x1, x0, top, bottom, space)
            space = guess = broken = is_cut = False
        if growing is not None:
            yield growing.piece()

    def _style(self, index: int) -> _Style:
        text = self._text
        pdfium.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(self._matrix))
        m = self._matrix
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(m.c, m.d)
        angle = round(math.degrees(math.atan2(m.b, m.a))) % 360 if m.b else (180 if m.a < 0 else 0)
        x, y = self._x.value, self._y.value
        if angle:
            turn = math.radians(angle)
            y = y * math.cos(turn) - x * math.sin(turn)
        return _Style(round(y, 3), max(abs(size), 0.1), angle, self._font(index))

    def _font(self, index: int) -> str:
        shape = pdfium.FPDFText_GetTextObject(self._text, index)
        font = pdfium.FPDFTextObj_GetFont(shape) if shape else None
        if not font:
            return ""
        at = ctypes.addressof(font.contents)
        name = self._fonts.get(at)
        if name is None:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = self._fonts[at] = buffer.value.decode("latin-1").rpartition("+")[2]
        return name

    def _is_of(self, shapes: Set[int], index: int) -> bool:
        shape = pdfium.FPDFText_GetTextObject(self._text, index)
        return bool(shape) and ctypes.addressof(shape.contents) in shapes

    def _at_height(self, digit: str, index: int, style: _Style) -> str:
        """A digit, raised or lowered if its font draws it so, not its size and height."""
        x, y = ctypes.byref(self._x), ctypes.byref(self._y)
        low, high = ctypes.byref(self._low), ctypes.byref(self._high)
        pdfium.FPDFText_GetCharBox(self._text, index, x, y, low, high)
        bottom, top = self._low.value, self._high.value
        if top - bottom >= 0.55 * style.size:
            return digit
        if bottom - style.base > 0.2 * style.size:
            return raised_text(digit)
        return lowered_text(digit) if style.base - bottom > 0.08 * style.size else digit

    def _turned(
        self, index: int, style: _Style, box: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        """The box in the frame in which the text reads from left to right."""
        left, right, bottom, top = box
        if style.angle == 90:
            return bottom, top, -right, -left
        if style.angle == 180:
            return -right, -left, -top, -bottom
        if style.angle == 270:
            return -top, -bottom, left, right
        turn = math.radians(style.angle)
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        start = self._x.value * math.cos(turn) + self._y.value * math.sin(turn)
        return start, start + style.size / 2, style.base, style.base + style.size


def _goes_on(growing: _Growing, style: _Style, x0: float) -> bool:
    mine = growing.style
    return (
        mine.angle == style.angle
        and abs(mine.base - style.base) < 0.02 * style.size
        and abs(mine.size - style.size) < 0.02 * style.size
        and x0 - growing.x1 < WIDE * style.size
        and (x0 - growing.x1 > -_BACK * style.size or x0 > growing.last_x0 - 0.05 * style.size)
    )


def _least(letter: str, space: bool, guess: bool, broken: bool) -> float:
    """How many font sizes a gap has that is a space."""
    if space:
        return _LEAST_SPACE
    if guess:
        return -_BACK if letter.isalnum() else _LEAST_BEFORE_SIGN
    return SPACE if broken else _MISSED


def _grow(growing: _Growing, letter: str, x0: float, x1: float, least: float) -> None:
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


def _is_over(growing: _Growing, letter: str, style: _Style, x0: float, x1: float) -> bool:
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


def _put_over(growing: _Growing, letter: str, style: _Style, x0: float, x1: float) -> None:
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


__all__ = ["SPACE", "Angle", "Piece", "TextPage", "overlap"]
