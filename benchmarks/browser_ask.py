"""How soon the page Ask answers the questions of the cookbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kb.site import addresses
from kb.site.recipes import COOKBOOK, read_recipes

PAGE = Path(__file__).resolve().parents[1] / "docs" / COOKBOOK
PAPERS = 112
"""With so many papers `benchmarks.make_corpus` makes a little more than 100,000 triples."""

NAMES = {
    "literature-factors@1": "invented-factors@1",
    "questionnaire-codes@1": "invented-factors@1",
    "visual_similarity": "likeness",
    "similarity_semantic": "depth",
    "model_complexity": "supply",
    "imagenet-1k": "data-27",
}
"""What the questions name, and what stands for it in the invented records."""

ASKED = """(query) => new Promise((done, fail) => {
  const answer = document.querySelector("#ask-answer");
  document.querySelector("#ask-query").value = query;
  const began = performance.now();
  const look = new MutationObserver(() => {
    if (answer.getAttribute("aria-busy") !== "false") return;
    look.disconnect();
    const fault = document.querySelector("#ask-fault");
    if (!fault.hidden) fail(new Error(fault.textContent));
    requestAnimationFrame(() => setTimeout(() => done({
      taken: performance.now() - began,
      rows: answer.querySelectorAll("tbody tr").length,
    })));
  });
  look.observe(answer, { attributes: true, attributeFilter: ["aria-busy"] });
  document.querySelector("#ask-run").click();
})"""
"""A script that runs a query and takes the milliseconds until its answer is painted."""


def measure_ask(page: Any, address: str) -> dict[str, float]:
    """Milliseconds that a reader of the page Ask waits.

    Args:
        page: a page of a browser that has seen nothing of the site.
        address: of the root of a site of invented records.

    Returns:
        ``first run``: with the engine and the data that are fetched for it; then each question of
        the cookbook by its words, from the click until its answer is painted; ``slowest``: the
        longest of these.

    Raises:
        AssertionError: when no question has an answer, so that nothing was measured.
    """
    page.goto(address + addresses.ASK, wait_until="networkidle")
    first = page.evaluate(ASKED, "ASK { ?s ?p ?o }")
    taken: dict[str, float] = {}
    rows = 0
    for recipe in read_recipes(PAGE.read_text(encoding="utf-8")):
        query = recipe.query
        for name, invented in NAMES.items():
            query = query.replace(name, invented)
        answer = page.evaluate(ASKED, query)
        taken[recipe.title] = answer["taken"]
        rows += answer["rows"]
    assert rows > 100, f"the questions found {rows} rows in all"
    return {"first run": first["taken"], **taken, "slowest": max(taken.values())}
