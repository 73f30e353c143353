"""What `kb stats` says of the ledger."""

from __future__ import annotations

import json

from click.testing import CliRunner

import kb
from kb.cli.stats import command
from tests.real import ANNOTATIONS


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, [*arguments, str(ANNOTATIONS)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_programs_get_the_counts_and_the_reasons() -> None:
    ledger = kb.load(ANNOTATIONS).ledger()
    assert json.loads(run("--format", "json"))["ledger"] == {
        "quotes": len(ledger),
        "checked": ledger.checked,
        "skipped": ledger.skipped,
        "confirmed": ledger.confirmed,
        "by_level": ledger.counts,
        "reasons": ledger.reasons,
    }


def test_people_get_the_counts_by_level() -> None:
    ledger = kb.load(ANNOTATIONS).ledger()
    (block,) = (text for text in run().split("\n\n") if text.startswith("checked quotes"))
    lines = [line.rsplit(maxsplit=1) for line in block.splitlines()]
    assert [name for name, _ in lines] == [
        "checked quotes",
        "  full-text",
        "  abstract",
        "  secondary",
        "skipped quotes",
        "  unverified",
        "  not-compared",
    ]
    numbers = {name.strip(): int(number) for name, number in lines}
    assert numbers["checked quotes"] == ledger.checked
    assert numbers["skipped quotes"] == ledger.skipped
    assert {name: numbers[name] for name in ledger.counts} == ledger.counts
