"""A CSV file for the CSV import of the Open Research Knowledge Graph; see `kb.exchange.orkg`."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange.form import Format, OutFile, encode
from kb.exchange.orkg import iter_lines
from kb.tables.spreadsheet import escape_cell, format_line


def iter_orkg_csv(corpus: Corpus) -> Iterator[str]:
    """The file line by line, its cells harmless in a spreadsheet."""
    for line in iter_lines(corpus):
        yield format_line(map(escape_cell, line))


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("orkg.csv", encode(iter_orkg_csv(corpus)))


FORMAT = Format(
    name="orkg-csv",
    title="ORKG CSV",
    description="A row for each paper, for the CSV import of the Open Research Knowledge Graph",
    media_type="text/csv",
    file_name="orkg.csv",
    write=_write,
)
