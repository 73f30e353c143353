"""Where an answer goes: whole to files and pipes, harmless to a terminal, never among records."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from pathlib import Path

import pytest

from kb.tables.spreadsheet import unescape_cell
from tests.cli.running import PROGRAM, environment, kb, started

TEXTS = ["=1+1", "a\n+b; -c", "\x1b[31mred\x1b[0m\x9b7m\x7f\u202e", "a\rb", "@\x07", "ä, b", ""]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return started(tmp_path_factory.mktemp("kb") / "base")


def escaped(text: str) -> str:
    """The text as SPARQL writes it in ASCII."""
    return '"' + "".join(f"\\u{ord(char):04X}" for char in text) + '"'


TEXTS_QUERY = f"SELECT ?text {{ VALUES ?text {{ {' '.join(map(escaped, TEXTS))} }} }}"
TRIPLES_QUERY = (
    f"CONSTRUCT {{ <http://e/a> <http://e/b> ?text }} {TEXTS_QUERY.removeprefix('SELECT ?text')}"
)


def answered(base: Path, *words: str) -> bytes:
    """What ``kb sparql`` writes to a pipe."""
    done = subprocess.run(
        [*PROGRAM, "sparql", *words],
        cwd=base,
        env=environment(base),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def cells(data: bytes) -> list[str]:
    """The cells of the one column of a CSV file."""
    head, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    assert head == ["text"]
    return [row[0] for row in rows]


def test_csv_has_no_cell_that_a_spreadsheet_runs_and_gives_every_text_back(base: Path) -> None:
    found = cells(answered(base, TEXTS_QUERY, "--format", "csv"))
    assert found[:2] == ["'=1+1", "a\n'+b; '-c"]
    assert [unescape_cell(cell) for cell in found] == TEXTS


def test_raw_csv_is_that_of_sparql(base: Path) -> None:
    assert cells(answered(base, TEXTS_QUERY, "--format", "csv", "--raw")) == TEXTS


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_pipe_and_a_file_get_the_same_bytes(form: str, base: Path, tmp_path: Path) -> None:
    out = tmp_path / "answer"
    assert answered(base, TEXTS_QUERY, "--format", form, "-o", str(out)) == b""
    assert answered(base, TEXTS_QUERY, "--format", form) == out.read_bytes()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminal can be made here")
@pytest.mark.parametrize(
    ("query", "words"),
    [
        (TEXTS_QUERY, ["--format", "table"]),
        (TEXTS_QUERY, ["--format", "csv"]),
        (TEXTS_QUERY, ["--format", "csv", "--raw"]),
        (TEXTS_QUERY, ["--format", "json"]),
        (TRIPLES_QUERY, ["--format", "turtle"]),
        (TRIPLES_QUERY, ["--format", "ntriples"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_nothing_in_an_answer_can_steer_a_terminal(
    query: str, words: list[str], base: Path
) -> None:
    shown = on_a_terminal(base, query, *words)
    assert "red" in shown
    assert [char for char in shown if not char.isprintable() and char not in "\r\n"] == []


def on_a_terminal(base: Path, *words: str) -> str:
    """What ``kb sparql`` shows on a terminal, whose line ends are a carriage return and a feed."""
    ours, theirs = os.openpty()
    with open(ours, "rb", buffering=0) as terminal:
        process = subprocess.Popen(
            [*PROGRAM, "sparql", *words],
            cwd=base,
            env=environment(base),
            stdin=subprocess.DEVNULL,
            stdout=theirs,
        )
        os.close(theirs)
        shown = b""
        try:
            while piece := terminal.read(4096):
                shown += piece
        except OSError:  # Linux says so at the end
            pass
        assert process.wait() == 0
    assert b"\r" not in shown.replace(b"\r\n", b"")
    return shown.decode()


@pytest.mark.parametrize(
    "words",
    [
        ["sparql", "ASK {}", "-o", "annotations/x.csv"],
        ["sparql", "ASK {}", "-o", "annotations/papers/doe2020.yaml"],
        ["sparql", "ASK {}", "--endpoint", "http://127.0.0.1:1/", "-o", "annotations/x"],
        ["table", "evidence", "-o", "annotations/x.md"],
        ["table", "evidence", "--bib", "out/../annotations/x.bib"],
        ["table", "evidence", "-o", "link/x.md"],
        ["export", "csv", "link/x.csv"],
    ],
    ids=" ".join,
)
def test_no_answer_is_written_among_the_records(words: list[str], tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    (base / "link").symlink_to(base / "annotations", target_is_directory=True)
    before = {path: path.read_bytes() for path in base.rglob("*") if path.is_file()}
    done = kb(*words, cwd=base)
    assert (done.returncode, done.stdout) == (2, "")
    assert "lies within annotations, among the records" in done.stderr
    assert {path: path.read_bytes() for path in base.rglob("*") if path.is_file()} == before


def test_the_records_are_known_from_among_them_too(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    done = kb("table", "evidence", "-o", "x.md", cwd=base / "annotations")
    assert done.returncode == 2
    assert "x.md lies within annotations, among the records" in done.stderr


def test_an_answer_may_be_written_where_there_are_no_records(tmp_path: Path) -> None:
    from tests.roofs import build_roofs
    from tests.sparql.server import serving

    with serving(build_roofs()) as served:
        done = kb(
            "sparql", "ASK { ?s ?p ?o }", "--endpoint", served.address, "-o", "x", cwd=tmp_path
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "x").read_text() == "yes\n"
