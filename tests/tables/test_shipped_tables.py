from __future__ import annotations

import csv
import io
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pandas
import pytest
from lxml import html

from kb.api.load import load
from kb.corpus import Corpus
from kb.store.read import read_corpus
from kb.tables.build import build_table
from kb.tables.cells import Citation, Illustrations, Mark, TableValue
from kb.tables.csv import render_csv
from kb.tables.html import render_html
from kb.tables.json import render_json
from kb.tables.latex import render_latex
from kb.tables.markdown import render_markdown

ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations"
RENDERERS = (render_latex, render_markdown, render_html, render_csv, render_json)


@cache
def corpus() -> Corpus:
    found = read_corpus(ANNOTATIONS).corpus
    assert found is not None
    return found


def shipped(name: str) -> TableValue:
    return build_table(corpus(), name)


def marks_of(table: TableValue) -> Counter[str]:
    factors = [column.id for column in table.columns if column.role == "factor"]
    counts: Counter[str] = Counter()
    for _, _, row in table.iter_rows():
        marks = [cell.value for cell in row if isinstance(cell, Mark)]
        counts.update(f for f, value in zip(factors, marks, strict=True) if value == "present")
    return counts


def test_appendix_a_has_the_printed_parts_entries_quotes_and_papers() -> None:
    table = shipped("appendix-a")
    assert [(part.id, len(part.groups)) for part in table.parts] == [
        ("A5", 4),
        ("A6", 6),
        ("A7", 3),
        ("A8", 6),
        ("A9", 1),
    ]
    assert len(list(table.iter_rows())) == 32
    assert len(table.papers) == 19


def test_appendix_a_has_the_printed_marks_and_nothing_that_was_not_assessed() -> None:
    table = shipped("appendix-a")
    assert marks_of(table) == {
        "semantic_similarity": 9,
        "visual_similarity": 13,
        "sample_size": 9,
        "number_of_classes": 5,
        "task_complexity": 4,
        "model_complexity": 7,
    }
    assert set(table.values) == {"present", "absent"}


def test_papers_of_two_authors_carry_both_names() -> None:
    heads = (g.head for part in shipped("appendix-a").parts for g in part.groups)
    labels = {head.paper: head.label for head in heads if isinstance(head, Citation)}
    assert labels["cherti2022"] == "Cherti and Jitsev"
    assert labels["malik2022"] == "Malik and Bzdok"
    assert labels["xie2018"] == "Xie and Richmond"
    assert labels["minaee2020"] == "Minaee et al."


def illustrations_of(table: TableValue) -> list[tuple[str | None, str | None]]:
    return [
        (item.value, item.citation.paper if item.citation else None)
        for _, _, row in table.iter_rows()
        for cell in row
        if isinstance(cell, Illustrations)
        for item in cell.items
    ]


def test_table_1_has_six_categories_with_a_quote_each() -> None:
    table = shipped("table-1")
    assert len(list(table.iter_rows())) == 6
    assert [paper for _, paper in illustrations_of(table)] == [
        "malik2022",
        "ribeiro2017",
        "ribeiro2017",
        "chen2019",
        "shi2018",
        "yang2023",
    ]


def test_table_4_has_fourteen_codes_and_twenty_two_examples_with_polarity() -> None:
    table = shipped("table-4")
    assert len(list(table.iter_rows())) == 14
    assert Counter(value for value, _ in illustrations_of(table)) == {"positive": 17, "negative": 5}


@pytest.mark.parametrize("name", ["appendix-a", "table-1", "table-4"])
def test_every_caption_names_the_data_version(name: str) -> None:
    table = shipped(name)
    for render in (render_latex, render_markdown, render_html):
        assert render(table).count(f"Data version {corpus().meta.version}.") == len(table.parts)


@pytest.mark.parametrize("name", ["appendix-a", "table-1", "table-4"])
def test_two_runs_give_the_same_text_with_line_feeds(name: str) -> None:
    again = read_corpus(ANNOTATIONS).corpus
    assert again is not None
    for render in RENDERERS:
        text = render(shipped(name))
        assert text == render(build_table(again, name))
        assert "\r" not in text
        assert text.endswith("\n")


@pytest.mark.parametrize("name", ["appendix-a", "table-1", "table-4"])
def test_csv_reads_alike_with_csv_and_pandas(name: str) -> None:
    text = render_csv(shipped(name))
    frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert frame.to_dict(orient="records") == list(csv.DictReader(io.StringIO(text)))


def test_html_has_a_row_per_quote_and_every_quote_in_full() -> None:
    root = html.fragment_fromstring(render_html(shipped("appendix-a")), create_parent=True)
    assert len(root.xpath("//td[@class='kb-quote']")) == 32
    assert len(root.xpath("//td[contains(@class, 'kb-present')]")) == 47


@pytest.mark.parametrize("name", ["appendix-a", "table-1"])
def test_the_bibtex_of_a_table_holds_what_its_latex_cites(name: str) -> None:
    table = load(ANNOTATIONS).table(name)
    cited = re.findall(r"\\kb(?:paper|source)\{.*?\}\{(\w+)\}", table.to_latex())
    entries = re.findall(r"^@\w+\{(\w+),$", table.to_bibtex(), re.MULTILINE)
    assert set(entries) == set(cited) == set(table.value.papers)
