"""The coding as a wide CSV: a line for each quote, a column for each factor.

First come the columns of the quote and its paper; then, for each codebook and each of its factors,
a column ``CODEBOOK/FACTOR`` with the value's word, empty where the factor was not assessed. Cells
are as in `kb.exchange.formats.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode
from kb.exchange.wide import HEAD, factor_columns, iter_wide
from kb.tables.spreadsheet import iter_lines

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    lines = chain([(*HEAD, *factor_columns(corpus))], iter_wide(corpus))
    yield OutFile("quotes.csv", encode(iter_lines(lines)))


FORMAT = Format(
    name="csv-wide",
    title="CSV, wide",
    description="One line for each quote, with a column for each factor",
    media_type="text/csv",
    file_name="quotes.csv",
    write=_write,
    on_site=True,
)
