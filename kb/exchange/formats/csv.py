"""The coding as CSV: a line for each quote and factor, safe in a spreadsheet.

The columns are the fields of `kb.frames.rows.Row`. Several ids or words in one cell are parted by
``; ``, a cell is empty where nothing is known, and absent and not assessed are words of their own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import lru_cache

from kb.corpus import Corpus
from kb.exchange.form import Format, OutFile, encode
from kb.frames.rows import Row, iter_rows
from kb.tables.csv import escape_csv

BETWEEN = "; "


def format_csv(corpus: Corpus) -> str:
    """The whole coding as CSV with a head line, commas and line feeds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(map(_cells, iter_rows(corpus)))
    return out.getvalue()


def _cells(row: Row) -> Iterator[str]:
    for value in row:
        if value is None:
            yield ""
        elif isinstance(value, tuple):
            yield _escaped(BETWEEN.join(value))
        else:
            yield _escaped(str(value))


# A quote's cells come again for each of its factors.
_escaped = lru_cache(maxsize=256)(escape_csv)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("codings.csv", encode([format_csv(corpus)]))


FORMAT = Format(
    name="csv",
    title="CSV",
    description="One line for each quote and factor, with the value's word",
    media_type="text/csv",
    file_name="codings.csv",
    write=_write,
    on_site=True,
)
