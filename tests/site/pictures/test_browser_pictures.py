"""The pictures in a real browser: what is drawn is whole, and each mark leads to its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.corpus import Corpus
from kb.site.bare import format_bare, iter_static
from kb.site.pictures.files import iter_picture_files
from kb.site.pictures.gallery import KINDS
from kb.site.pictures.pages import iter_picture_pages
from kb.site.press import Press
from tests.site.browsing import Watched, faults, serving
from tests.site.pictures.invented import Quoted, build_base

OUTSIDE = """() => [...document.querySelectorAll("svg")].flatMap((svg) => {
  if (svg.closest(".md-header, .md-footer, .kb-pic--small")) return [];
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  }).map((text) => `${location.pathname} ${text.textContent}`);
})"""
"""A script that names the words of drawings that are cut at their edge."""

APART = """() => [...document.querySelectorAll(".kb-pic-pair")].filter((pair) => {
  const [drawing, data] = [...pair.children].map((part) => part.getBoundingClientRect());
  const room = document.documentElement.clientWidth / 2;
  const isWide = !pair.querySelector("svg") || pair.querySelector("svg").clientWidth > room;
  if (!data || isWide) return false;
  return Math.abs(drawing.top - data.top) > 1 || Math.abs(drawing.bottom - data.bottom) > 1
    || data.left < drawing.right || data.right > document.documentElement.clientWidth;
}).map(() => location.pathname)"""
"""A script that names the pictures whose data stand elsewhere than beside them, as high as they."""

DOMAINS = ("clay", "stone", "wood", "a-domain-with-a-long-name")
LONG = "Wide words of wide factors that go on, ÄÖÜ and 漢字 and so on, to no end at all"


def signed() -> Corpus:
    """A base with every kind of mark, long labels and many datasets."""
    names = [f"data{at}" for at in range(24)]
    values = ("positive", "negative", "mixed", "present")
    papers = {
        f"doe{1990 + at}": [
            Quoted(
                {"red": (values[at % 4], "same words"), "blue": ("present", f"same words {at}")},
                [names[at % 24], names[at * 5 % 24]],
                [names[at * 7 % 24]],
                "full-text" if at % 2 else "",
            )
        ]
        for at in range(30)
    }
    return build_base(
        papers,
        labels={"red": LONG, "blue": "W" * 60, "green": "Green"},
        domains={name: DOMAINS[at % 4] for at, name in enumerate(names)},
        complete=["doe1990", "doe1991"],
    )


@pytest.fixture(scope="module")
def signed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pictures of that base as pages without MkDocs."""
    folder = tmp_path_factory.mktemp("signed")
    press = Press(signed())
    made = {
        plan.path: format_bare(plan.make(), "Signed").encode() for plan in iter_picture_pages(press)
    }
    made |= {
        file.path: file.read() for file in (*iter_picture_files(press.pictures), *iter_static())
    }
    for path, data in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    with serving(folder) as address:
        yield address


@pytest.mark.slow
@pytest.mark.browser
def test_a_mark_is_named_and_leads_to_its_quotes_with_the_keyboard(watched: Watched) -> None:
    page = watched.page
    watched.open("pictures/evidence-map/")
    mark = page.locator("svg.kb-pic").first.get_by_role("link", name="Sample size with medical")
    assert "independent paper" in mark.locator("title").first.text_content()
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(
        "**/quotes/?factor=literature-factors%401%2Fsample_size&source_domain=medical*"
    )
    page.locator("main, article").first.wait_for()
    watched.open("pictures/co-occurrence/")
    disc = page.locator("svg.kb-pic a[href*='also=']").first
    told = disc.locator("title").first.text_content().rpartition(": ")[2]
    disc.click()
    page.wait_for_selector("#kb-x[data-ready]")
    assert page.text_content(".kb-x-count").split()[0] == told.split()[0]
    assert page.get_by_role("button", name="Drop And also: ").count() == 1
    assert watched.wrong == []


@pytest.mark.slow
@pytest.mark.browser
def test_no_word_of_a_drawing_is_cut_and_axe_finds_nothing(signed_site: str, browser: Any) -> None:
    context = browser.new_context(reduced_motion="reduce")
    watched = Watched(context.new_page(), signed_site)
    wrong: list[str] = []
    for kind in KINDS:
        wrong += faults(watched, f"pictures/{kind.name}/")
        wrong += watched.page.evaluate(OUTSIDE)
        for name in kind.figures:
            watched.page.goto(f"{signed_site}pictures/{kind.name}/{name}.svg")
            assert watched.page.evaluate("document.documentElement.localName") == "svg"
            wrong += watched.page.evaluate(OUTSIDE)
    context.close()
    assert "\n".join(wrong) == ""


@pytest.mark.slow
@pytest.mark.browser
def test_no_word_of_the_shipped_drawings_is_cut_and_data_stand_beside_them(
    watched: Watched, site_folder: Path
) -> None:
    for page in sorted((site_folder / "pictures").rglob("index.html")):
        watched.page.set_viewport_size({"width": 390, "height": 844})
        watched.open(page.relative_to(site_folder).as_posix().removesuffix("index.html"))
        assert watched.page.evaluate(OUTSIDE) == []
        watched.page.set_viewport_size({"width": 1280, "height": 900})
        assert watched.page.evaluate(APART) == []
