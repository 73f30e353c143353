"""Every kind of page in a real browser: no violation that axe knows, no error, nothing from
elsewhere, nothing that the security policy forbids, nothing wider than a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.browsing import DRESSED, Watched, faults, violations
from tests.site.kinds import kinds_of

SHARES = 4
"""How many tests share the pages, so that they can run side by side."""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("share", range(SHARES))
def test_no_kind_of_page_has_a_fault_light_or_dark_at_a_desk_or_on_a_phone(
    site_folder: Path, watched: Watched, share: int
) -> None:
    pages = kinds_of(site_folder)[share::SHARES]
    assert [fault for page in pages for fault in faults(watched, page)] == []


@pytest.mark.slow
@pytest.mark.browser
def test_the_open_menu_and_the_open_search_have_no_violation(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    watched.open("papers/ribeiro2017/")
    page.get_by_role("button", name="Navigation").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Papers").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".md-sidebar--primary").wait_for(state="hidden")
    page.keyboard.press("/")
    page.locator(".kb-search__field").fill("visual similarity")
    page.locator(".kb-search__link").first.wait_for()
    for scheme in ("default", "slate"):
        page.evaluate(DRESSED, scheme)
        assert violations(page) == []
    assert watched.wrong == []


def test_the_kinds_hold_every_element_and_class_of_the_site(tmp_path: Path) -> None:
    pages = {
        "index.html": '<p class="a b">',
        "x/index.html": "<p>",
        "x/one/index.html": '<p class="a"><ul><li>',
        "x/two/index.html": '<p class="c">',
        "x/three/index.html": '<p class="c">',
        "y/index.html": "<p>",
        "y/part.html": "<table>",
    }
    for path, body in pages.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert kinds_of(tmp_path) == ("", "x/", "x/one/", "x/three/", "y/")
