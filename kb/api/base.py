"""The one object that a querier holds: a knowledge base, loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kb.api.table import TableView
from kb.corpus import Corpus
from kb.frames.quotes import Names, Quotes, find_quotes
from kb.frames.wide import Measure, Unit
from kb.ledger import Ledger, build_ledger

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib


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

    def cooccurrence(
        self, codebook: str | None = None, measure: Measure = "count", unit: Unit = "quote"
    ) -> pd.DataFrame:
        """How often two factors are spoken to together; see `kb.frames.wide.build_cooccurrence`."""
        from kb.frames.wide import build_cooccurrence

        return build_cooccurrence(self.corpus, codebook, measure, unit)

    def by_year(
        self, codebook: str | None = None, unit: Unit = "quote", by_value: bool = False
    ) -> pd.DataFrame:
        """How many quotes speak to each factor in each year; see `kb.frames.by_year`."""
        from kb.frames.by_year import build_by_year

        return build_by_year(self.corpus, codebook, unit, by_value)

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
