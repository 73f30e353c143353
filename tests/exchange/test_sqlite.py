"""The SQLite export, as SQLite, DuckDB and pandas read it."""

from __future__ import annotations

import os
import pty
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

import kb
from kb.corpus import Corpus
from kb.exchange.form import bytes_of
from kb.exchange.registry import find_format
from kb.frames.relations import RELATIONS
from kb.frames.rows import iter_rows
from kb.tables.spreadsheet import BETWEEN
from tests.cli.running import PROGRAM, environment, started
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

CORPORA = {
    "invented": build_roofs(),
    "hostile": build_hostile(),
    "real": kb.load(ANNOTATIONS).corpus,
}


@pytest.fixture(params=CORPORA)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return CORPORA[request.param]


@pytest.fixture
def file(corpus: Corpus, tmp_path: Path) -> Path:
    path = tmp_path / "knowledge-base.sqlite"
    path.write_bytes(bytes_of(find_format("sqlite"), corpus))
    return path


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
        yield opened


def test_every_relation_is_a_table_with_its_rows(
    database: sqlite3.Connection, corpus: Corpus
) -> None:
    for relation in RELATIONS:
        names = [column[1] for column in database.execute(f"PRAGMA table_info({relation.name})")]
        assert names == list(relation.column_names)
        read = list(database.execute(f"SELECT * FROM {relation.name} ORDER BY rowid"))
        assert read == list(relation.rows(corpus))


def test_the_database_is_sound(database: sqlite3.Connection) -> None:
    assert list(database.execute("PRAGMA integrity_check")) == [("ok",)]
    assert list(database.execute("PRAGMA foreign_key_check")) == []
    assert list(database.execute("SELECT count(*) FROM pragma_foreign_key_list('codings')")) != [
        (0,)
    ]


def test_the_view_tidy_has_the_rows_of_the_frame(
    database: sqlite3.Connection, corpus: Corpus
) -> None:
    expected = [
        tuple((BETWEEN.join(cell) or None) if isinstance(cell, tuple) else cell for cell in row)
        for row in iter_rows(corpus)
    ]
    assert list(database.execute("SELECT * FROM tidy")) == expected


def test_the_view_matrix_has_a_row_for_each_quote_and_a_column_for_each_factor(
    database: sqlite3.Connection, corpus: Corpus
) -> None:
    database.row_factory = sqlite3.Row
    found = {
        (row["quote"], name): row[name]
        for row in database.execute("SELECT * FROM matrix")
        for name in row.keys()  # noqa: SIM118  # the row's own iterator gives values
        if "/" in name and row[name] is not None
    }
    assert found == {
        (row.quote, f"{row.codebook}/{row.factor}"): row.value
        for row in iter_rows(corpus)
        if row.value != "not assessed"
    }


def test_the_search_finds_the_quotes_with_a_word(database: sqlite3.Connection) -> None:
    whole = database.execute("SELECT count(*) FROM quotes_search").fetchone()
    assert whole == database.execute("SELECT count(*) FROM quotes").fetchone()


def test_words_are_found_whatever_their_case_and_accents(tmp_path: Path) -> None:
    path = tmp_path / "roofs.sqlite"
    path.write_bytes(bytes_of(find_format("sqlite"), build_roofs()))
    with closing(sqlite3.connect(path)) as database:
        query = (
            "SELECT quote FROM quotes JOIN quotes_search ON quotes.rowid = quotes_search.rowid "
            "WHERE quotes_search MATCH 'RÖOF' ORDER BY quote"
        )
        assert list(database.execute(query)) == [("doe2020/q1",)]


def test_pandas_reads_a_table(database: sqlite3.Connection, corpus: Corpus) -> None:
    frame = pd.read_sql("SELECT * FROM quotes", database)
    assert list(frame["quote"]) == list(corpus.quotes)


def test_a_wrong_row_is_refused_by_the_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("INSERT INTO authors VALUES ('nobody', 1, 'No Body')")


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.argv = ["kb", "export", "sqlite", "out/"]
from kb.cli.main import run
sys.exit(run())
"""


def test_no_room_for_the_temporary_database_is_said(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    done = subprocess.run(
        [sys.executable, "-c", FULL],
        cwd=base,
        env={**environment(base), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"kb: cannot write {tmp_path}")
    assert not (base / "out").exists()
    assert not list(tmp_path.glob("kb-sqlite-*"))


def test_no_binary_file_is_thrown_at_a_terminal(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    terminal, end = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "export", "sqlite", "-"],
        cwd=base,
        env=environment(base),
        stdout=end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(end)
    os.close(terminal)
    assert done.returncode == 2
    assert "SQLite is not for a terminal; name a file" in done.stderr
