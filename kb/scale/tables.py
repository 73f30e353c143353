"""The relations as Ibis tables on one engine."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, overload

from kb.corpus import Corpus
from kb.frames.relations import RELATIONS, find_relation
from kb.scale.engine import open_engine
from kb.scale.sources import Opener, from_files, from_records, from_store, from_tables

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends import BaseBackend


class HasCorpus(Protocol):
    """Whatever holds the records of a knowledge base, such as ``kb.load()``."""

    @property
    def corpus(self) -> Corpus:
        """All records."""


def connect(
    source: HasCorpus | Corpus | str | PathLike[str] | None, connection: object = None
) -> Tables:
    """The relations of a knowledge base as tables of an engine.

    Args:
        source: where the rows come from: a loaded knowledge base; the folder of a data set, or its
            address in a store that the engine reads (``s3://...``); None when the engine holds the
            relations already, each as a table of its name.
        connection: the engine: an Ibis connection, a ``SparkSession``, a DuckDB connection, or the
            address of an engine. If None, a DuckDB of its own, in memory.

    Raises:
        MissingLibrary: when the library of the engine is not installed.
        UnknownEngine: when the connection leads to no engine.
        NotADataSet: when the folder holds no data set.
    """
    engine = open_engine(connection)
    if source is None:
        return Tables(engine, from_tables(engine))
    if isinstance(source, Corpus):
        return Tables(engine, from_records(source, engine))
    if isinstance(source, str) and "://" in source:
        return Tables(engine, from_store(source, engine))
    if isinstance(source, str | PathLike):
        return Tables(engine, from_files(Path(source), engine))
    return Tables(engine, from_records(source.corpus, engine))


class _Relation:
    """A relation that is opened when it is first asked for."""

    def __set_name__(self, owner: type[Tables], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, tables: None, owner: type[Tables]) -> _Relation: ...
    @overload
    def __get__(self, tables: Tables, owner: type[Tables]) -> ir.Table: ...
    def __get__(self, tables: Tables | None, owner: type[Tables]) -> _Relation | ir.Table:
        return self if tables is None else tables.table(self._name)


class Tables:
    """An Ibis table for each relation; `kb.frames.relations` says what its columns mean.

    Nothing is computed before a result is asked for (``.to_pandas()``, ``.to_pyarrow()``).

    Attributes:
        connection: the Ibis connection of the engine.
    """

    knowledge_base: Final = _Relation()
    coders: Final = _Relation()
    papers: Final = _Relation()
    authors: Final = _Relation()
    codebooks: Final = _Relation()
    factors: Final = _Relation()
    factor_matches: Final = _Relation()
    datasets: Final = _Relation()
    dataset_aliases: Final = _Relation()
    dataset_parts: Final = _Relation()
    models: Final = _Relation()
    model_aliases: Final = _Relation()
    quotes: Final = _Relation()
    quote_tolerances: Final = _Relation()
    quote_similarities: Final = _Relation()
    quote_datasets: Final = _Relation()
    quote_models: Final = _Relation()
    paper_datasets: Final = _Relation()
    paper_models: Final = _Relation()
    codings: Final = _Relation()
    coding_coders: Final = _Relation()
    independent_codings: Final = _Relation()
    tables: Final = _Relation()
    table_quotes: Final = _Relation()
    notes: Final = _Relation()

    def __init__(self, connection: BaseBackend, opener: Opener) -> None:
        self.connection = connection
        self._opener = opener
        self._opened: dict[str, ir.Table] = {}
        self._known: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {}

    def __repr__(self) -> str:
        return f"<{len(RELATIONS)} tables on {self.connection.name}, version {self.version}>"

    def table(self, name: str) -> ir.Table:
        """The table of a relation.

        Raises:
            UnknownName: when there is no such relation, with the nearest.
            MissingTable: when the engine does not hold it.
        """
        if name not in self._opened:
            self._opened[name] = self._opener(find_relation(name))
        return self._opened[name]

    @property
    def version(self) -> str:
        """The version of the data; name it with every result."""
        ((version,),) = self.known("knowledge_base", "version")
        return version

    def known(self, relation: str, *columns: str) -> frozenset[tuple[str, ...]]:
        """The cells of some columns of a small relation, asked of the engine once."""
        asked = (relation, *columns)
        if asked not in self._known:
            cells = self.table(relation).select(*columns).distinct().to_pandas()
            self._known[asked] = frozenset(cells.itertuples(index=False, name=None))
        return self._known[asked]
