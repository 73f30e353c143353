"""No spreadsheet runs a cell, however it parts a line, and every text can be had back."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.tables import spreadsheet
from kb.tables.spreadsheet import (
    escape_cell,
    format_line,
    iter_lines,
    quote_cell,
    unescape_cell,
)

TEXTS = st.text("=+-@'\";,\t\r\n a1\x00\x0b\u00a0\u2028\ufeff＝＋－＠", max_size=12) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=30
)
CASES = json.loads((Path(__file__).parent / "spreadsheet_cases.json").read_text(encoding="utf-8"))
"""Texts with their cells; the scripts of the site are held to the same."""
RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BLANK = "".join(map(chr, range(33))) + '"\u00a0\u2028\u200b\ufeff'


@pytest.mark.parametrize(("text", "cell"), CASES)
def test_an_apostrophe_goes_where_a_formula_could_begin(text: str, cell: str) -> None:
    assert escape_cell(text) == cell
    assert unescape_cell(cell) == text


@given(TEXTS)
@example("\n\n'=")
def test_every_text_comes_back(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text


@given(TEXTS)
def test_no_formula_begins_wherever_a_line_may_be_parted(text: str) -> None:
    for part in re.split("[;\t\r\n]", escape_cell(text)):
        assert not part.lstrip(BLANK).startswith(RUNS)


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["a\rb", "\x00", '"'])
def test_cells_come_back_from_a_line_in_python_and_pandas(cells: list[str]) -> None:
    text = format_line("abcd"[: len(cells)]) + format_line(["x", *cells[1:]])
    text += format_line(map(escape_cell, cells))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [unescape_cell(cell) for cell in rows[2]] == cells
    frame = pd.read_csv(
        io.StringIO(text, newline=""), dtype=str, keep_default_na=False, skip_blank_lines=False
    )
    assert [unescape_cell(cell) for cell in frame.iloc[1]] == cells


@given(
    st.lists(
        st.lists(st.none() | st.integers() | TEXTS | st.lists(TEXTS).map(tuple), min_size=1),
        max_size=4,
    )
)
def test_safe_lines_hold_their_values(rows: list[list[object]]) -> None:
    read = csv.reader(io.StringIO("".join(iter_lines(rows)), newline=""))
    assert [[unescape_cell(cell) for cell in row] for row in read] == [
        ["" if v is None else "; ".join(v) if isinstance(v, tuple) else str(v) for v in row]
        for row in rows
    ]


def test_no_cell_of_a_safe_line_is_run() -> None:
    assert list(iter_lines([("=1", -2, ("a", "@b")), ["a,b"], [None]])) == [
        "'=1,'-2,a; '@b\n",
        '"a,b"\n',
        '""\n',
    ]


def test_the_expression_in_the_docs_takes_the_marks_away_too(repository: Path) -> None:
    page = (repository / "docs/query/export.md").read_text(encoding="utf-8")
    found = re.search(r'^MARKED = r"(.+)"$', page, re.MULTILINE)
    assert found is not None
    assert f'r"{found[1]}"' in (spreadsheet.__doc__ or "")
    assert found[1] == spreadsheet.MARKED
    for text in ("=1", "'=1", "a; -b\n@c", "'tis", " ＝"):
        assert re.sub(found[1], r"\1\2", escape_cell(text)) == text


def test_a_cell_is_quoted_only_where_it_must_be() -> None:
    assert [quote_cell(cell) for cell in ("a b", "a,b", 'a"', "a;b")] == [
        "a b",
        '"a,b"',
        '"a"""',
        "a;b",
    ]
