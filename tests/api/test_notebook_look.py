"""An answer in a real browser, as a notebook would set it: on light and on dark ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import kb
from tests.real import ANNOTATIONS
from tests.site.browsing import launched, violations

BASE = kb.load(ANNOTATIONS)
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ font: 13px sans-serif; color: {words}; background: {ground}; }}
td, th {{ text-align: right; white-space: nowrap; padding: 0.5em; }}
</style><article>{output}</article>"""

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    """A running Chromium."""
    with launched(chromium_path) as chromium:
        yield chromium


@pytest.mark.parametrize(("words", "ground"), [("#000", "#fff"), ("#e0e0e0", "#111")])
def test_an_answer_is_read_on_light_and_on_dark_ground(
    browser: Any, words: str, ground: str
) -> None:
    output = BASE.quotes()._repr_html_() + BASE.quotes(since=2200)._repr_html_()
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.set_content(PAGE.format(words=words, ground=ground, output=output))
    assert violations(page, ["color-contrast"]) == []
    assert page.locator("tbody tr").count() == 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 800
    page.close()
