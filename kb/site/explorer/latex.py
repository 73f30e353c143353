"""What the explorer needs to write LaTeX: macros and signs, which `kb.tables` has once for all."""

from __future__ import annotations

from collections.abc import Iterator

from kb.site.explorer.index import format_json
from kb.site.press import Press
from kb.tables.latex import LATEX_MARKS, MACROS, head_lines
from kb.tables.latex_text import ACCENTS, MATHS, TEXT

FILE = "latex.json"
"""Its name under `kb.site.addresses.DATA`."""


def write_latex(press: Press) -> Iterator[bytes]:
    """The macros before each table, how single characters are set, and the factors' heads."""
    signs = {
        "macros": MACROS,
        "heads": {
            f"{ref}/{name}": head_lines(factor.label)
            for (ref, name), factor in press.corpus.factors.items()
        },
        "marks": {value or "": sign for value, sign in LATEX_MARKS.items()},
        "text": TEXT,
        "maths": MATHS,
        "accents": ACCENTS,
    }
    yield format_json(signs).encode()
