"""Where the site's content comes from: a knowledge base that was read and checked."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.findings import Finding
from kb.site import addresses

if TYPE_CHECKING:
    from kb.store.memory import Memory

_MOST = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """A knowledge base with everything that the checks say about it.

    Attributes:
        corpus: the records that could be read; None when there is not even a ``kb.yaml``.
        findings: what is wrong, with line and column, in order.
        is_whole: whether all checks were made, and not only the reading.
    """

    corpus: Corpus | None
    findings: tuple[Finding, ...]
    is_whole: bool = True

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings because of which no site is built."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings with which a site is built all the same."""
        return tuple(finding for finding in self.findings if finding.severity == "warning")


def read_checked(root: pathlib.Path) -> Checked:
    """Read the knowledge base whose ``kb.yaml`` stands in ``root``, and check it.

    Raises:
        NotAKnowledgeBase: when ``root`` holds no ``kb.yaml``.
    """
    return check_whole(read_quickly(root), root)


def read_quickly(root: pathlib.Path, memory: Memory | None = None) -> Checked:
    """Read the knowledge base whose ``kb.yaml`` stands in ``root``, and leave the checks for later
    where it can be read.

    Args:
        root: the folder.
        memory: what the last reading left.

    Raises:
        NotAKnowledgeBase: when ``root`` holds no ``kb.yaml``.
    """
    from kb.store.locate import locate
    from kb.store.read import read_corpus

    loaded = memory.read(root) if memory else read_corpus(root)
    if loaded.corpus is None:
        return Checked(None, loaded.findings)
    return Checked(loaded.corpus, locate(loaded.findings, root), is_whole=False)


def check_whole(read: Checked, root: pathlib.Path) -> Checked:
    """What was read, with what all of the checks say about it."""
    from kb.checks import run_checks
    from kb.store.locate import locate

    if read.is_whole or read.corpus is None:
        return read
    return Checked(read.corpus, locate((*read.findings, *run_checks(read.corpus)), root))


def record_paths(root: pathlib.Path) -> set[str]:
    """Where the page of each record stands, as far as the files' names tell: what is in the files
    need not be readable, and the folder need not exist."""
    from kb.store.layout import list_files

    address = {
        "codebook": addresses.codebook,
        "dataset": addresses.dataset,
        "model": addresses.model,
        "paper": addresses.paper,
        "table": addresses.table,
    }
    files, _ = list_files(root)
    return {
        addresses.page_path(address[file.kind](file.name)) for file in files if file.kind in address
    }


def format_findings(findings: tuple[Finding, ...], root: pathlib.Path) -> str:
    """The first findings as the terminal shows them: source line, caret and remedy."""
    from kb.report.text import format_text
    from kb.store.excerpt import source_line_reader

    text = format_text(findings[:_MOST], source_line_reader(root), f"{root.name}/")
    more = len(findings) - _MOST
    return f"{text}and {more:,} more; `kb check` shows them all\n" if more > 0 else text
