"""A drawing as SVG: within a page, where links and both schemes work, and as a file of its own."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from kb.site.front_end import STATIC
from kb.site.pictures.drawing import Words, number
from kb.site.pictures.figure import Figure
from kb.site.pictures.labels import clean, lines_of
from kb.site.press import templates

_EDGE, _LINE, _BOLD = 12, 19, 16


def format_inline(figure: Figure, root: str) -> Markup:
    """The drawing of a figure for a page: named by its finding, described by its table.

    Args:
        figure: a figure that has a drawing.
        root: what leads to the site's root.
    """
    return _render("inline.svg", figure=figure, drawing=figure.drawing, root=root)


def format_small(figure: Figure) -> Markup:
    """The drawing without links or words for an overview, where the finding stands beside it."""
    return _render("small.svg", drawing=figure.drawing)


def format_file(figure: Figure, source: str) -> str:
    """The drawing as a file that opens in other programs: with its finding, its own styles for a
    light ground, and no links, since they would lead nowhere.

    Args:
        figure: a figure that has a drawing.
        source: whose data it shows, as a line below the drawing.
    """
    drawing = figure.drawing
    if drawing is None:
        raise ValueError(f"{figure.name} has no drawing")
    finding = lines_of(figure.finding, drawing.width, _BOLD)
    below = lines_of(source, drawing.width, 10)
    top = _EDGE + _LINE * len(finding) + 8
    words = [
        *(Words(0, _LINE * (at + 1) - top, text, "finding") for at, text in enumerate(finding)),
        *(Words(0, drawing.height + 14 + 14 * at, text, "source") for at, text in enumerate(below)),
    ]
    height = top + drawing.height + 14 * len(below) + 10 + _EDGE
    return _render(
        "file.svg",
        drawing=drawing,
        words=words,
        finding=clean(figure.finding),
        about=clean(f"{' '.join(figure.reading)} {source}"),
        style=standalone_style(),
        box=(-_EDGE, -top, drawing.width + 2 * _EDGE, height),
    )


@cache
def standalone_style() -> Markup:
    """The rules of ``pictures.css`` that dress a drawing, with the colours of the light scheme in
    the place of variables, which not every program knows."""
    sheet, colours = (
        (STATIC / name).read_text(encoding="utf-8")
        for name in ("pictures.css", "kb.css/01-colours.css")
    )
    light = dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]+);", colours.partition("@media")[0]))
    rules = sheet.partition("/* Drawings")[2].partition("*/")[2].partition("/* End")[0]
    found = re.sub(r"var\((--[a-z-]+)\)", lambda name: light[name[1]], rules)
    return Markup(re.sub(r"\s+", " ", found).strip())  # noqa: S704  # a file of the package


def _render(template: str, **values: object) -> Markup:
    made = templates().get_template(f"pictures/{template}")
    drawn = made.render(number=number, classes=_classes, **values)
    return Markup(drawn)  # noqa: S704  # the template escapes


def _classes(look: str) -> str:
    return " ".join(f"kb-pic__{word}" for word in look.split())
