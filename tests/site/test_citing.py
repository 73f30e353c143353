"""What a reader takes from a page: a quote, a paper, a table, each with how it is cited."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from kb.model.paper import Paper, Quote
from kb.site.assets import iter_downloads
from kb.site.citation import (
    format_quote_citation,
    format_reference,
    format_table_bibtex,
    format_table_citation,
)
from kb.site.likeness import likeness_of
from kb.site.page import SitePage
from kb.site.pages import iter_plans
from kb.site.pages_tables import build_preview
from kb.site.press import Press
from kb.tables.build import build_table
from kb.tables.csv_metadata import render_csv_metadata
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, roof_pages, text_of

PAGES = roof_pages()


def table_page(name: str) -> SitePage:
    corpus = build_roofs()
    plans = iter_plans(Press(corpus), tuple(iter_downloads(corpus)))
    return next(plan for plan in plans if plan.path == f"tables/{name}/index.html").make()


def paper_of(**values: object) -> Paper:
    return build_roofs().papers["doe2020"].model_copy(update=values)


def test_each_quote_in_use_says_how_it_is_cited_and_through_whom() -> None:
    tree = read_page(PAGES["papers/doe2020/index.html"])
    cited = {
        section.get("aria-labelledby"): text_of(section.xpath('p[@class="kb-cite"]/span')[0])
        for section in tree.xpath('//section[p[@class="kb-cite"]]')
    }
    assert cited == {
        "q1": "(Doe and van der Berg, 2020, p. 4; cited through Roe, 2021, Table 1)",
        "q2": "(Doe and van der Berg, 2020)",
    }


def test_the_paper_is_cited_in_words_and_as_bibtex_with_those_it_is_cited_through() -> None:
    tree = read_page(PAGES["papers/doe2020/index.html"])
    assert text_of(tree.xpath('//*[@id="reference"]')[0]) == (
        "Jane Doe and van der Berg, Jan (2020). Roofs & <their> colours. Roofing. "
        "https://doi.org/10.1000/roof<1>.2020"
    )
    (source,) = tree.xpath('//*[@id="bibtex"]')
    assert re.findall(r"^@\w+\{(\w+),", source.text_content(), re.MULTILINE) == [
        "doe2020",
        "roe2021",
    ]
    (button,) = tree.xpath('//button[@data-kb-copy="bibtex"]')
    assert button.get("hidden") is not None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"volume": "3", "issue": "4", "pages": "5-6"}, "Roofing, 3(4), 5-6. https://doi.org/"),
        ({"doi": None, "arxiv": "2103.00001"}, "Roofing. https://arxiv.org/abs/2103.00001"),
        ({"doi": None, "venue": None, "title": "Why?"}, "(2020). Why?"),
    ],
)
def test_a_reference_names_what_is_known(changes: dict[str, object], said: str) -> None:
    assert said in format_reference(paper_of(**changes))
    assert not format_reference(paper_of(**changes)).endswith(" ")


def test_a_quote_that_came_through_a_paper_without_record_names_its_id() -> None:
    (quote, *_) = paper_of().quotes
    assert format_quote_citation(paper_of(), quote, None).endswith("through roe2021, Table 1)")


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("A red roof.", "a **red** roof", "the same words"),
        ("A red roof.", "A red roof lasts.", "all of these words, and more"),
        ("A red roof lasts.", "A red roof.", "a part of these words"),
        ("A red roof.", "A blue roof lasts.", "2 of its 4 different words are here too"),
        ("Red.", "Blue.", "no word in common"),
    ],
)
def test_a_likeness_is_said_in_words(one: str, other: str, said: str) -> None:
    first, second = Quote(id="q1", text=one), Quote(id="q2", text=other)
    assert likeness_of(first, second) == said
    coded = second.model_copy(update={"codes": {"colours": {}}})
    assert likeness_of(first, coded) == f"{said}; coded differently"


def test_similar_quotes_are_named_with_their_likeness_on_both_sides() -> None:
    tree = read_page(PAGES["papers/doe2020/index.html"])
    for quote, other in (("q1", "quote 2"), ("q2", "quote 1")):
        (note,) = tree.xpath(f'//section[@aria-labelledby="{quote}"]/p[starts-with(., "Similar.")]')
        assert other in text_of(note)
        assert "different words are here too; coded differently)" in text_of(note)


def test_a_table_is_cited_with_its_data_version() -> None:
    meta, table = build_roofs().meta, build_roofs().tables["listed"]
    assert format_table_citation(meta, table) == (
        "Ann Other (2022). Listed (table listed). In Roofs (data version 1.4.2)."
    )
    entry = format_table_bibtex(meta, table.model_copy(update={"title": "50% of \\input{x} & }"}))
    assert entry.startswith("@misc{roofs-listed-1.4.2,\n  title = {{50\\% of inputx \\& }},")
    assert entry.count("{") == entry.count("}")
    shown = text_of(read_page(table_page("listed")))
    assert "In Roofs (data version 1.4.2)." in shown
    assert "note = {Table listed of {Roofs}, data version 1.4.2}," in shown


def test_a_table_can_be_copied_and_taken_in_each_language() -> None:
    tree = read_page(table_page("listed"))
    downloads = [file for file in iter_downloads(build_roofs()) if file.table == "listed"]
    files = {file.name: file.read().decode() for file in downloads}
    for ending in ("tex", "bib", "csv", "md"):
        (source,) = tree.xpath(f'//details//code[@id="source-{ending}"]')
        assert source.text_content().strip() == files[f"listed.{ending}"].strip()
        (button,) = tree.xpath(f'//button[@data-kb-copy="source-{ending}"]')
        assert button.get("aria-label").startswith("Copy the ")
        (link,) = tree.xpath(f'//a[@href="../../tables/listed/listed.{ending}"][1]')[:1]
        assert link.get("download") == (
            "listed-1.4.2.csv" if ending == "csv" else f"listed.{ending}"
        )


def test_a_long_file_is_fetched_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.site.pages_tables.MOST_INLINE", 400)
    tree = read_page(table_page("listed"))
    (source,) = tree.xpath('//code[@id="source-tex"]')
    assert source.get("data-kb-file") == "tables/listed/listed.tex"
    assert "Without JavaScript, take the file." in text_of(source)
    assert tree.xpath('//code[@id="source-csv"]/@data-kb-file') == []


def test_the_csv_has_its_data_version_and_columns_beside_it() -> None:
    corpus = build_roofs()
    files = {file.path: file.read().decode() for file in iter_downloads(corpus) if file.table}
    described = json.loads(files["tables/listed/listed.csv-metadata.json"])
    assert described["@context"] == "http://www.w3.org/ns/csvw"
    assert (described["url"], described["schema:version"]) == ("listed.csv", "1.4.2")
    columns = described["tableSchema"]["columns"]
    head = files["tables/listed/listed.csv"].splitlines()[0]
    assert ",".join(column["titles"] for column in columns) == head
    assert columns[4]["dc:title"] == "Red"
    assert "empty: not assessed" in columns[4]["dc:description"]
    codes = corpus.tables["listed"].model_copy(
        update={"kind": "codebook", "examples": "examples", "parts": ()}
    )
    with_codes = replace(corpus, tables={"listed": codes})
    shown = json.loads(render_csv_metadata(build_table(with_codes, "listed"), corpus.meta))
    assert [column["name"] for column in shown["tableSchema"]["columns"]][:3] == [
        "part",
        "group",
        "code",
    ]


@pytest.mark.parametrize(("most", "rows"), [(0, 0), (1, 1), (2, 2), (9, 2)])
def test_a_preview_is_the_beginning_of_a_table(most: int, rows: int) -> None:
    table = build_table(build_roofs(), "listed")
    shown = build_preview(table, most)
    assert list(shown.iter_rows()) == [
        (part, group, row)
        for (part, group, _), (_, _, row) in zip(shown.iter_rows(), table.iter_rows(), strict=False)
    ]
    assert sum(1 for _ in shown.iter_rows()) == rows


def test_a_page_that_shows_the_beginning_of_a_table_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = text_of(read_page(table_page("listed")))
    assert "These are the first" not in whole
    monkeypatch.setattr("kb.site.pages_tables.MOST_ROWS", 1)
    monkeypatch.setattr(build_preview, "__defaults__", (1,))
    shown = text_of(read_page(table_page("listed")))
    assert "These are the first 1 of its 2 rows. The files have all of them." in shown
