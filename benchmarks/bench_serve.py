"""How soon `kb serve` shows an edit: from the write of a YAML file to the words in Chromium.

    python -m benchmarks.bench_serve --papers 1000 --edits 9

A page is open in the browser, as it is beside an editor; nobody touches it. The time ends when the
page that shows the edit has been painted.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.bars import Bar, format_bars, machine
from benchmarks.browser_stage import chromium
from benchmarks.make_corpus import write_corpus
from benchmarks.measure import BIN, note

EDIT = 1.5
"""Seconds from an edit to the screen."""

START = 3.0
"""Seconds from the command to the first page."""

PAUSE = 3.0
"""Seconds between two edits: nobody saves faster, and what the server put off goes on meanwhile."""

PAINTED = """addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(() =>
  console.log(JSON.stringify({painted: Date.now() / 1000, words: document.body.textContent})))));"""


def run(papers: int, edits: int, pause: float = PAUSE) -> list[Bar]:
    """Serve an invented knowledge base, edit it, and judge.

    Args:
        papers: how many papers it has.
        edits: how many edits of each kind are made.
        pause: seconds between two edits.
    """
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        home = Path(name)
        note(f"writing {papers} papers")
        write_corpus(home, papers)
        with served(home) as (address, started):
            bars = [
                Bar(f"first page after the start, {papers} papers", "at most", START, started, " s")
            ]
            for what, path, file, pattern in edits_of(home):
                note(f"editing {what}")
                taken = list(iter_seconds(browser, address + path, file, pattern, edits, pause))
                bars += judge(f"{what}, {papers} papers", taken)
    note("")
    return bars


def edits_of(home: Path) -> Iterator[tuple[str, str, Path, str]]:
    """What is edited: its name, the page that is open, the file, and the words that change."""
    papers = sorted((home / "annotations" / "papers").iterdir())
    paper = papers[len(papers) // 2]
    yield "title of a paper, its page", f"papers/{paper.stem}/", paper, r"(?m)^title: .*$"
    meta = home / "annotations" / "kb.yaml"
    yield "title of the whole, home page", "", meta, r"(?m)^title: .*$"


def iter_seconds(
    browser: Any, address: str, file: Path, pattern: str, edits: int, pause: float
) -> Iterator[float]:
    """The seconds from each edit to its repaint."""
    page = browser.new_page()
    page.add_init_script(PAINTED)
    page.goto(address)
    for number in range(edits):
        time.sleep(pause)
        words = f"edit number {number} of {edits}"
        text = re.sub(pattern, f"title: {words}", file.read_text(encoding="utf-8"), count=1)
        with page.expect_console_message(
            lambda message, words=words: words in message.text, timeout=60_000
        ) as found:
            began = time.time()
            file.write_text(text, encoding="utf-8")
        yield found.value.args[0].evaluate("text => JSON.parse(text).painted") - began
    page.close()


def judge(what: str, taken: Sequence[float]) -> Iterator[Bar]:
    """The promise, for the middle and for the worst of the edits."""
    shown = ", ".join(f"{seconds:.2f}" for seconds in taken)
    yield Bar(f"{what}: median", "at most", EDIT, statistics.median(taken), " s", shown)
    yield Bar(f"{what}: worst", "at most", EDIT, max(taken), " s")


@contextmanager
def served(home: Path) -> Iterator[tuple[str, float]]:
    """The address of the site of a knowledge base, and the seconds until its first page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CI": "true"}
    address = f"http://127.0.0.1:{port}/"
    began = time.monotonic()
    server = subprocess.Popen(
        [BIN / "kb", "serve", "--port", str(port)], cwd=home, env=surroundings,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not _answers(address):
            if server.poll() is not None:
                raise RuntimeError("kb serve ended by itself")
            time.sleep(0.02)
        yield address, time.monotonic() - began
    finally:
        server.terminate()
        server.wait(20)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return bool(answer.read())
    except (urllib.error.URLError, ConnectionError):
        return False


def main() -> None:
    """Print the table; the exit code says whether every promise is kept."""
    parser = argparse.ArgumentParser(description="Measure how soon kb serve shows an edit.")
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--edits", type=int, default=9)
    given = parser.parse_args()
    bars = run(given.papers, given.edits)
    print(format_bars(f"kb serve, {machine()}, {given.edits} edits", bars))
    raise SystemExit(not all(bar.holds for bar in bars))


if __name__ == "__main__":
    main()
