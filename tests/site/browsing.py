"""A real browser and a server for it, for the tests of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright import sync_api

from benchmarks.browser_host import hosting
from benchmarks.browser_stage import FLAGS

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
"""The judge of accessibility, which is installed with the front end."""

VIOLATIONS = """async (rules) => {
  for (const one of document.getAnimations()) {
    try { one.finish(); } catch { one.cancel(); }
  }
  const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
  const { violations } = await axe.run(
    document, { ...only, preload: false, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target.join(" ")} ${node.any.map((it) => it.message).join("; ")}`));
}"""
"""A script that names what axe finds wrong with a page."""

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that colours can break, which differ between light and dark."""

LAYOUT = (
    "aria-hidden-focus",
    "button-name",
    "label",
    "link-name",
    "nested-interactive",
    "scrollable-region-focusable",
    "summary-name",
    "target-size",
)
"""The rules of axe that another width can break, with what it moves, narrows, shows or hides."""

DRESSED = """(scheme) => {
  for (const it of document.querySelectorAll("[data-md-color-scheme]"))
    it.setAttribute("data-md-color-scheme", scheme);
}"""
"""A script that puts a page into the light (``default``) or the dark scheme (``slate``)."""

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (it) => it.checkVisibility() && it.getBoundingClientRect().right > width + 1);
  return wide.slice(-3).map((it) => `too wide: ${it.tagName}.${it.getAttribute("class")}`);
}"""
"""A script that names what makes a page wider than the window."""

SETTLED = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""
"""A script that waits until what a change of the window started is done."""

BROKEN_RULES = """() => {
  window.brokenRules = [];
  document.addEventListener("securitypolicyviolation", (it) =>
    window.brokenRules.push(`${it.violatedDirective} forbids ${it.blockedURI} ${it.sample}`));
}"""
"""A script that keeps what the page's security policy forbade; run it before all others."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address under which a folder is served."""
    with hosting(folder) as host:
        yield host.address


@contextmanager
def launched(chromium_path: str) -> Iterator[Any]:
    """A running Chromium."""
    with sync_api.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=chromium_path, args=list(FLAGS))
        yield chromium
        chromium.close()


class Watched:
    """A page of the browser that keeps what goes wrong on it.

    Attributes:
        page: the page.
        wrong: errors of scripts, and requests to elsewhere, since it was last emptied.
    """

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address
        self.wrong: list[str] = []
        page.add_init_script(f"({BROKEN_RULES})()")
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", self._refuse)
        page.on("console", lambda said: self.wrong.append(said.text) if is_error(said) else None)
        page.on("request", self._note)

    def open(self, path: str) -> None:
        """Go to a page of the site and wait until it is at rest."""
        self.page.goto(self.address + path, wait_until="load")
        if self.page.locator("script[type=module]").count() > 2:  # it fetches what it shows
            self.page.wait_for_load_state("networkidle")

    def _refuse(self, dialog: Any) -> None:
        self.wrong.append(f"a dialog says {dialog.message}")
        dialog.dismiss()

    def _note(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"a request to {request.url}")


def is_error(said: Any) -> bool:
    """Whether a word of the console is an error, other than that no icon stands at the root."""
    return said.type == "error" and not said.location.get("url", "").endswith("/favicon.ico")


def violations(page: Any, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds wrong with a page as it stands.

    Args:
        page: a page of the browser.
        rules: the rules to hold it to; all without any.
    """
    if not AXE.is_file():
        pytest.skip("needs axe, which comes with the front end: install Node, `make front-end`")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(VIOLATIONS, list(rules))
    return found


def faults(
    watched: Watched, path: str, prepare: str = "", widths: Sequence[int] = (1280, 390)
) -> list[str]:
    """What is wrong with a page: errors of scripts, requests to elsewhere, what its policy
    forbade, too much width at any width, and what axe finds.

    At the first width the page is held to every rule in light and to those of colours in dark, at
    the others, in dark, to what colours and layout can break.

    Args:
        watched: a page of the browser.
        path: of the page of the site.
        prepare: a script to run on the page before it is looked at.
        widths: of the window, in CSS pixels.
    """
    page = watched.page
    watched.wrong.clear()
    found: list[str] = []
    page.set_viewport_size({"width": widths[0], "height": 900})
    watched.open(path)
    if prepare:
        page.evaluate(prepare)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        found += [f"{width}: {it}" for it in page.evaluate(TOO_WIDE)]
        if width == widths[0]:
            found += [f"{width}, light: {it}" for it in violations(page)]
            page.evaluate(DRESSED, "slate")
            found += [f"{width}, dark: {it}" for it in violations(page, COLOURS)]
        else:
            found += [f"{width}, dark: {it}" for it in violations(page, COLOURS + LAYOUT)]
    found += page.evaluate("window.brokenRules")
    found += watched.wrong
    return [f"{path or 'home'} at {it}" for it in found]
