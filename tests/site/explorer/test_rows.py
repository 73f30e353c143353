"""The table of quotes as it stands in the pages, and the data beside them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.model.paper import Paper, Quote
from kb.site.explorer.index import build_index
from kb.site.explorer.pages import BYTES, iter_explorer_pages, plan_pages
from kb.site.explorer.rows import LONGEST, cut_words, format_row, weigh_row
from kb.site.explorer.shards import SIZE, digests, format_shard, iter_shards, plan_shards
from kb.site.page import SitePage
from kb.site.press import Press
from tests.roofs import build_roofs
from tests.site.explorer.invented import build_invented
from tests.site.html_reading import read_page, text_of, with_paper

NASTY = '<script>alert(1)</script>"&\u202e'


def quotes_of(corpus: Corpus) -> tuple[tuple[Paper, Quote], ...]:
    return tuple(corpus.iter_quotes())


def pages_of(corpus: Corpus) -> list[SitePage]:
    return [plan.make() for plan in iter_explorer_pages(Press(corpus))]


def with_long_quotes(number: int, text: str) -> Corpus:
    """The invented roofs with as many quotes of such words."""
    quote = build_roofs().papers["doe2020"].quotes[0]
    quotes = (
        quote.model_copy(update={"id": f"q{at}", "text": text}) for at in range(1, number + 1)
    )
    return with_paper(quotes=tuple(quotes))


def test_a_row_has_the_words_the_judgements_and_what_the_quote_is_about() -> None:
    (page,) = pages_of(build_roofs())
    (row, *_) = read_page(page).xpath("//tbody/tr")
    head, words, judged, about = (text_of(cell) for cell in row.xpath("th|td"))
    assert head == "Doe and van der Berg 2020Quote 1full text"
    assert words == 'A red roof* [...] "lasts" [long].Always.'
    assert judged == "Colourspresent RedMoodspositive Warm"
    assert about == "Source TilesTarget SlatesModel House 2"
    assert row.xpath(".//a[@class='kb-x-ref']/@href") == ["../papers/doe2020/#q1"]


def test_what_was_withdrawn_is_in_no_row_and_no_file() -> None:
    (page,) = pages_of(build_roofs())
    index = build_index(build_roofs())
    assert "zoe1999" not in page.body
    assert index["papers"]["id"] == ["doe2020", "roe2021"]
    assert index["quotes"]["number"] == [1, 2, 1]


def test_pages_lead_to_each_other_and_hold_every_quote_once() -> None:
    corpus = build_invented(papers=60, quotes=5)
    pages = pages_of(corpus)
    assert [page.path for page in pages][:2] == ["quotes/index.html", "quotes/page-2/index.html"]
    links = [read_page(page).xpath("//a[@rel]/@rel") for page in pages]
    assert links == [["next"], *[["prev", "next"]] * (len(pages) - 2), ["prev"]]
    seen = sum(len(read_page(page).xpath("//tbody/tr")) for page in pages)
    assert seen == len(corpus.quotes)
    assert [page.scripts for page in pages] == [("explorer",), *[()] * (len(pages) - 1)]


@pytest.mark.parametrize("text", ["word " * 20_000, "&" * 100_000, "**a** [b] " * 10_000])
def test_long_quotes_make_no_page_too_large(text: str) -> None:
    pages = pages_of(with_long_quotes(120, text))
    assert max(len(page.body.encode()) for page in pages) < 1_000_000
    assert "The whole quote" in pages[0].body


def test_a_row_is_hardly_ever_heavier_than_was_told() -> None:
    corpus = build_invented()
    press = Press(corpus)
    links = press.links_from("quotes/page-2/index.html")
    for paper, quote in corpus.iter_quotes():
        label = press.crossings.labels[paper.id]
        row = format_row(press, links, paper, quote)
        assert len(row.encode()) <= weigh_row(quote, label)


def test_nothing_in_a_quote_is_markup() -> None:
    (page,) = pages_of(with_long_quotes(1, NASTY))
    assert read_page(page).xpath("//script") == []
    assert "&lt;script&gt;" in page.body


def test_a_knowledge_base_without_quotes_has_the_page() -> None:
    (page,) = pages_of(replace(build_roofs(), papers={}))
    assert "No quote has been entered yet." in page.body
    assert plan_shards(()) == ()
    assert plan_pages((), {}) == ((0, 0),)


@given(st.lists(st.integers(1, 60), max_size=40))
def test_shards_hold_every_quote_in_order_and_are_bounded(lengths: list[int]) -> None:
    paper, quote = quotes_of(build_roofs())[0]
    listed = tuple(
        (paper, quote.model_copy(update={"text": f"{at:02}" + "x" * length}))
        for at, length in enumerate(lengths)
    )
    spans = plan_shards(listed, 100)
    texts = [text for span in spans for text in json.loads(format_shard(listed, span))]
    assert texts == [quote.text for _, quote in listed]
    for start, end in spans:
        assert end - start == 1 or sum(len(q.text) for _, q in listed[start:end]) <= 100


def test_another_version_of_the_words_has_another_digest() -> None:
    before, after = quotes_of(build_roofs()), quotes_of(with_long_quotes(2, "Other words."))
    old, new = (digests(listed, plan_shards(listed)) for listed in (before, after))
    assert old[0][0] == new[0][0] == 0
    assert old[0][1] != new[0][1]


def test_files_are_the_same_for_the_same_records_and_small() -> None:
    corpus = build_invented(papers=200, quotes=5)
    one, other = ([file.read() for file in iter_shards(Press(corpus))] for _ in range(2))
    assert one == other
    assert all(len(data) < 3 * SIZE for data in one)
    index: dict[str, Any] = build_index(corpus)
    assert [start for start, _ in index["shards"]] == [
        start for start, _ in plan_shards(quotes_of(corpus))
    ]


def test_long_words_are_cut_between_words() -> None:
    text, is_cut = cut_words("word " * 1_000)
    assert is_cut
    assert len(text) <= LONGEST + 2
    assert text.endswith("word …")


def test_a_page_is_bounded_by_bytes_and_not_only_by_rows() -> None:
    spans = plan_pages(
        quotes_of(with_long_quotes(120, "&" * 5_000)),
        {"doe2020": "Doe 2020", "roe2021": "Roe 2021"},
    )
    assert len(spans) > 2
    assert all(end > start for start, end in spans)
    assert BYTES < 1_000_000
