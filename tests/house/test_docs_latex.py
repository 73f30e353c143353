"""The LaTeX that the docs show to authors compiles, with all of its own ways of setting a table."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kb.api.load import load
from tests.house.fences import read_fences

PAGE = Path(__file__).resolve().parents[2] / "docs" / "read" / "table-in-a-paper.md"


@pytest.mark.tex
@pytest.mark.slow
def test_the_latex_examples_compile(tmp_path: Path) -> None:
    table = load().table("appendix-a")
    (tmp_path / "appendix-a.tex").write_text(table.to_latex(), encoding="ascii")
    (tmp_path / "appendix-a.bib").write_text(table.to_bibtex(), encoding="ascii")
    (tmp_path / "references.bib").touch()

    document, ways, natbib = (
        fence.text for fence in read_fences(PAGE) if fence.language == "latex"
    )
    assert document.splitlines()[0] == r"\usepackage{amssymb,array,booktabs,graphicx,longtable}"
    preamble, table_line, end = document.split("...\n")
    lines = (r"\documentclass{article}", preamble, natbib, r"\begin{document}")
    changed = table_line.replace("\\input{appendix-a}\n", ways)
    assert changed != table_line
    text = "\n".join((*lines, changed, end.replace("{plain}", "{plainnat}"), r"\end{document}"))
    (tmp_path / "paper.tex").write_text(text, encoding="ascii")

    for program in ("pdflatex", "bibtex", "pdflatex", "pdflatex"):
        options = () if program == "bibtex" else ("-interaction=nonstopmode", "-halt-on-error")
        ran = subprocess.run(
            [program, *options, "paper"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout[-3000:]
    log = (tmp_path / "paper.log").read_text(encoding="latin-1")
    assert "undefined" not in log
    assert "Overfull" not in log
