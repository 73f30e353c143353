"""The home page leads each of its readers on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.site.assets import iter_downloads
from kb.site.page import SitePage
from kb.site.pages import build_pages, iter_plans
from kb.site.press import Press
from kb.site.welcome import (
    build_first_readings,
    build_questions,
    leading_codebook,
    newest_papers,
    split_description,
)
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, text_of, with_meta


def home_with_files() -> SitePage:
    corpus = build_roofs()
    pdfs = {"listed": b"%PDF-1.5"}
    return next(iter(iter_plans(Press(corpus), tuple(iter_downloads(corpus, pdfs))))).make()


def test_a_reader_finds_each_factor_with_its_answer_and_its_quotes() -> None:
    tree = read_page(home_with_files())
    rows = tree.xpath('//ul[@class="kb-questions"]/li')
    assert [" ".join(text_of(row).split()) for row in rows] == [
        "Red present 2 absent 1 2 quotes in 1 paper",
        "Blue present 1 absent 1 1 quote in 1 paper",
    ]
    assert rows[0].xpath("a/@href") == [
        "./codebooks/colours@1/red/",
        "./quotes/?factor=colours%401%2Fred&value=present",
    ]
    assert "Also coded: Moods (1 factor)." in text_of(tree)


def test_words_can_be_looked_for_from_the_home_page_without_scripts() -> None:
    (form,) = read_page(home_with_files()).xpath('//form[@role="search"]')
    assert (form.get("action"), form.get("method")) == ("./quotes/", "get")
    assert form.xpath("label/@for") == form.xpath("input[@name='words']/@id")


def test_an_author_finds_each_table_with_its_files() -> None:
    tree = read_page(home_with_files())
    assert tree.xpath('//h2[@id="tables"]/following-sibling::ul[1]/li[1]//a/@href') == [
        "./tables/listed/",
        *(f"./tables/listed/listed.{ending}" for ending in ("pdf", "tex", "csv", "md", "bib")),
    ]


def test_what_to_read_first_speaks_to_the_most_factors() -> None:
    press = Press(build_roofs())
    (first,) = build_first_readings(press, "colours@1")
    assert (first.paper.id, first.quotes, first.factors) == ("doe2020", 2, 2)
    assert first.reason == "2 quotes speak to 2 factors"
    assert build_first_readings(press, "moods@1")[0].reason == "1 quote speaks to 1 factor"
    assert [paper.id for paper in newest_papers(press)] == ["roe2021", "doe2020"]


def test_the_codebook_under_which_most_is_said_leads() -> None:
    press = Press(build_roofs())
    assert leading_codebook(press) == "colours@1"
    assert [question.label for question in build_questions(press, "colours@1")] == ["Red", "Blue"]


def test_a_knowledge_base_without_quotes_has_a_home_too() -> None:
    empty = replace(build_roofs(), papers={}, tables={})
    tree = read_page(build_pages(empty)["index.html"])
    assert tree.xpath('//*[@id="ask"] | //*[@id="first"] | //*[@id="tables"]') == []
    assert tree.xpath('//nav[@class="kb-ways"]//a/@href') == ["./quotes/"]


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("One sentence", "One sentence", ""),
        ("What they say. And more. And more.", "What they say.", "And more. And more."),
        ("Seen by A. B. Smith, e.g. in Rome. Élan.", "Seen by A. B. Smith, e.g. in Rome.", "Élan."),
    ],
)
def test_the_first_sentence_of_the_description_leads(text: str, first: str, rest: str) -> None:
    assert split_description(text) == (first, rest)
    home = read_page(build_pages(with_meta(description=text))["index.html"])
    assert text_of(home.xpath('//p[@class="kb-lead"]')[0]) == first
    assert [text_of(p) for p in home.xpath('//h2[@id="about"]/following-sibling::p')] == [
        rest
    ] * bool(rest)
