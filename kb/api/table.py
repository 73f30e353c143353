"""A table, ready to be printed in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.errors import WrongCondition
from kb.ids import SLUG
from kb.model.paper import Paper, Quote

if TYPE_CHECKING:
    from kb.tables.cells import TableValue


@dataclass(frozen=True, repr=False)
class TableView:
    """A table, ready to be printed.

    Attributes:
        value: its typed cells.
        corpus: the records of the papers that it cites.
    """

    value: TableValue
    corpus: Corpus = field(repr=False)

    def __repr__(self) -> str:
        value = self.value
        rows = sum(1 for _ in value.iter_rows())
        size = f"{rows} row{'s' * (rows != 1)}, data version {value.data_version}"
        return f"<table {value.id!r}, {value.title!r}: {size}>"

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

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


def quote_table(
    corpus: Corpus,
    quotes: Iterable[tuple[Paper, Quote]],
    *,
    codebook: str,
    factors: tuple[str, ...],
    name: str,
    title: str,
    caption: str,
    chosen: str,
) -> TableView:
    """A table of some quotes, whose caption says how they were chosen.

    Args:
        corpus: the records.
        quotes: the quotes.
        codebook: the codebook whose factors it shows, by reference or bare id.
        factors: which of them, in which order; all that are in use if empty.
        name: the table's id.
        title: its short title.
        caption: what else the caption says.
        chosen: the conditions that chose the quotes; empty for all quotes.

    Raises:
        UnknownName: when there is no such codebook or factor.
        WrongCondition: when ``name`` is no id.
    """
    from kb.tables.build import build_quote_table

    if not re.fullmatch(SLUG, name):
        raise WrongCondition("name", name, "write lower-case letters, digits, '-', '_' and '.'")
    value = build_quote_table(
        corpus,
        quotes,
        corpus.find_codebook(codebook),
        factors=factors,
        name=name,
        title=title,
        caption=_captioned(caption, f"chosen by {chosen}." if chosen else "All quotes."),
    )
    return TableView(value, corpus)


def _captioned(caption: str, chosen: str) -> str:
    if not caption:
        return f"Quotes {chosen}" if chosen.startswith("chosen") else chosen
    stop = "" if caption.endswith((".", "!", "?")) else "."
    return f"{caption}{stop} {chosen[0].upper()}{chosen[1:]}"
