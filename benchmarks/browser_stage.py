"""Sites of invented records on a host of this machine, and the Chromium that looks at them."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.make_corpus import write_corpus
from benchmarks.measure import BIN, note

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How Chromium is started: quietly, and without asking anything of the network."""

EMPTY = "data:text/html,<!doctype html><title>nothing</title><button>nothing</button>"

REPAINTED = """() => new Promise((done) => {
  const began = performance.now();
  document.querySelector("button").textContent = String(began);
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""
"""A script that takes the milliseconds from a change to its repaint."""

Measure = Callable[[Any, str], Mapping[str, float]]
"""Measures on a page of the browser at an address of a site: milliseconds by what they are of."""


class NoBrowser(RuntimeError):
    """There is no Chromium on this machine."""

    def __init__(self) -> None:
        super().__init__("this benchmark drives Chromium, which was not found: sudo make tools")


def chromium_path() -> str:
    """Where Chromium is.

    Raises:
        NoBrowser: when it is nowhere.
    """
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise NoBrowser
    return found


def built_site(room: Path, papers: int, quotes: int = 10) -> Path:
    """The folder of the site of an invented knowledge base, built below ``room``.

    Args:
        room: where the records and the site are written.
        papers: how many papers it has.
        quotes: how many quotes each of them has.
    """
    home = room / f"papers-{papers}"
    note(f"building the site of {papers} papers")
    write_corpus(home, papers, quotes)
    return build(home, home / "site")


def build(home: Path, site: Path) -> Path:
    """Build the site of the knowledge base in a folder, and give the site's folder back."""
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CI": "true"}
    done = subprocess.run(
        [BIN / "kb", "build", "--site-dir", site],
        cwd=home,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"kb build failed in {home.name}:\n{done.stderr[-2_000:]}")
    return site


@contextmanager
def chromium() -> Iterator[Any]:
    """A running Chromium.

    Raises:
        NoBrowser: when there is none.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        running = player.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield running
        running.close()


def medians(browser: Any, measure: Measure, address: str, rounds: int) -> dict[str, float]:
    """Measure several times, each on a page that knows nothing of the others, for the medians."""
    taken: dict[str, list[float]] = {}
    for turn in range(rounds):
        note(f"round {turn + 1} of {rounds}: {measure.__name__} at {address}")
        # What a measurement waits for is evaluated, which the pages' policy forbids.
        context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        for name, value in measure(context.new_page(), address).items():
            taken.setdefault(name, []).append(value)
        context.close()
    note("")
    return {name: statistics.median(values) for name, values in taken.items()}


def measure_repaint(page: Any, address: str) -> dict[str, float]:
    """How long an empty page takes to repaint here and now: what no site can be faster than."""
    page.goto(EMPTY)
    return {"empty page": statistics.median(page.evaluate(REPAINTED) for _ in range(9))}
