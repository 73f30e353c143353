"""What ``kb verify`` writes to the records, and says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kb.cli.root import path_prefix

if TYPE_CHECKING:
    from kb.verify.recording import Recorder
    from kb.verify.work import Report


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the records.

    Attributes:
        would_change: a record changes, or would without ``--check``.
        is_refused: a record was changed meanwhile, so that nothing was written to it.
    """

    would_change: bool
    is_refused: bool


def fix_near_misses(recorder: Recorder, reports: Sequence[Report], is_check: bool) -> list[Report]:
    """The reports with the sources' words in near misses, after those were shown."""
    fixed = []
    for report in reports:
        after, made = recorder.mended(report)
        for mending in made:
            if mending.text is None:
                _tell(f"{mending.ref} is left as it is; {mending.why}")
                _tell(f"    the source has: {mending.found}")
                continue
            _tell(f"{mending.ref} {'would now read' if is_check else 'now reads'}: {mending.text}")
            if mending.turning:
                words = ", ".join(map(repr, mending.turning))
                _tell(f"    this turns what {mending.ref} says ({words}): look at its codes")
        fixed.append(after)
    return fixed


def record(recorder: Recorder, reports: Sequence[Report], is_check: bool) -> Written:
    """Write proofs and mended words, and say what was written."""
    from kb.verify.writing import ChangedMeanwhile, write_changes

    for remark in recorder.remarks(reports):
        _tell(remark)
    changes = recorder.changes(reports)
    _tell_unsigned(recorder, reports)
    prefix = path_prefix(recorder.root)
    is_refused = False
    for file in changes:
        if is_check:
            _tell(f"{prefix}{file} would change: run it without --check to write")
            continue
        try:
            if write_changes(recorder.root, file, changes[file]):
                _tell(f"{prefix}{file} written")
        except ChangedMeanwhile as problem:
            is_refused = True
            _tell(f"{prefix}{problem}")
    return Written(bool(changes), is_refused)


def _tell(line: str) -> None:
    from kb.findings import visible

    click.echo(visible(line), err=True)


def _tell_unsigned(recorder: Recorder, reports: Sequence[Report]) -> None:
    count = recorder.unsigned(reports)
    if not count:
        return
    proofs = f"{count} proof{'s' * (count != 1)} not written"
    people = ", ".join(sorted(recorder.corpus.people)) or "nobody yet"
    if recorder.by is None:
        click.echo(f"{proofs}: say who compares with --by (people.yaml has: {people})", err=True)
    else:
        click.echo(
            f"{proofs}: {recorder.by} is a program, and only a person can say that the file is "
            "the paper",
            err=True,
        )


__all__ = ["Written", "fix_near_misses", "record"]
