"""What the pages show of the records."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kb.corpus import Corpus
from kb.model.paper import Verification
from kb.site import front_end
from kb.site.assets import iter_beside
from kb.site.linkcheck import iter_dead_links, scan_any, scan_generated
from kb.site.page import Heading, SitePage
from kb.site.pages import build_pages
from kb.site.passages import format_passages
from kb.site.press import Press
from kb.store.read import read_corpus
from kb.text import format_plain
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, roof_pages, text_of, with_meta, with_paper

ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations"
PAGES = roof_pages()
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% for x in y %}",
    "</title></textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#39;",
)


def shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def judged(page: SitePage, quote: str) -> dict[str, dict[str, list[str]]]:
    """For each codebook on a paper's page, the factors by the value's word."""
    (section,) = read_page(page).xpath(f'//section[@aria-labelledby="{quote}"]')
    return {
        text_of(coding.find("h4")): {
            text_of(row.find("dt")): [text_of(link) for link in row.xpath("dd/a")]
            for row in coding.xpath("dl/div")
        }
        for coding in section.xpath('div[@class="kb-coding"]')
    }


def anchors_in(headings: tuple[Heading, ...]) -> set[str]:
    return {h.id for h in headings} | {a for h in headings for a in anchors_in(h.under)}


def test_every_record_has_a_page() -> None:
    assert {
        "index.html",
        "papers/index.html",
        "papers/doe2020/index.html",
        "papers/roe2021/index.html",
        "papers/zoe1999/index.html",
        "codebooks/colours@1/index.html",
        "codebooks/colours@1/red/index.html",
        "datasets/tiles/index.html",
        "models/house-2/index.html",
        "tables/listed/index.html",
        "coders/index.html",
        "ledger/index.html",
        "downloads/index.html",
        "findings/KB202/index.html",
    } <= set(PAGES)


def test_equal_records_give_equal_pages() -> None:
    assert build_pages(build_roofs()) == PAGES


@pytest.mark.parametrize("build", [build_roofs, shipped])
def test_every_link_and_anchor_leads_somewhere(build: object) -> None:
    assert callable(build)
    corpus = build()
    anchored = {path: scan_any(page.body) for path, page in build_pages(corpus).items()}
    beside = {file.path for file in iter_beside(Press(corpus), ())}
    assert [str(link) for link in iter_dead_links(anchored, beside)] == []


def test_every_heading_of_the_contents_is_on_the_page() -> None:
    for path, page in PAGES.items():
        assert anchors_in(page.toc) <= scan_any(page.body).anchors, path


def test_both_scanners_read_the_pages_alike() -> None:
    for page in build_pages(shipped()).values():
        assert scan_generated(page.body) == scan_any(page.body)


def test_a_page_has_one_main_heading_and_no_id_twice() -> None:
    for path, page in PAGES.items():
        tree = read_page(page)
        assert [h.get("id") for h in tree.xpath("//h1")] == ["_title"], path
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_headings_go_down_one_level_at_a_time() -> None:
    for path, page in PAGES.items():
        levels = [int(tag) for tag in re.findall(r"<h([1-6])", page.body)]
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), path


def test_a_table_has_a_caption_and_its_heads_have_a_scope() -> None:
    tables = [table for page in PAGES.values() for table in read_page(page).xpath("//table")]
    assert len(tables) > 5
    for table in tables:
        assert text_of(table.find("caption"))
        assert table.xpath(".//th[not(@scope)]") == []


def test_no_page_needs_a_script_or_holds_an_inline_style() -> None:
    for path, page in PAGES.items():
        assert not re.search(r"<script|\son\w+=|\sstyle=", page.body), path


def test_a_quote_shows_emphasis_omission_insertion_and_its_passages() -> None:
    (words,) = read_page(PAGES["papers/doe2020/index.html"]).xpath(
        '//section[@aria-labelledby="q1"]/blockquote'
    )
    assert [text_of(passage) for passage in words.xpath("p")] == [
        'A red roof* [...] "lasts" [long].',
        "Always.",
    ]
    assert [text_of(strong) for strong in words.xpath(".//strong")] == ["red"]
    assert [e.get("title") for e in words.xpath(".//span")] == [
        "text left out",
        "inserted by the coder",
    ]


def test_a_quote_says_where_it_stands_and_where_it_was_taken_from() -> None:
    (section,) = read_page(PAGES["papers/doe2020/index.html"]).xpath(
        '//section[@aria-labelledby="q1"]'
    )
    assert "p. 4 · quoted in Roe 2021, Table 1" in text_of(section)
    assert "“ruddy”" in text_of(section)


def test_absent_and_not_assessed_differ_in_word_and_in_shape() -> None:
    complete, open_ = PAGES["papers/doe2020/index.html"], PAGES["papers/roe2021/index.html"]
    assert judged(complete, "q1") == {
        "Colours": {"present": ["Red"], "absent": ["Blue"]},
        "Moods": {"positive": ["Warm"]},
    }
    assert judged(open_, "q1") == {"Colours": {"absent": ["Red"], "not assessed": ["Blue"]}}
    classes = read_page(open_).xpath('//dt/span[starts-with(@class, "kb-value")]/@class')
    assert classes == ["kb-value kb-value--absent", "kb-value kb-value--not-assessed"]


def test_a_codebook_of_which_nothing_was_assessed_takes_one_line() -> None:
    assert judged(PAGES["papers/doe2020/index.html"], "q2")["Moods"] == {"not assessed": []}


def test_each_kind_of_value_has_a_shape_of_its_own() -> None:
    style = (front_end.STATIC / "kb.css" / "01-colours.css").read_text(encoding="utf-8")
    shapes = dict(re.findall(r"--kb-shape-([\w-]+): url\('([^']+)'\)", style))
    assert set(shapes) == {"positive", "negative", "mixed", "present", "absent", "not-assessed"}
    assert len(set(shapes.values())) == len(shapes)


def test_what_was_withdrawn_says_so_and_keeps_its_place() -> None:
    (section,) = read_page(PAGES["papers/doe2020/index.html"]).xpath(
        '//section[@aria-labelledby="q3"]'
    )
    assert "This quote was withdrawn. It was misread." in text_of(section)
    assert "Entered twice." in PAGES["papers/zoe1999/index.html"].body
    assert "papers/doe2020/#q3" not in PAGES["codebooks/colours@1/red/index.html"].body


@pytest.mark.parametrize("build", [build_roofs, shipped])
def test_quotes_and_what_they_speak_to_are_linked_both_ways(build: object) -> None:
    assert callable(build)
    corpus = build()
    pages = build_pages(corpus)
    for paper, quote in corpus.iter_quotes():
        here, there = f"papers/{paper.id}/", f"papers/{paper.id}/#{quote.id}"
        goals = [
            f"codebooks/{j.codebook.id}/{j.factor.id}/"
            for j in corpus.judgements_of(paper, quote)
            if j.value is not None
        ]
        goals += [f"datasets/{name}/" for name in (*quote.source, *quote.target)]
        goals += [f"models/{name}/" for name in quote.models]
        for goal in goals:
            assert f'="../../{goal}"' in pages[f"{here}index.html"].body
            assert re.search(rf'="(?:\.\./)+{there}"', pages[f"{goal}index.html"].body), goal


def test_papers_tables_coders_and_codebooks_are_linked_both_ways() -> None:
    paper, other = PAGES["papers/doe2020/index.html"], PAGES["papers/roe2021/index.html"]
    for goal in ("tables/listed/", "codebooks/colours@1/", "coders/#ann", "papers/roe2021/"):
        assert f'"../../{goal}"' in paper.body
    for path in ("tables/listed/", "codebooks/colours@1/", "coders/"):
        assert re.search(r'="(\.\./)+papers/doe2020/', PAGES[f"{path}index.html"].body)
    assert '"../../papers/doe2020/#q1"' in other.body


def test_a_mapping_is_shown_on_both_factors() -> None:
    for path, other in (("colours@1/red", "moods@1/warm"), ("moods@1/warm", "colours@1/red")):
        page = read_page(PAGES[f"codebooks/{path}/index.html"])
        (link,) = page.xpath('//dt[text()="Nearly the same as"]/../dd/a/@href')
        assert link == f"../../../codebooks/{other}/"


def test_a_record_can_be_edited_when_the_code_host_is_known() -> None:
    repository = "https://example.org/us/roofs"
    page = build_pages(with_meta(repository=repository))["papers/doe2020/index.html"]
    address = f"{repository}/edit/main/annotations/papers/doe2020.yaml"
    assert page.edit_url == address
    assert f'<a href="{address}" rel="edit">Edit this record</a>' in page.body


def test_without_a_code_host_nothing_speaks_of_editing() -> None:
    assert all(not page.edit_url and 'rel="edit"' not in page.body for page in PAGES.values())


def test_the_home_page_names_the_finding_the_version_and_the_numbers() -> None:
    home = read_page(PAGES["index.html"])
    assert text_of(home.xpath('//h2[@id="quotes-per-year"]')[0]) == (
        "More quotes speak to red than to any other factor (2 of 2)"
    )
    assert "(data version 1.4.2)" in text_of(home)
    assert "@misc{roofs-1.4.2," in text_of(home)
    assert "2 papers quoted" in text_of(home)
    (svg,) = home.xpath('//*[local-name()="svg"]')
    assert svg.get("role") == "group"
    assert svg.get("aria-labelledby") == "quotes-per-year"
    rows = home.xpath('//table[@id="quotes-per-year-data"]/tbody/tr')
    assert [[text_of(cell) for cell in row] for row in rows] == [
        ["Red", "2", "–", "2"],
        ["Blue", "1", "–", "1"],
        ["All quotes coded", "2", "1", "3"],
    ]


def test_the_home_page_tells_its_quotes_from_those_that_speak_to_a_factor() -> None:
    home = text_of(read_page(build_pages(shipped())["index.html"]))
    assert "speak to at least one of its factors" in home
    assert "of the 33 quotes" in home


def test_an_address_that_is_only_a_name_is_not_given_for_citing() -> None:
    home = PAGES["index.html"].body
    assert "https://example.org/kb/" not in home
    assert "howpublished" not in home
    known = build_pages(with_meta(repository="https://example.org/us/roofs"))["index.html"].body
    assert "(data version 1.4.2). https://example.org/us/roofs</p>" in known
    assert "howpublished = {\\url{https://example.org/us/roofs}}" in known


def test_words_that_nobody_compared_with_the_paper_are_called_so() -> None:
    first, *others = build_roofs().papers["doe2020"].quotes
    for level, said in (
        ("secondary", "quote 1 stand in Roe 2021, which quotes this paper. They have not been"),
        (None, "quote 1 were taken from Roe 2021. No program has found them in a source yet."),
    ):
        found = level and Verification.model_validate({"level": level})
        copied = first.model_copy(update={"verification": found})
        pages = build_pages(with_paper(quotes=(copied, *others)))
        assert f"The words of {said}" in text_of(read_page(pages["papers/doe2020/index.html"]))
    assert all("The words of quote" not in page.body for page in PAGES.values())


@pytest.mark.parametrize("text", NASTY)
def test_words_that_look_like_markup_stay_words(text: str) -> None:
    first, *others = build_roofs().papers["doe2020"].quotes
    quotes = (first.model_copy(update={"text": text}), *others)
    pages = build_pages(with_paper(title=text, authors=(text,), venue=text, quotes=quotes))
    tree = read_page(pages["papers/doe2020/index.html"])
    assert text_of(tree.xpath("//h1")[0]) == text
    assert text_of(tree.xpath("//blockquote")[0]) == text
    for page in pages.values():
        assert read_page(page).xpath("//script | //img | //*[@onerror]") == []


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


@given(TEXTS)
def test_any_quote_reads_back_word_for_word(text: str) -> None:
    shown = html.fromstring(f"<main>{format_passages(text)}</main>").text_content()
    expected = format_plain(text)
    assert "".join(shown.split()) == "".join(expected.split())


def test_a_codebook_says_once_how_completely_its_papers_were_coded() -> None:
    said = "every factor looked for"
    pages = build_pages(shipped())
    whole = text_of(read_page(pages["codebooks/literature-factors@1/index.html"]))
    assert "Every factor was looked for in every quote of these papers" in whole
    assert said not in whole
    mixed = text_of(read_page(PAGES["codebooks/colours@1/index.html"]))
    assert mixed.count(said) == 2
    open_ = text_of(read_page(PAGES["codebooks/moods@1/index.html"]))
    assert "What is not marked in this paper was not assessed." in open_
