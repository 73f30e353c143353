"""Excel: the coding and its records as sheets, to be read and filtered in any spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kb.exchange.form import Format, OutFile, through_file
from kb.exchange.wide import HEAD, WideCell, factor_columns, iter_wide
from kb.exchange.workbook import MOST_COLUMNS, About, Cell, Sheet, SheetColumn, write_workbook
from kb.tables.spreadsheet import BETWEEN

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.frames.relation import Column

_WIDE: Final = ("title", "text", "definition", "description", "when_to_apply", "when_not")
_MEANINGS: Final = {
    "quote": SheetColumn("quote", "the quote's name in the whole knowledge base", 22),
    "paper": SheetColumn("paper", "the cite key of its paper", 18),
    "year": SheetColumn("year", "the year of its paper", 8),
    "title": SheetColumn("title", "the title of its paper", 50),
    "text": SheetColumn("text", "the quote; omissions and insertions in brackets", 90),
    "codebook": SheetColumn("codebook", "the codebook with its major version", 24),
    "factor": SheetColumn("factor", "the factor", 28),
    "value": SheetColumn(
        "value", "positive, negative, mixed, present, absent (looked for) or not assessed", 14
    ),
    "term": SheetColumn("term", "the author's own words for the factor", 28),
    "coders": SheetColumn("coders", "who agreed on it; several are parted by a semicolon", 24),
    "source": SheetColumn("source", "source datasets that the quote names", 22),
    "target": SheetColumn("target", "target datasets that the quote names", 22),
    "models": SheetColumn("models", "architectures that the quote names", 22),
    "via": SheetColumn("via", "the paper from whose quotation it was taken", 18),
    "locator": SheetColumn("locator", "where it stands in its paper", 18),
    "notes": SheetColumn("notes", "kinds of the remarks on it", 18),
    "verified": SheetColumn("verified", "against what its words were held", 14),
}
_CODINGS: Final = (
    "quote", "paper", "year", "codebook", "factor", "value", "term", "coders", "source", "target",
    "models", "verified",
)  # fmt: skip
_MATRIX: Final = ("quote", "paper", "year", "text")
_RELATIONS: Final = ("papers", "authors", "codebooks", "factors", "datasets", "models", "coders")


def iter_sheets(corpus: Corpus) -> Iterator[Sheet]:
    """The sheets of the workbook, in their order."""
    from kb.frames.relations import find_relation

    yield Sheet(
        "codings",
        "a quote and a factor that its paper was coded for",
        _columns(_CODINGS),
        _coding_rows(corpus),
    )
    yield from _matrices(corpus)
    quotes = (tuple(map(_cell, row[: len(HEAD)])) for row in iter_wide(corpus))
    yield Sheet("quotes", "a quote", _columns(HEAD), quotes)
    for name in _RELATIONS:
        relation = find_relation(name)
        columns = tuple(map(_relation_column, relation.columns))
        yield Sheet(name, relation.meaning, columns, relation.rows(corpus))


def _coding_rows(corpus: Corpus) -> Iterator[tuple[Cell, ...]]:
    from kb.frames.rows import iter_rows

    for row in iter_rows(corpus):
        yield (
            row.quote,
            row.paper,
            row.year,
            row.codebook,
            row.factor,
            row.value,
            row.term,
            _cell(row.coders),
            _cell(row.source),
            _cell(row.target),
            _cell(row.models),
            row.verified,
        )


def _matrices(corpus: Corpus) -> Iterator[Sheet]:
    factors = factor_columns(corpus)
    most = MOST_COLUMNS - len(_MATRIX)
    for number, start in enumerate(range(0, max(len(factors), 1), most), start=1):
        shown = factors[start : start + most]
        heads = (SheetColumn(name, "the value; empty: not assessed", 16) for name in shown)
        first = len(HEAD) + start
        yield Sheet(
            "matrix" if number == 1 else f"matrix, part {number}",
            "a quote, with a column for each factor",
            (*_columns(_MATRIX), *heads),
            _matrix_rows(corpus, first, first + len(shown)),
        )


def _matrix_rows(corpus: Corpus, first: int, end: int) -> Iterator[tuple[Cell, ...]]:
    places = [HEAD.index(name) for name in _MATRIX]
    for row in iter_wide(corpus):
        yield tuple(map(_cell, (*(row[place] for place in places), *row[first:end])))


def _cell(value: WideCell) -> Cell:
    return (BETWEEN.join(value) or None) if isinstance(value, tuple) else value


def _columns(names: tuple[str, ...]) -> tuple[SheetColumn, ...]:
    return tuple(_MEANINGS[name] for name in names)


def _relation_column(column: Column) -> SheetColumn:
    width = 50 if column.name in _WIDE else 22 if column.type == "text" else 12
    return SheetColumn(column.name, column.meaning, width)


def _about(corpus: Corpus) -> About:
    meta = corpus.meta
    lines = (
        ("Version of the data", meta.version),
        ("Year", str(meta.year)),
        ("Licence", meta.licence),
        ("Authors", BETWEEN.join(meta.authors)),
        ("IRIs begin with", meta.base_iri),
        ("What it holds", meta.description),
        ("", ""),
        ("absent", "The coders looked for the factor, and it is not there."),
        ("not assessed", "Nobody looked. In the matrix such a cell is empty."),
    )
    return About(meta.title, lines, datetime(meta.year, 1, 1))  # a day, no moment


def _write(corpus: Corpus) -> Iterator[OutFile]:
    def write(path: Path) -> None:
        write_workbook(path, _about(corpus), iter_sheets(corpus))

    yield OutFile("knowledge-base.xlsx", through_file(write))


FORMAT = Format(
    name="xlsx",
    title="Excel",
    description="A workbook with the coding, the matrix, and the records behind them",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    file_name="knowledge-base.xlsx",
    write=_write,
    on_site=True,
    most_on_site=500,
)
