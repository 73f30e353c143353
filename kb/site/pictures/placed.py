"""A figure on a page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kb.site import addresses
from kb.site.pictures import cells
from kb.site.pictures.figure import Figure, Shown
from kb.site.pictures.svg import format_inline

_PHONE = 420
_BESIDE, _NUMBER, _WORDS = 21.0, 3.5, 6.2
"""How much room there is beside a drawing, and how much a column takes, in the page's unit."""


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
    def is_narrow(self) -> bool:
        """Whether the drawing fits a phone."""
        drawing = self.figure.drawing
        return drawing is not None and drawing.width <= _PHONE

    @property
    def is_wide(self) -> bool:
        """Whether the table stands below the drawing, since it has no room beside it."""
        row = self.figure.table.rows[0] if self.figure.table.rows else ()
        room = sum(_NUMBER if self.is_number(value) else _WORDS for value in row)
        return not self.is_narrow or room > _BESIDE

    def cell(self, value: Shown) -> Markup:
        """A cell of the table as HTML."""
        return cells.format_cell(self.root, value)

    def is_number(self, value: Shown) -> bool:
        """Whether a cell stands to the right."""
        return cells.is_number(value)
