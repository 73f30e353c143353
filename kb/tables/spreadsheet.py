r"""Cells that a spreadsheet would run, made harmless in a way that can be taken back.

A program that opens a CSV file runs what begins like a formula. It may part cells elsewhere than
the file does: where the comma is the decimal mark it parts them at semicolons, quotation marks hold
nothing together then, and every line begins a row. So an apostrophe goes before ``=``, ``+``, ``-``
and ``@`` (and their full-width forms) at the beginning of a cell and after each semicolon, tab and
line end, whatever blanks and quotation marks stand between. It goes before apostrophes that stand
before such a sign already, too: to take one away from each of these places, as `unescape_cell`
does, gives every text back. Without this package::

    re.sub(r"(^|[;\t\r\n])([\s\"\x00-\x1f\u200b\ufeff]*)'(?='*[=+@＝＋－＠-])", r"\1\2", cell)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

BETWEEN: Final = "; "
"""What parts several ids or words in one cell."""

_PARTS: Final = ";\t\r\n"
_PLACE: Final = r"(^|[;\t\r\n])([\s\"\x00-\x1f\u200b\ufeff]*)"
_RUNS: Final = "(?='*[=+@＝＋－＠-])"
MARKED: Final = f"{_PLACE}'{_RUNS}"
r"""The expression whose every match gives the text back when ``\1\2`` stands for it."""

_BARE: Final = re.compile(_PLACE + _RUNS)
_MARKED: Final = re.compile(MARKED)
_NEEDS_QUOTES: Final = re.compile('[",\r\n]')


def escape_cell(text: str) -> str:
    """The text so that no spreadsheet runs it.

    >>> escape_cell("=1+1"), escape_cell("1+1"), escape_cell("'=1"), escape_cell("a; -b")
    ("'=1+1", '1+1', "''=1", "a; '-b")
    """
    if _BARE.match(text) or any(part in text for part in _PARTS):
        return _BARE.sub(r"\1\2'", text)
    return text


def unescape_cell(cell: str) -> str:
    """The text that `escape_cell` was given.

    >>> unescape_cell("'=1+1"), unescape_cell("'tis")
    ('=1+1', "'tis")
    """
    return _MARKED.sub(r"\1\2", cell)


def iter_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    r"""Rows as lines of CSV that no spreadsheet runs.

    None is an empty cell, a tuple of words a cell with `BETWEEN` between them.

    >>> list(iter_lines([("=1", 2, None, ("a", "b"))]))
    ["'=1,2,,a; b\n"]
    """
    # The cells of one row often come again in the next.
    cell = lru_cache(maxsize=256)(_safe_cell)
    for row in rows:
        yield _line(map(cell, row))


def _safe_cell(value: object) -> str:
    if value is None:
        return ""
    return quote_cell(escape_cell(BETWEEN.join(value) if isinstance(value, tuple) else str(value)))


def format_line(cells: Iterable[str]) -> str:
    r"""Cells as they are as a line of CSV with commas and a line feed.

    >>> format_line(["a", "b, c", "d"])
    'a,"b, c",d\n'
    """
    return _line(map(quote_cell, cells))


def _line(cells: Iterable[str]) -> str:
    # A line of one empty cell would be no line.
    return (",".join(cells) or '""') + "\n"


def quote_cell(cell: str) -> str:
    """The cell as it stands in a line of CSV, in quotation marks where it needs them."""
    if _NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
