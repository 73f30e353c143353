"""What a picture is: its finding, its drawing, and its data as a table and as rows of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from kb.site.pictures.drawing import Drawing


class Linked(NamedTuple):
    """Words that lead somewhere.

    Attributes:
        label: the words.
        address: from the site's root; empty for words alone.
    """

    label: str
    address: str


class Several(NamedTuple):
    """Some of several things, with how many more there are.

    Attributes:
        shown: those that are shown.
        more: how many are not.
    """

    shown: tuple[Linked, ...]
    more: int = 0


class Marked(NamedTuple):
    """A value's word with its mark, and what goes with it.

    Attributes:
        word: the value, or ``not assessed``.
        rest: what is said besides.
    """

    word: str
    rest: str


Shown = str | int | float | Linked | Several | Marked | None
"""What stands in a cell of a table."""

Row = tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The data of a picture as a page shows it.

    Attributes:
        caption: what it holds.
        heads: the heads of its columns; the first column heads the rows.
        rows: the rows.
        more: how many rows only the file has.
        anchors: the anchors of the rows; empty where they need none.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int = 0
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture.

    Attributes:
        name: its anchor and the name of its files.
        variant: what tells it from others of its kind, in a word or two; empty for the only one.
        finding: what it shows, as a sentence.
        reading: how to read it, and what is not meant; without a drawing only the latter.
        drawing: the drawing; None where there is nothing to draw.
        table: its data on the page.
        heads: the columns of its file.
        data: makes the rows of its file: words, numbers, None, and tuples of words.
    """

    name: str
    variant: str
    finding: str
    reading: tuple[str, ...]
    drawing: Drawing | None
    table: Table
    heads: tuple[str, ...]
    data: Callable[[], list[tuple[object, ...]]]


MOST_SHOWN = 8
"""So many quotes are linked in a cell of a table."""


def several(links: list[Linked], most: int = MOST_SHOWN) -> Several:
    """Links, not more than a cell of a table can hold."""
    return Several(tuple(links[:most]), max(len(links) - most, 0))
