"""``kb stats``: the counts, for people and for programs."""

from __future__ import annotations

import json

from click.testing import CliRunner

import kb
from kb.cli.stats import command
from kb.frames.counts import build_counts
from kb.frames.rows import OUTCOMES
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_every_judgement_is_counted_once_under_its_value() -> None:
    counts = build_counts(build_roofs())
    assert counts.records == {
        "papers": 2,
        "quoted papers": 2,
        "quotes": 3,
        "codebooks": 2,
        "datasets": 2,
        "models": 2,
        "coders": 2,
        "tables": 2,
    }
    given = {c.factor: {word: n for word, n in c.by_value.items() if n} for c in counts.factors}
    assert given == {
        "red": {"present": 2, "absent": 1},
        "blue": {"present": 1, "absent": 1, "not assessed": 1},
        "warm": {"positive": 1, "not assessed": 1},
    }
    assert {tuple(count.by_value) for count in counts.factors} == {OUTCOMES}
    assert [(count.marks, count.assessed) for count in counts.factors] == [(2, 3), (1, 2), (1, 1)]


def test_the_table_adds_up_and_its_columns_are_aligned() -> None:
    blocks = _run(str(ANNOTATIONS)).rstrip().split("\n\n")
    (lines,) = (block.splitlines() for block in blocks if block.startswith("literature-factors@1"))
    assert len({len(line) for line in lines}) == 1
    assert lines[0].split()[1:] == [
        "marks", "positive", "negative", "mixed", "present", "absent", "not", "assessed",
    ]  # fmt: skip
    *rows, total = ([int(n.replace("-", "0")) for n in line.split()[1:]] for line in lines[1:])
    assert total == [sum(column) for column in zip(*rows, strict=True)]
    assert total[0] >= 47


def test_a_codebook_under_which_nothing_was_coded_says_so() -> None:
    assert "questionnaire-codes@1  no quote was coded under it" in _run(str(ANNOTATIONS))


def test_programs_get_the_same_counts() -> None:
    value = json.loads(_run("--format", "json", str(ANNOTATIONS)))
    counts = build_counts(kb.load(ANNOTATIONS).corpus)
    assert value["records"] == counts.records
    assert [(c["codebook"], c["factor"], c["marks"], c["by_value"]) for c in value["factors"]] == [
        (c.codebook, c.factor, c.marks, c.by_value) for c in counts.factors
    ]
