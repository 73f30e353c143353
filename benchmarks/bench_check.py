"""How fast `kb check` is, beside the programs that people validate YAML with today.

python -m benchmarks.bench_check            the promises: 1,000 and 10,000 papers
python -m benchmarks.bench_check --papers 50 --many 100 --rounds 1      a smoke test
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks.bars import Bar, format_bars, machine
from benchmarks.make_corpus import write_corpus
from benchmarks.measure import BIN, Measured, Program, measure, note, peer, python, times

SCHEMAS = Path(__file__).resolve().parent / "peers"
FEW = 25
"""As many papers as it takes for every invented dataset and model to be used."""

LIMITS = {
    "check-jsonschema": 30.0,
    "linkml-validate": 30.0,
    "yamale": 4.0,
    "yamale on all cores": 4.0,
}

PARSE = """
import sys, time
from pathlib import Path
import yaml_rs
files = sorted(Path(sys.argv[1]).rglob("*.yaml"))
began = time.perf_counter()
for file in files:
    yaml_rs.loads(file.read_bytes().decode())
print(time.perf_counter() - began)
"""
"""Reading and parsing the same bytes with nothing else: prints its seconds without start-up."""


def kb_check(folder: Path, cache: Path, *, cold: bool) -> Program:
    """`kb check` of a knowledge base, with its verdicts forgotten before each run or kept."""
    forget = partial(shutil.rmtree, cache, ignore_errors=True) if cold else (lambda: None)
    return Program(
        (str(BIN / "kb"), "check", str(folder / "annotations")),
        before=forget,
        environment={"KB_CACHE_DIR": str(cache)},
    )


def peer_programs(folder: Path, schema: Path) -> dict[str, Program]:
    """The peers that are installed, each on the papers' files alone."""
    papers = folder / "annotations" / "papers"
    files = sorted(map(str, papers.iterdir()))
    yamale = ("-s", str(SCHEMAS / "paper.yamale.yaml"))
    lines = {
        "check-jsonschema": ("check-jsonschema", "--schemafile", str(schema), *files),
        "linkml-validate": (
            "linkml-validate", "-s", str(SCHEMAS / "paper.linkml.yaml"), "-C", "Paper", *files,
        ),
        "yamale": ("yamale", *yamale, "--cpu-num", "1", str(papers)),
        "yamale on all cores": ("yamale", *yamale, "--cpu-num", "auto", str(papers)),
    }  # fmt: skip
    return {
        name: Program((program, *line[1:]))
        for name, line in lines.items()
        if (program := peer(line[0])) is not None
    }


def write_paper_schema(target: Path) -> None:
    """The JSON Schema of a paper for check-jsonschema, in one piece and without vocabulary."""
    from kb.model.paper import Paper

    Paper.model_rebuild()
    target.write_text(json.dumps(Paper.model_json_schema()), encoding="utf-8")


def judge(taken: Mapping[str, Measured], papers: int, many: int) -> list[Bar]:
    """The promises, from the times of one run."""
    cold, few = taken["kb check"], taken["kb check of a few"]
    warm, parse, large = taken["kb check again"], taken["yaml-rs alone"], taken["kb check of many"]
    bars = [
        Bar(
            f"{name} over kb check, {papers} papers",
            "at least",
            limit,
            taken[name].seconds / cold.seconds,
            "x",
            times(taken[name], cold),
        )
        for name, limit in LIMITS.items()
        if name in taken
    ]
    # Start-up is what is left when the work is taken off, as two sizes show it.
    each = (cold.seconds - few.seconds) / (papers - FEW)
    work, start = each * papers, cold.seconds - each * papers
    grown = (large.seconds - start) / many / each
    return [
        *bars,
        Bar("kb check over yaml-rs alone, start-up apart", "at most", 3, work / parse.printed, "x",
            f"{work:.2f} s / {parse.printed:.2f} s; start-up {start:.2f} s"),
        Bar("first run over second, nothing changed", "at least", 5, cold.seconds / warm.seconds,
            "x", times(cold, warm)),
        Bar(f"memory, {many} papers", "at most", 1024, large.megabytes, " MB",
            f"{cold.megabytes:.0f} MB at {papers}"),
        Bar(f"time per paper at {many} over {papers}, start-up apart", "at most", 1.25, grown, "x",
            f"{large.seconds:.2f} s / {cold.seconds:.2f} s in all"),
    ]  # fmt: skip


def run(papers: int, many: int, rounds: int) -> list[Bar]:
    """Write the knowledge bases, measure, and judge."""
    with tempfile.TemporaryDirectory() as room_name:
        room = Path(room_name)
        some, lots, few = room / "some", room / "lots", room / "few"
        for folder, count in ((some, papers), (lots, many), (few, FEW)):
            note(f"writing {count} papers")
            write_corpus(folder, count)
        schema = room / "paper.schema.json"
        write_paper_schema(schema)
        kept = room / "kept"
        kb_check(some, kept, cold=False).run()
        programs = {
            "kb check": kb_check(some, room / "cold", cold=True),
            "kb check again": kb_check(some, kept, cold=False),
            "kb check of a few": kb_check(few, room / "few-cold", cold=True),
            "kb check of many": kb_check(lots, room / "lots-cold", cold=True),
            "yaml-rs alone": Program(python(PARSE, str(some / "annotations"))),
            **peer_programs(some, schema),
        }
        return judge(measure(programs, rounds), papers, many)


def main() -> None:
    """Print the table; the exit code says whether every promise is kept."""
    parser = argparse.ArgumentParser(description="Measure kb check beside its peers.")
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    bars = run(given.papers, given.many, given.rounds)
    print(format_bars(f"kb check, {machine()}, median of {given.rounds}", bars))
    raise SystemExit(not all(bar.holds for bar in bars))


if __name__ == "__main__":
    main()
