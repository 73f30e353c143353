"""From a PDF's character codes to letters."""

from __future__ import annotations

import re
import unicodedata

ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
    "ˇ": "\u030c", "˘": "\u0306", "¯": "\u0304", "˙": "\u0307", "˚": "\u030a", "˝": "\u030b",
    "˛": "\u0328", "\u0338": "\u0338", "\u0337": "\u0337",
}  # fmt: skip
"""Marks that are drawn over a letter of their own, and what joins them to it."""

UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say what it means."""

_LIGATURES = {
    0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x15: "–", 0x16: "—",
    0x10: "“", 0x11: "”",
}  # fmt: skip
"""Where TeX's fonts keep ligatures, in both of its usual encodings, and dashes in the newer one."""

_LARGE_SYMBOLS = {
    **dict.fromkeys((80, 88), "∑"), **dict.fromkeys((81, 89), "∏"),
    **dict.fromkeys((82, 90), "∫"), **dict.fromkeys((83, 91), "⋃"),
    **dict.fromkeys((84, 92), "⋂"), **dict.fromkeys((112, 113, 114, 115, 116), "√"),
    **dict.fromkeys((0, 16, 18, 32), "("), **dict.fromkeys((1, 17, 19, 33), ")"),
    **dict.fromkeys((2, 20, 34, 104), "["), **dict.fromkeys((3, 21, 35, 105), "]"),
    **dict.fromkeys((8, 26, 40, 110), "{"), **dict.fromkeys((9, 27, 41, 111), "}"),
}  # fmt: skip
"""TeX's font of large symbols, whose names no list of characters has."""

_HALVES = re.compile("[\ud800-\udfff]")
_STROKE = "\u0337"
"""What crosses a Polish l, kept by TeX's old fonts in the place of the space."""

_STROKED = {"l": "ł", "L": "Ł"}
_DOTLESS = {"ı": "i", "ȷ": "j"}


_SURE_IN_BITMAPS = frozenset(".,;:!?()[]'`*/&%-")
"""Signs that stand at the same place in each of TeX's encodings of text."""


def letter_of(code: int, font: str, is_guess: bool) -> str:
    """The character of a code: hyphens that the extractor marked, and TeX's ligatures, included.

    A guess is a code of which the file does not say what it means. It is believed for letters,
    digits and the commonest signs of a font without a name, as TeX's bitmaps are.
    """
    if is_guess or (font.startswith("CMEX") and code < 0x20):
        if font.startswith("CMEX"):
            return _LARGE_SYMBOLS.get(code, UNKNOWN)
        if code == 0x20:
            return _STROKE if font.startswith("CM") else " "
        if code not in _LIGATURES and (font or not _is_sure(chr(code))):
            return UNKNOWN
    if code >= 0x20 and code != 0xAD and not 0x7F <= code < 0xA0 and code < 0xFFFE:
        return chr(code)
    if code in (0x02, 0xAD, 0xFFFE):
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    return chr(code) if 0xFFFF < code <= 0x10FFFF else UNKNOWN


def _is_sure(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or char >= "À" or char in _SURE_IN_BITMAPS


def with_accent(first: str, second: str) -> str | None:
    """The letter that two characters make when one is a mark drawn over the other.

    >>> with_accent("´", "e"), with_accent("c", "¸"), with_accent("´", "§")
    ('é', 'ç', None)
    """
    mark, letter = (first, second) if first in ACCENTS else (second, first)
    if mark not in ACCENTS or letter in ACCENTS or letter == " ":
        return None
    if mark == _STROKE:
        return _STROKED.get(letter)
    joined = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + ACCENTS[mark])
    return joined if len(joined) == 1 else None


def is_stroked(letter: str, font: str, ahead: float) -> bool:
    """Whether a letter is a Polish L, of whose stroke the extractor made a space before it.

    Args:
        letter: the letter behind the space.
        font: its font.
        ahead: by how many font sizes the space begins behind the letter's own beginning.
    """
    return letter == "L" and font.startswith("CM") and 0.01 < ahead < 0.3


def joined_surrogates(text: str) -> str:
    """A text in which characters that were given in two halves are whole."""
    if text.isascii() or not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


__all__ = ["ACCENTS", "UNKNOWN", "is_stroked", "joined_surrogates", "letter_of", "with_accent"]
