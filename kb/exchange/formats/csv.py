"""The coding as CSV: a line for each quote and factor, safe in a spreadsheet.

The columns are the fields of `kb.frames.rows.Row`. Several ids or words in one cell are parted by
``; ``, a cell is empty where nothing is known, and absent and not assessed are words of their own.
`kb.tables.spreadsheet` says which cells have an apostrophe more, and how to take it away.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode
from kb.frames.rows import Row, iter_rows
from kb.tables.spreadsheet import escape_cell, quote_cell

if TYPE_CHECKING:
    from kb.corpus import Corpus

BETWEEN = "; "
"""What parts several ids or words in one cell."""


def format_csv(corpus: Corpus) -> str:
    """The whole coding as CSV with a head line, commas and line feeds."""
    return "".join(_iter_lines(corpus))


def safe_cell(value: object) -> str:
    """A value as it stands in a line of CSV: harmless, and in quotation marks where need be."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = BETWEEN.join(value)
    return quote_cell(escape_cell(str(value)))


def _iter_lines(corpus: Corpus) -> Iterator[str]:
    # A quote's cells come again for each of its factors.
    cell = lru_cache(maxsize=256)(safe_cell)
    yield ",".join(Row._fields) + "\n"
    for row in iter_rows(corpus):
        yield ",".join(map(cell, row)) + "\n"


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("codings.csv", encode(_iter_lines(corpus)))


FORMAT = Format(
    name="csv",
    title="CSV",
    description="One line for each quote and factor, with the value's word",
    media_type="text/csv",
    file_name="codings.csv",
    write=_write,
    on_site=True,
)
