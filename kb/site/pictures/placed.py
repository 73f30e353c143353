"""A figure on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from kb.site import addresses
from kb.site.pictures import cells
from kb.site.pictures.figure import Figure, Shown
from kb.site.pictures.svg import format_inline

_NARROW, _HALF = 420, 560
"""How wide a drawing may be to leave most of a page's width to its table, and to leave half."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with where it stands.

    Attributes:
        figure: the figure.
        address: beside which page its files are.
        path: the page on which it is shown.
        reading: how to read it.
    """

    figure: Figure
    address: str
    path: str
    reading: tuple[str, ...]

    @property
    def root(self) -> str:
        """What leads from the page to the site's root."""
        return addresses.root_of(self.path)

    @property
    def svg(self) -> Markup:
        """The drawing, or nothing where there is none."""
        return format_inline(self.figure, self.root) if self.figure.drawing else Markup("")

    @property
    def layout(self) -> Literal["beside", "half", "under"]:
        """Where the table stands: beside the drawing, wider than it or as wide, or below it, where
        there is no table, no drawing, or one that needs more than half of a page's width."""
        drawing = self.figure.drawing
        if drawing is None or not self.figure.table.rows or drawing.width > _HALF:
            return "under"
        return "beside" if drawing.width <= _NARROW else "half"

    def cell(self, value: Shown) -> Markup:
        """A cell of the table as HTML."""
        return cells.format_cell(self.root, value)

    def is_number(self, value: Shown) -> bool:
        """Whether a cell stands to the right."""
        return cells.is_number(value)
