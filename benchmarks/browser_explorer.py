"""How soon the explorer is usable, repaints after a choice, and answers a key."""

from __future__ import annotations

import statistics
from typing import Any

from kb.site import addresses

READY = "#kb-x[data-ready]"

# From the event until what it changed is painted: a frame, and what runs after that frame.
CLICKED = """(label) => new Promise((done) => {
  const box = [...document.querySelectorAll(".kb-x-names label")]
    .filter((it) => it.checkVisibility())[label].querySelector("input");
  const before = document.querySelector(".kb-x-count").textContent;
  const began = performance.now();
  box.click();
  requestAnimationFrame(() => setTimeout(() => done({
    taken: performance.now() - began,
    changed: document.querySelector(".kb-x-count").textContent !== before,
  })));
})"""

TYPED = """(words) => new Promise((done) => {
  const box = document.querySelector("#kb-x-search");
  box.value = words;
  const began = performance.now();
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done({
    taken: performance.now() - began,
    marks: document.querySelectorAll(".kb-x-table mark").length,
  })));
})"""

FIRST_WORD = """() => document.querySelector(".kb-x-words").textContent
  .split(/[^\\p{L}]+/u).find((word) => word.length > 5)"""


def measure_explorer(page: Any, address: str) -> dict[str, float]:
    """Milliseconds that a reader of the explorer waits.

    Args:
        page: a page of a browser that has seen nothing of the site.
        address: of the site's root.

    Returns:
        ``usable``: from opening until choices are there and the words of the first rows;
        ``facet click``: from a click until it is painted, the median of several choices;
        ``slowest facet click``: the longest of them;
        ``key``: from a key until what it found is painted, the median over the letters of a word;
        ``slowest key``: the longest of them, which is the first.

    Raises:
        AssertionError: when a click or a key changes nothing.
    """
    page.goto(address + addresses.QUOTES, wait_until="commit")
    page.wait_for_selector(READY, timeout=60_000)
    usable = page.evaluate("performance.now()")
    word = page.evaluate(FIRST_WORD)
    page.focus("#kb-x-search")
    page.wait_for_load_state("networkidle")  # all words are here
    clicks = [page.evaluate(CLICKED, place) for place in (0, 1, 2, 0, 1, 2)]
    assert any(click["changed"] for click in clicks), "no choice changed what is found"
    keys = [page.evaluate(TYPED, word[:end]) for end in range(1, len(word) + 1)]
    assert keys[-1]["marks"] > 0, f"{word!r} was not found"
    return {
        "usable": usable,
        "facet click": statistics.median(click["taken"] for click in clicks),
        "slowest facet click": max(click["taken"] for click in clicks),
        "key": statistics.median(key["taken"] for key in keys),
        "slowest key": max(key["taken"] for key in keys),
    }
