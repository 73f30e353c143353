"""A cell of a picture's table as HTML, and its data as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from kb.site.pictures.figure import Figure, Linked, Marked, Several, Shown
from kb.site.press import templates
from kb.tables.spreadsheet import iter_lines

_LINK = Markup('<a href="{}{}">{}</a>')


def is_number(value: Shown) -> bool:
    """Whether a cell stands to the right: a number, a link from one, or nothing."""
    if isinstance(value, Linked):
        return value.label.replace(",", "").isdecimal()
    return value is None or isinstance(value, int | float)


def format_cell(root: str, value: Shown) -> Markup:
    """A cell as HTML.

    Args:
        root: what leads to the site's root.
        value: what stands in it.
    """
    if isinstance(value, Linked):
        return _LINK.format(root, value.address, value.label) if value.address else _plain(value[0])
    if isinstance(value, Several):
        links = [format_cell(root, link) for link in value.shown]
        more = [Markup("and {:,} more").format(value.more)] if value.more else []
        return Markup(", ").join(links + more) or _plain("–")
    if isinstance(value, Marked):
        marks: Mapping[str, Markup] = templates().globals["marks"]  # type: ignore[assignment]  # untyped
        return Markup("{} {}").format(marks[value.word], value.rest)
    if isinstance(value, float):
        return Markup("{:.2f}").format(value)
    if isinstance(value, int):
        return Markup("{:,}").format(value) if value else _plain("0")
    return _plain("–" if value is None else value)


def _plain(text: str) -> Markup:
    return Markup("{}").format(text)


def iter_csv(figure: Figure) -> Iterator[bytes]:
    """The data of a figure as CSV that no spreadsheet runs."""
    for line in iter_lines([figure.heads, *figure.data()]):
        yield line.encode()
