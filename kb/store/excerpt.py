"""Lines of record files, for the excerpts beside findings."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from kb.store.layout import read_bytes
from kb.yamlio.limits import MAX_BYTES


def source_line_reader(root: Path) -> Callable[[str, int], str]:
    """A function that gives line ``number`` (from 1) of a record file, or an empty text."""

    @lru_cache(maxsize=16)
    def lines(file: str) -> list[str]:
        try:
            data = read_bytes(str(root / file), MAX_BYTES)
        except OSError:
            return []
        return data.decode("utf-8", errors="replace").split("\n")

    def source_line(file: str, number: int) -> str:
        found = lines(file)
        return found[number - 1].rstrip("\r") if 0 < number <= len(found) else ""

    return source_line
