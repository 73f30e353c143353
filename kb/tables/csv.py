"""Tables as CSV: a line per quote, or per illustration of a factor; safe in a spreadsheet.

A matrix has the columns ``part``, ``paper``, ``quote`` (the quote's id) and ``text``, then one per
factor with the value's word; the cell of a factor that was not assessed is empty, that of one that
was looked for in vain says ``absent``. A codebook table has ``part``, ``group``, ``code``,
``label``, ``definition``, ``example``, ``value``, ``paper`` and ``quote``; a factor without
illustrations keeps one line. Passages of one text stand on lines of their own within the cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.tables.cells import (
    Citation,
    Illustration,
    Illustrations,
    Mark,
    PartValue,
    Quotation,
    Row,
    RowGroup,
    TableValue,
    Term,
    Text,
    plain_text,
)
from kb.tables.spreadsheet import iter_lines

_CODEBOOK_HEAD = (
    "part", "group", "code", "label", "definition", "example", "value", "paper", "quote",
)  # fmt: skip


def render_csv(table: TableValue) -> str:
    """The table as CSV with a head line, commas and line feeds; see this module for the columns."""
    lines = _matrix_lines(table) if table.kind == "matrix" else _codebook_lines(table)
    return "".join(iter_lines(lines))


def column_names(table: TableValue) -> tuple[str, ...]:
    """The head line of a table's CSV."""
    if table.kind == "codebook":
        return _CODEBOOK_HEAD
    factors = (column.id for column in table.columns if column.role == "factor")
    return ("part", "paper", "quote", "text", *factors)


def _matrix_lines(table: TableValue) -> Iterator[tuple[str, ...]]:
    yield column_names(table)
    for part, group, row in table.iter_rows():
        quotation = row[0]
        if isinstance(quotation, Quotation) and isinstance(group.head, Citation):
            text = plain_text(quotation.passages)
            values = (cell.value or "" for cell in row if isinstance(cell, Mark))
            yield (part.id, group.head.paper, quotation.id, text, *values)


def _codebook_lines(table: TableValue) -> Iterator[tuple[str, ...]]:
    yield _CODEBOOK_HEAD
    for part, group, row in table.iter_rows():
        for illustration in _illustrations(row):
            yield (*_factor_cells(part, group, row), *_illustration_cells(illustration))


def _illustrations(row: Row) -> tuple[Illustration, ...]:
    items = tuple(item for cell in row if isinstance(cell, Illustrations) for item in cell.items)
    return items or (Illustration(()),)


def _factor_cells(part: PartValue, group: RowGroup, row: Row) -> tuple[str, ...]:
    heading = group.head.text if isinstance(group.head, Text) else ""
    term = next(cell for cell in row if isinstance(cell, Term))
    definition = next(cell for cell in row if isinstance(cell, Text))
    return (part.id, heading, term.factor, term.label, definition.text)


def _illustration_cells(illustration: Illustration) -> tuple[str, ...]:
    return (
        plain_text(illustration.passages),
        illustration.value or "",
        illustration.citation.paper if illustration.citation else "",
        illustration.ref.rpartition("/")[2] if illustration.ref else "",
    )
