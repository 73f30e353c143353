"""The characters of a PDF page, as pdfium gives them, joined to pieces."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Set
from typing import Any

import pypdfium2.raw as pdfium

from kb.sources.pdf_letters import is_stroked, letter_of
from kb.sources.pdf_pieces import (
    Growing,
    Piece,
    Style,
    goes_on,
    grow,
    is_over,
    least_space,
    put_over,
)
from kb.sources.raised import lowered_text, raised_text

_SPACES = frozenset((0x20, 0xA0))
_WHITE = _SPACES | {0x09, 0x0A, 0x0D}


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
        by_box: dict[tuple[float, float], Style] = {}
        growing: Growing | None = None
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
            if growing is not None and is_over(growing, letter, style, x0, x1):
                put_over(growing, letter, style, x0, x1)
            elif growing is not None and goes_on(growing, style, x0):
                if growing.is_marked:  # the extractor measures from the mark, not from the letter
                    guess, broken = False, guess or broken
                grow(growing, letter, x0, x1, least_space(letter, space, guess, broken))
                growing.top = max(growing.top, top)
                growing.bottom = min(growing.bottom, bottom)
            else:
                if growing is not None:
                    yield growing.piece()
                growing = Growing(style, [letter], [x0], x0, x1, x0, top, bottom, space)
            space = guess = broken = is_cut = False
        if growing is not None:
            yield growing.piece()

    def _style(self, index: int) -> Style:
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
        return Style(round(y, 3), max(abs(size), 0.1), angle, self._font(index))

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

    def _at_height(self, digit: str, index: int, style: Style) -> str:
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
        self, index: int, style: Style, box: tuple[float, float, float, float]
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
