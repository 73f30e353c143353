"""Pages from other programs than TeX, and pages laid out in odd ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.sources.read import read_source
from tests.sources.paper_files import page_of, typeset

SENTENCE = (
    "Some participants said that they would choose a source dataset by its look, whereas others "
    "said that the number of its pictures mattered more than any other property. "
)


def shown(path: Path, *lines: tuple[float, float, float, str], matrix: str = "1 0 0 1") -> str:
    """The text of a page with these lines: x, y, font size and words of each."""
    content = "".join(
        f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({words}) Tj ET\n" for x, y, size, words in lines
    )
    page_of(content.encode("cp1252")).write(path)
    return read_source(path).text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


def test_typst_pages_are_read(path: Path) -> None:
    source = f"""
#set page(columns: 2, header: [Doe et al. #h(1fr) Widgets], footer: [#h(1fr) 7])
#set par(justify: true, first-line-indent: 1em)
#set text(lang: "en")
= Introduction
It was learnt#footnote[A note at the foot.] that $-3.2 plus.minus 0.4$ holds for $p < 0.05$ and
$n <= 10^2$, and not for $alpha != 10^(-3)$, in "text" by others#super[12].
#figure(rect(width: 4cm), caption: [A caption of the rectangle.], placement: top)
{SENTENCE * 4}

{SENTENCE * 12}
"""
    text = read_source(typeset(path, source)).text
    words = text.replace("-\n", "").replace("\n", " ")
    assert text.startswith("Doe et al. Widgets\n\n")
    assert text.rstrip("\f").endswith("\n\n7")
    assert "\n\nFigure 1: A caption of the rectangle.\n\n" in text
    assert "\n\nIntroduction\n\nIt was learnt¹" in text
    assert "−3.2 ± 0.4 holds for 𝑝 < 0.05 and 𝑛 ≤ 10², and not for 𝛼 ≠ 10⁻³, in “text”" in words
    assert "by others¹²." in words
    assert SENTENCE * 4 in words


def test_columns_that_the_file_writes_row_by_row_are_parted(path: Path) -> None:
    left = [f"left {row} of the first column" for row in range(20)]
    right = [f"right {row} of the second column" for row in range(20)]
    lines = [
        (x, 740 - 11 * row, 9.0, words)
        for row in range(20)
        for x, words in ((60.0, left[row]), (310.0, right[row]))
    ]
    text = shown(path, (60, 765, 9, "A head that stands over both of the columns " * 3), *lines)
    assert "\n".join(left) in text
    assert "\n".join(right) in text
    assert text.index("head") < text.index("left 0") < text.index("right 0")


def test_the_cells_of_a_small_table_stay_in_their_rows(path: Path) -> None:
    lines = [
        (x, 740 - 11 * row, 9.0, words)
        for row in range(20)
        for x, words in ((60.0, f"row {row}"), (310.0, f"{row * 3}"))
    ]
    assert "row 3 9\nrow 4 12" in shown(path, *lines)


def test_heads_and_feet_stand_outside_whatever_their_place_in_the_file(path: Path) -> None:
    body = [(60.0, 700.0 - 12 * row, 10.0, f"line {row} of the text") for row in range(40)]
    text = shown(path, (300, 60, 10, "17"), (60, 750, 10, "Doe et al."), *body)
    assert text.startswith("Doe et al.\n\nline 0")
    assert text.rstrip("\f").endswith("line 39 of the text\n\n17")


def test_turned_text_is_a_block_at_the_end(path: Path) -> None:
    content = (
        b"BT /F1 20 Tf 0 1 -1 0 30 200 Tm (arXiv:0000.00000v1 1 Jan 2000) Tj ET\n"
        b"BT /F1 10 Tf 1 0 0 1 60 700 Tm (The first line of the text) Tj ET\n"
        b"BT /F1 10 Tf 1 0 0 1 60 688 Tm (and the second line of it.) Tj ET\n"
    )
    page_of(content).write(path)
    text = read_source(path).text
    assert text == (
        "The first line of the text\nand the second line of it.\n\narXiv:0000.00000v1 1 Jan 2000\f"
    )


def test_a_page_that_lies_on_its_side_is_read(path: Path) -> None:
    content = (
        b"BT /F1 10 Tf 0 1 -1 0 100 60 Tm (The first line of a wide table) Tj ET\n"
        b"BT /F1 10 Tf 0 1 -1 0 112 60 Tm (and the second line of it.) Tj ET\n"
    )
    page_of(content).write(path)
    assert read_source(path).text == (
        "The first line of a wide table\nand the second line of it.\f"
    )


def test_text_across_the_page_does_not_part_the_lines(path: Path) -> None:
    content = (
        b"BT /F1 10 Tf 1 0 0 1 60 700 Tm (The first line of the text) Tj ET\n"
        b"BT /F1 70 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET\n"
        b"BT /F1 10 Tf 1 0 0 1 60 688 Tm (and the second line of it.) Tj ET\n"
    )
    page_of(content).write(path)
    text = read_source(path).text
    assert text.startswith("The first line of the text\nand the second line of it.\n\n")
    assert "DRAFT" in text


def test_spaces_are_told_by_gaps_where_the_file_has_none(path: Path) -> None:
    content = b"BT /F1 10 Tf 60 700 Td [(unsuper) 10 (vised) -300 (learn) -5 (ing)] TJ ET"
    page_of(content).write(path)
    assert read_source(path).text == "unsupervised learning\f"


def test_a_font_of_size_one_is_as_large_as_it_is_drawn(path: Path) -> None:
    content = (
        b"BT /F1 1 Tf 10 0 0 10 60 700 Tm (The value is 10) Tj 6 0 0 6 131 704 Tm (2) Tj "
        b"10 0 0 10 135 700 Tm ( here) Tj ET"
    )
    page_of(content).write(path)
    assert read_source(path).text.replace(" ", "") == "Thevalueis10²here\f"


@pytest.mark.parametrize(
    ("rise", "size", "seen"), [(4, 6, "x² of"), (-2, 6, "x2 of"), (0, 6, "x2 of")]
)
def test_only_small_and_high_digits_are_raised(path: Path, rise: int, size: int, seen: str) -> None:
    content = (
        f"BT /F1 10 Tf 60 700 Td (The x) Tj {rise} Ts /F1 {size} Tf (2) Tj 0 Ts /F1 10 Tf "
        "( of it) Tj ET"
    )
    page_of(content.encode()).write(path)
    assert seen in read_source(path).text


def test_a_wider_gap_parts_blocks_but_no_sentence(path: Path) -> None:
    text = shown(
        path,
        (60, 700, 10, "The words of this sentence go on from"),
        (60, 684, 10, "line to line, and one gap is wider than"),
        (60, 672, 10, "the others of it."),
        (60, 660, 10, "Then comes more of the same text here."),
        (60, 620, 10, "Another block stands far below it."),
    )
    assert text == (
        "The words of this sentence go on from\nline to line, and one gap is wider than\n"
        "the others of it.\nThen comes more of the same text here.\n\n"
        "Another block stands far below it.\f"
    )


def test_text_set_with_double_spacing_is_one_block(path: Path) -> None:
    lines = [(60.0, 700.0 - 21 * row, 10.0, f"Line {row} of the text") for row in range(6)]
    assert "\n\n" not in shown(path, *lines)


def test_the_number_of_a_page_is_no_line_of_its_last_block(path: Path) -> None:
    lines = [(60.0, 700.0 - 12 * row, 10.0, f"Line {row} of the text") for row in range(6)]
    assert shown(path, *lines, (60, 624, 10, "17")).endswith("Line 5 of the text\n\n17\f")
