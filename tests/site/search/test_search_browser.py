"""The search in a real browser, with the keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import kb
from kb.site.search.index import FOLDER
from tests.real import ANNOTATIONS
from tests.site.browsing import Watched
from tests.site.search.reading import Read

RESULT = ".kb-search__link"


@pytest.fixture
def read(site_folder: Path) -> Read:
    """The index of the built site."""
    files = (site_folder / FOLDER).iterdir()
    return Read({file.relative_to(site_folder).as_posix(): file.read_bytes() for file in files})


def asked(watched: Watched, query: str) -> None:
    """Ask for something in the open search, and wait for the answer."""
    page = watched.page
    page.locator(".kb-search__field").fill("")
    expect(page.locator(".kb-search__status")).to_have_text("")
    page.keyboard.type(query)
    expect(page.locator(".kb-search__status")).not_to_have_text("")
    page.wait_for_load_state("networkidle")


@pytest.mark.slow
@pytest.mark.browser
def test_a_question_leads_to_the_factor_and_its_quotes_without_a_mouse(watched: Watched) -> None:
    page = watched.page
    watched.open("papers/")
    page.keyboard.press("/")
    page.locator("dialog.kb-search[open]").wait_for()
    asked(watched, "Does visual similarity matter?")
    found = page.locator(RESULT)
    assert found.first.inner_text().startswith("Factor")
    assert "Visual similarity" in found.first.inner_text()
    kinds = page.locator(".kb-search__kind").all_inner_texts()
    assert "Quote" in kinds
    assert "Factor without quotes" not in kinds
    assert page.locator("mark").first.inner_text().lower() in ("visual", "similarity")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".kb-search__field")).to_be_focused()
    page.get_by_role("button", name="More").focus()
    page.keyboard.press("Enter")
    expect(found.nth(10)).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.locator("dialog.kb-search")).not_to_have_attribute("open", "")
    page.keyboard.press("Control+k")
    expect(page.locator(".kb-search__field")).to_have_value("Does visual similarity matter?")
    explorer = page.get_by_role("link", name="in the explorer").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/visual_similarity/$"))
    page.goto(str(explorer))
    expect(page.get_by_label("Words in quotes")).to_have_value("visual similarity")
    quotes = kb.load(ANNOTATIONS).quotes
    either = quotes(text="visual") & quotes(text="similarity") or quotes(factor="visual_similarity")
    expect(page.locator(".kb-x-count")).to_contain_text(f"{len(either)} of ")
    assert watched.wrong == []


@pytest.mark.slow
@pytest.mark.browser
def test_words_of_every_sort_find_as_much_as_the_index_holds(watched: Watched, read: Read) -> None:
    page = watched.page
    watched.open("")
    page.locator("button.kb-find").click()
    for word in ("the", "a", "texture", "2017"):
        asked(watched, f"{word} ")
        said = page.locator(".kb-search__status").inner_text()
        shown, held = int(said.replace(",", "").split()[0]), len(read.holding(word))
        assert held > 0
        assert shown == held if len(word) < 3 else shown >= held, word
    for query in ("fine-tuning", "texture databases perform better", "häfner"):
        asked(watched, query)
        assert "ribeiro2017" in " ".join(
            link.get_attribute("href") or "" for link in page.locator(RESULT).all()
        ), query
    asked(watched, "qwxyzzy")
    expect(page.locator(".kb-search__status")).to_have_text("Nothing holds “qwxyzzy”.")
    assert page.locator(RESULT).count() == 0
    assert watched.wrong == []


@pytest.mark.slow
@pytest.mark.browser
def test_the_key_that_opens_the_search_can_be_switched_off(watched: Watched) -> None:
    page = watched.page
    watched.open("papers/ribeiro2017/")
    page.keyboard.press("/")
    asked(watched, "texture databases perform better")
    page.locator(f"{RESULT}[href$='ribeiro2017/#q3']").click()
    expect(page.locator("dialog.kb-search")).to_be_hidden()
    assert page.url.endswith("#q3")
    page.keyboard.press("/")
    page.get_by_label("The key / opens the search").uncheck()
    page.keyboard.press("Escape")
    watched.open("papers/")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert page.locator("dialog.kb-search").count() == 0


@pytest.mark.slow
@pytest.mark.browser
def test_where_there_is_no_index_the_search_says_how_one_is_made(watched: Watched) -> None:
    page = watched.page
    page.route("**/assets/data/search/*", lambda route: route.fulfill(status=404, body=""))
    watched.open("papers/")
    page.keyboard.press("/")
    expect(page.locator(".kb-search__status")).to_contain_text("`kb build`")


@pytest.mark.slow
@pytest.mark.browser
def test_from_a_disk_the_menu_opens_and_the_search_says_what_it_needs(
    site_folder: Path, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((site_folder / "papers" / "index.html").as_uri(), wait_until="load")
    expect(page.get_by_text("Search needs a web server")).to_be_visible()
    page.locator("label[for=__drawer][data-kb-without-script]").click()
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Factors")).to_be_visible()
    # What the open level covers is not reached with the keyboard either.
    expect(page.locator(".md-sidebar--primary a", has_text="Home")).to_be_hidden()
    expect(page.locator(".md-sidebar--primary a", has_text="2025")).to_be_hidden()
    page.close()
