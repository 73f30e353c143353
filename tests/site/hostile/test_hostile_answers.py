"""What pages make of hostile records in the browser: found, filtered, asked for, walked to."""

from __future__ import annotations

import pytest

from tests.site.browsing import Watched
from tests.site.hostile.harm import harm_of
from tests.site.hostile.records import ATTACKS

pytestmark = [pytest.mark.slow, pytest.mark.browser]

QUERY = "SELECT ?s ?o WHERE {{ ?s ?p ?o FILTER({}) }}"


@pytest.mark.parametrize("words", ["pwned", "zero", "www"])
def test_results_of_the_search_do_nothing(phone: Watched, words: str) -> None:
    phone.open("downloads/")
    phone.page.keyboard.press("/")
    phone.page.locator(".kb-search__field").fill(words)
    phone.page.locator(".kb-search__item").first.wait_for()
    assert harm_of(phone) == []


@pytest.mark.parametrize("state", ["", "?text=pwned", "?group=factor", "?group=paper&sort=year"])
def test_the_explorer_shows_them_and_nothing_runs(phone: Watched, state: str) -> None:
    phone.open(f"quotes/{state}")
    phone.page.get_by_text("__pwned=1").first.wait_for(state="attached")
    assert harm_of(phone) == []


def test_an_answer_to_a_query_is_only_words(phone: Watched) -> None:
    phone.open("ask/")
    for condition, shown in (
        ('CONTAINS(STR(?o), "pwned")', "__pwned=1"),
        ("STRLEN(STR(?o)) > 15000", "wwwwwwwwww"),
    ):
        phone.page.locator("#ask-query").fill(QUERY.format(condition))
        phone.page.locator("#ask-run").click()
        phone.page.locator("#ask-answer td").get_by_text(shown).first.wait_for(timeout=60_000)
        assert harm_of(phone) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_graph_around_a_hostile_paper_is_drawn(phone: Watched, attack: str) -> None:
    phone.open(f"graph/?at=paper/{attack}2020")
    phone.page.wait_for_timeout(500)
    assert harm_of(phone) == []
