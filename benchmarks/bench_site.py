"""How fast the site is built, beside plain MkDocs on the same content as ready-made Markdown.

    python -m benchmarks.bench_site             the promises: 100, 300 and 1,000 papers beside plain
                                                MkDocs, and 3,000 and 10,000 by themselves
    python -m benchmarks.bench_site --papers 10 20 --rounds 1      a smoke test

Both sides use the same theme, extensions and navigation, and make the index of a search, each its
own. The plain side is handed its Markdown; `kb build` reads and checks the records, and writes the
tables, downloads and what the scripts of the pages read as well.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.bars import Bar, format_bars, machine
from benchmarks.make_corpus import write_corpus
from benchmarks.markdown import format_markdown
from benchmarks.measure import BIN, Measured, Program, measure, note, times

CONFIGURATION = """\
site_name: An invented knowledge base
docs_dir: docs
site_dir: site
theme:
  name: material
  font: false
plugins:
  - {search}
markdown_extensions:
  - attr_list
  - def_list
  - tables
  - toc:
      permalink: "#"
nav:
  - index.md
  - papers/index.md
  - factors/index.md
  - datasets/index.md
  - models/index.md
  - tables/index.md
validation:
  nav:
    omitted_files: info
  links:
    not_found: info
"""
RATIO = 0.6
GROWTH = 1.25


def write_records(folder: Path, papers: int) -> None:
    """A knowledge base whose site `kb build` makes."""
    write_corpus(folder, papers)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(search="kb"), encoding="utf-8")


def write_markdown(folder: Path, annotations: Path) -> int:
    """The same site as Markdown files for plain MkDocs, and how many pages it has."""
    from kb.site.pages import build_pages
    from kb.store.read import read_corpus

    corpus = read_corpus(annotations).corpus
    assert corpus is not None
    pages = build_pages(corpus)
    for page in pages.values():
        file = folder / "docs" / page.path.replace("index.html", "index.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(format_markdown(page.body, page.path), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(search="search"), encoding="utf-8")
    return len(pages)


def programs_for(room: Path, papers: int, *, with_plain: bool) -> dict[str, Program]:
    """The programs for one size, each on a folder of its own that starts without a site."""
    records, plain = room / f"records-{papers}", room / f"plain-{papers}"
    note(f"writing {papers} papers, as records and as Markdown")
    write_records(records, papers)
    quiet = {"NO_MKDOCS_2_WARNING": "1", "KB_CACHE_DIR": str(records / "cache"), "CI": "true"}

    def program(folder: Path, *command: str) -> Program:
        forget = partial(_forget, folder)
        return Program((str(BIN / command[0]), *command[1:]), forget, quiet, folder)

    programs = {f"kb build, {papers}": program(records, "kb", "build")}
    if with_plain:
        write_markdown(plain, records / "annotations")
        programs[f"mkdocs build, {papers}"] = program(plain, "mkdocs", "build", "--quiet")
    return programs


def _forget(folder: Path) -> None:
    for built in ("site", "build", "cache"):
        shutil.rmtree(folder / built, ignore_errors=True)


def judge(taken: dict[str, Measured], sizes: Sequence[int], many: Sequence[int]) -> list[Bar]:
    """The promises, from the times of one run."""
    every = sorted({*sizes, *many})
    builds = {size: taken[f"kb build, {size}"] for size in every}
    plain = {size: taken[f"mkdocs build, {size}"] for size in sizes}
    ours = {size: build.seconds for size, build in builds.items()}
    bars = [
        Bar(f"kb build over plain MkDocs, {size} papers", "at most", RATIO,
            ours[size] / plain[size].seconds, "x", times(builds[size], plain[size]))
        for size in sizes
    ]  # fmt: skip
    low, middle, high = every[0], every[len(every) // 2], every[-1]
    if low < middle < high:
        early = (ours[middle] - ours[low]) / (middle - low)
        late = (ours[high] - ours[middle]) / (high - middle)
        bars.append(
            Bar(f"seconds per further paper, {middle} to {high} over {low} to {middle}",
                "at most", GROWTH, late / early, "x",
                f"{late * 1e3:.1f} ms / {early * 1e3:.1f} ms, {builds[high].megabytes:.0f} MB"),
        )  # fmt: skip
    return bars


def run(sizes: Sequence[int], rounds: int, many: Sequence[int] = ()) -> list[Bar]:
    """Write the knowledge bases, measure, and judge.

    Args:
        sizes: the numbers of papers that plain MkDocs builds as well.
        rounds: how often each program runs.
        many: further numbers of papers, which `kb build` alone is asked for, once.
    """
    with tempfile.TemporaryDirectory() as room_name:
        room = Path(room_name)
        programs: dict[str, Program] = {}
        for size in sizes:
            programs |= programs_for(room, size, with_plain=True)
        taken = measure(programs, rounds)
        for size in many:
            taken |= measure(programs_for(room, size, with_plain=False), 1)
        return judge(taken, sizes, many)


def main() -> None:
    """Print the table; the exit code says whether every promise is kept."""
    parser = argparse.ArgumentParser(description="Measure kb build beside plain MkDocs.")
    parser.add_argument("--papers", type=int, nargs="+", default=[100, 300, 1_000])
    parser.add_argument("--many", type=int, nargs="*", default=[3_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    bars = run(sorted(given.papers), given.rounds, sorted(given.many))
    print(format_bars(f"kb build, {machine()}, median of {given.rounds}", bars))
    raise SystemExit(not all(bar.holds for bar in bars))


if __name__ == "__main__":
    main()
