"""A CSV file for the CSV import of the Open Research Knowledge Graph; see `kb.exchange.orkg`."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange import orkg
from kb.exchange.form import Format, OutFile, encode
from kb.tables import spreadsheet


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("orkg.csv", encode(spreadsheet.iter_lines(orkg.iter_lines(corpus))))


FORMAT = Format(
    name="orkg-csv",
    title="ORKG CSV",
    description="A row for each paper, for the CSV import of the Open Research Knowledge Graph",
    media_type="text/csv",
    file_name="orkg.csv",
    write=_write,
)
