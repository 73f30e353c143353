"""Sample images of a dataset: which sheets hold them, whose they are, and under what terms."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb.model.record import Address, Count, Few, Line, Many, Record, Sha256

COLUMNS = 6
"""How many images stand beside each other on a sheet; the next ones follow below."""

MOST_TILES = 120
"""How many images a sheet can hold."""

SHEET_NAME = r"^[a-z0-9][a-z0-9_-]*\.webp$"

Side = Annotated[int, Field(strict=True, ge=8, le=256)]
Tiles = Annotated[int, Field(strict=True, ge=1, le=MOST_TILES)]
SheetName = Annotated[str, Field(pattern=SHEET_NAME, max_length=80)]


class Sheet(Record):
    """Sample images of one class, side by side in one picture."""

    label: Line
    """The class: a label of `classes`."""

    file: SheetName
    """The picture, in the dataset's folder below `thumbnails/`: `adi-1f0c2b3a.webp`."""

    tiles: Tiles
    """How many images it holds, six in a row."""

    drawn_from: Count
    """How many images there were to draw these from."""

    sha256: Sha256
    """Its checksum, by which `kb check` sees that it is whole."""


class Thumbnails(Record):
    """Sample images of a dataset, as `kb datasets thumbnails` makes them."""

    size: Side
    """The side of one image, in pixels."""

    licence: Line
    """The terms of the images: an SPDX id such as `CC0-1.0`, or words. Only images whose terms
    allow it may be shown."""

    credit: Line
    """Whose images they are, as their terms ask to be credited."""

    source: Address | None = None
    """Where they were taken from."""

    changes: Few[Line] = ()
    """What was done to the images beside making them small: `cut into patches by region`."""

    sheets: Annotated[Many[Sheet], Field(min_length=1)]
    """One sheet for each class that has images."""


def sheet_size(tiles: int, side: int) -> tuple[int, int]:
    """Width and height of a sheet in pixels.

    >>> sheet_size(8, 64)
    (384, 128)
    """
    return min(tiles, COLUMNS) * side, -(-tiles // COLUMNS) * side
