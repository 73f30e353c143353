"""Every link from one record's page to another has its way back."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from kb.corpus import Corpus
from kb.model.codebook import Codebook
from kb.model.record import Deprecation
from kb.model.table import Table
from kb.site.page import SitePage
from kb.site.pages import build_pages
from kb.store.read import read_corpus
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, text_of

ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations"
RECORD = re.compile(r"(?:papers|datasets|models|tables)/[^/]+/|codebooks/[^/]+/(?:[^/]+/)?|coders/")

ONE_WAY = {
    "//*[contains(@class, 'kb-judged--not-assessed')]": (
        "nothing is known of a factor and a quote of which nobody has assessed it"
    ),
    "//*[*[@class='kb-withdrawn']]/*[not(contains(@class, 'kb-withdrawn'))]": (
        "what was withdrawn still says what it was about, and counts for nothing there"
    ),
    "//nav": "the way up is not a statement of the record",
}
"""The parts of a page whose links need no way back, and why."""


def shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def withdrawn() -> Corpus:
    """The roofs with a withdrawn thing of every kind, and tables of factors."""
    corpus = build_roofs()

    def retire(record: Any, successor: str) -> Any:
        why = Deprecation(reason="It was entered twice.", successor=successor)
        return record.model_copy(update={"deprecated": why})

    colours = corpus.codebooks["colours@1"]
    red, blue, cold = colours.factors
    old = blue.model_copy(update={"id": "azure", "label": "Azure", "broader": ()})
    book = colours.model_copy(update={"factors": (red, blue, cold, retire(old, "blue"))})
    early: Codebook = retire(colours.model_copy(update={"id": "hues@1"}), "colours@1")
    tables = [
        Table.model_validate(
            {
                "id": f"of-{shown}",
                "title": f"Of {shown}",
                "caption": "Factors.",
                "kind": "codebook",
                "codebook": "colours@1",
                "examples": shown,
                "via": {"paper": "roe2021"},
            }
        )
        for shown in ("quotes", "examples")
    ]
    house, slates = corpus.models["house"], corpus.datasets["slates"]
    hut = retire(house.model_copy(update={"id": "hut", "name": "Hut"}), "house")
    shingles = slates.model_copy(
        update={"id": "shingles", "name": "Shingles", "part_of": (), "paper": None}
    )
    return replace(
        corpus,
        codebooks={"colours@1": book, "hues@1": early, "moods@1": corpus.codebooks["moods@1"]},
        tables={**corpus.tables, **{table.id: table for table in tables}},
        models={**corpus.models, "hut": hut},
        datasets={**corpus.datasets, "shingles": retire(shingles, "slates")},
    )


def goals_of(path: str, page: SitePage) -> set[str]:
    """The addresses of the other records to which a page links and that owe it a link."""
    tree = read_page(page)
    for part in ONE_WAY:
        for element in tree.xpath(part):
            element.drop_tree()
    here = posixpath.dirname(path)
    found = set()
    for link in tree.xpath("//a/@href"):
        target = urldefrag(link).url
        if target and "://" not in target:
            found.add(posixpath.normpath(posixpath.join(here, target)) + "/")
    return {goal for goal in found if RECORD.fullmatch(goal)} - {f"{here}/"}


@pytest.mark.parametrize("build", [build_roofs, withdrawn, shipped])
def test_every_link_between_records_has_its_way_back(build: Callable[[], Corpus]) -> None:
    pages = build_pages(build())
    every = {
        f"{posixpath.dirname(path)}/": {
            posixpath.normpath(posixpath.join(posixpath.dirname(path), urldefrag(link).url)) + "/"
            for link in read_page(page).xpath("//a/@href")
        }
        for path, page in pages.items()
    }
    owed = {
        f"{posixpath.dirname(path)}/": goals_of(path, page)
        for path, page in pages.items()
        if RECORD.fullmatch(f"{posixpath.dirname(path)}/")
    }
    assert sum(map(len, owed.values())) > 20
    missing = [(a, b) for a, goals in owed.items() for b in sorted(goals) if a not in every[b]]
    assert missing == []


def test_each_exception_is_needed() -> None:
    trees = [read_page(page) for page in build_pages(withdrawn()).values()]
    for part in ONE_WAY:
        assert any(element.xpath(".//a") for tree in trees for element in tree.xpath(part)), part


def test_a_successor_and_what_it_replaces_lead_to_each_other() -> None:
    pages = build_pages(withdrawn())
    for old, new in (
        ("papers/zoe1999/", "papers/doe2020/"),
        ("datasets/shingles/", "datasets/slates/"),
        ("models/hut/", "models/house/"),
        ("codebooks/hues@1/", "codebooks/colours@1/"),
        ("codebooks/colours@1/azure/", "codebooks/colours@1/blue/"),
    ):
        up = "../" * old.count("/")
        (note,) = read_page(pages[f"{old}index.html"]).xpath("//*[@class='kb-withdrawn']")[:1]
        assert note.xpath("a/@href") == [up + new], old
        replaced = read_page(pages[f"{new}index.html"]).xpath("//dt[.='Replaces']/../dd/a/@href")
        assert replaced == [up + old], new


def test_a_quote_says_what_it_replaces_and_what_it_is_an_example_of() -> None:
    tree = read_page(build_pages(build_roofs())["papers/doe2020/index.html"])
    first, second = (tree.xpath(f"//section[@aria-labelledby='{q}']")[0] for q in ("q1", "q2"))
    assert "Example. The codebook shows it for Red." in text_of(first)
    assert "Replaces. Doe and van der Berg 2020, quote 3" in text_of(second)


def test_a_paper_names_the_tables_codebooks_and_examples_taken_from_it() -> None:
    tree = read_page(build_pages(shipped())["papers/lu2025/index.html"])
    (taken,) = tree.xpath("//h2[.='Taken from this paper']/following-sibling::dl[1]")
    names = [text_of(name) for name in taken.xpath(".//dt")]
    assert names == ["Tables", "Codebooks", "Examples of"]
    assert "../../tables/table-4/" in taken.xpath(".//a/@href")
