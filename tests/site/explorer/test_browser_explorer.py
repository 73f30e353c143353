"""The explorer in a real browser: with keys alone, by its address, and without scripts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.api.base import Base
from kb.site import front_end
from kb.site.bare import format_bare, iter_static
from kb.site.explorer.pages import iter_explorer_pages
from kb.site.press import Press
from tests.site.browsing import COLOURS, DRESSED, Watched, serving, violations
from tests.site.explorer.asking import write_data
from tests.site.explorer.invented import build_invented

READY = "#kb-x[data-ready]"
COUNT = ".kb-x-count"
KEEP_COPIED = """Object.defineProperty(navigator, "clipboard",
  { value: { writeText: async (text) => { window.copied = text; } } })"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not front_end.has("explorer"), reason="the front end is not built here"),
]


@pytest.fixture(scope="module")
def base() -> Base:
    """An invented knowledge base whose table takes several steps to see."""
    return Base(build_invented(papers=30, quotes=5, seed=3))


@pytest.fixture(scope="module")
def folder(base: Base, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of its site without a theme, in a folder."""
    room = tmp_path_factory.mktemp("explored")
    write_data(base.corpus, room)
    files = {plan.path: plan.make() for plan in iter_explorer_pages(Press(base.corpus))}
    pages = {path: format_bare(page, base.title).encode() for path, page in files.items()}
    for path, data in (*pages.items(), *((file.path, file.read()) for file in iter_static())):
        target = room / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return room


@pytest.fixture(scope="module")
def explored(folder: Path) -> Iterator[str]:
    """The address of its site."""
    with serving(folder) as address:
        yield address


@pytest.fixture
def page(explored: str, browser: Any) -> Iterator[Any]:
    """The explorer, opened; it fails the test when a script fails."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.add_init_script(KEEP_COPIED)
    opened.goto(f"{explored}quotes/")
    opened.wait_for_selector(READY)
    yield opened
    opened.close()
    assert wrong == []


def shown_refs(page: Any) -> list[str]:
    """The references of the quotes in sight, from their permalinks."""
    links = page.locator(".kb-x-ref").evaluate_all("(all) => all.map((a) => a.href)")
    return [re.sub(r".*/papers/(.*)/#(q\d+)$", r"\1/\2", link) for link in links]


def query_of(page: Any) -> str:
    """What the address asks for, as the page itself has it."""
    query: str = page.evaluate("location.search")
    return query


def number_of(page: Any) -> int:
    return int(page.locator(COUNT).text_content().split()[0].replace(",", ""))


def test_keys_alone_choose_and_drop_conditions_and_back_takes_them_back(
    page: Any, base: Base
) -> None:
    everything = number_of(page)
    assert everything == len(base.quotes())
    choice = page.get_by_role("checkbox", name=re.compile(r"^positive "))
    choice.focus()
    page.keyboard.press("Space")
    assert query_of(page) == "?value=positive"
    assert number_of(page) == len(base.quotes(value="positive"))
    assert choice.evaluate("(box) => box === document.activeElement")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert query_of(page) == "?value=negative&value=positive"
    assert number_of(page) == len(base.quotes(value=["negative", "positive"]))
    page.go_back()
    assert number_of(page) == len(base.quotes(value="positive"))
    chip = page.get_by_role("button", name="Drop Value: positive")
    chip.focus()
    page.keyboard.press("Enter")
    assert number_of(page) == everything
    assert page.locator(COUNT).evaluate("(count) => count === document.activeElement")
    said = page.locator("[role=status]")
    said.filter(has_text=f"{everything} quotes").wait_for(state="attached", timeout=3_000)


def test_an_address_carries_the_whole_view(page: Any, explored: str, base: Base) -> None:
    page.goto(f"{explored}quotes/?factor=moods%401%2Fwarm&since=2017&sort=newest&group=paper")
    page.wait_for_selector(READY)
    found = base.quotes(factor="moods@1/warm", since=2017)
    assert number_of(page) == len(found)
    assert sorted(shown_refs(page)) == sorted(found.refs)
    years = [view.paper.year for ref in shown_refs(page) for view in [found[ref]]]
    assert years == sorted(years, reverse=True)
    assert page.locator(".kb-x-group").count() == len(found.papers)
    assert page.get_by_label("Sort by").input_value() == "newest"
    assert page.get_by_role("checkbox", name=re.compile("Warm .*")).is_checked()


def test_where_datasets_must_be_named_is_chosen_with_keys(
    page: Any, explored: str, base: Base
) -> None:
    page.goto(f"{explored}quotes/?source=data-1")
    page.wait_for_selector(READY)
    page.get_by_role("radio", name="that the quote names").focus()
    for within in ("nearest", "paper"):
        page.keyboard.press("ArrowDown")
        assert query_of(page) == f"?source=data-1&within={within}"
        assert number_of(page) == len(base.quotes(source="data-1", within=within))
    page.go_back()
    assert page.get_by_role("radio", name="else those of its paper").is_checked()


def test_words_are_found_as_they_are_typed_and_marked(page: Any, base: Base) -> None:
    before = page.evaluate("history.length")
    box = page.get_by_label("Words in quotes")
    box.press_sequentially("STRASSE stressed")
    page.wait_for_load_state("networkidle")
    found = base.quotes(text="strasse") & base.quotes(text="stressed")
    assert number_of(page) == len(found) > 0
    marked = set(page.locator(".kb-x-table mark").all_text_contents())
    assert {"stressed"} < marked <= {"Straße", "STRASSE", "stressed"}
    assert query_of(page) == "?words=STRASSE+stressed"
    assert page.evaluate("history.length") == before + 1


def test_more_rows_come_with_the_focus_on_the_first_of_them(page: Any, base: Base) -> None:
    page.locator(".kb-x-ref").nth(49).wait_for()
    assert page.locator(".kb-x-ref").count() == 50
    page.locator(".kb-x-more").focus()
    page.keyboard.press("Enter")
    assert page.locator(".kb-x-ref").count() == 100
    assert page.evaluate(
        "document.activeElement.closest('tr') === document.querySelectorAll('tbody tr')[50]"
    )
    page.goto(f"{page.url}page-2/")
    page.go_back()
    page.wait_for_selector(READY)
    page.locator(".kb-x-ref").nth(99).wait_for()
    page.get_by_label("Group by").select_option("paper")
    assert page.locator(".kb-x-ref").count() < 100


def test_what_finds_nothing_says_which_condition_to_drop(page: Any, explored: str) -> None:
    page.goto(f"{explored}quotes/?factor=purple&level=abstract")
    page.wait_for_selector(READY)
    assert page.locator(".kb-x-table").is_hidden()
    assert page.get_by_role("button", name=re.compile("purple .no quote here has it")).is_visible()
    page.get_by_role("button", name=re.compile(r"^without factor: \d+ quote")).click()
    assert query_of(page) == "?level=abstract"
    assert number_of(page) > 0


def test_what_is_copied_is_what_is_in_sight(page: Any, explored: str, base: Base) -> None:
    page.goto(f"{explored}quotes/?codebook=moods%401&value=positive&sort=oldest")
    page.wait_for_selector(READY)
    table = base.quotes(codebook="moods@1", value="positive").table()
    expected = {"LaTeX": table.to_latex(), "Markdown": table.to_markdown()}
    for language, text in expected.items():
        page.get_by_role("button", name=language, exact=True).click()
        page.get_by_role("region", name=f"What was copied, as {language}").wait_for()
        assert page.evaluate("window.copied") == text, language
        assert page.get_by_text("no room for source, target, model").is_visible()
    page.get_by_role("button", name="CSV", exact=True).click()
    page.get_by_role("region", name="What was copied, as CSV").wait_for()
    copied = csv.DictReader(io.StringIO(page.evaluate("window.copied"), newline=""))
    assert [f"{row['paper']}/{row['quote']}" for row in copied] == shown_refs(page)
    page.get_by_role("button", name="Citation", exact=True).click()
    page.get_by_role("region", name="What was copied, as Citation").wait_for()
    assert page.evaluate("window.copied").endswith(f"{page.url}\n")


def test_without_scripts_every_quote_stands_on_some_page(
    explored: str, browser: Any, base: Base
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{explored}quotes/")
    assert page.locator("noscript p").bounding_box() is not None  # it is shown
    seen = shown_refs(page)
    while page.locator("a[rel=next]").count():
        page.locator("a[rel=next]").click()
        seen += shown_refs(page)
    context.close()
    assert tuple(seen) == base.quotes().refs


def test_a_page_from_a_disk_keeps_its_table_and_says_what_is_lacking(
    folder: Path, browser: Any
) -> None:
    # Chromium runs no module from a disk, so the page is as it is without scripts.
    page = browser.new_page()
    page.goto((folder / "quotes" / "index.html").as_uri())
    rows = page.locator("#kb-x-static")
    assert rows.locator(".kb-x-ref").count() == 50
    page.evaluate("document.documentElement.classList.add('kb-on-disk')")  # as the theme does
    assert rows.evaluate("(rows) => getComputedStyle(rows).marginLeft") == "0px"
    page.close()


def test_a_missing_index_leaves_the_table_and_says_why(explored: str, browser: Any) -> None:
    page = browser.new_page()
    page.route("**/explorer.json", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{explored}quotes/")
    page.get_by_text("The table cannot be filtered").wait_for()
    assert page.locator("#kb-x-static .kb-x-ref").count() == 50
    page.close()


@pytest.mark.slow
def test_axe_finds_nothing_wrong_with_a_view_in_use(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 900})
    watched.open("quotes/?value=present&words=data&group=factor&within=paper")
    page.wait_for_selector(READY)
    folded = page.locator(".kb-x-facet h2 button[aria-expanded=false]")
    folded.evaluate_all("(all) => all.forEach((heading) => heading.click())")
    page.get_by_role("button", name="CSV", exact=True).click()
    page.locator(".kb-x-preview pre").wait_for()
    wrong = violations(page)
    page.evaluate(DRESSED, "slate")
    wrong += violations(page, COLOURS)
    page.set_viewport_size({"width": 390, "height": 900})
    page.get_by_role("button", name="Filters (2 set)").click()
    wrong += violations(page)
    page.evaluate(DRESSED, "default")
    page.get_by_label("Words in quotes").fill("nothing has these words")
    page.locator(".kb-x-hints button").first.wait_for()
    wrong += violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert wrong + watched.wrong == []
