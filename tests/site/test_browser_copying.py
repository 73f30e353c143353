"""What readers copy with the buttons of a page, in a real browser with a real clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = "navigator.clipboard.readText()"


@pytest.fixture
def page(site: str, browser: Any) -> Iterator[Any]:
    """A page that may use the clipboard, and has nothing in it."""
    context = browser.new_context(permissions=CLIPBOARD)
    opened = context.new_page()
    opened.goto(site, wait_until="load")
    opened.evaluate("navigator.clipboard.writeText('')")
    yield opened
    context.close()


def copied(page: Any, button: Any) -> str:
    """What the clipboard holds after a press of the button, which says that it copied."""
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Copied").first.wait_for(state="attached")
    text: str = page.evaluate(COPIED)
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    return text


@pytest.mark.slow
@pytest.mark.browser
def test_a_quote_is_copied_with_its_citation_and_a_paper_as_bibtex(site: str, page: Any) -> None:
    page.goto(f"{site}papers/ribeiro2017/", wait_until="load")
    quote = page.locator("section[aria-labelledby=q3]")
    text = copied(page, quote.get_by_role("button", name="Copy quote and citation"))
    words, reference, place = text.split("\n\n")
    assert words.startswith("“It can be seen in Table 3")
    assert words.endswith(
        "” (Ribeiro et al., 2017; cited through Lu et al., 2025, Table A7 and Table 1)"
    )
    assert reference.startswith("Eduardo Ribeiro, ")
    assert place == f"{site}papers/ribeiro2017/#q3"
    page.locator("summary", has_text="BibTeX").click()
    bibtex = copied(page, page.locator("[data-kb-copy=bibtex]"))
    assert "@inproceedings{ribeiro2017," in bibtex
    assert "{lu2025," in bibtex


@pytest.mark.slow
@pytest.mark.browser
def test_a_table_is_copied_whole_in_each_language(site: str, site_folder: Path, page: Any) -> None:
    page.goto(f"{site}tables/appendix-a/", wait_until="load")
    folder = site_folder / "tables" / "appendix-a"
    for ending in ("tex", "bib", "csv", "md"):
        file = (folder / f"appendix-a.{ending}").read_text(encoding="utf-8")
        assert copied(page, page.locator(f"[data-kb-copy=source-{ending}]")).strip() == file.strip()
    page.reload(wait_until="load")
    source = page.locator("#source-tex")
    assert source.get_attribute("data-kb-file") == "tables/appendix-a/appendix-a.tex"
    page.locator("summary", has_text="Show the LaTeX").click()
    page.get_by_text("\\begin{longtable}").first.wait_for()
    assert "@misc{" in copied(page, page.locator("[data-kb-copy=bibtex]"))


@pytest.mark.slow
@pytest.mark.browser
def test_a_session_is_copied_without_prompts_and_answers(site: str, page: Any) -> None:
    page.goto(f"{site}read/oddities/", wait_until="load")
    page.locator(".highlight", has_text=">>> import kb").first.hover()
    page.locator(".highlight", has_text=">>> import kb").first.locator(
        "[data-clipboard-target]"
    ).click()
    page.wait_for_function(f"{COPIED}.then((text) => text !== '')")
    lines = page.evaluate(COPIED).splitlines()
    assert lines[:3] == [
        "import kb",
        "base = kb.load()",
        'for view in base.quotes(paper=["cherti2022", "minaee2020", "ke2021"]):',
    ]
    assert lines[-1].lstrip() == "print(view.ref, note.kind)"


@pytest.mark.slow
@pytest.mark.browser
def test_from_a_disk_where_no_script_runs_a_long_table_says_where_it_is(
    site_folder: Path, browser: Any
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site_folder / "tables" / "appendix-a" / "index.html").as_uri())
    page.locator("summary", has_text="Show the LaTeX").click()
    assert "Without JavaScript, take the file." in page.locator("#source-tex").inner_text()
    assert page.locator(".kb-copy:visible").count() == 0
    assert page.locator("a[href$='appendix-a.tex']").first.is_visible()
    context.close()
