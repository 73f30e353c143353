"""The workbook, as openpyxl and pandas read it: text stays text, and nothing is cut."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.workbook.workbook import Workbook

import kb
from kb.corpus import Corpus
from kb.exchange.form import bytes_of
from kb.exchange.formats.xlsx import iter_sheets
from kb.exchange.registry import find_format
from kb.exchange.workbook import LONG, About, Sheet, SheetColumn, write_workbook
from kb.frames.rows import iter_rows
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

CORPORA = {
    "invented": build_roofs(),
    "hostile": build_hostile(),
    "real": kb.load(ANNOTATIONS).corpus,
    "empty": Corpus(meta=build_roofs().meta),
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.text(
    "=+-@'\t\r\n\x00\x1b_x041<r>/&\ufffe", min_size=1, max_size=12
)
MARKUP = '<r></r></is></c><c r="A3"><f>1+1</f></c><c r="A4" t="inlineStr"><is><r></r>'
ABOUT = About("Title", (("Version", "1.0.0"),), datetime(2022, 1, 1))


@pytest.fixture(params=CORPORA)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return CORPORA[request.param]


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(book: Workbook, name: str) -> list[tuple[object, ...]]:
    return [
        tuple(unescape(cell) if isinstance(cell, str) else cell for cell in row)
        for row in book[name].iter_rows(min_row=2, values_only=True)
    ]


def written(texts: list[str], folder: Path, most_rows: int = 1_000) -> Workbook:
    path = folder / "book.xlsx"
    sheet = Sheet("s", "a text", (SheetColumn("text", ""),), ((text,) for text in texts))
    write_workbook(path, ABOUT, [sheet], most_rows)
    return openpyxl.load_workbook(path)


def test_every_sheet_has_its_rows(corpus: Corpus) -> None:
    book = opened(bytes_of(find_format("xlsx"), corpus))
    names = [sheet.name for sheet in iter_sheets(corpus)]
    assert book.sheetnames[: len(names) + 1] == ["read me", *names]
    for sheet in iter_sheets(corpus):
        head = [cell.value for cell in book[sheet.name][1]]
        assert head == [column.name for column in sheet.columns]
        for found, row in zip(rows_of(book, sheet.name), sheet.rows, strict=True):
            assert [f for f in found if not is_shortened(f)] == [
                cell for f, cell in zip(found, row, strict=True) if not is_shortened(f)
            ]


def is_shortened(cell: object) -> bool:
    return isinstance(cell, str) and cell.endswith(f"[... goes on in the sheet {LONG!r}]")


def test_nothing_is_a_formula_or_a_link_and_all_text_is_text(corpus: Corpus) -> None:
    book = opened(bytes_of(find_format("xlsx"), corpus))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                assert cell.data_type in ("s", "n", "b"), cell.value
                assert not isinstance(cell.value, str) or cell.data_type == "s"


def test_the_numbers_equal_the_corpus_in_pandas(corpus: Corpus) -> None:
    data = io.BytesIO(bytes_of(find_format("xlsx"), corpus))
    frame = pd.read_excel(data, sheet_name="codings", keep_default_na=False)
    assert list(frame["value"]) == [row.value for row in iter_rows(corpus)]
    assert list(frame["year"]) == [row.year for row in iter_rows(corpus)]


def test_heads_stay_in_sight_and_can_be_filtered(corpus: Corpus) -> None:
    book = opened(bytes_of(find_format("xlsx"), corpus))
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "B2"
        assert book[name].auto_filter.ref.startswith("A1")


def test_the_first_sheet_names_title_version_and_licence() -> None:
    book = opened(bytes_of(find_format("xlsx"), build_roofs()))
    told = [row[:2] for row in book["read me"].iter_rows(values_only=True)]
    assert told[0][0] == "Roofs"
    assert {("Version of the data", "1.4.2"), ("Licence", "CC-BY-4.0")} <= set(told)
    assert ("codings", "8 rows. Each is a quote and a factor that its paper was coded for.") in told
    assert book.properties.created == datetime(2022, 1, 1)


@given(text=TEXTS)
@example(text="=1+1")
@example(text="<r>x</r>")
@example(text=MARKUP)
@example(text="_x0041_")
@example(text="https://example.org")
@example(text="12")
def test_every_text_comes_back_as_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    book = written([text, "end"], tmp_path_factory.mktemp("book"))
    cell = book["s"]["A2"]
    assert (unescape(str(cell.value)), cell.data_type) == (text, "s")
    assert book["s"]["A3"].value == "end"
    assert book["s"].max_row == 3


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "'tis", " =1", "＝1"])
def test_what_an_edit_would_turn_into_a_formula_is_marked_as_text(
    text: str, tmp_path: Path
) -> None:
    book = written([text, "plain"], tmp_path)
    assert book["s"]["A2"].quotePrefix
    assert not book["s"]["A3"].quotePrefix


def test_a_text_that_is_too_long_for_a_cell_goes_on_in_a_sheet_of_its_own(tmp_path: Path) -> None:
    texts = ["a" * 32_767, "b" * 32_768, "\U0001f600" * 20_000, "=" + "c" * 40_000]
    book = written(texts, tmp_path)
    assert book["s"]["A2"].value == texts[0]
    assert all(is_shortened(book["s"][f"A{row}"].value) for row in (3, 4, 5))
    parts: dict[str, str] = {}
    for sheet, cell, _, part in book[LONG].iter_rows(min_row=2, values_only=True):
        parts[f"{sheet}!{cell}"] = parts.get(f"{sheet}!{cell}", "") + str(part)
    assert parts == {"s!A3": texts[1], "s!A4": texts[2], "s!A5": texts[3]}


def test_rows_beyond_the_last_go_to_a_further_sheet(tmp_path: Path) -> None:
    book = written([f"t{number}" for number in range(5)], tmp_path, most_rows=3)
    assert book.sheetnames == ["read me", "s", "s 2", "s 3"]
    assert [rows_of(book, name) for name in book.sheetnames[1:]] == [
        [("t0",), ("t1",)],
        [("t2",), ("t3",)],
        [("t4",)],
    ]


def test_a_sheet_without_rows_keeps_its_head(tmp_path: Path) -> None:
    book = written([], tmp_path)
    assert [cell.value for cell in book["s"][1]] == ["text"]


def test_no_part_of_the_file_names_the_day_or_the_machine() -> None:
    data = bytes_of(find_format("xlsx"), build_roofs())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2022-01-01T00:00:00Z" in archive.read("docProps/core.xml")
