"""What an attacker writes into records does nothing in the search."""

from __future__ import annotations

import pytest

from tests.site.browsing import Watched
from tests.site.hostile.harm import harm_of


@pytest.mark.slow
@pytest.mark.browser
def test_a_result_that_attacks_runs_nothing_and_breaks_no_layout(phone: Watched) -> None:
    page = phone.page
    phone.open("papers/")
    page.keyboard.press("/")
    for query in ("scripts", "pwned", "bidi", "endless word", "alert"):
        page.locator(".kb-search__field").fill(query)
        page.wait_for_timeout(200)
        page.wait_for_load_state("networkidle")
        assert harm_of(phone) == [], query
    page.locator(".kb-search__field").fill("pwned")
    page.locator(".kb-search__link").first.wait_for()
    assert page.locator(".kb-search :is(script, img, iframe, svg)").count() == 0
    for link in page.locator(".kb-search__link").all():
        assert (link.get_attribute("href") or "").startswith(phone.address)
