"""How the graph moves with 2,000 nodes in sight."""

from __future__ import annotations

import statistics
from typing import Any
from urllib.parse import quote

from kb.site import addresses

START = "factor/invented-factors@1/likeness"
NODES = 2_000
"""So many are brought into sight, as far as the site has them."""

SHOWN = "#graph-outline li"

FRAMES = """() => {
  window.frames_taken = [];
  let last = performance.now();
  const note = (now) => {
    window.frames_taken.push(now - last);
    last = now;
    window.frames_wanted = requestAnimationFrame(note);
  };
  window.frames_wanted = requestAnimationFrame(note);
}"""

STOP = """() => {
  cancelAnimationFrame(window.frames_wanted);
  return window.frames_taken.slice(1);
}"""

OPENED = """() => new Promise((done) => {
  const state = document.querySelector("#graph-state");
  const closed = [...document.querySelectorAll("#graph-outline [aria-expanded=false]")];
  const began = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  seen.observe(state, { childList: true, characterData: true, subtree: true });
  closed[Math.floor(closed.length / 2)].click();
})"""
"""A script that opens a node and takes the milliseconds until what it leads to is painted."""


def measure_graph(page: Any, address: str) -> dict[str, float]:
    """Milliseconds that a reader of the graph waits when it has become large.

    Args:
        page: a page of a browser that has seen nothing of the site.
        address: of the root of a site of invented records.

    Returns:
        ``nodes``: how many are in sight; ``shown``: from opening until they are; ``pan frame``:
        from one frame to the next while the picture is dragged, the median; ``slow pan frame``:
        its 95th percentile; ``open``: from opening one more until what it leads to is painted, the
        median of three.
    """
    page.goto(f"{address}{addresses.GRAPH}?at={START}", wait_until="networkidle")
    page.locator(SHOWN).first.wait_for()
    asked = [
        f"&more={quote(START)}~{value}-in~{NODES // 40}"
        for value in ("positive", "negative", "mixed", "present")
    ]
    page.goto(f"{address}{addresses.GRAPH}?at={START}{''.join(asked)}", wait_until="commit")
    page.locator(SHOWN).first.wait_for(timeout=60_000)
    shown = page.evaluate("performance.now()")
    nodes = int(page.locator("#graph-state").inner_text().split()[0].replace(",", ""))
    page.locator("#graph-fit").click()
    page.wait_for_timeout(1_000)
    frames = sorted(_drag(page))
    opened = [page.evaluate(OPENED) for _ in range(3)]
    return {
        "nodes": nodes,
        "shown": shown,
        "pan frame": statistics.median(frames),
        "slow pan frame": frames[int(0.95 * (len(frames) - 1))],
        "open": statistics.median(opened),
    }


def _drag(page: Any) -> list[float]:
    """Drag the picture about, and take the milliseconds between its frames."""
    box = page.locator("#graph-picture").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(60):
        page.mouse.move(box["x"] + 8 + 3 * step, middle[1] - step)
    taken: list[float] = page.evaluate(STOP)
    page.mouse.up()
    return taken
