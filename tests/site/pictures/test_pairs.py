"""Which pairs of quotes stand side by side, and how they are told apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from lxml import html

from kb.corpus import Corpus
from kb.frames.conflicts import build_conflicts
from kb.model.subject import Architecture
from kb.site.pictures.opposed import MOST_PAIRS, MOST_SHOWN, read_conflicts
from kb.site.pictures.pages import iter_picture_pages
from kb.site.pictures.pairs import kept_pairs, read_sides, shown_pairs
from kb.site.press import Press
from tests.site.pictures.invented import REF, Quoted, book_of, build_base

SIGNS = ("positive", "negative")


def base_of(**numbers: int) -> Corpus:
    """A base in which each factor has so many quotes for it and as many against it, of as many
    papers."""
    papers = {
        f"doe{1900 + at}": [
            Quoted({name: sign}, ["tiles"], ["slates"])
            for name, number in numbers.items()
            for sign in SIGNS
            if at < number
        ]
        for at in range(max(numbers.values()))
    }
    return build_base(papers, factors=tuple(numbers))


@pytest.mark.parametrize(
    ("numbers", "shown", "most"),
    [
        ({"red": 40}, {"red": 20}, 1),
        ({"red": 40, "blue": 40}, {"red": 10, "blue": 10}, 1),
        ({"red": 40, "blue": 3, "green": 1}, {"red": 16, "blue": 3, "green": 1}, 1),
        ({"red": 12, "blue": 3}, {"red": 15, "blue": 5}, 2),
        ({"red": 3}, {"red": 5}, 2),
    ],
)
def test_each_factor_has_its_turn_and_no_quote_comes_more_than_twice(
    numbers: dict[str, int], shown: dict[str, int], most: int
) -> None:
    sides = read_sides(read_conflicts(book_of(base_of(**numbers))))
    found = shown_pairs(sides, MOST_SHOWN)
    assert {each.factor: len(pairs) for each, pairs in found} == shown
    pairs = [(pair.one.quote, pair.other.quote) for _, pairs in found for pair in pairs]
    assert len(set(pairs)) == len(pairs)
    used = Counter(name for pair in pairs for name in pair)
    assert max(used.values()) == most


def test_the_file_has_as_many_pairs_of_one_factor_as_of_another_the_closest_first() -> None:
    corpus = base_of(red=40, blue=40, green=5)
    conflicts = read_conflicts(book_of(corpus))
    assert conflicts.total == 40 * 40 + 40 * 40 + 5 * 5
    assert len(conflicts) == MOST_PAIRS
    kept = Counter(pair.one.factor for pair in conflicts)
    assert kept["green"] == 25
    assert abs(kept["red"] - kept["blue"]) <= 1
    for name in kept:
        all_pairs = build_conflicts(corpus, f"{REF}/{name}", most=kept[name]).pairs
        assert [pair for pair in conflicts if pair.one.factor == name] == list(all_pairs)
    assert len(kept_pairs(read_sides(conflicts), 3)) == 3


def test_a_page_names_what_differs_with_links_and_leads_to_the_rest() -> None:
    papers = {
        "doe2020": [Quoted({"red": "positive"}, ["tiles"], ["slates"])],
        "roe2021": [Quoted({"red": "negative"}, ["slates"], ["slates"])] * 3,
    }
    corpus = build_base(papers)
    (path,) = [plan for plan in iter_picture_pages(Press(corpus)) if "conflicts" in plan.path]
    page = html.fromstring(path.make().body)
    (source, *_) = page.xpath("//dt[.='Source']/following-sibling::dd")
    assert [(link.text, link.get("href")) for link in source.xpath("a")] == [
        ("Tiles", "../../datasets/tiles/"),
        ("Slates", "../../datasets/slates/"),
    ]
    (section,) = page.xpath("//section[@aria-labelledby='pairs']")
    said = " ".join(section.text_content().split())
    assert "2 pairs of 3, of each factor those first that should differ least." in said
    assert "2 of 3 pairs, of 1 positive quote and 3 negative quotes." in said
    assert section.xpath(".//a[@download]/@href") == ["conflicts.csv"]
    asked = section.xpath(".//p[@class='kb-note']/a/@href")
    assert [address.partition("&")[2] for address in asked] == [f"value={sign}" for sign in SIGNS]


def test_models_are_named_and_linked() -> None:
    corpus = build_base({"doe2020": [Quoted({"red": "positive"}), Quoted({"red": "negative"})]})
    paper = corpus.papers["doe2020"]
    one, other = paper.quotes
    quotes = (
        one.model_copy(update={"models": ("net",)}),
        other.model_copy(update={"models": ("web",)}),
    )
    models = {
        name: Architecture.model_validate({"id": name, "name": f"{name.title()} 50"})
        for name in ("net", "web")
    }
    papers = {"doe2020": paper.model_copy(update={"quotes": quotes})}
    corpus = replace(corpus, papers=papers, models=models)
    (path,) = [plan for plan in iter_picture_pages(Press(corpus)) if "conflicts" in plan.path]
    page = html.fromstring(path.make().body)
    (told,) = page.xpath("//dt[.='Models']/following-sibling::dd")
    assert [(link.text, link.get("href")) for link in told.xpath("a")] == [
        ("Net 50", "../../models/net/"),
        ("Web 50", "../../models/web/"),
    ]
