"""Where ``kb export`` writes to: a file, a folder or a stream, and where it must not."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from kb.cli.output import refuse_among_records

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.exchange.form import Format

STDOUT = "-"


def is_folder(forms: tuple[Format, ...], out: str) -> bool:
    """Whether OUT means a folder: it is one, it ends like one, or one file would not do."""
    ends_in_slash = out.endswith(("/", os.sep))
    return ends_in_slash or len(forms) > 1 or forms[0].is_folder or Path(out).is_dir()


def is_stream(out: str) -> bool:
    """Whether OUT is the standard output, a device or a pipe, whose place no file must take."""
    path = Path(out)
    return out == STDOUT or (path.exists() and not path.is_dir() and not path.is_file())


def refuse_target(forms: tuple[Format, ...], out: str, records: Path, check: bool) -> None:
    """Refuse what could not be done, or would spoil the records, before anything is read.

    Raises:
        click.UsageError: with what to do instead.
    """
    if not out:
        raise click.UsageError("OUT is empty; name a file or a folder, . for this one")
    path = Path(out)
    if is_folder(forms, out) and (out == STDOUT or (path.exists() and not path.is_dir())):
        place = "the standard output" if out == STDOUT else out
        raise click.UsageError(f"{place} is no folder, and this export needs one")
    if check and is_stream(out):
        raise click.UsageError("--check needs a file or a folder to look at")
    if out != STDOUT:
        refuse_among_records(out, records)


def write_stream(form: Format, corpus: Corpus, out: str) -> None:
    """Hand the file of a format on, piece by piece.

    Raises:
        click.UsageError: when it is no text and would go to a terminal.
        OSError: when whoever reads it leaves, or the device is full.
    """
    if out == STDOUT:
        _hand_on(form, corpus, sys.stdout.buffer)
        return
    try:
        with open(out, "wb") as stream:
            _hand_on(form, corpus, stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, out) from error


def _hand_on(form: Format, corpus: Corpus, stream: BinaryIO) -> None:
    (file,) = form.write(corpus)
    is_terminal = stream.isatty()
    for chunk in file.chunks:
        if is_terminal and b"\x00" in chunk:
            raise click.UsageError(f"{form.title} is not for a terminal; name a file")
        stream.write(chunk)
    stream.flush()
