"""The coding as CSV: a line for each quote and factor, safe in a spreadsheet.

The columns are the fields of `kb.frames.rows.Row`. Several ids or words in one cell are parted by
``; ``, a cell is empty where nothing is known, and absent and not assessed are words of their own.
`kb.tables.spreadsheet` says which cells have an apostrophe more, and how to take it away.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode
from kb.frames.rows import Row, iter_rows
from kb.tables.spreadsheet import iter_lines

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    lines = chain([Row._fields], iter_rows(corpus))
    yield OutFile("codings.csv", encode(iter_lines(lines)))


FORMAT = Format(
    name="csv",
    title="CSV",
    description="One line for each quote and factor, with the value's word",
    media_type="text/csv",
    file_name="codings.csv",
    write=_write,
    on_site=True,
)
