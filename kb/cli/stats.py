"""``kb stats``: how much there is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import asked_root, root_argument

if TYPE_CHECKING:
    from kb.frames.counts import Counts, FactorCount
    from kb.ledger import Ledger


@click.command(
    name="stats",
    epilog="""\b
Examples:
  kb stats                      counts of the knowledge base around this folder
  kb stats --format json        for programs
""",
)
@root_argument
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(root: Path, form: str) -> None:
    """Count papers, quotes and judgements.

    For each factor: the quotes that speak to it (marks) by value, those in which it was looked for
    and is absent, and those in which it was not assessed. Records with errors are not counted: the
    exit code is 1. A quote counts as checked when its words were found in a source.
    """
    from kb.api.load import load
    from kb.frames.counts import build_counts

    base = load(asked_root(root))
    counts, ledger = build_counts(base.corpus), base.ledger()
    write = _json if form == "json" else _text
    click.echo(write(base.version, counts, ledger))


def _json(version: str, counts: Counts, ledger: Ledger) -> str:
    value = {
        "data_version": version,
        "records": counts.records,
        "ledger": {
            "quotes": len(ledger),
            "checked": ledger.checked,
            "skipped": ledger.skipped,
            "confirmed": ledger.confirmed,
            "by_level": ledger.counts,
            "reasons": ledger.reasons,
        },
        "factors": [
            {
                "codebook": count.codebook,
                "factor": count.factor,
                "marks": count.marks,
                "assessed": count.assessed,
                "by_value": count.by_value,
            }
            for count in counts.factors
        ],
    }
    return json.dumps(value, indent=2)


def _text(version: str, counts: Counts, ledger: Ledger) -> str:
    from kb.findings import visible
    from kb.ledger import CHECKED

    records = ((kind, str(number)) for kind, number in counts.records.items())
    levels = [(f"  {level}", str(number)) for level, number in ledger.counts.items()]
    blocks = [
        _aligned([("data version", visible(version)), *records]),
        _aligned(
            [
                ("checked quotes", str(ledger.checked)),
                *levels[: len(CHECKED)],
                ("skipped quotes", str(ledger.skipped)),
                *levels[len(CHECKED) :],
            ]
        ),
    ]
    for codebook in dict.fromkeys(count.codebook for count in counts.factors):
        members = [count for count in counts.factors if count.codebook == codebook]
        if any(sum(count.by_value.values()) for count in members):
            blocks.append(_aligned(list(_lines(codebook, members))))
        else:
            blocks.append(f"{codebook}  no quote was coded under it")
    return "\n\n".join(blocks)


def _lines(codebook: str, counts: list[FactorCount]) -> Iterator[tuple[str, ...]]:
    values = tuple(counts[0].by_value)
    yield (codebook, "marks", *values)
    for count in counts:
        yield (count.factor, *map(_number, (count.marks, *count.by_value.values())))
    sums = [sum(count.by_value[value] for count in counts) for value in values]
    yield ("all", *map(_number, (sum(count.marks for count in counts), *sums)))


def _number(count: int) -> str:
    return str(count) if count else "-"


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows with the first column flush left and the others flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        row[0].ljust(widths[0])
        + "".join("  " + cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )
