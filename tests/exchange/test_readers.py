"""Every format as another project's program reads it, and the same bytes wherever it is made."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import networkx as nx
import pandas as pd
import pybtex.database
import pytest
import rdflib
from rdflib.compare import to_isomorphic

import kb
from kb.corpus import Corpus
from kb.exchange.form import Format, bytes_of
from kb.exchange.registry import all_formats, find_format
from kb.exchange.wide import HEAD, factor_columns
from kb.frames.rows import NOT_ASSESSED, iter_rows
from kb.graph.property_graph import build_graph
from kb.tables.spreadsheet import unescape_cell
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

CORPORA = {
    "invented": build_roofs(),
    "hostile": build_hostile(),
    "real": kb.load(ANNOTATIONS).corpus,
    "empty": Corpus(meta=build_roofs().meta),
}


@pytest.fixture(params=CORPORA)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return CORPORA[request.param]


def file_of(name: str, corpus: Corpus) -> bytes:
    return bytes_of(find_format(name), corpus)


@pytest.mark.parametrize("form", all_formats(), ids=lambda form: form.name)
def test_every_corpus_can_be_exported(form: Format, corpus: Corpus) -> None:
    files = [(file.path, b"".join(file.chunks)) for file in form.write(corpus)]
    # A bibliography without papers has no bytes; all else says at least what it is.
    assert all(data for _, data in files) or (form.name == "bibtex" and not corpus.papers)
    paths = [path for path, _ in files]
    assert len(set(paths)) == len(paths)
    assert form.is_folder or paths == [form.file_name]
    assert not any(path.startswith("/") or ".." in path.split("/") for path in paths)


def test_pandas_reads_the_csv(corpus: Corpus) -> None:
    frame = pd.read_csv(io.BytesIO(file_of("csv", corpus)), keep_default_na=False, dtype=str)
    rows = list(iter_rows(corpus))
    assert list(frame["quote"]) == [row.quote for row in rows]
    assert list(frame["value"]) == [row.value for row in rows]
    assert [unescape_cell(cell) for cell in frame["text"]] == [row.text for row in rows]
    assert [unescape_cell(cell) for cell in frame["locator"]] == [r.locator or "" for r in rows]


def test_duckdb_reads_the_csv(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "codings.csv"
    path.write_bytes(file_of("csv", corpus).replace(b"\x00", b""))
    with duckdb.connect() as connection:
        counted = connection.execute(
            "SELECT value, count(*) FROM read_csv($1, header=true, all_varchar=true, quote='\"', "
            "escape='\"', delim=',', max_line_size=10000000) GROUP BY 1",
            [str(path)],
        ).fetchall()
    rows = pd.Series([row.value for row in iter_rows(corpus)], dtype="str")
    assert dict(counted) == rows.value_counts().to_dict()


def test_the_wide_csv_has_a_line_for_each_quote_and_a_column_for_each_factor(
    corpus: Corpus,
) -> None:
    text = file_of("csv-wide", corpus).decode()
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["quote"] for row in read] == list(corpus.quotes)
    assert next(csv.reader(io.StringIO(text))) == [*HEAD, *factor_columns(corpus)]
    found = {
        (row["quote"], name): row[name]
        for row in read
        for name in factor_columns(corpus)
        if row[name]
    }
    assert found == {
        (row.quote, f"{row.codebook}/{row.factor}"): row.value
        for row in iter_rows(corpus)
        if row.value != NOT_ASSESSED
    }


def test_networkx_reads_the_graphml(corpus: Corpus) -> None:
    read = nx.parse_graphml(file_of("graphml", corpus).decode(), force_multigraph=True)
    graph = build_graph(corpus)
    assert set(read) == set(graph)
    assert read.number_of_edges() == graph.number_of_edges()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("name", ["n-triples", "json-ld"])
def test_rdflib_reads_the_same_triples_from_each_form_of_rdf(name: str) -> None:
    for corpus in (CORPORA["invented"], CORPORA["hostile"]):
        read = rdflib.Graph().parse(data=file_of(name, corpus), format=FORMS[name])
        turtle = rdflib.Graph().parse(data=file_of("turtle", corpus), format="turtle")
        assert len(read) > 100
        assert to_isomorphic(read) == to_isomorphic(turtle)


FORMS = {"n-triples": "nt", "json-ld": "json-ld"}


def test_pybtex_reads_the_bibliography(corpus: Corpus) -> None:
    read = pybtex.database.parse_bytes(file_of("bibtex", corpus), bib_format="bibtex")
    papers = [paper for paper in corpus.papers.values() if paper.deprecated is None]
    assert list(read.entries) == [paper.id for paper in papers]
    assert [entry.fields["year"] for entry in read.entries.values()] == [
        str(paper.year) for paper in papers
    ]


def test_the_json_holds_every_quote(corpus: Corpus) -> None:
    whole = json.loads(file_of("json", corpus))
    quotes = [quote for paper in whole["papers"] for quote in paper.get("quotes", ())]
    assert len(quotes) == sum(len(paper.quotes) for paper in corpus.papers.values())


@pytest.mark.slow
def test_two_processes_in_different_zones_write_the_same_bytes_in_any_order(
    repository: Path, tmp_path: Path
) -> None:
    program = (
        "import hashlib, sys, kb; from kb.exchange.registry import find_format\n"
        "corpus = kb.load(sys.argv[1]).corpus\n"
        "for name in sys.argv[2:]:\n"
        "    for file in find_format(name).write(corpus):\n"
        "        print(name, file.path, hashlib.sha256(b''.join(file.chunks)).hexdigest())"
    )
    settings = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Apia", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "C.UTF-8", "TMPDIR": str(tmp_path)},
    ]
    names = [form.name for form in all_formats()]
    one, other = (
        subprocess.run(
            [sys.executable, "-c", program, str(repository), *ordered],
            env={**os.environ, **setting},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.splitlines()
        for setting, ordered in zip(settings, (names, names[::-1]), strict=True)
    )
    assert {line.split()[0] for line in one} == set(names)
    assert sorted(one) == sorted(other)
