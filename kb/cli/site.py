"""What ``kb build`` and ``kb serve`` share: finding MkDocs' configuration, and its messages."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def configuration_file(records: Path, title: str) -> Iterator[Path]:
    """The ``mkdocs.yml`` beside the folder of the records or in it; without one, a temporary one
    that shows the generated pages alone, and the folder ``docs`` if there is one."""
    from kb.site.configuration import format_configuration

    for folder in (records.absolute().parent, records.absolute()):
        if (folder / "mkdocs.yml").is_file():
            yield folder / "mkdocs.yml"
            return
    with tempfile.TemporaryDirectory(prefix="kb-site-") as name:
        home = records.absolute().parent
        written = home / "docs"
        docs = written if written.is_dir() else Path(name) / "docs"
        docs.mkdir(exist_ok=True)
        file = Path(name) / "mkdocs.yml"
        text = format_configuration(title, docs, records.absolute(), home / "site")
        file.write_text(text, encoding="utf-8")
        yield file


class _Messages(logging.Handler):
    """Shows MkDocs' messages as the command's own."""

    def emit(self, record: logging.LogRecord) -> None:
        level = "error" if record.levelno >= logging.ERROR else record.levelname.lower()
        text = self.format(record)
        click.echo(text if level == "info" else f"kb: {level}: {text}", err=True)


def show_messages(level: int) -> None:
    """Send MkDocs' messages of this level and above to standard error."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    logger.propagate = False
    if not any(isinstance(handler, _Messages) for handler in logger.handlers):
        logger.addHandler(_Messages())


def is_watched() -> bool:
    """Whether a person sees the progress: a terminal, and not the log of a machine."""
    return sys.stderr.isatty() and not os.environ.get("CI")
