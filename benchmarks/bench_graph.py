"""How fast the graph answers and leaves the house, beside pandas, networkx, rdflib and pyarrow.

python -m benchmarks.bench_graph            the promises: 1,000 and 10,000 papers, about an hour
python -m benchmarks.bench_graph --rdflib-papers 1000          rdflib on the smaller one alone
python -m benchmarks.bench_graph --papers 20 --many 40 --rdflib-papers 20         a smoke test

Each stage runs in a process of its own (`graph_stages.py`), ours and the peer's in the same one
where both can, and on the same bytes. Memory is the most that a stage's processes held.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bars import Bar, format_bars, machine
from benchmarks.graph_stages import JOINS, PATIENCE, VIEWS, Figures
from benchmarks.make_corpus import write_corpus
from benchmarks.measure import BIN, Program, Run, note
from kb.exchange.registry import all_formats

MEMORY = 1_500
"""Most megabytes for any of it."""

LINEAR = 1.25
"""Most that a paper may cost among many over a paper among few."""

TINY = 25
"""Papers of a knowledge base whose export is nearly all start-up."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one stage took at one size."""

    figures: Figures
    run: Run


def run_stage(name: str, folder: Path, *files: Path) -> Taken:
    """Run a stage in a process of its own."""
    note(f"{name}, {folder.name} papers")
    command = (sys.executable, "-m", "benchmarks.graph_stages", name, str(folder), *map(str, files))
    run = Program(command).run()
    return Taken(json.loads(run.output.splitlines()[-1]), run)


def filter_bars(taken: Taken) -> Iterator[Bar]:
    """Each filter of quotes over the mask."""
    figures = taken.figures
    for name in (key.removesuffix(", ours") for key in figures if key.endswith(", ours")):
        ours, peer = figures[f"{name}, ours"], figures[f"{name}, pandas"]
        yield Bar(f"quotes by {name} over pandas' mask", "at most", 3, ours / peer, "x",
                  f"{1e3 * ours:.1f} ms / {1e3 * peer:.1f} ms")  # fmt: skip


def join_bars(ours: Taken, peer: Taken) -> Iterator[Bar]:
    """Each of the cookbook's joins in rdflib over the same with us.

    Raises:
        ValueError: when the two answers differ.
    """
    for number in JOINS:
        here, there = ours.figures, peer.figures
        if there[f"rows {number}"] not in (-1, here[f"rows {number}"]):
            raise ValueError(f"question {number}: rdflib has another number of rows")
        mine, theirs = here[f"join {number}"], there[f"join {number}"]
        bound = "over " if theirs >= PATIENCE else ""
        yield Bar(f"rdflib over SPARQL, question {number}", "at least", 15, theirs / mine, "x",
                  f"{bound}{theirs:.2f} s / {mine:.3f} s")  # fmt: skip


def run(papers: int, many: int, rdflib_papers: int, formats: Collection[str]) -> list[Bar]:
    """Write the knowledge bases, run every stage and export the formats, and judge.

    Args:
        papers: the smaller size.
        many: the larger one.
        rdflib_papers: the one of the two on which rdflib is measured.
        formats: the exports to measure.
    """
    with tempfile.TemporaryDirectory() as room_name:
        room = Path(room_name)
        few, lots, tiny = room / f"{papers:,}", room / f"{many:,}", room / "tiny"
        for folder, count in {few: papers, lots: many, tiny: TINY}.items():
            write_corpus(folder, count)
        stages = {
            (name, folder): run_stage(
                name, folder, *([_turtle(folder)] if name == "turtle" else [])
            )
            for name in ("filters", "networkx", "sparql", "parquet", "turtle")
            for folder in dict.fromkeys((few, lots))
        }
        views = {view: run_stage(view, lots) for view in VIEWS}
        compared = few if rdflib_papers == papers else lots
        rdflib = run_stage("rdflib", compared, _turtle(compared))
        exports = {
            name: tuple(_export(folder, name, room) for folder in (tiny, few, lots))
            for name in formats
        }
    note("")
    large = {name: taken for (name, folder), taken in stages.items() if folder == lots}
    graph, parquet = large["networkx"].figures, large["parquet"].figures
    written = stages["turtle", compared].figures["ours"]
    return [
        *filter_bars(large["filters"]),
        *join_bars(stages["sparql", compared], rdflib),
        Bar("the graph over networkx alone", "at most", 2, graph["ours"] / graph["networkx"], "x",
            f"{graph['ours']:.2f} s / {graph['networkx']:.2f} s, {graph['edges']:,.0f} edges"),
        Bar("rdflib's Turtle over ours", "at least", 30, rdflib.figures["serialize"] / written, "x",
            f"{rdflib.figures['serialize']:.1f} s / {written:.2f} s, "
            f"{rdflib.figures['triples']:,.0f} triples"),
        Bar("Parquet over pyarrow's own write", "at most", 3,
            parquet["ours"] / parquet["pyarrow"], "x",
            f"{parquet['ours']:.2f} s / {parquet['pyarrow']:.2f} s, {parquet['rows']:,.0f} rows"),
        *memory_bars(
            {**views, "sparql": large["sparql"], "turtle": large["turtle"]},
            {name: runs[-1] for name, runs in exports.items()},
        ),
        *growth_bars(stages, few, lots, many / papers),
        *(export_growth(name, runs, papers, many) for name, runs in exports.items()),
    ]  # fmt: skip


def _turtle(folder: Path) -> Path:
    return folder.with_suffix(".ttl")


def _export(folder: Path, name: str, room: Path) -> Run:
    """Export in one format with the real command, into a folder of its own."""
    note(f"kb export {name}, {folder.name} papers")
    target = room / f"out-{folder.name}-{name}"
    return Program((str(BIN / "kb"), "export", name, f"{target}/", "--root", str(folder))).run()


def memory_bars(large: dict[str, Taken], exports: dict[str, Run]) -> Iterator[Bar]:
    """The most memory of the stages and of the exports."""
    held = {
        name: taken.figures.get("megabytes", taken.run.megabytes) for name, taken in large.items()
    }
    held |= {f"export {name}": run.megabytes for name, run in exports.items()}
    for name, megabytes in held.items():
        yield Bar(f"memory, {name}", "at most", MEMORY, megabytes, " MB")


def growth_bars(
    stages: dict[tuple[str, Path], Taken], few: Path, lots: Path, times: float
) -> Iterator[Bar]:
    """What a paper costs among many over what it costs among few."""
    measured = (("networkx", "ours"), ("sparql", "load"), ("parquet", "ours"), ("turtle", "ours"))
    for stage, figure in measured:
        before = stages[stage, few].figures[figure]
        after = stages[stage, lots].figures[figure]
        yield Bar(f"growth, {stage}", "at most", LINEAR, after / before / times, "x",
                  f"{after:.2f} s / {before:.2f} s")  # fmt: skip


def export_growth(name: str, runs: tuple[Run, ...], papers: int, many: int) -> Bar:
    """The same for an export as a whole program, with its start-up taken off."""
    start, before, after = (run.seconds for run in runs)
    each, among_many = (before - start) / (papers - TINY), (after - start) / (many - TINY)
    return Bar(f"growth, kb export {name}", "at most", LINEAR, among_many / each, "x",
               f"{after:.1f} s / {before:.1f} s; start-up {start:.1f} s")  # fmt: skip


def main() -> None:
    """Print the table; the exit code says whether every promise is kept."""
    parser = argparse.ArgumentParser(description="Measure the graph's answers and exports.")
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--rdflib-papers", type=int, help="1,000 or 10,000 (the default)")
    parser.add_argument("--formats", nargs="*", help="measure these exports alone")
    given = parser.parse_args()
    names = given.formats
    if names is None:
        names = [form.name for form in all_formats()]
    bars = run(given.papers, given.many, given.rdflib_papers or given.many, names)
    print(format_bars(f"The graph, {given.many:,} papers, {machine()}", bars))
    raise SystemExit(not all(bar.holds for bar in bars))


if __name__ == "__main__":
    main()
