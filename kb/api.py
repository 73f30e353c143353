"""The one object that a querier holds: a knowledge base, loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kb.checks import run_checks
from kb.corpus import Corpus
from kb.errors import BrokenKnowledgeBase, NotAKnowledgeBase
from kb.frames.quotes import Names, Quotes, find_quotes
from kb.ledger import Ledger, build_ledger
from kb.store.locate import locate
from kb.store.read import collector_paused, read_corpus
from kb.store.root import FOLDER, MARK, shipped_root

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kb.tables.cells import TableValue


def load(path: str | Path | None = None, check: bool = True) -> Base:
    """Load a knowledge base and check it.

    Args:
        path: the folder that holds ``kb.yaml``, or one that holds it in ``annotations``; if None,
            the knowledge base that comes with this package.
        check: run all checks, so that no misspelt name is counted as if nothing were there. Without
            them loading takes less than half as long, and refuses only what cannot be read.

    Raises:
        NotAKnowledgeBase: when there is none at ``path``.
        BrokenKnowledgeBase: when there are errors; its ``findings`` say where and what.
    """
    root = shipped_root() if path is None else _root_at(Path(path))
    with collector_paused():
        loaded = read_corpus(root)
        findings = loaded.findings
        if check and loaded.corpus is not None:
            findings = (*findings, *run_checks(loaded.corpus))
    errors = [finding for finding in findings if finding.severity == "error"]
    if loaded.corpus is None or errors:
        raise BrokenKnowledgeBase(locate(errors, root), str(root))
    return Base(loaded.corpus)


def _root_at(path: Path) -> Path:
    for folder in (path, path / FOLDER):
        if (folder / MARK).is_file():
            return folder
    raise NotAKnowledgeBase(str(path), f"it holds neither {MARK} nor {FOLDER}/{MARK}")


@dataclass(frozen=True, repr=False)
class Base:
    """A knowledge base.

    Attributes:
        corpus: all its records.
    """

    corpus: Corpus

    def __repr__(self) -> str:
        corpus = self.corpus
        papers = sum(paper.deprecated is None for paper in corpus.papers.values())
        counts = f"{papers} papers, {len(corpus.quotes)} quotes"
        return f"<knowledge base {self.title!r}, version {self.version}: {counts}>"

    @property
    def title(self) -> str:
        """Its title."""
        return self.corpus.meta.title

    @property
    def version(self) -> str:
        """The version of its data; name it with every result."""
        return self.corpus.meta.version

    def quotes(
        self,
        *,
        factor: Names = None,
        value: Names = None,
        codebook: Names = None,
        paper: Names = None,
        since: int | None = None,
        until: int | None = None,
        source: Names = None,
        target: Names = None,
        model: Names = None,
        coder: Names = None,
        text: str | None = None,
    ) -> Quotes:
        """The quotes that meet every condition; see `kb.frames.quotes.find_quotes`."""
        return find_quotes(
            self.corpus,
            factor=factor,
            value=value,
            codebook=codebook,
            paper=paper,
            since=since,
            until=until,
            source=source,
            target=target,
            model=model,
            coder=coder,
            text=text,
        )

    def frame(self, codebook: str | None = None) -> pd.DataFrame:
        """A row for each quote and factor; see `kb.frames.tidy.build_frame`."""
        from kb.frames.tidy import build_frame

        return build_frame(self.corpus, codebook)

    def matrix(
        self, codebook: str | None = None, values: Literal["words", "binary"] = "words"
    ) -> pd.DataFrame:
        """Quotes by factors; see `kb.frames.wide.build_matrix`."""
        from kb.frames.wide import build_matrix

        return build_matrix(self.corpus, codebook, values)

    def cooccurrence(self, codebook: str | None = None) -> pd.DataFrame:
        """How many quotes speak to two factors; see `kb.frames.wide.build_cooccurrence`."""
        from kb.frames.wide import build_cooccurrence

        return build_cooccurrence(self.corpus, codebook)

    def ledger(self) -> Ledger:
        """Which quotes were compared with a source, how, and why others not; see `kb.ledger`."""
        return build_ledger(self.corpus)

    def graph(self) -> nx.MultiDiGraph[str]:
        """Papers, quotes, factors and what links them; see `kb.graph.property_graph`."""
        from kb.graph.property_graph import build_graph

        return build_graph(self.corpus)

    def rdf(self) -> rdflib.Graph:
        """An rdflib graph with the prefixes bound; see `kb.graph.triples` for its terms."""
        from kb.graph.rdf import build_rdf

        return build_rdf(self.corpus)

    def turtle(self) -> str:
        """The same as Turtle, without rdflib; the same text for the same data."""
        from kb.graph.rdf import format_turtle

        return format_turtle(self.corpus)

    def table(self, name: str) -> TableView:
        """A declared table.

        Raises:
            UnknownName: when there is no such table.
        """
        from kb.tables.build import build_table

        return TableView(build_table(self.corpus, name), self.corpus)


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
