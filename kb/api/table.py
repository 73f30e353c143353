"""A table, ready to be printed in every language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.corpus import Corpus

if TYPE_CHECKING:
    from kb.tables.cells import TableValue


@dataclass(frozen=True)
class TableView:
    """A table, ready to be printed.

    Attributes:
        value: its typed cells.
        corpus: the records of the papers that it cites.
    """

    value: TableValue
    corpus: Corpus = field(repr=False)

    def to_latex(self) -> str:
        """LaTeX for an author's own document; `kb.tables.latex` names the packages it needs."""
        from kb.tables.latex import render_latex

        return render_latex(self.value)

    def to_bibtex(self) -> str:
        """The papers that the table cites, as the ``.bib`` file that its LaTeX needs."""
        from kb.exchange.bibtex import format_bibtex

        return format_bibtex(self.corpus.papers[paper] for paper in self.value.papers)

    def to_markdown(self) -> str:
        """Markdown with pipe tables."""
        from kb.tables.markdown import render_markdown

        return render_markdown(self.value)

    def to_html(self) -> str:
        """An HTML fragment without links."""
        from kb.tables.html import render_html

        return render_html(self.value)

    def to_csv(self) -> str:
        """CSV; `kb.tables.csv` names its columns."""
        from kb.tables.csv import render_csv

        return render_csv(self.value)

    def to_json(self) -> str:
        """JSON with the typed cells."""
        from kb.tables.json import render_json

        return render_json(self.value)
