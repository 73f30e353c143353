"""A table as a LaTeX document of its own: for a proof sheet, or to see what an author would get."""

from __future__ import annotations

import re

from kb.tables.cells import TableValue
from kb.tables.latex import render_latex

_PREAMBLE = r"""
\documentclass[a4paper,10pt]{article}
\usepackage[T1]{fontenc}
\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{\usepackage{ae,aecompl}}
\usepackage[utf8]{inputenc}
\usepackage[margin=2.5cm]{geometry}
\usepackage{amssymb,array,booktabs,graphicx,longtable}
\setlength{\emergencystretch}{3em}
\begin{document}
""".strip()


def render_latex_document(table: TableValue, bib_name: str = "references") -> str:
    r"""The table as a document that ``pdflatex`` and ``bibtex`` compile.

    Args:
        table: the table.
        bib_name: the name of the ``.bib`` file with the papers, without its suffix.

    Raises:
        ValueError: when ``\bibliography`` could not name such a file.
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", bib_name):
        raise ValueError(f"a .bib file cannot be called {bib_name!r} in LaTeX")
    lines = [_PREAMBLE, render_latex(table).rstrip("\n"), ""]
    if table.papers:
        lines += [r"\sloppy", r"\bibliographystyle{plain}", rf"\bibliography{{{bib_name}}}"]
    return "\n".join([*lines, r"\end{document}", ""])
