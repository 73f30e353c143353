"""The site in a real browser: tables, paper, permanent links and no scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.site.browsing import COLOURS, violations

BROKEN_WORDS = """() => {
  const broken = [];
  const walker = (root) => document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (const code of document.querySelectorAll("th.kb-code")) {
    for (const walk = walker(code); walk.nextNode(); ) {
      for (const word of walk.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
        if (lines.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""

OUTERMOST = """() => Math.max(
  ...[...document.querySelectorAll(".kb-examples")].map((e) => e.getBoundingClientRect().right))"""

RULES = """() => [...new Set(
  [...document.querySelectorAll(".kb-printed tbody:last-of-type tr:last-child > *")]
    .map((cell) => getComputedStyle(cell).borderBottomWidth))]"""
"""A script that tells how the foot of a printed table is ruled."""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("path", ["tables/table-1/", "tables/table-4/"])
def test_no_word_of_a_code_breaks_and_no_quote_is_out_of_sight(
    site: str, browser: Any, path: str
) -> None:
    page = browser.new_page()
    page.goto(site + path, wait_until="load")
    assert page.locator("th.kb-code").count() > 5
    for width in (390, 700, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            assert page.evaluate(BROKEN_WORDS) == [], (width, media)
            assert page.evaluate(OUTERMOST) <= width, (width, media)
            is_stacked = width < 720 and media == "screen"
            assert page.evaluate(RULES) == ["0px" if is_stacked else "2px"], (width, media)
    page.close()


@pytest.mark.slow
@pytest.mark.browser
def test_the_appendix_is_printed_without_half_empty_pages(site: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{site}tables/appendix-a/", wait_until="load")
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    page.close()
    assert 3 < pages < 10


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("path", ["papers/ribeiro2017/", "coders/"])
def test_the_link_to_a_quote_or_coder_is_seen_without_hovering(
    site: str, browser: Any, path: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(site + path, wait_until="load")
    links = page.locator(":is(.kb-entry, .kb-coder) .headerlink")
    assert links.count() > 2
    assert set(links.evaluate_all("(all) => all.map((a) => getComputedStyle(a).opacity)")) == {"1"}
    page.close()


@pytest.mark.slow
@pytest.mark.browser
def test_pages_work_without_scripts(site: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}papers/ribeiro2017/#q3")
    assert page.locator("#q3").is_visible()
    assert page.get_by_text("texture databases perform better").is_visible()
    page.locator("section[aria-labelledby=q3] .kb-judged a").first.click()
    assert "/codebooks/" in page.url
    page.get_by_role("link", name="Ribeiro et al. 2017, quote 3").first.click()
    assert page.url.endswith("/papers/ribeiro2017/#q3")
    context.close()


@pytest.mark.slow
@pytest.mark.browser
def test_paper_gets_dark_words_and_nothing_that_only_a_screen_needs(
    site: str, browser: Any
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site}papers/ribeiro2017/")
    page.emulate_media(media="print", reduced_motion="reduce")
    page.wait_for_timeout(400)
    assert violations(page, COLOURS) == []
    assert page.locator(".kb-words").first.is_visible()
    assert not page.locator(".kb-crumbs").is_visible()
    assert not page.locator(".md-header").is_visible()
    page.close()
