"""The graph in a real browser: walked by keyboard, in step with its list, and quick when large."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kb.site import front_end
from tests.site.browsing import Watched, violations

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not front_end.has("graph"), reason="the front end was not built"),
]
START = "factor/literature-factors@1/visual_similarity"
CLOSED = "#graph-outline button[aria-expanded=false]"
OPEN = "#graph-outline button[aria-expanded=true]"


def walk(watched: Watched, path: str) -> Any:
    watched.open(path)
    watched.page.locator("#graph-outline li").first.wait_for()
    return watched.page


def shown(page: Any) -> int:
    return int(page.locator("#graph-state").inner_text().split()[0].replace(",", ""))


def test_the_list_is_walked_by_keyboard_and_the_address_leads_back(watched: Watched) -> None:
    page = walk(watched, f"graph/?at={START}")
    before = shown(page)
    first = page.locator(CLOSED).first
    name = first.get_attribute("data-key")
    first.focus()
    page.keyboard.press("Enter")
    page.locator(OPEN).wait_for()
    assert page.evaluate("document.activeElement.dataset.key") == name
    assert page.url.endswith(f"graph/?at={START}&open={name}")
    more = shown(page)
    assert more > before
    page.go_back()
    page.locator(OPEN).wait_for(state="detached")
    assert shown(page) == before
    page.go_forward()
    page.locator(OPEN).wait_for()
    assert shown(page) == more
    page.reload()
    page.locator(OPEN).wait_for()
    assert shown(page) == more
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert watched.wrong == []


def test_the_picture_is_walked_by_arrows_in_step_with_the_list(watched: Watched) -> None:
    page = walk(watched, f"graph/?at={START}")
    page.locator("#graph-picture").focus()
    current = page.locator("#graph-outline [aria-current]")
    assert current.get_attribute("data-key") == START
    page.keyboard.press("ArrowRight")
    picked = current.get_attribute("data-key")
    assert picked != START
    assert picked in page.locator("#graph-card a").get_attribute("href").replace(
        "codebooks", "factor"
    ).replace("papers", "paper")
    page.keyboard.press("Enter")
    page.locator(OPEN).wait_for()
    assert page.locator(OPEN).get_attribute("data-key") == picked
    for key in ("+", "-", "0", "Enter"):
        page.keyboard.press(key)
    page.locator(OPEN).wait_for(state="detached")
    assert watched.wrong == []


def test_a_name_is_found_and_a_kind_of_link_left_out(watched: Watched) -> None:
    page = walk(watched, "graph/")
    page.fill("#graph-find", "imagenet-1k")
    page.locator("#graph-found button").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/graph/?at=dataset/imagenet-1k")
    page.locator("#graph-outline [data-key='dataset/imagenet-1k']:focus").wait_for()
    before = shown(page)
    page.locator(".kb-graph__filters summary").click()
    page.locator("#graph-edges input[value=source]").uncheck()
    page.wait_for_url("**&hide=source")
    assert shown(page) < before
    page.goto(f"{watched.address}graph/?at=paper/nobody1900")
    page.get_by_text("There is no paper/nobody1900 in the graph").wait_for()
    assert watched.wrong == []


def test_from_a_disk_the_page_says_what_it_needs(site_folder: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((site_folder / "graph" / "index.html").as_uri())
    assert "web server" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="Visual similarity").first.is_visible()
    page.close()


def test_on_a_touch_screen_the_page_scrolls_over_the_picture_until_it_is_tapped(
    site: str, browser: Any
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = walk(Watched(context.new_page(), site), "graph/")
    page.locator("#graph-picture").scroll_into_view_if_needed()
    page.locator("#graph-wake").tap()
    page.locator("#graph-wake").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "graph-picture"
    page.locator("#graph-find").focus()
    page.locator("#graph-wake").wait_for()
    context.close()
