"""The CSV file for ORKG: a row for each paper, under names that its import knows."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.exchange.form import bytes_of
from kb.exchange.formats.orkg_csv import FORMAT
from kb.exchange.orkg import PAPER_COLUMNS
from kb.model.codebook import Codebook
from kb.model.paper import Paper
from kb.store.read import read_corpus
from kb.tables.spreadsheet import unescape_cell
from kb.text import format_plain
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

ROOFS = build_roofs()


def _real() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def _text(corpus: Corpus) -> str:
    return bytes_of(FORMAT, corpus).decode()


def _rows(corpus: Corpus) -> list[dict[str, list[str]]]:
    """The rows as the import reads them: for each name of a column all of its filled cells."""
    head, *lines = csv.reader(io.StringIO(_text(corpus), newline=""))
    rows: list[dict[str, list[str]]] = []
    for line in lines:
        assert len(line) == len(head)
        row: defaultdict[str, list[str]] = defaultdict(list)
        for name, cell in zip(head, line, strict=True):
            if cell:
                row[name].append(unescape_cell(cell))
        rows.append(row)
    return rows


@pytest.fixture(params=["roofs", "real", "hostile"], scope="module")
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return {"roofs": build_roofs, "real": _real, "hostile": build_hostile}[request.param]()


def test_each_quoted_paper_in_use_has_one_row(corpus: Corpus) -> None:
    quoted = dict.fromkeys(paper.title for paper, _ in corpus.iter_quotes())
    ids = {paper.id for paper, _ in corpus.iter_quotes()}
    rows = _rows(corpus)
    assert len(rows) == len(ids)
    assert list(dict.fromkeys(row["paper:title"][0] for row in rows)) == list(quoted)


def test_every_quote_stands_in_the_row_of_its_paper(corpus: Corpus) -> None:
    papers = list({paper.id: paper for paper, _ in corpus.iter_quotes()}.values())
    for paper, row in zip(papers, _rows(corpus), strict=True):
        found = [re.match(r"(q\d+): “(.*)”", cell, re.DOTALL) for cell in row["Quote"]]
        assert [match and match.groups() for match in found] == [
            (quote.id, format_plain(quote.text))
            for quote in paper.quotes
            if quote.deprecated is None
        ]


def test_a_row_of_the_invented_knowledge_base_reads_as_written() -> None:
    first, second = _rows(ROOFS)
    assert first == {
        "paper:title": ["Roofs & <their> colours"],
        "paper:authors": ["Jane Doe;Jan van der Berg"],
        "paper:publication_year": ["2020"],
        "paper:doi": ["10.1000/roof<1>.2020"],
        "paper:published_in": ["Roofing"],
        "contribution:research_problem": ["Roofs"],
        "resource:Source dataset": ["Tiles"],
        "resource:Target dataset": ["Slates"],
        "resource:Model": ["House 2"],
        "Red": ["present"],
        "Blue": ["present"],
        "Warm": ["positive"],
        "Quote": [
            'q1: “A red roof* [...] "lasts" [long].\nAlways.” (Red: present, Warm: positive)',
            "q2: “=1+1 is blue and red” (Red: present, Blue: present)",
        ],
    }
    assert second["Red"] == ["absent"]
    assert "Blue" not in second


def test_quotes_that_disagree_fill_a_column_each_of_one_name() -> None:
    paper = ROOFS.papers["roe2021"]
    changed = Paper.model_validate(
        {
            **paper.model_dump(exclude={"quotes"}),
            "quotes": [
                {"id": "q1", "text": "Bad.", "codes": {"colours": {"red": "negative"}}},
                {"id": "q2", "text": "Good.", "codes": {"colours": {"red": "positive"}}},
                {"id": "q3", "text": "No.", "codes": {"colours": {"red": "absent"}}},
            ],
        }
    )
    corpus = replace(ROOFS, papers={**ROOFS.papers, "roe2021": changed})
    assert [row["Red"] for row in _rows(corpus)] == [["present"], ["positive", "negative"]]


def test_two_factors_of_one_label_have_columns_of_their_own() -> None:
    moods = ROOFS.codebooks["moods@1"].model_dump(exclude_defaults=True)
    moods["factors"][0]["label"] = "red"
    twice = {**ROOFS.codebooks, "moods@1": Codebook.model_validate(moods)}
    row = _rows(replace(ROOFS, codebooks=twice))[0]
    assert row["Red (colours@1/red)"] == ["present"]
    assert row["red (moods@1/warm)"] == ["positive"]


@pytest.mark.parametrize("label", ["orkg:P1", "resource:Red", "paper:doi", "Red<integer>"])
def test_no_label_or_name_is_taken_for_an_order_to_the_import(label: str) -> None:
    colours = ROOFS.codebooks["colours@1"].model_dump(exclude_defaults=True)
    colours["factors"][0]["label"] = label
    tiles = ROOFS.datasets["tiles"].model_copy(update={"name": label})
    corpus = replace(
        ROOFS,
        codebooks={**ROOFS.codebooks, "colours@1": Codebook.model_validate(colours)},
        datasets={**ROOFS.datasets, "tiles": tiles},
    )
    row = _rows(corpus)[0]
    assert row[f"“{label}”"] == ["present"]
    assert row["resource:Source dataset"] == [f"“{label}”"]


@given(st.text(max_size=30) | st.text("=+-@'\";, \t\r\n\x00“”()", max_size=15))
def test_no_cell_runs_and_every_word_comes_back(words: str) -> None:
    paper = ROOFS.papers["roe2021"]
    quote = paper.quotes[0].model_copy(update={"text": words})
    changed = paper.model_copy(update={"title": words, "venue": words, "quotes": (quote,)})
    corpus = replace(ROOFS, papers={"roe2021": changed})
    _, line = csv.reader(io.StringIO(_text(corpus), newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
    (row,) = _rows(corpus)
    assert row["paper:title"] == ([words] if words else [])
    assert row["Quote"] == [f"q1: “{format_plain(words)}”"]


def test_pandas_reads_the_columns_that_the_import_knows(corpus: Corpus) -> None:
    frame = pd.read_csv(io.StringIO(_text(corpus), newline=""), dtype="str", keep_default_na=False)
    assert tuple(frame.columns[: len(PAPER_COLUMNS)]) == PAPER_COLUMNS
    assert frame["paper:publication_year"].str.fullmatch(r"\d{4}").all()


def test_an_empty_knowledge_base_gives_the_known_columns_alone() -> None:
    assert _text(Corpus(meta=ROOFS.meta)) == ",".join(PAPER_COLUMNS) + "\n"


def test_the_format_gives_one_file() -> None:
    (file,) = FORMAT.write(ROOFS)
    assert file.path == FORMAT.file_name == "orkg.csv"
    assert b"".join(file.chunks).decode() == _text(ROOFS)
