"""Reading a paper's file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import cast

from kb.sources.extracted import Unreadable
from kb.sources.kind import kind_of
from kb.sources.limits import LIMITS, Limits
from kb.sources.problem import SourceProblem
from kb.sources.process import answer_of
from kb.sources.source import Source
from kb.sources.source_file import read_file


def read_source(path: Path, limits: Limits = LIMITS) -> Source:
    """The text of a paper's file. Safe to call from several threads at once.

    Raises:
        SourceProblem: the file cannot serve as a source.
    """
    try:
        data = read_file(path, limits)
        kind = kind_of(data, path.suffix)
        answer = answer_of({"task": "read", "kind": kind}, data, limits)
    except Unreadable as problem:
        raise SourceProblem(problem.code, str(path), problem.reason, problem.remedy) from None
    return Source(
        text=str(answer["text"]),
        pages=tuple(cast("list[int]", answer["pages"])),
        kind=kind,
        extractor=str(answer["extractor"]),
        sha256=hashlib.sha256(data).hexdigest(),
    )


__all__ = ["read_source"]
