"""The page Ask in a real browser: its engine answers as the embedded one does."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from kb.site import front_end
from kb.sparql.prefixes import declarations
from tests.site.browsing import Watched, violations

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not front_end.has("ask"), reason="the front end was not built"),
]


@pytest.fixture(scope="module")
def expected(site_folder: Path) -> Callable[[str], list[str]]:
    """Gives the rows that the engine in Python finds in the same file."""
    store = pyoxigraph.Store()
    turtle = (site_folder / "downloads" / "knowledge-base.ttl").read_bytes()
    store.bulk_load(turtle, pyoxigraph.RdfFormat.TURTLE)

    def rows(query: str) -> list[str]:
        answer = store.query(declarations(query) + query)
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        return canonical(answer.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b"")

    return rows


def canonical(results: bytes) -> list[str]:
    bindings = json.loads(results)["results"]["bindings"]
    return sorted(json.dumps(row, sort_keys=True) for row in bindings)


def run(page: Any, query: str | None = None) -> None:
    if query is not None:
        page.fill("#ask-query", query)
    page.locator("#ask-query").press("Control+Enter")
    page.locator("#ask-run:enabled").wait_for()


def saved(page: Any, label: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save the whole answer as {label}").click()
    return Path(download.value.path()).read_bytes()


def test_every_question_has_the_answer_that_the_embedded_engine_gives(
    watched: Watched, expected: Callable[[str], list[str]]
) -> None:
    page = watched.page
    watched.open("ask/")
    page.locator("#ask-answer").wait_for(state="hidden")
    assert not any(".wasm" in str(name) for name in fetched(page))
    options = page.locator("#ask-example option").count()
    assert options > 12
    found: Counter[bool] = Counter()
    for at in range(1, options):
        page.select_option("#ask-example", index=at)
        query = page.input_value("#ask-query")
        run(page)
        rows = canonical(saved(page, "JSON"))
        assert rows == expected(query), query
        found[bool(rows)] += 1
    assert found[True] > found[False]
    assert watched.wrong == []


def fetched(page: Any) -> list[str]:
    names: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map((entry) => entry.name)"
    )
    return names


def test_a_query_can_be_linked_sorted_continued_saved_refused_and_stopped(
    watched: Watched,
) -> None:
    page = watched.page
    query = "SELECT ?s ?n { ?s kb:position ?n }"
    watched.open("ask/#query=SELECT+%3Fs+%3Fn+%7B+%3Fs+kb%3Aposition+%3Fn+%7D")
    assert page.input_value("#ask-query") == query
    page.locator("#ask-run").hover()
    assert violations(page) == []  # with the words about the link, and a button in the hand
    assert not any(".wasm" in str(name) for name in fetched(page))
    page.get_by_text("This link brings a query").get_by_role("button", name="Run it").click()
    page.locator("#ask-answer tbody").wait_for()
    assert page.locator("#ask-linked").is_hidden()
    rows = page.locator("#ask-answer tbody tr")
    assert rows.count() == 100
    page.get_by_role("button", name="Show").press("Enter")
    rows.nth(100).wait_for()
    page.get_by_role("button", name="n", exact=True).press("Enter")
    page.locator("th[aria-sort=ascending]").wait_for()
    page.get_by_role("button", name="n", exact=True).press("Enter")
    page.locator("th[aria-sort=descending]").wait_for()
    numbers = [int(text) for text in rows.locator("td.kb-number").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert saved(page, "CSV").startswith(b"s,n\nhttps://")
    assert page.locator("#ask-answer a[href*='papers/']").count() > 0
    assert violations(page) == []

    run(page, "DELETE WHERE { ?s ?p ?o }")
    assert "only reads" in page.locator("#ask-fault").inner_text()
    assert page.locator("#ask-query").get_attribute("aria-invalid") == "true"
    run(page, "SELECT * {\n  ?s ?p }")
    assert page.locator("#ask-fault").inner_text().startswith("Line 2, column ")

    run(page, query)
    page.locator("#ask-answer tbody").wait_for()
    page.fill("#ask-query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.locator("#ask-query").press("Control+Enter")
    page.locator("#ask-state", has_text="Running").wait_for()
    page.locator("#ask-stop").click()
    page.locator("#ask-state", has_text="Stopped").wait_for()
    assert page.locator("#ask-answer").is_hidden()  # its rows went with the worker
    assert page.locator("#ask-answer *").count() == 0
    run(page, "ASK { ?s a oa:Annotation }")
    page.locator("#ask-answer strong", has_text="Yes").wait_for()
    assert watched.wrong == []


def test_from_a_disk_and_without_scripts_the_page_says_what_it_needs_and_offers_no_editor(
    site_folder: Path, browser: Any
) -> None:
    # A browser runs no module from a disk either, so the words have to stand in the page itself.
    for has_scripts in (True, False):
        page = browser.new_page(java_script_enabled=has_scripts)
        page.goto((site_folder / "ask" / "index.html").as_uri())
        assert "web server" in page.locator("main").inner_text()
        assert page.locator("#ask").is_hidden()
        page.close()
