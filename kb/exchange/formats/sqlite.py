"""SQLite: the relations as a database in one file, with keys, full-text search and two views.

The tables are those of `kb.frames.relations`. The views ``tidy`` and ``matrix`` have the forms of
the two CSV files. A table's statement says what each of its columns means (``.schema``).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, through_file

if TYPE_CHECKING:
    import sqlite3

    from kb.corpus import Corpus


def fill_database(database: sqlite3.Connection, corpus: Corpus) -> None:
    """Put the whole corpus into an empty database that is in autocommit mode."""
    from kb.exchange import sqlite_schema as sql
    from kb.frames.relations import RELATIONS

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


def _can_search(database: sqlite3.Connection) -> bool:
    options = {name for (name,) in database.execute("PRAGMA compile_options")}
    return "ENABLE_FTS5" in options


def _write_file(path: Path, corpus: Corpus) -> None:
    import sqlite3

    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            # Nobody needs the file after an accident.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            fill_database(database, corpus)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
            full = errno.ENOSPC
            raise OSError(full, os.strerror(full), os.fspath(path.parent)) from error
        raise


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("knowledge-base.sqlite", through_file(lambda path: _write_file(path, corpus)))


FORMAT = Format(
    name="sqlite",
    title="SQLite",
    description="A database with tables, keys, full-text search and views",
    media_type="application/vnd.sqlite3",
    file_name="knowledge-base.sqlite",
    write=_write,
)
