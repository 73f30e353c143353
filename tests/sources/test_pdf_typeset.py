"""Accents above capitals, the words inside figures, and the cells of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.sources.read import read_source
from tests.sources.paper_files import WORDS, pdflatex, typeset

NAMES = (
    (r"as \"Ozdemir and \v{S}imi\'c", "as Özdemir and Šimić"),
    (r"by \c{C}elik, \L ukasiewicz and M\"uller", "by Çelik, Łukasiewicz and Müller"),
    (r"in \'Evora, \.Izmir, \L\'od\'z and Malm\"o", "in Évora, İzmir, Łódź and Malmö"),
    (r"of \AA ngstr\"om, \~Nu\~nez and Dvo\v{r}\'ak", "of Ångström, Ñuñez and Dvořák"),
)


@pytest.mark.tex
@pytest.mark.parametrize("options", ["", r"\usepackage[T1]{fontenc}\usepackage{ae}"])
def test_accents_stand_on_their_letters(tmp_path: Path, options: str) -> None:
    body = " ".join(f"We saw it {source} did." for source, _ in NAMES)
    source = rf"\documentclass{{article}}{options}\begin{{document}}{body}\end{{document}}"
    text = " ".join(read_source(pdflatex(tmp_path, source)).text.replace("-\n", "").split())
    for _, name in NAMES:
        assert f"We saw it {name} did." in text


def test_the_words_in_a_figure_belong_to_its_caption(tmp_path: Path) -> None:
    labels = "#place(dx: 15mm, dy: 6mm)[Large set]#place(dx: 30mm, dy: 15mm)[scans per patient]"
    figure = f"#figure(block(width: 66mm, height: 30mm)[{labels}], caption: [All the scans.])"
    source = f"#set page(header: [Widgets])\n{figure}\n{WORDS * 3}"
    text = read_source(typeset(tmp_path / "paper.pdf", source)).text
    assert "Figure 1: All the scans.\nLarge set\nscans per patient\n\nWidgets that" in text


def test_running_text_above_a_figure_stays_where_it_is(tmp_path: Path) -> None:
    figure = "#figure(block(width: 66mm, height: 9mm)[], caption: [All the scans.])"
    source = f"{WORDS}\n\n#align(center)[but not these]\n\n{figure}\n{WORDS}"
    text = read_source(typeset(tmp_path / "paper.pdf", source)).text
    assert text.index("but not these") < text.index("Figure 1")


def test_tabs_part_the_cells_of_a_table_and_no_words_of_the_text(tmp_path: Path) -> None:
    table = "#table(columns: 3, stroke: none, [Set], [Mean], [Used], [Our own], [3.5], [no])"
    text = read_source(typeset(tmp_path / "paper.pdf", f"{WORDS * 3}\n{table}\n{WORDS}")).text
    assert "Set\tMean\tUsed\nOur own\t3.5\tno" in text
    assert text.count("\t") == 4


@pytest.mark.tex
def test_marks_are_raised_also_where_they_are_most_of_a_line(tmp_path: Path) -> None:
    body = r"An area of\\cm$^2$.\textsuperscript{40--43}\\by far."
    source = rf"\documentclass[11pt]{{article}}\begin{{document}}{body}\end{{document}}"
    assert "of\ncm².⁴⁰–⁴³\nby far." in read_source(pdflatex(tmp_path, source)).text
