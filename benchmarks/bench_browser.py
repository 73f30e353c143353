"""The site in Chromium: how soon it answers, what it fetches, and what Lighthouse says of it.

    python -m benchmarks.bench_browser --papers 1000 --many 3000 --rounds 5

Times are medians, each from a page that was opened anew, on a host that compresses as static hosts
do. An empty page's repaint stands beside them: nothing here can be faster.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bars import Bar, format_bars, machine
from benchmarks.browser_host import Host, hosting
from benchmarks.browser_lighthouse import has_lighthouse, judge_pages
from benchmarks.browser_stage import build, built_site, chromium, measure_repaint, medians

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "",
    "quotes/",
    "papers/ribeiro2017/",
    "codebooks/literature-factors@1/visual_similarity/",
)
"""The pages that Lighthouse looks at: home, explorer, a paper and a factor."""

LARGEST_PAGE = 1_000_000


def judge_sizes(site: Path, papers: int) -> Iterator[Bar]:
    """No page is so large that a phone is long at it."""
    sizes = {page: page.stat().st_size for page in site.rglob("*.html")}
    largest = max(sizes, key=lambda page: (sizes[page], page))
    yield Bar(f"largest of {len(sizes):,} pages, {papers} papers", "at most", LARGEST_PAGE / 1e3,
              sizes[largest] / 1e3, " kB", largest.relative_to(site).as_posix())  # fmt: skip


def run(papers: int, many: int, rounds: int, *, with_lighthouse: bool) -> list[Bar]:
    """Build the sites, look at them, and judge."""
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        room = Path(name)
        site = built_site(room, papers)
        bars += judge_sizes(site, papers)
        with hosting(site) as host:
            bars += judge_times(browser, host, papers, rounds)
        if with_lighthouse:
            with hosting(build(ROOT, room / "shipped")) as host:
                bars += judge_pages(host.address, PAGES)
    return bars


def judge_times(browser: Any, host: Host, papers: int, rounds: int) -> Iterator[Bar]:
    """What the reader waits for."""
    empty = medians(browser, measure_repaint, host.address, rounds)
    yield Bar("repaint of an empty page", "at most", 50, empty["empty page"], " ms")


def main() -> None:
    """Print the table; the exit code says whether every promise is kept."""
    parser = argparse.ArgumentParser(description="Measure the site in Chromium.")
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=3_000, help="papers, for the search")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-lighthouse", action="store_true")
    given = parser.parse_args()
    wanted = not given.no_lighthouse
    if wanted and not has_lighthouse():
        parser.error("Lighthouse is not installed: run `make bench`, or give --no-lighthouse")
    bars = run(given.papers, given.many, given.rounds, with_lighthouse=wanted)
    print(format_bars(f"the site in Chromium, {machine()}, median of {given.rounds}", bars))
    raise SystemExit(not all(bar.holds for bar in bars))


if __name__ == "__main__":
    main()
