"""The page Ask as the build makes it: its questions, and what it tells its script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.site import front_end
from kb.site.assets import iter_downloads
from kb.site.page import SitePage
from kb.site.pages_ask import build_ask_page
from kb.site.press import Press, templates
from kb.site.recipes import read_recipes
from kb.sparql.examples import EXAMPLES, Example
from tests.cookbook.recipes import read_recipes as read_tested_recipes
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, text_of

COOKBOOK = Path(__file__).resolve().parents[3] / "docs" / "query" / "cookbook.md"


def ask_page(recipes: tuple[Example, ...] = (), with_downloads: bool = True) -> SitePage:
    corpus = build_roofs()
    downloads = tuple(iter_downloads(corpus)) if with_downloads else ()
    return build_ask_page(Press(corpus), downloads, recipes)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A front end of which only the names matter."""
    parts = {name: front_end.Entry(f"{name}-1.js", None, ()) for name in ("ask", "ask-engine")}
    monkeypatch.setattr(front_end, "entries", lambda: parts)
    monkeypatch.setattr(front_end, "APP", tmp_path)


def test_the_questions_of_the_cookbook_are_those_that_are_tested_there() -> None:
    recipes = read_recipes(COOKBOOK.read_text(encoding="utf-8"))
    tested = read_tested_recipes()
    assert [recipe.title for recipe in recipes] == [recipe.question for recipe in tested]
    assert [recipe.query.split() for recipe in recipes] == [
        recipe.sparql.split() for recipe in tested
    ]
    assert all(recipe.query.startswith("SELECT") for recipe in recipes)


def test_a_heading_without_sparql_is_no_question() -> None:
    text = (
        "# T\n\n```sparql\nASK {}\n```\n\n## 1. A?\n\nWords.\n\n## B\n\n```sparql\nASK { }\n```\n"
    )
    assert read_recipes(text) == (Example("B", "ASK { }"),)


def test_the_page_offers_the_cookbook_first_and_what_runs_everywhere() -> None:
    page = read_page(ask_page((Example("How many <b>?", 'SELECT ("<i>" AS ?a) {}'),)))
    groups = page.xpath('//*[@id="ask-questions"]/section')
    assert [group.get("data-group") for group in groups] == [
        "From the cookbook",
        "On every knowledge base",
    ]
    assert text_of(groups[0].xpath(".//summary")[0]) == "How many <b>?"
    assert groups[0].xpath(".//code")[0].text_content() == 'SELECT ("<i>" AS ?a) {}'
    assert len(groups[1].xpath(".//details")) == len(EXAMPLES)


@pytest.mark.usefixtures("built")
def test_the_script_is_told_the_engine_the_data_and_the_words() -> None:
    page = read_page(ask_page())
    (root,) = page.xpath('//*[@id="ask"]')
    site = json.loads(root.get("data-site"))
    assert site["engine"] == "assets/app/ask-engine-1.js"
    assert site["data"] == "downloads/knowledge-base.ttl"
    assert site["base"] == "https://example.org/kb/"
    assert site["prefixes"]["oa"] == "http://www.w3.org/ns/oa#"
    assert "value" in site["terms"]
    assert root.get("hidden") is not None
    assert "needs JavaScript" in text_of(page.xpath('//*[@id="ask-waiting"]')[0])


def test_without_its_front_end_the_page_says_so_and_keeps_its_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front_end, "entries", dict)
    page = read_page(ask_page())
    assert page.xpath('//*[@id="ask"]') == []
    assert "without its front end" in text_of(page)
    assert len(page.xpath("//details")) == len(EXAMPLES)


def test_without_downloads_there_is_nothing_to_ask() -> None:
    assert "nothing to ask" in text_of(read_page(ask_page(with_downloads=False)))


@pytest.mark.usefixtures("built")
def test_a_base_that_is_too_large_for_many_browsers_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "of memory" not in text_of(read_page(ask_page()))
    monkeypatch.setattr("kb.site.pages_ask.estimate_triples", lambda corpus: 9_000_000)
    said = text_of(read_page(ask_page()))
    assert "about 9,000,000 triples" in said
    assert "4.0 GB of memory" in said


def test_the_templates_know_no_other_place_of_the_questions() -> None:
    source = templates().get_template("ask.html").filename
    assert source is not None
    assert "SELECT" not in Path(source).read_text(encoding="utf-8")
