"""The one object that a querier holds: a knowledge base, loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from kb.api.quotes import Quotes, ask
from kb.api.table import TableView
from kb.api.wrong_names import missing_attribute, refusing_misspelt
from kb.corpus import Corpus
from kb.frames.conditions import Names, Within, Words, read_conditions
from kb.frames.conflicts import MOST_PAIRS, Conflicts, build_conflicts
from kb.frames.find import LevelName
from kb.frames.index import QuoteIndex
from kb.frames.rows import Outcome
from kb.frames.wide import Measure, Unit
from kb.ledger import Ledger, build_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pandas as pd
    import rdflib

    from kb.frames.gap_table import Gaps, Role
    from kb.frames.independence import Independences
    from kb.frames.terms import Terms
    from kb.scale.tables import Tables
    from kb.sparql.engine import Engine
    from kb.sparql.query import Updated


@dataclass(frozen=True, repr=False, eq=False)
class Base:
    """A knowledge base. Two are equal only when they are one; compare ``corpus`` for the records.

    Attributes:
        corpus: all its records.
    """

    corpus: Corpus

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            return missing_attribute(self, name)

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

    @cached_property
    def _index(self) -> QuoteIndex:
        return QuoteIndex(self.corpus)

    @refusing_misspelt
    def quotes(
        self,
        *,
        factor: Names = None,
        value: Outcome | Names = None,
        codebook: Names = None,
        paper: Names = None,
        since: int | None = None,
        until: int | None = None,
        source: Names = None,
        target: Names = None,
        model: Names = None,
        coder: Names = None,
        level: LevelName | Names = None,
        text: Words | Iterable[Words] | None = None,
        within: Within = "quote",
    ) -> Quotes:
        """The quotes that meet every condition; of several names in one condition, any will do.

        ``factor``, ``value``, ``codebook`` and ``coder`` must hold of one and the same judgement.

        Args:
            factor: a factor's id (``visual_similarity``), alone or after its codebook
                (``literature-factors@1/visual_similarity``).
            value: ``positive``, ``negative``, ``mixed``, ``present``, ``absent`` or ``not
                assessed``. Without it the quote speaks to the factor: neither of the last two.
            codebook: a codebook by reference or by bare id (its newest major version).
            paper: a paper's id.
            since: only papers of this year or later.
            until: only papers of this year or earlier.
            source: a source dataset.
            target: a target dataset.
            model: an architecture.
            coder: someone who agreed on the judgement.
            level: against what the words were held: ``full-text``, ``abstract``, ``secondary``,
                ``unverified`` (tried in vain) or ``not-compared``.
            text: words that stand in the quote, whatever their case and line breaks; or a pattern
                of ``re.compile``, sought in ``quote.text`` as it is.
            within: ``quote``: the words of the quote name the ``source``, ``target`` or ``model``.
                ``nearest``: they name it, or they name none and the paper works on it; this is how
                ``gaps`` and the pictures count. ``paper``: they name it, or the paper works on it.

        Raises:
            UnknownName: when a name does not exist, with the nearest that does.
            ContradictoryConditions: when no quote can ever meet the conditions.
            WrongCondition: when a condition is given something of another kind than it takes.
            UnknownArgument: when there is no such condition.
        """
        conditions = read_conditions(
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
            level=level,
            text=text,
            within=within,
        )
        return ask(self._index, conditions)

    def papers(self) -> pd.DataFrame:
        """A row for each paper; see `kb.frames.inventory.build_papers`."""
        from kb.frames.inventory import build_papers

        return build_papers(self.corpus)

    def factors(self) -> pd.DataFrame:
        """A row for each factor, with how often each value was given; see
        `kb.frames.inventory.build_factors`."""
        from kb.frames.inventory import build_factors

        return build_factors(self.corpus)

    def datasets(self) -> pd.DataFrame:
        """A row for each dataset; see `kb.frames.inventory.build_datasets`."""
        from kb.frames.inventory import build_datasets

        return build_datasets(self.corpus)

    def models(self) -> pd.DataFrame:
        """A row for each architecture; see `kb.frames.inventory.build_models`."""
        from kb.frames.inventory import build_models

        return build_models(self.corpus)

    @refusing_misspelt
    def frame(self, codebook: str | None = None) -> pd.DataFrame:
        """A row for each quote and factor; see `kb.frames.tidy.build_frame`."""
        from kb.frames.tidy import build_frame

        return build_frame(self.corpus, codebook)

    @refusing_misspelt
    def matrix(
        self, codebook: str | None = None, values: Literal["words", "binary"] = "words"
    ) -> pd.DataFrame:
        """Quotes by factors; see `kb.frames.wide.build_matrix`."""
        from kb.frames.wide import build_matrix

        return build_matrix(self.corpus, codebook, values)

    @refusing_misspelt
    def cooccurrence(
        self, codebook: str | None = None, measure: Measure = "count", unit: Unit = "quote"
    ) -> pd.DataFrame:
        """How often two factors are spoken to together; see `kb.frames.wide.build_cooccurrence`."""
        from kb.frames.wide import build_cooccurrence

        return build_cooccurrence(self.corpus, codebook, measure, unit)

    @refusing_misspelt
    def by_year(
        self, codebook: str | None = None, unit: Unit = "quote", by_value: bool = False
    ) -> pd.DataFrame:
        """How many quotes speak to each factor in each year; see `kb.frames.by_year`."""
        from kb.frames.by_year import build_by_year

        return build_by_year(self.corpus, codebook, unit, by_value)

    @refusing_misspelt
    def conflicts(
        self,
        factor: str | None = None,
        codebook: str | None = None,
        *,
        mixed: bool = False,
        most: int | None = MOST_PAIRS,
    ) -> Conflicts:
        """Quotes of opposite value, and in what they differ; see `kb.frames.conflicts`."""
        return build_conflicts(self.corpus, factor, codebook, mixed, most)

    @refusing_misspelt
    def gaps(self, codebook: str | None = None, by: Role = "source") -> Gaps:
        """What nobody has read or said, and what to read next; see `kb.frames.gaps`."""
        from kb.frames.gaps import build_gaps

        return build_gaps(self.corpus, codebook, by)

    @refusing_misspelt
    def independence(self, factor: str | None = None, codebook: str | None = None) -> Independences:
        """Papers, groups of authors and routes behind factors; see `kb.frames.independence`."""
        from kb.frames.independence import build_independence

        return build_independence(self.corpus, factor, codebook)

    @refusing_misspelt
    def terms(self, factor: str | None = None, codebook: str | None = None) -> Terms:
        """The authors' own words for factors, and ambiguous ones; see `kb.frames.terms`."""
        from kb.frames.terms import build_terms

        return build_terms(self.corpus, factor, codebook)

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

    @cached_property
    def _engine(self) -> Engine:
        from kb.sparql.embedded import EmbeddedEngine

        return EmbeddedEngine(self.corpus)

    @property
    def _answer_version(self) -> str | None:
        return self.version

    @refusing_misspelt
    def sparql(
        self,
        query: str,
        *,
        timeout: float = 60.0,
        most: int = 1_000_000,
        update: bool = False,
        service: bool = False,
    ) -> pd.DataFrame | rdflib.Graph | bool | Updated:
        """The answer to a SPARQL query: a frame for SELECT, a graph for CONSTRUCT and DESCRIBE, a
        bool for ASK.

        `kb.sparql.frame.build_answer_frame` says which types the columns have. ``attrs`` of a frame
        names the version of the data. The prefixes of `kb.graph.terms.PREFIXES` need no declaring.

        Args:
            query: SPARQL 1.1.
            timeout: seconds after which the query is stopped.
            most: rows or triples of the answer; more are an error and never a short answer.
            update: allow INSERT, DELETE and the like, which change the store in memory and no file.
            service: allow SERVICE, FROM and LOAD, which turn to other places.

        Raises:
            QueryRefused: when the query asks for what is not allowed.
            MalformedQuery: when it cannot be read, with the place.
            QueryStopped: when it takes too much time, memory or rows.
            QueryFailed, EngineBroken: when it cannot be answered for another reason.
        """
        from kb.sparql.engine import Limits
        from kb.sparql.query import ask

        limits = Limits(seconds=timeout, rows=most)
        return ask(self._engine, query, limits, update, service, lambda: self._answer_version)

    def turtle(self) -> str:
        """The same as Turtle, without rdflib; the same text for the same data."""
        from kb.graph.rdf import format_turtle

        return format_turtle(self.corpus)

    @refusing_misspelt
    def table(self, name: str) -> TableView:
        """A declared table.

        Raises:
            UnknownName: when there is no such table.
        """
        from kb.tables.build import build_table

        return TableView(build_table(self.corpus, name), self.corpus)

    @refusing_misspelt
    def tables(self, connection: object = None) -> Tables:
        """The relations as Ibis tables, on DuckDB or the engine named; see `kb.scale.tables`."""
        from kb.scale.tables import connect

        return connect(self.corpus, connection)
