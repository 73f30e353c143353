"""No page grows with the knowledge base: what is too long for a record's page goes on elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kb.corpus import Corpus
from kb.site import long_lists, pages_ledger, pages_papers
from kb.site.assets import iter_beside
from kb.site.linkcheck import iter_dead_links, scan_any
from kb.site.page import SitePage
from kb.site.pages import build_pages, iter_plans
from kb.site.press import Press
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, text_of

MEGABYTE = 1_000_000


def many_roofs(papers: int) -> Corpus:
    """The invented roofs with so many copies of their first paper, each with its quotes."""
    corpus = build_roofs()
    first = corpus.papers["doe2020"]
    copies = {
        f"doe{number:05}": first.model_copy(
            update={"id": f"doe{number:05}", "year": 1900 + number % 120}
        )
        for number in range(papers)
    }
    return replace(corpus, papers={**corpus.papers, **copies})


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> dict[str, SitePage]:
    """The pages of five papers where one item already fills a page."""
    for name, most in (("WHOLE", 0), ("SHOWN", 1), ("PER_PAGE", 2)):
        monkeypatch.setattr(long_lists, name, most)
    monkeypatch.setattr(pages_papers, "PAPERS_PER_PAGE", 2)
    monkeypatch.setattr(pages_ledger, "_MOST_ROWS", 0)
    return build_pages(many_roofs(2))


def quotes_on(page: SitePage) -> list[str]:
    return re.findall(r'papers/([a-z]+\d+/#q\d+)"', page.body)


def test_a_long_list_begins_on_the_records_page_and_all_of_it_is_on_pages_of_its_own(
    pages: dict[str, SitePage],
) -> None:
    home = "codebooks/colours@1/red/"
    red = pages[f"{home}index.html"]
    assert '<a href="../../../codebooks/colours@1/red/present/">All 6 quotes</a>' in red.body
    listed = [pages[f"{home}present/{page}index.html"] for page in ("", "2/", "3/")]
    assert f"{home}present/4/index.html" not in pages
    assert [quote for page in listed for quote in quotes_on(page)] == [
        f"{paper}/#{quote}"
        for paper in ("doe2020", "doe00000", "doe00001")
        for quote in ("q1", "q2")
    ]
    assert [page.title for page in listed] == [
        f"Red: present in quotes (page {number} of 3)" for number in (1, 2, 3)
    ]
    assert "6 quotes in all; here are those from 3 to 4, by paper." in text_of(read_page(listed[1]))


@pytest.mark.parametrize(
    "path",
    [
        "codebooks/colours@1/all/papers/2/",
        "codebooks/colours@1/blue/absent/",
        "datasets/slates/as-target/2/",
        "datasets/tiles/papers/",
        "models/house-2/quotes/",
        "coders/ann/agreed/2/",
        "papers/roe2021/quotations/2/",
        "ledger/full-text/2/",
        "papers/all/2/",
    ],
)
def test_whatever_can_be_long_goes_on(pages: dict[str, SitePage], path: str) -> None:
    page = pages[f"{path}index.html"]
    assert page.parent in pages
    assert re.search(r"papers/(doe|roe|zoe)\w+/", page.body)


def test_every_page_of_a_list_can_be_reached(pages: dict[str, SitePage]) -> None:
    anchored = {path: scan_any(page.body) for path, page in pages.items()}
    beside = {file.path for file in iter_beside(Press(many_roofs(2)), ())}
    assert [str(link) for link in iter_dead_links(anchored, beside)] == []
    for number, others in ((1, ["2", "3"]), (2, ["1", "3"])):
        page = pages[f"papers/all/{number}/index.html" if number > 1 else "papers/index.html"]
        (above, below) = read_page(page).xpath('//nav[@class="kb-pager"]')
        assert above.get("aria-label") != below.get("aria-label")
        assert [text_of(link) for link in above.xpath("a[@aria-label]")] == others
        assert [text_of(here) for here in above.xpath("*[@aria-current]")] == [str(number)]


def test_a_short_list_has_no_page_of_its_own() -> None:
    assert not [path for path in build_pages(build_roofs()) if re.search(r"/red/\w+/", path)]


@pytest.mark.slow
def test_no_page_weighs_more_than_a_megabyte_with_thousands_of_papers() -> None:
    weights = {
        plan.path: len(plan.make().body.encode())
        for plan in iter_plans(Press(many_roofs(6_000)))
        if not re.fullmatch(r"papers/doe\d+/index.html", plan.path)
    }
    assert {path: weight for path, weight in weights.items() if weight > 0.7 * MEGABYTE} == {}
