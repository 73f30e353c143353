"""A real browser and a server for it, for the tests of the site."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright import sync_api

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""How Chromium is started: quietly, and without asking anything of the network."""

CONTRAST = """() => {
  const shown = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = shown(colour).slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const parts = shown(colour);
      if (parts.length < 4 || parts[3] > 0.99) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = [];
  for (const element of document.querySelectorAll("article *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const box = element.getBoundingClientRect();
    if (!own || element.closest("svg, .headerlink") || box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(element);
    if (!element.checkVisibility() || style.opacity === "0") continue;
    const [a, b] = [light(style.color), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${element.className || element.tagName} ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""
"""A script that names what is hard to read: words whose contrast with their ground is too low."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address under which a folder is served."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def launched(chromium_path: str) -> Iterator[Any]:
    """A running Chromium."""
    with sync_api.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield chromium
        chromium.close()


def faults(page: Any, address: str, paths: Sequence[str], prepare: str = "") -> list[str]:
    """What is wrong with pages: errors of scripts, too much width, words that are hard to read.

    Args:
        page: a page of the browser, as wide as it shall be looked at.
        address: of the site.
        paths: of the pages.
        prepare: a script to run on each page before it is looked at.
    """
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda m: wrong.append(f"{page.url}: {m.text}") if m.type == "error" else 0)
    page.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))
    for path in paths:
        page.goto(address + path, wait_until="load")
        if prepare:
            page.evaluate(prepare)
        if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
            wrong.append(f"{path or 'home'} is too wide")
        wrong += [f"{path or 'home'}: {poor}" for poor in page.evaluate(CONTRAST)]
    return wrong
