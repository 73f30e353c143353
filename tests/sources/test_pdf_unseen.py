"""What a PDF page holds but does not show, and digits that are lowered behind a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
)

from kb.sources.read import read_source
from tests.sources.paper_files import WORDS, page_of, pdflatex, typeset

SHOWN = "\n".join(
    f"BT /F1 10 Tf 60 {700 - 12 * row} Td (Line {row} of the larger sets) Tj ET" for row in range(8)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


def read(path: Path, content: str, box: tuple[float, float, float, float] | None = None) -> str:
    writer = page_of(content.encode("cp1252"))
    if box:
        writer.pages[0].cropbox = RectangleObject(box)
    writer.write(path)
    return read_source(path).text


@pytest.mark.parametrize("place", ["700 300", "-300 300", "60 -40", "60 900"])
def test_text_beside_the_page_is_left_out(path: Path, place: str) -> None:
    beside = f"BT /F1 10 Tf {place} Td (do not help) Tj ET"
    assert read(path, f"{SHOWN}\n{beside}") == read(path, SHOWN)


def test_text_beside_what_is_cropped_is_left_out(path: Path) -> None:
    cropped = read(path, SHOWN, (50, 640, 400, 760))
    assert "Line 4 of the larger sets" in cropped
    assert "Line 7" not in cropped
    assert read(path, SHOWN, (50, 500, 400, 760)) == read(path, SHOWN)


def test_a_turned_page_is_read_whole(path: Path) -> None:
    writer = page_of(SHOWN.encode())
    writer.pages[0].rotate(90)
    writer.write(path)
    assert all(f"Line {row} of the larger sets" in read_source(path).text for row in range(8))


@pytest.mark.parametrize(
    "unseen",
    ["3 Tr /F1 10 Tf (do not ) Tj 0 Tr", "/F1 1 Tf (do not) Tj", "3 Tr ( ) Tj (n't) Tj 0 Tr"],
)
def test_unseen_words_within_a_line_are_left_out(path: Path, unseen: str) -> None:
    line = f"BT /F1 10 Tf 60 400 Td (they ) Tj {unseen} /F1 10 Tf (help us in every case) Tj ET"
    text = read(path, f"{SHOWN}\n{line}")
    assert "they help us in every case" in text
    assert "n't" not in text
    assert "not" not in text


def test_an_unseen_layer_within_a_drawing_is_left_out(path: Path) -> None:
    writer = page_of(f"{SHOWN}\n/X Do".encode())
    form = DecodedStreamObject()
    form.set_data(b"BT 3 Tr /F1 10 Tf 60 90 Td (never) Tj 0 Tr ( seen) Tj ET")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([NumberObject(n) for n in (0, 0, 600, 700)])
    resources = writer.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    form[NameObject("/Resources")] = DictionaryObject(resources)
    drawings = DictionaryObject({NameObject("/X"): writer._add_object(form)})
    resources[NameObject("/XObject")] = drawings
    writer.write(path)
    text = read_source(path).text
    assert "seen" in text
    assert "never" not in text


@pytest.mark.parametrize("stamp", ["", "BT /F1 8 Tf 60 30 Td (Taken from a library) Tj ET"])
def test_the_recognized_text_of_a_scan_is_kept(path: Path, stamp: str) -> None:
    text = read(path, f"{SHOWN.replace('BT', 'BT 3 Tr')}\n{stamp.replace('BT', 'BT 0 Tr')}")
    assert "Line 3 of the larger sets\nLine 4" in text


def test_a_page_in_tiny_letters_is_read(path: Path) -> None:
    assert "Line 3 of the" in read(path, SHOWN.replace("/F1 10", "/F1 1.5"))


def test_lowered_digits_join_no_number(path: Path) -> None:
    source = "The base is $10_2$ or 10#sub[2], $x_2$, $x_(12)$ of H#sub[2]O, $10_2^3$ and 12.\n\n"
    text = read_source(typeset(path, source + WORDS)).text
    assert text.startswith("The base is 10_2 or 10_2, 𝑥2, 𝑥12 of H2O, ")
    assert "102" not in text


@pytest.mark.tex
def test_lowered_digits_of_tex_join_no_number(tmp_path: Path) -> None:
    body = r"The base is $101_2$ or 101\textsubscript{2}, $x_2$, $x_{12}$, H$_2$O, $\log_2\!8$."
    source = rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}"
    text = read_source(pdflatex(tmp_path, source)).text
    assert text.startswith("The base is 101_2 or 101_2, x2, x12, H2O, log2 8.")
