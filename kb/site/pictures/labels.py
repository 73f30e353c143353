"""Labels of records as a picture shows them: on one line, harmless, cut where there is no room."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from kb.exchange.xml import replace_forbidden

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, marks that turn the direction of text, and characters without any width. The joiners
of words stay, since some scripts are wrong without them."""

_NARROW: Final = frozenset("ijlrtfI.,:;'|!()[]/- ")
_WIDE: Final = frozenset("mwMW@%&—…")


@lru_cache(maxsize=8_192)
def clean(text: str) -> str:
    r"""The text on one line, without what nobody sees and without what XML cannot hold.

    >>> clean("a\u202eb\n c\x00")
    'ab c'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return replace_forbidden(_UNSEEN.sub("", " ".join(text.split())))


@lru_cache(maxsize=8_192)
def fitted(text: str, room: float, size: float = 12) -> str:
    """The beginning of a text, as much as there is room for.

    Args:
        text: a label.
        room: how wide it may be.
        size: the size of the type, in the same unit.

    >>> fitted("Visual similarity", 60)
    'Visual…'
    """
    text = clean(text[:400])
    if width_of(text, size) <= room:
        return text
    room -= size
    for end, char in enumerate(text):
        room -= width_of(char, size)
        if room < 0:
            return f"{text[:end].rstrip(' ,;:.-')}…"
    return text


def named(label: str) -> str:
    """A label within a sentence, of a bounded length: ``Visual similarity`` loses its capital,
    ``CT`` keeps it.

    >>> named("Visual similarity"), named("CT")
    ('visual similarity', 'CT')
    """
    label = short(label)
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def short(label: str, limit: int = 60) -> str:
    """A label of a bounded length, for a sentence or a list."""
    label = clean(label[: 4 * limit])
    return label if len(label) <= limit else f"{label[: limit - 1].rstrip()}…"


def lines_of(text: str, room: float, size: float = 12) -> tuple[str, ...]:
    """A sentence in lines that are no wider than the room, broken between words.

    >>> lines_of("one two three", 60)
    ('one two', 'three')
    """
    lines: list[str] = []
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(fitted(word, room, size))
    return tuple(lines)


def broken(text: str, room: float, most: int, size: float = 12) -> tuple[str, ...]:
    """A label in so many lines at most; the last one ends in an ellipsis where words are left.

    >>> broken("Atlas of Dermoscopy and ISIC", 110, 2), broken("Atlas of Dermoscopy", 75, 1)
    (('Atlas of', 'Dermoscopy a…'), ('Atlas of…',))
    """
    lines = lines_of(short(text, 200), room, size)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), room, size))


def leaders(counts: Sequence[tuple[str, int]], most: int = 2) -> tuple[str, ...]:
    """The names with the highest number; none where there are more than ``most`` or all have 0.

    >>> leaders([("a", 3), ("b", 3), ("c", 1)]), leaders([("a", 0)])
    (('a', 'b'), ())
    """
    highest = max((number for _, number in counts), default=0)
    found = tuple(name for name, number in counts if number == highest and highest)
    return found if len(found) <= most else ()


def width_of(text: str, size: float) -> float:
    """How wide a text may be in any common face without serifs, in the unit of the size."""
    return size * sum(map(_width, text))


@lru_cache(maxsize=4_096)
def _width(char: str) -> float:
    """Of one letter, in parts of the size of the type; rather too wide than too narrow."""
    if char in _NARROW:
        return 0.42
    if char in _WIDE:
        return 1.0
    if not char.isascii():
        if unicodedata.combining(char):
            return 0
        if unicodedata.east_asian_width(char) in "WF":
            return 1.0
    return 0.75 if char.isupper() else 0.64
