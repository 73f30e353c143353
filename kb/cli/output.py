"""Where the answer of a command goes: to a file, a pipe or a terminal, and where it must not."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kb.findings import visible


def refuse_among_records(out: str | Path, records: Path) -> None:
    """Refuse to write among the records, before anything is read.

    Raises:
        click.UsageError: when ``out`` is the folder of the records, or lies within it.
    """
    real, home = Path(out).resolve(), records.resolve()
    if real == home or home in real.parents:
        raise click.UsageError(f"{out} lies within {home.name}, among the records")


def put_out(text: str, out: Path | None) -> None:
    """Write a text to a file, or to the standard output if None.

    A file and a pipe get its bytes as they are. On a terminal characters are spelled out that
    could steer it.

    Raises:
        OSError: when it cannot be written.
    """
    if out is not None:
        from kb.store.write import write_atomically

        write_atomically(out, text.encode())
    elif sys.stdout.isatty():
        click.echo("\n".join(map(visible, text.split("\n"))), nl=False)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
