"""Where an engine takes a relation from: records in memory, Parquet files, or its own tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.errors import KbError
from kb.exchange.formats.dataset import CONTENTS
from kb.frames.relation import Relation
from kb.frames.relations import RELATIONS
from kb.frames.relations_arrow import build_arrow
from kb.scale.problem import MissingTable, NotADataSet

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa
    from ibis.backends import BaseBackend

Opener = Callable[[Relation], "ir.Table"]
"""Gives the table of a relation in the engine."""

_TYPES = {"text": "string", "integer": "int64", "boolean": "boolean"}


def from_records(corpus: Corpus, engine: BaseBackend) -> Opener:
    """Relations of a corpus: DuckDB reads them where they are, another engine gets a copy."""

    def open_relation(relation: Relation) -> ir.Table:
        return _lent(build_arrow(corpus, relation), relation, engine)

    return open_relation


def from_files(folder: Path, engine: BaseBackend) -> Opener:
    """Relations of a data set that ``kb export dataset`` wrote.

    DuckDB and Spark read the files themselves, and only what a question needs of them; another
    engine gets a copy of each relation that is asked for.

    Raises:
        NotADataSet: when the folder holds none, or one of another layout.
    """
    root = _root(folder)

    def open_relation(relation: Relation) -> ir.Table:
        home = root / relation.name
        files = [str(file) for file in sorted(home.rglob("*.parquet"))]
        if not files:
            raise NotADataSet(str(root), f"{relation.name}/ has no Parquet file")
        with _reading(str(home)):
            if engine.name == "duckdb":
                return _chosen(engine.read_parquet(files, hive_partitioning=True), relation)
            if engine.name == "pyspark":
                return _chosen(engine.read_parquet(str(home)), relation)
            return _lent(_read(home, relation), relation, engine)

    return open_relation


def from_store(address: str, engine: BaseBackend) -> Opener:
    """Relations of a data set at an address that the engine can reach, such as ``s3://...``.

    The engine must be one that reads Parquet by itself.
    """

    def open_relation(relation: Relation) -> ir.Table:
        home = f"{address.rstrip('/')}/{relation.name}"
        with _reading(home):
            if engine.name == "duckdb":
                read = engine.read_parquet(f"{home}/**/*.parquet", hive_partitioning=True)
            else:
                read = engine.read_parquet(home)
            return _chosen(read, relation)

    return open_relation


def from_tables(engine: BaseBackend) -> Opener:
    """Relations that stand in the engine already, each as a table of its name.

    Engines that write all names in capitals are met halfway.
    """
    from ibis.common.exceptions import IbisError, TableNotFound

    def open_relation(relation: Relation) -> ir.Table:
        for name in (relation.name, relation.name.upper()):
            with suppress(IbisError, TableNotFound):
                return _chosen(engine.table(name), relation)
        raise MissingTable(relation.name, "there is no such table")

    return open_relation


@contextmanager
def _reading(home: str) -> Iterator[None]:
    """Tell of files that the engine cannot read; each engine raises errors of its own."""
    try:
        yield
    except KbError:
        raise
    except Exception as error:
        said = next(iter(str(error).splitlines()), type(error).__name__)
        raise NotADataSet(home, f"it cannot be read ({said})") from error


def _root(folder: Path) -> Path:
    """The folder of the data set: this one, or ``dataset`` in a folder of exports."""
    for root in (folder, folder / "dataset"):
        if (root / CONTENTS).is_file():
            _check_contents(root)
            return root.resolve()
    reason = f"it has no {CONTENTS}" if folder.is_dir() else "there is no such folder"
    raise NotADataSet(str(folder), reason)


def _check_contents(root: Path) -> None:
    try:
        contents = json.loads((root / CONTENTS).read_text("utf-8"))
        found = {
            each["name"]: [column["name"] for column in each["columns"]]
            for each in contents["relations"]
        }
    except (ValueError, KeyError, TypeError) as error:
        raise NotADataSet(str(root), f"{CONTENTS} cannot be read") from error
    for relation in RELATIONS:
        lacking = set(relation.column_names) - set(found.get(relation.name, ()))
        if lacking:
            raise NotADataSet(
                str(root),
                f"another version of this package wrote it: {relation.name} lacks "
                f"{', '.join(sorted(lacking))}",
            )


def _chosen(table: ir.Table, relation: Relation) -> ir.Table:
    """The relation's columns in its order and types, whatever else the engine has there."""
    names = {name.lower(): name for name in table.columns}
    lacking = [name for name in relation.column_names if name not in names]
    if lacking:
        raise MissingTable(relation.name, f"there is no column {', '.join(lacking)}")
    types = {column.name: _TYPES[column.type] for column in relation.columns}
    return table.select(**{name: names[name] for name in types}).cast(types)


def _lent(data: pa.Table, relation: Relation, engine: BaseBackend) -> ir.Table:
    from ibis.util import gen_name

    name = gen_name(f"kb_{relation.name}")
    if engine.name == "duckdb":
        engine.con.register(name, data)
        return _chosen(engine.table(name), relation)
    if engine.name == "pyspark":
        session = engine.raw_sql("SELECT 1").sparkSession
        session.createDataFrame(data).createOrReplaceTempView(name)
        return _chosen(engine.table(name), relation)
    engine.create_table(name, data, temp=True)
    return _chosen(engine.table(name), relation)


def _read(home: Path, relation: Relation) -> pa.Table:
    import pyarrow.dataset as ds

    return ds.dataset(home, partitioning="hive").to_table(columns=list(relation.column_names))
