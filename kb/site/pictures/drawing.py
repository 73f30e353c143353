"""The parts of a drawing, in units of a pixel, before they are SVG."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt
from typing import Literal

SIZE = 12
"""The size of the type of labels."""

Anchor = Literal["start", "middle", "end"]
Look = str
"""How a part looks: the word behind ``kb-pic__`` of its class in ``pictures.css``."""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text.

    Attributes:
        x: where it begins, ends or has its middle.
        y: its base line.
        text: the text, already cut to the room there is.
        look: how it looks.
        anchor: what of it stands at ``x``.
        turn: by how many degrees it is turned around that point.
    """

    x: float
    y: float
    text: str
    look: Look
    anchor: Anchor = "start"
    turn: int = 0
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Outline:
    """A line or an area.

    Attributes:
        path: its path in the language of SVG.
        look: how it looks.
    """

    path: str
    look: Look
    kind: str = "outline"


Part = Words | Outline


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that are one thing to whoever points at them.

    Attributes:
        parts: the parts.
        title: what they say, in full.
        address: where they lead, from the site's root; empty for nowhere.
    """

    parts: tuple[Part, ...]
    title: str
    address: str = ""
    kind: str = "group"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing.

    Attributes:
        width: its width.
        height: its height.
        parts: what it consists of, in the order in which it is drawn and read.
    """

    width: int
    height: int
    parts: tuple[Part | Group, ...]


def number(value: float) -> str:
    """A coordinate, rounded so that every machine writes the same.

    >>> number(1.0), number(2.345), number(-0.01)
    ('1', '2.3', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def line(x1: float, y1: float, x2: float, y2: float, look: Look = "rule") -> Outline:
    """A straight line."""
    return Outline(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", look)


def box(x: float, y: float, width: float, height: float, look: Look) -> Outline:
    """A rectangle."""
    path = f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"
    return Outline(path, look)


def disc(x: float, y: float, r: float) -> str:
    """The path of a disc."""
    r = round(r, 1)
    n, d = number, number(2 * r)
    return f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {d} 0a{n(r)} {n(r)} 0 1 0 -{d} 0z"


def shape(value: str, x: float, y: float, r: float) -> str:
    """The path of a value's shape, with the area of a disc of this radius, so that numbers can be
    compared across shapes: a triangle up or down, a diamond, a disc."""
    n = number
    if value in ("positive", "negative"):
        # An equilateral triangle of side s has the area s * s * sqrt(3) / 4.
        side = r * sqrt(4 * pi / sqrt(3))
        height = side * sqrt(3) / 2
        way = 1 if value == "positive" else -1
        top, foot = y - way * height * 0.58, y + way * height * 0.42
        return f"M{n(x)} {n(top)}L{n(x + side / 2)} {n(foot)}H{n(x - side / 2)}z"
    if value == "mixed":
        half = r * sqrt(pi / 2)
        return (
            f"M{n(x)} {n(y - half)}L{n(x + half)} {n(y)}L{n(x)} {n(y + half)}L{n(x - half)} {n(y)}z"
        )
    return disc(x, y, r)


def empty_mark(state: str, x: float, y: float) -> Outline:
    """The mark of an empty cell: a ring where something was looked for and is not there, a broken
    bar where nobody looked, a small cross where nothing was read."""
    if state == "read, nothing said":
        return Outline(disc(x, y, 5), "ring")
    if state == "not assessed":
        n = number
        path = f"M{n(x - 6)} {n(y)}h4.5M{n(x + 1.5)} {n(y)}h4.5"
        return Outline(path, "bar")
    n = number
    path = f"M{n(x - 2.5)} {n(y - 2.5)}l5 5M{n(x + 2.5)} {n(y - 2.5)}l-5 5"
    return Outline(path, "cross")
