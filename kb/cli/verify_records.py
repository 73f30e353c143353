"""What ``kb verify`` writes to the records, and says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kb.cli.root import path_prefix

if TYPE_CHECKING:
    from kb.verify.recording import Recorder
    from kb.verify.work import Report


def fix_near_misses(recorder: Recorder, reports: Sequence[Report], is_check: bool) -> list[Report]:
    """The reports with the sources' words in near misses, after those were shown."""
    from kb.findings import visible

    fixed = []
    for report in reports:
        after, mended, left = recorder.mended(report)
        for ref, text in mended.items():
            verb = "would now read" if is_check else "now reads"
            click.echo(f"{ref} {verb}: {visible(text)}", err=True)
        for ref in left:
            click.echo(f"{ref} has to be mended by hand: more than words differ", err=True)
        fixed.append(after)
    return fixed


def record(recorder: Recorder, reports: Sequence[Report], is_check: bool) -> bool:
    """Write proofs and mended words, and say what was written; whether a record changes."""
    for said in recorder.idle(reports):
        click.echo(said, err=True)
    changes = recorder.changes(reports)
    _tell_unsigned(recorder, reports)
    prefix = path_prefix(recorder.root)
    for file in changes:
        if is_check:
            click.echo(f"{prefix}{file} would change: run it without --check to write", err=True)
        elif recorder.write(file, changes[file]):
            click.echo(f"{prefix}{file} written", err=True)
    return bool(changes)


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


__all__ = ["fix_near_misses", "record"]
