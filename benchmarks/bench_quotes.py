"""How well quotes are matched, beside what people use today; and how fast.

    python -m benchmarks.bench_quotes              every case, and the times
    python -m benchmarks.bench_quotes --write      also writes the tables into the docs
    python -m benchmarks.bench_quotes --sentences 50 --pages 20 --rounds 1      a smoke test

The cases are those of the tests: `tests/matching/mutations` makes them, and all judges get all of
them. A judge that can only say yes or no cannot ask a person; so the faithful quotes of which a
person must be asked are counted apart.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.bars import Bar, format_bars, machine
from benchmarks.measure import PEERS
from benchmarks.quote_speed import measure_speed
from kb import match_quote
from kb.store.read import read_corpus
from tests.matching.mutations.suite import (
    ALTERED,
    FAITHFUL,
    PASSING,
    Case,
    iter_cases,
    make_sentences,
)

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "maintain" / "quote-check-measured.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"
OURS = "literature-kb"
THEIRS = ("linkml-reference-validator 0.4.0", "rapidfuzz partial_ratio >= 90")
BATCH = 2_000


@dataclass
class Tally:
    """What a judge did with the cases.

    Attributes:
        passed: altered quotes that passed unattended, by kind.
        refused: faithful quotes that did not pass, by kind; each once for each of its kinds.
        wrong: altered quotes that passed; faithful ones that did not; ones of which a person must
            be asked that passed; and such that were refused.
    """

    passed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case, status: str) -> None:
        """Count one answer."""
        passes = status in PASSING
        if case.group == "altered":
            self.passed.update(case.kinds * passes)
            self.wrong["altered"] += passes
        elif case.may_ask:
            self.wrong["to be asked: passed"] += passes
            self.wrong["to be asked: refused"] += status not in (*PASSING, "needs-confirmation")
        else:
            self.refused.update(case.kinds * (not passes))
            self.wrong["faithful"] += not passes


@dataclass
class Table:
    """All tallies, and how many cases there were."""

    tallies: dict[str, Tally]
    cases: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, case: Case) -> None:
        """Count one case."""
        group = "to be asked" if case.group == "faithful" and case.may_ask else case.group
        self.cases[group] += 1
        for kind in case.kinds:
            self.kinds[group, kind] += 1


def judge(sentences: int) -> Table:
    """Every judge's answers to all cases; the peers only where they are installed."""
    corpus = read_corpus(ROOT / "annotations").corpus
    quotes = [quote.text for _, quote in corpus.quotes.values()] if corpus else []
    cases = iter_cases(quotes, make_sentences(sentences, seed=1), seed=1)
    program = PEERS / "python"
    names = (OURS, *(THEIRS if program.exists() else ()))
    table = Table({name: Tally() for name in names})
    while batch := list(islice(cases, BATCH)):
        others = _answers(batch, program) if len(names) > 1 else [[] for _ in batch]
        for case, answers in zip(batch, others, strict=True):
            table.count(case)
            table.tallies[OURS].add(case, match_quote(case.quote, case.source).status)
            for name, yes in zip(THEIRS, answers, strict=False):
                table.tallies[name].add(case, "exact" if yes else "not-found")
    return table


def _answers(batch: Sequence[Case], program: Path) -> list[list[bool]]:
    asked = "".join(json.dumps((case.quote, case.source)) + "\n" for case in batch)
    ran = subprocess.run(
        (program, ROOT / "benchmarks" / "peers" / "quote_peers.py"),
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _share(number: int, total: int) -> str:
    if number == 0 or total == 0:
        return "0" if total else ""
    share = 100 * number / total
    if 99.9 < share < 100:
        return ">99.9%"
    return f"{share:.2g}%" if share < 99 else f"{share:.3g}%"


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def format_table(table: Table) -> str:
    """The tables as Markdown: all cases, then each kind."""
    names = list(table.tallies)
    head = ("", "cases", *names)
    rule = ("---", *("---:",) * (len(head) - 1))
    totals = (
        ("altered, accepted unattended", "altered", "altered"),
        ("faithful, not accepted", "faithful", "faithful"),
        ("a person must look: accepted unattended", "to be asked", "to be asked: passed"),
        ("a person must look: refused", "to be asked", "to be asked: refused"),
    )
    text = _rows((head, rule))
    for title, group, key in totals:
        count = table.cases[group]
        shares = (_share(table.tallies[name].wrong[key], count) for name in names)
        text += _rows([(title, f"{count:,}", *shares)])
    altered = [(kind.name, kind.about) for kind in ALTERED]
    text += "\n## Altered quotes that were accepted unattended, by kind\n\n"
    text += _rows(((f"kind ({len(altered)})", *head[1:]), rule))
    for kind, about in altered:
        count = table.kinds["altered", kind]
        shares = (_share(table.tallies[name].passed[kind], count) for name in names)
        text += _rows([(f"{kind}: {_literal(about)}", f"{count:,}", *shares)])
    kept = [(kind.name, kind.about) for kind in FAITHFUL if kind.right != "confirm"]
    text += "\n## Faithful quotes that were not accepted, by kind\n\n"
    text += "A quote in which two kinds meet counts for both.\n\n"
    text += _rows(((f"kind ({len(kept)})", *head[1:]), rule))
    for kind, about in kept:
        count = table.kinds["faithful", kind]
        shares = (_share(table.tallies[name].refused[kind], count) for name in names)
        text += _rows([(f"{kind}: {_literal(about)}", f"{count:,}", *shares)])
    return text


def _literal(text: str) -> str:
    """The text with what means something in Markdown made literal."""
    for char in "\\[]*<|":
        text = text.replace(char, f"\\{char}")
    return text


def quality_bars(table: Table) -> list[Bar]:
    """The promises about our own answers."""
    ours = table.tallies[OURS].wrong
    share = 100 * ours["faithful"] / max(1, table.cases["faithful"])
    altered, faithful = table.cases["altered"], table.cases["faithful"]
    return [
        Bar("altered quotes accepted", "at most", 0, ours["altered"], "", f"of {altered:,}"),
        Bar("faithful quotes not accepted", "at most", 0.5, share, "%", f"of {faithful:,}"),
    ]


def write_page(measured: str, page: Path = PAGE) -> None:
    """Put what was measured between the marks of the page."""
    before, rest = page.read_text("utf-8").split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{measured}\n{END}{rest.split(END)[1]}", "utf-8")


def main() -> None:
    """Print the tables; the exit code says whether every promise is kept."""
    parser = argparse.ArgumentParser(description="Measure the matching of quotes.")
    parser.add_argument("--sentences", type=int, default=2_000)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    table = judge(given.sentences)
    bars = [*quality_bars(table), *measure_speed(given.pages, given.rounds)]
    shown = format_table(table)
    print(shown)
    promises = format_bars(f"matching quotes, {machine()}", bars)
    print(promises)
    if given.write:
        write_page(f"{shown}\n## Promises\n\n{promises.strip()}\n")
    raise SystemExit(not all(bar.holds for bar in bars))


if __name__ == "__main__":
    main()
