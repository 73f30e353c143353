"""Badges and the ledger in a real browser, with a quote of each level."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.matching.proof import passage_digest, quote_digest
from tests.site.browsing import Watched, faults, serving
from tests.site.conftest import KB, built_once

BASE = Path(__file__).resolve().parents[1] / "checks" / "base"
PAGES = ("", "ledger/", "papers/doe2020/", "codebooks/looks@1/sharpness/", "tables/overview/")
DIGEST = "0123456789abcdef" * 4
WORDS = {
    "full-text": "One sharp picture is worth more than ten that are blurred, or so we find.",
    "abstract": "The lens that is cleaned every morning gives sharper pictures all day long.",
    "secondary": "Nobody who saw both prints preferred the one that was out of focus.",
    "unverified": "A tripod did more for these scans than any of the three better cameras.",
}
OPENED = "document.querySelectorAll('details').forEach((d) => (d.open = true))"
REASON = "The only file is a scan of 200 pages <b>without</b> words, " + "a" * 120


def quote_of(number: int, level: str, text: str) -> str:
    """A quote as a record writes it, with a verification of this level."""
    lines = ["  via: {paper: roe2018}"] if level == "secondary" else []
    lines += ["  codes:", "    looks: {sharpness: present}", "  verification:"]
    lines.append(f"    level: {level}")
    if level == "unverified":
        lines.append(f"    reason: {REASON}")
    else:
        lines += [
            "    match: exact-across-break",
            "    tolerated: [line-end-hyphen, ligature, quote-style, running-head]",
            f"    page: {number}",
            "    extractor: reader 1.2",
            f"    file: {DIGEST}",
            f"    passage: {passage_digest(text)}",
            f"    neighbourhood: {DIGEST}",
        ]
    lines += [f"    quote: {quote_digest(text)}", "    by: roe", "    date: 2026-01-31"]
    head = [f"- id: q{number}", f"  text: {text}"]
    return "".join(f"  {line}\n" for line in (*head, *lines))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose quotes were checked in every way, and one not at all."""
    records = tmp_path_factory.mktemp("ledger") / "annotations"
    shutil.copytree(BASE, records)
    with (records / "papers" / "doe2020.yaml").open("a", encoding="utf-8") as paper:
        for number, (level, text) in enumerate(WORDS.items(), start=2):
            paper.write(quote_of(number, level, text))
    with serving(
        built_once(
            tmp_path_factory,
            "ledger",
            lambda folder: [KB, "build", str(records), "--site-dir", str(folder)],
        )
    ) as address:
        yield address


@pytest.mark.slow
@pytest.mark.browser
def test_badges_and_the_ledger_fit_and_are_legible(site: str, browser: Any) -> None:
    context = browser.new_context(reduced_motion="reduce")
    watched = Watched(context.new_page(), site)
    assert [fault for path in PAGES for fault in faults(watched, path, OPENED)] == []
    context.close()


@pytest.mark.slow
@pytest.mark.browser
def test_a_badge_is_a_shape_and_words_and_leads_to_its_meaning(site: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(f"{site}papers/doe2020/", wait_until="load")
    badges = page.locator(".kb-entry .kb-badge")
    assert badges.all_inner_texts() == [
        "Not compared",
        "Full text",
        "Abstract",
        "In the paper that quotes it",
        "Tried, not verified",
    ]
    shape = "(badge) => getComputedStyle(badge, '::before').maskImage"
    shapes = [badges.nth(number).evaluate(shape) for number in range(badges.count())]
    assert len(set(shapes)) == 5
    assert all(mask.startswith("url(") for mask in shapes)
    badges.nth(3).click()
    assert page.url.endswith("/ledger/#secondary")
    assert page.locator("#secondary").is_visible()
    page.close()


@pytest.mark.slow
@pytest.mark.browser
def test_how_a_quote_was_checked_opens_without_scripts(site: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}papers/doe2020/")
    digest = page.locator(f"section[aria-labelledby=q2] code[title='SHA-256 {DIGEST}']")
    assert not digest.is_visible()
    page.locator("section[aria-labelledby=q2] summary").click()
    assert digest.is_visible()
    context.close()


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_the_ledger_of_a_few_quotes_needs_no_scrolling_sideways(
    site: str, browser: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site}ledger/", wait_until="load")
    boxes = page.locator(".kb-scroll").evaluate_all(
        "(all) => all.map((box) => box.scrollWidth - box.clientWidth)"
    )
    assert len(boxes) == 5
    assert set(boxes) == {0}
    page.close()
