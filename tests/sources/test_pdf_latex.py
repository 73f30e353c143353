"""What pdfLaTeX sets in two columns, read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.sources.read import read_source
from kb.sources.source import Source
from tests.sources.paper_files import pdflatex

pytestmark = pytest.mark.tex

PARAGRAPH = (
    "Some participants said that they would choose a source dataset by looking at the visual "
    "similarity between its pictures, whereas others said that the number of pictures mattered "
    "more than any other property that one could think of."
)

PAPER = (
    r"""
\documentclass[twocolumn]{article}
\usepackage{amsmath}
\pagestyle{myheadings}\markright{Doe and Roe: Widgets}
\title{Widgets in the Wild}
\author{Jane Doe\textsuperscript{1} \and Ren\'e Ro\'e$^{2,3}$}
\begin{document}
\maketitle\thispagestyle{myheadings}
\section{Introduction}
Widgets are often pretrained\footnote{See the appendix for the details of this, which are so long
that they fill more than one line of the foot.} on natural images, and it is not clear whether
this helps~[12]. It was $-3.2 \pm 0.4$\% with $p<0.05$, $n \le 10^{2}$, $\alpha = 0.01$,
$\beta \neq 10^{-3}$ and H$_2$O in a na\"ive fa\c{c}ade of Jim\'enez-S\'anchez and
Micha\l.\textsuperscript{1,2--3} The efficient, affine and baffling offices are
``quoted'' and `single' at 90$^\circ$C.
\begin{figure}[t]\centering\rule{3cm}{2cm}
\caption{A black box, which is described at such length that it takes lines of its own.}
\end{figure}
"""
    + r"""
\begin{table*}[t]\centering\caption{Results}
\begin{tabular}{lp{5cm}p{5cm}}
P1 & The datasets should be as large as possible, since that is what helps the most in practice
& Since it is a rule of thumb of many people that more of anything is better\\
\end{tabular}\end{table*}
"""
    + f"{PARAGRAPH}\n\n" * 14
    + r"The line is taller by $\displaystyle\frac{a}{b}$ than the others of this paragraph, which "
    + "runs on around it to its end and beyond.\n\n"
    + f"{PARAGRAPH}\n\n" * 6
    + r"\end{document}"
)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return read_source(pdflatex(tmp_path_factory.mktemp("paper"), PAPER, runs=2))


def blocks(source: Source) -> list[str]:
    return [block for page in source.text.split("\f") for block in page.split("\n\n")]


def joined(block: str) -> str:
    return block.replace("-\n", "").replace("\n", " ")


def test_the_file_says_what_read_it(paper: Source) -> None:
    assert paper.kind == "pdf"
    assert paper.extractor.startswith("pypdfium2 5")
    assert len(paper.sha256) == 64


def test_each_page_begins_where_it_is_said_to(paper: Source) -> None:
    assert paper.text.count("\f") == len(paper.pages) == 2
    assert paper.page_at(paper.text.index("Introduction")) == 1
    assert paper.text[paper.pages[1] - 1] == "\f"
    assert paper.page_at(paper.pages[1]) == 2


@pytest.mark.parametrize(
    "block",
    [
        "Widgets in the Wild",
        "1 Introduction",
        "Figure 1: A black box, which is described at such length that it takes lines of its own.",
        "¹See the appendix for the details of this, which are so long that they fill more than "
        "one line of the foot.",
        "Since it is a rule of thumb of many people that more of anything is better",
    ],
)
def test_heads_captions_footnotes_and_cells_are_blocks(paper: Source, block: str) -> None:
    assert block in map(joined, blocks(paper))


def test_heads_come_first_and_feet_last(paper: Source) -> None:
    first, second = (page.split("\n\n") for page in paper.text.split("\f")[:2])
    assert "Doe and Roe: Widgets" in joined(first[0])
    assert "Doe and Roe: Widgets" in joined(second[0])


@pytest.mark.parametrize(
    "words",
    [
        "Jane Doe¹",
        "René Roé²,³",
        "often pretrained¹ on natural images",
        "helps [12]. It was −3.2 ± 0.4% with p < 0.05, n ≤ 10², α = 0.01, β ≠ 10⁻³ and H2O in a "
        "naïve façade of Jiménez-Sánchez and Michał.¹,²–³ The efficient, affine and baffling "
        "offices are “quoted” and ‘single’ at 90°C.",
    ],
)
def test_the_words_are_those_that_were_set(paper: Source, words: str) -> None:
    assert words in joined(paper.text).replace("JiménezSánchez", "Jiménez-Sánchez")


def test_a_paragraph_is_never_parted_within(paper: Source) -> None:
    whole = [block for block in map(joined, blocks(paper)) if PARAGRAPH in block]
    assert sum(block.count(PARAGRAPH) for block in whole) >= 17


def test_a_line_goes_on_behind_a_fraction(paper: Source) -> None:
    assert "is taller by a b than the others of this paragraph, which runs on" in joined(paper.text)


def test_columns_stand_one_after_the_other(paper: Source) -> None:
    page = joined(paper.text.split("\f")[0])
    assert page.index("1 Introduction") < page.index("¹See the appendix") < page.rindex("Some")


def test_lines_end_where_they_end_on_the_page(paper: Source) -> None:
    assert any(line.endswith("-") for line in paper.text.splitlines())
    assert max(map(len, paper.text.splitlines())) < 110
    assert "￾" not in paper.text
    assert "\x02" not in paper.text


def test_line_numbers_do_not_stand_between_the_words(tmp_path: Path) -> None:
    source = (
        r"\documentclass{article}\usepackage{lineno}\begin{document}\linenumbers "
        + PARAGRAPH * 4
        + r"\end{document}"
    )
    text = joined(read_source(pdflatex(tmp_path, source)).text)
    assert PARAGRAPH in text


def test_a_large_initial_belongs_to_its_word(tmp_path: Path) -> None:
    source = (
        r"\documentclass{article}\begin{document}\hangindent2em\hangafter-2\noindent"
        r"\hskip-2em\lower12pt\hbox to2em{\font\big=cmr10 at 28pt\big D\hss}EEP "
        + PARAGRAPH
        + r"\end{document}"
    )
    text = joined(read_source(pdflatex(tmp_path, source)).text)
    assert text.startswith(f"DEEP {PARAGRAPH[:30]}")
