"""How soon the search answers a key, what it fetches for a first query, and whether it finds."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kb.text import words as words_of

SEARCHED = """(words) => new Promise((done) => {
  const field = document.querySelector(".kb-search__field");
  const status = document.querySelector(".kb-search__status");
  const began = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done({
      taken: performance.now() - began,
      found: [...document.querySelectorAll(".kb-search__link")].map((link) => link.href),
    })));
  });
  seen.observe(status, { childList: true });
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""
"""A script that types words and takes the milliseconds until what they found is painted."""

QUERY = "does visual similarity matter"


def open_search(page: Any, address: str) -> None:
    """Open the home page of a site, and the search on it."""
    page.goto(address, wait_until="networkidle")
    page.keyboard.press("/")
    page.locator(".kb-search__field").wait_for()


def measure_search(page: Any, address: str) -> dict[str, float]:
    """Milliseconds that a reader of the search waits.

    Args:
        page: a page of a browser that has seen nothing of the site.
        address: of the site's root.

    Returns:
        ``first answer``: to the first word, with what has to be fetched for it;
        ``key``: from a key until what it found is painted, the median over the letters of words
        of the quotes; ``slowest key``: the longest of them.

    Raises:
        AssertionError: when it finds nothing.
    """
    open_search(page, address)
    first = page.evaluate(SEARCHED, "the")
    assert first["found"], "nothing was found"
    taken = []
    for word in ("between", "likeness", "depth"):
        answers = [page.evaluate(SEARCHED, word[:end]) for end in range(3, len(word) + 1)]
        assert answers[-1]["found"], f"{word!r} was not found"
        taken += [answer["taken"] for answer in answers]
    return {
        "first answer": first["taken"],
        "key": statistics.median(taken),
        "slowest key": max(taken),
    }


def lost_words(page: Any, address: str, quotes: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Words by which a quote is not found, although they stand in it.

    Each is asked for together with the five longest words of the quote, which no other is likely
    to have.

    Args:
        page: a page of a browser.
        address: of the site's root.
        quotes: the address of each quote below it, and its text.
    """
    open_search(page, address)
    for place, text in quotes:
        words = words_of(text)
        longest = sorted(dict.fromkeys(words), key=len)[-5:]
        for word in dict.fromkeys(words):
            answer = page.evaluate(SEARCHED, " ".join((word, *longest)))
            if address + place not in answer["found"]:
                yield f"{word} ({place})"


def drawn_quotes(annotations: Path, count: int) -> list[tuple[str, str]]:
    """Some quotes of a knowledge base: the address of each below the site's root, and its text."""
    from kb.site.addresses import quote as address_of
    from kb.store.read import read_corpus

    corpus = read_corpus(annotations).corpus
    assert corpus is not None
    quotes = [(paper.id, quote.id, quote.text) for paper, quote in corpus.quotes.values()]
    drawn = random.Random(1).sample(quotes, min(count, len(quotes)))
    return [(address_of(paper, name), text) for paper, name, text in drawn]
