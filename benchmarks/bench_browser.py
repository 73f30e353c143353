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
from benchmarks.browser_ask import PAPERS as ASK_PAPERS
from benchmarks.browser_ask import measure_ask
from benchmarks.browser_explorer import measure_explorer
from benchmarks.browser_graph import measure_graph
from benchmarks.browser_host import Host, hosting
from benchmarks.browser_lighthouse import has_lighthouse, judge_pages
from benchmarks.browser_search import (
    QUERY,
    SEARCHED,
    drawn_quotes,
    lost_words,
    measure_search,
)
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


def run(
    papers: int, many: int, rounds: int, *, with_lighthouse: bool, ask_papers: int = ASK_PAPERS
) -> list[Bar]:
    """Build the sites, look at them, and judge.

    Args:
        papers: how many papers the site has on which times are taken.
        many: the same for what the search fetches and finds.
        rounds: how often each time is taken.
        with_lighthouse: whether Lighthouse looks at the shipped site.
        ask_papers: how many papers the queries are put to.
    """
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        room = Path(name)
        sites = {count: built_site(room, count) for count in sorted({papers, many, ask_papers})}
        bars += judge_sizes(sites[papers], papers)
        with hosting(sites[papers]) as host:
            bars += judge_times(browser, host, papers, rounds)
        with hosting(sites[ask_papers]) as host:
            bars += judge_ask(browser, host, ask_papers, rounds)
        with hosting(sites[many]) as host:
            bars += judge_search(browser, host, room / f"papers-{many}" / "annotations", rounds)
        if with_lighthouse:
            with hosting(build(ROOT, room / "shipped")) as host:
                bars += judge_pages(host.address, PAGES)
    return bars


def judge_times(browser: Any, host: Host, papers: int, rounds: int) -> Iterator[Bar]:
    """What a reader waits for on the site of so many papers."""
    empty = medians(browser, measure_repaint, host.address, rounds)["empty page"]
    beside = f"an empty page repaints in {empty:.0f} ms"
    explorer = medians(browser, measure_explorer, host.address, rounds)
    for name, limit in (("usable", 2_000), ("facet click", 100), ("slowest facet click", 100),
                        ("key", 100), ("slowest key", 100)):  # fmt: skip
        yield Bar(f"explorer, {name}, {papers} papers", "at most", limit, explorer[name], " ms",
                  beside)  # fmt: skip
    search = medians(browser, measure_search, host.address, rounds)
    first = f"the first answer, with what it fetches, in {search['first answer']:.0f} ms"
    for name in ("key", "slowest key"):
        yield Bar(f"search, {name}, {papers} papers", "at most", 100, search[name], " ms", first)

    graph = medians(browser, measure_graph, host.address, rounds)
    nodes = f"{graph['nodes']:.0f} nodes in sight, shown in {graph['shown']:.0f} ms"
    for name, limit in (("pan frame", 50), ("open", 500)):
        yield Bar(f"graph, {name}, {papers} papers", "at most", limit, graph[name], " ms", nodes)


def judge_ask(browser: Any, host: Host, papers: int, rounds: int) -> Iterator[Bar]:
    """How soon the questions of the cookbook are answered in the browser."""
    asked = medians(browser, measure_ask, host.address, rounds)
    first = f"the first run, with the engine and the data, takes {asked['first run']:.0f} ms"
    yield Bar(f"Ask, slowest question of the cookbook, {papers} papers", "at most", 1_000,
              asked["slowest"], " ms", first)  # fmt: skip


def judge_search(browser: Any, host: Host, annotations: Path, rounds: int) -> Iterator[Bar]:
    """What a first query fetches, and whether quotes are found by each of their words."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(host.address, wait_until="networkidle")
    host.sent.clear()
    page.keyboard.press("/")
    page.locator(".kb-search__field").wait_for()
    page.evaluate(SEARCHED, QUERY)
    page.wait_for_load_state("networkidle")
    yield Bar(f"first query of the search, {annotations.parent.name}", "at most", 500,
              host.total() / 1e3, " kB", f"{len(host.sent)} files")  # fmt: skip
    quotes = drawn_quotes(annotations, 4 * rounds)
    lost = list(lost_words(page, host.address, quotes))
    context.close()
    yield Bar(f"words by which {len(quotes)} quotes are not found", "at most", 0, len(lost), "",
              ", ".join(lost[:5]))  # fmt: skip


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
