"""Every kind of page in a real browser: no violation that axe knows, no error, nothing from
elsewhere, nothing that the security policy forbids, nothing wider than a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.browsing import DRESSED, Watched, faults, serving, violations
from tests.site.kinds import kinds_of

SHARES = 4
"""How many tests share the pages, so that they can run side by side."""

FAULTY = """<!doctype html><html lang=en><title>Faulty</title><style>
  #light { color: #aaa } [data-md-color-scheme=slate] #light { color: black }
  [data-md-color-scheme=slate] :is(#dark, #phone) { color: #aaa }
  button, #phone { display: none } img { width: 600px; height: 9px }
  @media (max-width: 600px) { button, #phone { display: inline } a { font: 9px/9px serif } }
</style><body data-md-color-scheme=default><main><h1>Faulty</h1>
  <p id=light>Pale in light</p> <p id=dark>Pale in dark</p> <p id=phone>Pale on a phone</p>
  <button></button> <img src="data:,"><ul><li><a href="#a">i</a><li><a href="#b">j</a></ul>
</main>"""
"""A page with a fault of each sort that depends on scheme or width."""


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


@pytest.mark.slow
@pytest.mark.browser
def test_faults_of_one_scheme_and_of_one_width_are_found(tmp_path: Path, browser: Any) -> None:
    (tmp_path / "index.html").write_text(FAULTY, encoding="utf-8")
    with serving(tmp_path) as address:
        found = faults(Watched(browser.new_page(), address), "")
    assert {" ".join(fault.split()[:6]) for fault in found} == {
        "home at 1280, light: image-alt: img",
        "home at 1280, light: color-contrast: #light",
        "home at 1280, dark: color-contrast: #dark",
        "home at 390, dark: color-contrast: #dark",
        "home at 390, dark: color-contrast: #phone",
        "home at 390, dark: button-name: button",
        """home at 390, dark: target-size: a[href="#a"]""",
        """home at 390, dark: target-size: a[href="#b"]""",
        "home at 390: too wide: IMG.null",
    }


def test_the_kinds_hold_every_element_and_class_of_the_site(tmp_path: Path) -> None:
    pages = {
        "index.html": '<p class="a b">',
        "x/index.html": "<p>",
        "x/one/index.html": '<p class="a"><ul><li>',
        "x/two/index.html": '<p class="c">',
        "x/three/index.html": '<p class="c">',
        "y/index.html": "<p>",
        "y/part.html": "<table>",
        "z/index.html": '<article><a class="kb-z"></a></article>',
        "written/index.html": "<article><p><a></a></p></article>",
        "z/written/index.html": "<article><p></p></article>",
    }
    for path, body in pages.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert kinds_of(tmp_path) == ("", "written/", "x/", "x/one/", "x/three/", "y/", "z/")
