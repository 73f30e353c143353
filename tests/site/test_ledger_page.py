"""What readers see of the ledger: badges, the page, and the counts under tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from kb.corpus import Corpus
from kb.ledger import STANDINGS, build_ledger
from kb.matching.match import Tolerance
from kb.model.meta import Person
from kb.model.paper import Verification
from kb.site import front_end, pages_ledger
from kb.site.levels import LEVELS, MATCHES, NOT_CONFIRMED, TOLERATED
from kb.site.linkcheck import iter_dead_links, scan_any
from kb.site.page import SitePage
from kb.site.pages import build_pages
from tests.roofs import FILE, build_roofs
from tests.site.html_reading import Tree, read_page, roof_pages, text_of, with_paper

PAGES = roof_pages()
REASON = 'The file says <b>&quot;no&quot;</b> & "nothing"'


def section_of(page: SitePage, quote: str) -> Tree:
    """A quote on its paper's page."""
    (section,) = read_page(page).xpath(f'//section[@aria-labelledby="{quote}"]')
    return section


def with_verification(**values: object) -> dict[str, SitePage]:
    """The pages when the first quote has this verification and no other has one."""
    first, *others = build_roofs().papers["doe2020"].quotes
    found = Verification.model_validate(values)
    bare = [quote.model_copy(update={"verification": None}) for quote in others]
    return build_pages(with_paper(quotes=(first.model_copy(update={"verification": found}), *bare)))


def facts_of(section: Tree) -> dict[str, str]:
    return {
        text_of(row.find("dt")): text_of(row.find("dd"))
        for row in section.xpath('.//details[@class="kb-how"]/dl/div')
    }


def test_each_quote_in_use_has_a_badge_that_leads_to_its_meaning() -> None:
    page = PAGES["papers/doe2020/index.html"]
    for quote, label, anchor in (
        ("q1", "Full text", "full-text"),
        ("q2", "Tried, not verified", "unverified"),
    ):
        (badge,) = section_of(page, quote).xpath('.//a[contains(@class, "kb-badge")]')
        assert text_of(badge) == label
        assert badge.get("href") == f"../../ledger/#{anchor}"
        assert "The words" in badge.get("title") or "the words" in badge.get("title")
    assert section_of(page, "q3").xpath('.//*[contains(@class, "kb-badge")]') == []
    other = section_of(PAGES["papers/roe2021/index.html"], "q1")
    assert text_of(other.xpath('.//*[contains(@class, "kb-badge")]')[0]) == "Not compared"
    assert other.xpath(".//details") == []


def test_beside_the_badge_stands_how_the_words_were_checked() -> None:
    section = section_of(PAGES["papers/doe2020/index.html"], "q1")
    assert facts_of(section) == {
        "Match": "Exact",
        "Tolerated": "a hyphen at a line's end and emphasis added by the coders",
        "Found in": "this paper, page 4 of the file",
        "Read with": "reader 1.2",
        "File": f"{FILE[:12]}…",
        "Compared": "by Robot, 2026-01-31",
    }
    assert section.xpath(".//details//code/@title") == [f"SHA-256 {FILE}"]


def test_words_found_in_the_paper_that_quotes_them_name_and_link_it() -> None:
    pages = with_verification(level="secondary", match="exact")
    section = section_of(pages["papers/doe2020/index.html"], "q1")
    assert facts_of(section)["Found in"] == "Roe 2021"
    assert section.xpath(".//details//a/@href") == ["../../papers/roe2021/"]


def test_what_a_person_confirmed_is_shown_and_what_nobody_confirmed_says_so() -> None:
    seen = with_verification(level="full-text", match="needs-confirmation", confirmed="A <mark>.")
    facts = facts_of(section_of(seen["papers/doe2020/index.html"], "q1"))
    assert (facts["Match"], facts["Seen"]) == ("Confirmed by a person", "A <mark>.")
    badges = read_page(seen["papers/doe2020/index.html"]).xpath('//a[contains(@class, "kb-badge")]')
    assert text_of(badges[0]) == "Full text, confirmed by a person"
    (mark, *_) = read_page(seen["datasets/tiles/index.html"]).xpath(
        '//figcaption[a[contains(@href, "#q1")]]/a[contains(@class, "kb-mark")]'
    )
    assert text_of(mark) == "full text, confirmed"
    for path in ("index.html", "ledger/index.html"):
        assert "of them 1 confirmed by a person" in text_of(read_page(seen[path]))
        assert "1 confirmed by a person" not in text_of(read_page(PAGES[path]))
    waits = with_verification(level="full-text", match="needs-confirmation")
    facts = facts_of(section_of(waits["papers/doe2020/index.html"], "q1"))
    assert facts["Match"] == NOT_CONFIRMED
    assert "Seen" not in facts


@pytest.mark.parametrize("level", ["full-text", "unverified"])
def test_words_of_a_verification_that_look_like_markup_stay_words(level: str) -> None:
    nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}&lt;"
    pages = with_verification(
        level=level,
        match="needs-confirmation",
        tolerated=(nasty,),
        extractor=nasty,
        confirmed=nasty,
        reason=nasty,
        by="nobody",
    )
    for page in pages.values():
        tree = read_page(page)
        assert tree.xpath("//script | //img | //*[@onerror]") == []
    section = section_of(pages["papers/doe2020/index.html"], "q1")
    assert facts_of(section)["Read with"] == nasty
    assert facts_of(section)["Compared"] == "by nobody"
    assert nasty in text_of(read_page(pages["ledger/index.html"]))


def test_where_a_quote_is_cited_a_small_mark_says_what_was_checked() -> None:
    for path in ("codebooks/colours@1/red", "datasets/tiles", "models/house-2"):
        (first, *_) = read_page(PAGES[f"{path}/index.html"]).xpath(
            '//figcaption[a[contains(@href, "#q1")]]/a[contains(@class, "kb-mark")]'
        )
        assert text_of(first) == "full text"
        assert first.get("href").endswith("ledger/#full-text")


def test_the_page_explains_every_level_match_and_tolerated_change() -> None:
    tree = read_page(PAGES["ledger/index.html"])
    shown = text_of(tree)
    for standing in STANDINGS:
        (meaning,) = tree.xpath(f'//section[@aria-labelledby="{standing}"]')
        assert LEVELS[standing].means in text_of(meaning)
        assert f"What it does not mean. {LEVELS[standing].means_not}" in text_of(meaning)
    assert all(label in shown and meaning in shown for label, meaning in MATCHES.values())
    assert all(words in shown for words in TOLERATED.values())
    assert set(TOLERATED) == set(get_args(Tolerance))
    assert "kb verify PAPER --source FILE" in shown


def test_the_page_has_the_totals_as_numbers_and_as_bars() -> None:
    tree = read_page(PAGES["ledger/index.html"])
    rows = tree.xpath('//figure[@class="kb-shares"]//li')
    assert [text_of(row) for row in rows] == [
        "Full text 1",
        "Abstract 0",
        "In the paper that quotes it 0",
        "Tried, not verified 1",
        "Not compared 1",
    ]
    widths = [row.xpath(".//*[@class='kb-share__part']/@width")[0] for row in rows]
    assert widths == ["33.33", "0.0", "0.0", "33.33", "33.33"]


def test_the_page_lists_every_quote_and_every_reason() -> None:
    tree = read_page(PAGES["ledger/index.html"])
    links = tree.xpath('//h2[@id="quotes"]/following::a/@href')
    assert [link for link in links if "#q" in link] == [
        "../papers/doe2020/#q1",
        "../papers/doe2020/#q2",
        "../papers/roe2021/#q1",
    ]
    (reasons,) = tree.xpath('//h2[@id="skipped"]/following::table[1]/tbody')
    assert [[text_of(cell) for cell in row] for row in reasons] == [
        [REASON, "1"],
        ["no comparison is on record", "1"],
    ]
    assert tree.xpath("//b") == []


def test_many_quotes_take_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_ledger, "_MOST_ROWS", 0)
    monkeypatch.setattr(pages_ledger, "_MOST_REASONS", 1)
    tree = read_page(build_pages(build_roofs())["ledger/index.html"])
    assert tree.xpath('//table[contains(@class, "kb-table--ledger")]') == []
    dense = tree.xpath('//ul[contains(@class, "kb-dense")]/li')
    assert [text_of(item) for item in dense] == [
        "Doe and van der Berg 2020: q1",
        "Doe and van der Berg 2020: q2",
        "Roe 2021: q1",
    ]
    (reasons,) = tree.xpath('//h2[@id="skipped"]/following::table[1]/tbody')
    assert [[text_of(cell) for cell in row] for row in reasons] == [
        [REASON, "1"],
        ["other reasons; each stands with its quote", "1"],
    ]


def test_a_knowledge_base_without_quotes_has_a_ledger_too() -> None:
    corpus = replace(build_roofs(), papers={}, tables={})
    pages = build_pages(corpus)
    assert "There is no quote to check yet." in text_of(read_page(pages["ledger/index.html"]))
    assert "What was checked." not in pages["index.html"].body
    anchored = {path: scan_any(page.body) for path, page in pages.items()}
    assert [str(link) for link in iter_dead_links(anchored, ()) if "ledger" in str(link)] == []


@pytest.mark.parametrize(
    ("path", "number", "checked"),
    [
        ("index.html", 3, 1),
        ("tables/listed/index.html", 2, 1),
        ("tables/selected/index.html", 1, 0),
    ],
)
def test_home_and_each_table_count_their_quotes(path: str, number: int, checked: int) -> None:
    (note,) = read_page(PAGES[path]).xpath('//p[contains(@class, "kb-tallied")]')
    noun = "quotes" if number > 1 else "quote"
    assert f"What was checked. {number} {noun}: {checked} checked (" in text_of(note)
    assert f"{checked} in the paper itself, 0 in its abstract, 0 in" in text_of(note)
    assert f"{number - checked} not (1: {REASON}" in text_of(note)
    root = "../" * path.count("/") or "./"
    assert f"{root}ledger/" in note.xpath("a/@href")
    whole = "None has been found in the full text of its own paper yet."
    assert (whole in text_of(note)) == (checked == 0)


def test_a_table_of_factors_counts_the_quotes_among_its_examples() -> None:
    corpus = build_roofs()
    table = corpus.tables["selected"].model_copy(
        update={"id": "codes", "kind": "codebook", "examples": "examples", "select": None}
    )
    page = build_pages(replace(corpus, tables={"codes": table}))["tables/codes/index.html"]
    assert "1 quote: 1 checked (" in text_of(read_page(page))


def test_who_compared_quotes_stands_among_the_coders() -> None:
    corpus = build_roofs()
    first, *others = corpus.papers["doe2020"].quotes
    found = first.verification
    assert found is not None
    quote = first.model_copy(update={"verification": found.model_copy(update={"by": "checker"})})
    paper = corpus.papers["doe2020"].model_copy(update={"quotes": (quote, *others)})
    people = {"checker": Person(id="checker", name="Checker", program=True)}
    changed: Corpus = replace(
        corpus,
        papers={**corpus.papers, "doe2020": paper},
        people={**corpus.people, **people},
    )
    pages = build_pages(changed)
    (person,) = read_page(pages["coders/index.html"]).xpath('//section[@aria-labelledby="checker"]')
    assert "Compared quotes of 1 paper with a source" in text_of(person)
    assert "../papers/doe2020/" in person.xpath(".//a/@href")
    assert "../../coders/#checker" in pages["papers/doe2020/index.html"].body


def test_each_level_has_a_shape_of_its_own() -> None:
    style = (front_end.STATIC / "kb.css" / "01-colours.css").read_text(encoding="utf-8")
    shapes = dict(re.findall(r"--kb-level-([\w-]+): url\('([^']+)'\)", style))
    assert set(shapes) == set(STANDINGS)
    assert len(set(shapes.values())) == len(shapes)


def test_the_words_of_the_terminal_and_of_the_page_agree() -> None:
    ledger = build_ledger(build_roofs())
    for standing in STANDINGS:
        assert (LEVELS[standing].where != "") == (
            standing in ("full-text", "abstract", "secondary")
        )
    assert all(words.where in repr(ledger) for words in LEVELS.values())
