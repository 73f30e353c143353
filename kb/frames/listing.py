"""How an answer shows itself: a title, a few aligned columns and notes, as text and as HTML.

Nothing that is shown can steer a terminal, or run in a notebook.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from textwrap import wrap

from kb.findings import visible

MOST_LINES = 20
"""So many rows are printed in a terminal."""

MOST_ROWS = 50
"""So many rows are shown in a notebook."""

_WIDTH = 80
_NARROWEST = 17
_LEFT = "text-align:left"


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer as words.

    Attributes:
        title: what the answer is, in a line.
        columns: the heads of the columns.
        rows: the cells as words, at least as many rows as are shown.
        total: how many rows there are in all.
        notes: what must be known to read it.
        whole: so many of the first columns are cut short only when nothing else helps, and then
            at their beginning, since references differ in their ends.
        wrapped: whether the last column goes on over several lines instead of being cut short.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    total: int
    notes: tuple[str, ...] = ()
    whole: int = 1
    wrapped: bool = False


class Listed(ABC):
    """Something that prints as a listing, in a terminal and in a notebook."""

    __slots__ = ()

    @abstractmethod
    def listing(self) -> Listing:
        """Its words."""

    def __repr__(self) -> str:
        return format_text(self.listing())

    def _repr_html_(self) -> str:
        return format_html(self.listing())


def format_text(listing: Listing) -> str:
    """A listing as aligned lines of plain text, none much longer than a terminal is wide: long
    cells and long lists are cut short."""
    shown = [tuple(map(in_line, row)) for row in islice(listing.rows, MOST_LINES)]
    lines = wrap(in_line(listing.title), _WIDTH) or [""]
    if shown:
        table = [listing.columns, *shown]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        widths = _fitting(widths, listing.whole)
        lines += [line for row in table for line in _aligned(row, widths, listing)]
    if listing.total > len(shown):
        lines.append(f"  and {listing.total - len(shown):,} more")
    for note in listing.notes:
        lines += wrap(in_line(note), _WIDTH, initial_indent="* ", subsequent_indent="  ")
    return "\n".join(lines)


def format_html(listing: Listing) -> str:
    """A listing as an HTML table in the notebook's own colours. Everything is escaped."""
    return join_html(
        f"<strong>{escaped(listing.title)}</strong>",
        listing.columns,
        [tuple(map(escaped, row)) for row in islice(listing.rows, MOST_ROWS)],
        listing.total,
        listing.notes,
    )


def join_html(
    heading: str,
    columns: Iterable[str],
    rows: Sequence[Iterable[str]],
    total: int,
    notes: Iterable[str],
) -> str:
    """A heading, a table, how many rows are not shown, and notes.

    Args:
        heading: as HTML.
        columns: the heads of the columns, as text.
        rows: the cells of the rows that are shown, as HTML.
        total: how many rows there are in all.
        notes: as text; names in backticks become code.
    """
    parts = [f"<p>{heading}</p>"]
    if rows:
        heads = (f'<th scope="col" style="{_LEFT}">{escaped(name)}</th>' for name in columns)
        body = (f"<tr>{''.join(map(_table_cell, row))}</tr>" for row in rows)
        parts += ["<table>", f"<thead><tr>{''.join(heads)}</tr></thead>"]
        parts += ["<tbody>", *body, "</tbody>", "</table>"]
    if total > len(rows):
        parts.append(f"<p>and {total - len(rows):,} more</p>")
    if items := "".join(f"<li>{_with_code(note)}</li>" for note in notes):
        parts.append(f"<ul>{items}</ul>")
    return f"<div>{''.join(parts)}</div>"


def _with_code(note: str) -> str:
    """A note as HTML. Everything is escaped, and what stands in backticks is code."""
    return re.sub("(?<!`)`([^`]+)`(?!`)", r"<code>\1</code>", escaped(note))


def _table_cell(content: str) -> str:
    return f'<td style="{_LEFT};vertical-align:top;white-space:normal">{content}</td>'


def escaped(text: str) -> str:
    """The text for an element or a quoted attribute of HTML, in one line.

    >>> escaped('<a href="x">\u202e')
    '&lt;a href=&quot;x&quot;&gt;\\\\u202e'
    """
    return escape(in_line(text))


def in_line(text: str) -> str:
    """The text in one line, with control and direction characters spelled out."""
    return visible(" ".join(text.split()))


def cut(text: str, width: int) -> str:
    """The beginning of a text that is longer than this many characters."""
    return text if len(text) <= width else f"{text[: width - 3].rstrip()}..."


def counted(number: int, noun: str) -> str:
    """A number with its noun; of ``group of authors`` the first word takes the ``s``.

    >>> counted(1, "quote"), counted(2, "group of authors"), counted(1200, "quote")
    ('1 quote', '2 groups of authors', '1,200 quotes')
    """
    head, of, rest = noun.partition(" of ")
    return f"{number:,} {head}{'s' * (number != 1)}{of}{rest}"


def _fitting(widths: Sequence[int], whole: int) -> list[int]:
    """The widths of the columns: the widest of those that may be cut is made narrower until all
    fit, and then the widest of the others."""
    room = _WIDTH - 2 * len(widths)
    fitting = [min(width, _WIDTH) for width in widths]
    for columns in (range(whole, len(widths)), range(whole)):
        while sum(fitting) > room and columns:
            widest = max(columns, key=fitting.__getitem__)
            if fitting[widest] <= _NARROWEST:
                break
            fitting[widest] -= 1
    return fitting


def _aligned(row: Sequence[str], widths: Sequence[int], listing: Listing) -> Iterator[str]:
    """The lines of a row."""
    *cells, last = (
        _cut_front(cell, width) if at < listing.whole else cell
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    first = "".join(
        f"  {cut(cell, width).ljust(width)}" for cell, width in zip(cells, widths, strict=False)
    )
    parts = wrap(last, widths[-1]) if listing.wrapped else [cut(last, widths[-1])]
    yield f"{first}  {parts[0] if parts else ''}".rstrip()
    for part in parts[1:]:
        yield f"{' ' * len(first)}  {part}"


def _cut_front(text: str, width: int) -> str:
    return text if len(text) <= width else f"...{text[3 - width :].lstrip()}"
