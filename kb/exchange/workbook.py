"""A workbook of plain sheets, in which nothing runs and nothing is cut.

Every text is a cell of text, whatever it looks like; one that would turn into a formula when
somebody edits the cell is marked as text once more (``quotePrefix``). What is longer than a cell
may be goes on in a sheet of its own, and rows beyond the last one in a further sheet. Characters
that XML cannot hold are written ``_x0000_``, as the file format has it, and spreadsheets read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_576
"""Rows of a sheet, its head among them."""

MOST_COLUMNS: Final = 16_384
LONGEST_TEXT: Final = 32_767
"""UTF-16 units of a cell."""

LONG: Final = "long texts"
"""The sheet of what is too long for a cell."""

_PART: Final = 16_000
_MARKED: Final = ("=", "+", "-", "@", "'", "\t", "\r", "\n", " ", "＝", "＋", "－", "＠")
_LIKE_MARKUP: Final = ("<r>", "</r>")

Cell = str | int | bool | None


class SheetColumn(NamedTuple):
    """A column of a sheet: its head, what it says, its width in characters."""

    name: str
    meaning: str
    width: int = 14

    @property
    def is_wrapped(self) -> bool:
        """Whether its texts are set in several lines."""
        return self.width >= 40


class Sheet(NamedTuple):
    """A sheet: its name, what a row stands for, its columns and its rows."""

    name: str
    meaning: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says of itself: title, lines of label and text, and its day."""

    title: str
    lines: tuple[tuple[str, str], ...]
    day: datetime


class _Styles:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self._plain: dict[tuple[bool, bool], Format] = {
            (wrapped, marked): book.add_format(
                {"valign": "top", "text_wrap": wrapped, "quote_prefix": marked}
            )
            for wrapped in (False, True)
            for marked in (False, True)
        }

    def cell(self, wrapped: bool, marked: bool = False) -> Format:
        return self._plain[wrapped, marked]


class _Long(NamedTuple):
    sheet: str
    cell: str
    text: str


class _Writer:
    """Writes sheets row by row; what is too long for its cell is kept for the end."""

    def __init__(self, book: xlsxwriter.Workbook, most_rows: int) -> None:
        self.book = book
        self.styles = _Styles(book)
        self.long: list[_Long] = []
        self._most_rows = most_rows

    def write(self, sheet: Sheet) -> Iterator[tuple[str, int]]:
        """Write a sheet, and say the name and the rows of each that it took."""
        rows = iter(sheet.rows)
        number, row = 1, next(rows, None)
        while row is not None or number == 1:
            name = sheet.name if number == 1 else f"{sheet.name} {number}"
            worksheet = self._begin(name, sheet.columns)
            at = 0
            while row is not None and at + 1 < self._most_rows:
                at += 1
                self.write_row(worksheet, at, row, sheet.columns)
                row = next(rows, None)
            worksheet.autofilter(0, 0, at, len(sheet.columns) - 1)
            yield name, at
            number += 1

    def _begin(self, name: str, columns: tuple[SheetColumn, ...]) -> Worksheet:
        worksheet: Worksheet = self.book.add_worksheet(name)
        worksheet.freeze_panes(1, 1)
        for at, column in enumerate(columns):
            style = self.styles.cell(column.is_wrapped)
            worksheet.set_column(at, at, column.width, style)
        for at, column in enumerate(columns):
            worksheet.write_string(0, at, column.name, self.styles.head)
        return worksheet

    def write_row(
        self, worksheet: Worksheet, at: int, row: tuple[Cell, ...], columns: tuple[SheetColumn, ...]
    ) -> None:
        for place, value in enumerate(row):
            if isinstance(value, str):
                self.write_text(worksheet, at, place, value, columns[place].is_wrapped)
            elif isinstance(value, bool):
                worksheet.write_boolean(at, place, value)
            elif value is not None:
                worksheet.write_number(at, place, value)

    def write_text(
        self, worksheet: Worksheet, at: int, place: int, text: str, wrapped: bool
    ) -> None:
        if len(text) > _PART and _units(text) > LONGEST_TEXT:
            text = self._shortened(worksheet, at, place, text)
        style = self.styles.cell(wrapped, text.startswith(_MARKED))
        if text.startswith(_LIKE_MARKUP[0]) and text.endswith(_LIKE_MARKUP[1]):
            # XlsxWriter takes such a text for ready markup and would write it as it stands.
            worksheet.write_rich_string(at, place, text[0], text[1], text[2:], style)
        elif text:
            worksheet.write_string(at, place, text, style)

    def _shortened(self, worksheet: Worksheet, at: int, place: int, text: str) -> str:
        from xlsxwriter.utility import xl_rowcol_to_cell

        self.long.append(_Long(worksheet.get_name(), xl_rowcol_to_cell(at, place), text))
        return f"{text[: _PART - 100]} [... goes on in the sheet {LONG!r}]"


def write_workbook(
    path: Path, about: About, sheets: Iterable[Sheet], most_rows: int = MOST_ROWS
) -> None:
    """Write a workbook, with a first sheet that tells what is in the others.

    Args:
        path: the file; temporary files stand beside it.
        about: what the workbook says of itself.
        sheets: the sheets in their order; rows are taken one by one.
        most_rows: rows of a sheet, its head among them; more go to a further one.
    """
    import xlsxwriter

    # No cell is written with `write`, which would guess what a text is meant to be.
    options = {"constant_memory": True, "tmpdir": str(path.parent)}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": about.title, "created": about.day})
        writer = _Writer(book, most_rows)
        front: Worksheet = book.add_worksheet("read me")
        told: list[tuple[str, str]] = []
        for sheet in sheets:
            for name, count in writer.write(sheet):
                told.append((name, f"{count:,} rows. Each is {sheet.meaning}."))
            told.extend((f"    {column.name}", column.meaning) for column in sheet.columns)
        if writer.long:
            for name, count in writer.write(_long_sheet(writer.long)):
                told.append((name, f"{count:,} parts of texts that are too long for a cell."))
        _write_front(front, writer, about, told)


def _write_front(
    front: Worksheet, writer: _Writer, about: About, told: list[tuple[str, str]]
) -> None:
    front.set_column(0, 0, 34, writer.styles.cell(False))
    front.set_column(1, 1, 100, writer.styles.cell(True))
    front.write_string(0, 0, about.title, writer.styles.title)
    columns = (SheetColumn("", ""), SheetColumn("", "", 100))
    lines = (*about.lines, ("", ""), ("Sheet", "What a row is, and what its columns say"), *told)
    for at, line in enumerate(lines, start=1):
        writer.write_row(front, at, line, columns)


def _long_sheet(long: list[_Long]) -> Sheet:
    columns = (
        SheetColumn("sheet", "the sheet of the cell"),
        SheetColumn("cell", "the cell"),
        SheetColumn("part", "the part's place, from 1"),
        SheetColumn("text", "the part; all together are the text", 100),
    )
    rows = (
        (sheet, cell, number, text[start : start + _PART])
        for sheet, cell, text in list(long)
        for number, start in enumerate(range(0, len(text), _PART), start=1)
    )
    return Sheet(LONG, "", columns, rows)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
