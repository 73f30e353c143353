"""SQLite: the relations as a database in one file, with keys, full-text search and two views.

The tables are those of `kb.frames.relations`. The views ``tidy`` and ``matrix`` have the forms of
the two CSV files. A table's statement says what each of its columns means (``.schema``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, pieces

if TYPE_CHECKING:
    import sqlite3

    from kb.corpus import Corpus


def build_database(corpus: Corpus) -> sqlite3.Connection:
    """The corpus as a database in memory; the caller closes it."""
    import sqlite3

    from kb.exchange import sqlite_schema as sql
    from kb.frames.relations import RELATIONS

    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        # A paper may be quoted by one that comes later.
        database.execute("PRAGMA defer_foreign_keys = ON")
        for relation in RELATIONS:
            database.execute(sql.create_table(relation))
            database.executemany(sql.insert_row(relation), relation.rows(corpus))
        for relation in RELATIONS:
            for statement in sql.create_indexes(relation):
                database.execute(statement)
        for statement in (sql.TIDY, *sql.create_matrices(corpus)):
            database.execute(statement)
        if _can_search(database):
            database.execute(sql.SEARCH)
            database.execute(sql.FILL_SEARCH)
        database.execute("COMMIT")
        database.execute("ANALYZE")
    except BaseException:
        database.close()
        raise
    return database


def _can_search(database: sqlite3.Connection) -> bool:
    options = {name for (name,) in database.execute("PRAGMA compile_options")}
    return "ENABLE_FTS5" in options


def _chunks(corpus: Corpus) -> Iterator[bytes]:
    database = build_database(corpus)
    try:
        data = database.serialize()
    finally:
        database.close()
    yield from pieces(data)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("knowledge-base.sqlite", _chunks(corpus))


FORMAT = Format(
    name="sqlite",
    title="SQLite",
    description="A database with tables, keys, full-text search and views",
    media_type="application/vnd.sqlite3",
    file_name="knowledge-base.sqlite",
    write=_write,
)
