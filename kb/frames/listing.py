"""How an answer shows itself: a title, a few aligned columns and notes, as text and as HTML."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from textwrap import wrap

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
        whole: so many of the first columns are never cut short.
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
    shown = [tuple(map(_plain, row)) for row in islice(listing.rows, MOST_LINES)]
    lines = wrap(_plain(listing.title), _WIDTH) or [""]
    if shown:
        table = [listing.columns, *shown]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        widths = _fitting(widths, listing.whole)
        lines += [line for row in table for line in _aligned(row, widths, listing.wrapped)]
    if listing.total > len(shown):
        lines.append(f"  and {listing.total - len(shown):,} more")
    for note in listing.notes:
        lines += wrap(_plain(note), _WIDTH, initial_indent="* ", subsequent_indent="  ")
    return "\n".join(lines)


def format_html(listing: Listing) -> str:
    """A listing as an HTML table in the notebook's own colours. Everything is escaped."""
    shown = list(islice(listing.rows, MOST_ROWS))
    parts = [f"<p><strong>{_escaped(listing.title)}</strong></p>"]
    if shown:
        head = "".join(
            f'<th scope="col" style="{_LEFT}">{_escaped(name)}</th>' for name in listing.columns
        )
        body = "".join(f"<tr>{''.join(map(_table_cell, row))}</tr>" for row in shown)
        parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    if listing.total > len(shown):
        parts.append(f"<p>and {listing.total - len(shown):,} more</p>")
    if listing.notes:
        notes = "".join(f"<li>{_escaped(note)}</li>" for note in listing.notes)
        parts.append(f"<ul>{notes}</ul>")
    return f"<div>{''.join(parts)}</div>"


def _table_cell(text: str) -> str:
    return f'<td style="{_LEFT};vertical-align:top;white-space:normal">{_escaped(text)}</td>'


def counted(number: int, noun: str) -> str:
    """A number with its noun; of ``group of authors`` the first word takes the ``s``.

    >>> counted(1, "quote"), counted(2, "group of authors"), counted(1200, "quote")
    ('1 quote', '2 groups of authors', '1,200 quotes')
    """
    head, of, rest = noun.partition(" of ")
    return f"{number:,} {head}{'s' * (number != 1)}{of}{rest}"


def _fitting(widths: list[int], whole: int) -> list[int]:
    """The widths of the columns; the widest that may be cut is made narrower until all fit."""
    room = _WIDTH - 2 * len(widths) - sum(widths[:whole])
    fitting = [min(width, max(room, _NARROWEST)) for width in widths[whole:]]
    while sum(fitting) > room and max(fitting, default=0) > _NARROWEST:
        fitting[fitting.index(max(fitting))] -= 1
    return [*widths[:whole], *fitting]


def _aligned(row: Sequence[str], widths: Sequence[int], wrapped: bool) -> Iterator[str]:
    """The lines of a row."""
    *cells, last = row
    first = "".join(
        f"  {_cut(cell, width).ljust(width)}"
        for cell, width in zip(cells, widths[:-1], strict=True)
    )
    parts = wrap(last, widths[-1]) if wrapped else [_cut(last, widths[-1])]
    yield f"{first}  {parts[0] if parts else ''}".rstrip()
    for part in parts[1:]:
        yield f"{' ' * len(first)}  {part}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 3].rstrip()}..."


def _plain(text: str) -> str:
    """No character that moves the cursor or colours the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _escaped(text: str) -> str:
    return escape(_plain(text))
