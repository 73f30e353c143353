"""A tree that is read again and again: what was not edited is not parsed again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.store.memory import Memory
from kb.store.read import read_corpus
from kb.yamlio.fast import parse_fast

BASE = Path(__file__).resolve().parents[1] / "checks" / "base"
PAPER = "papers/doe2020.yaml"


def edited(old: str, new: str, file: str = PAPER) -> Callable[[Path], object]:
    """An edit that puts one text in the place of another."""

    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a title": edited("On sharp pictures", "On blurred pictures"),
    "a broken record": edited("title:", "titel:"),
    "broken YAML": edited("title:", "title: ["),
    "a slip that leaves a record": edited("year: 2020", "year: 2020\nyear: 2020"),
    "people": edited("Roe", "Rowe", "people.yaml"),
    "removed": lambda root: (root / PAPER).unlink(),
    "renamed": lambda root: (root / PAPER).rename(root / "papers" / "doe2021.yaml"),
    "a copy": lambda root: shutil.copy(root / PAPER, root / "papers" / "doe2022.yaml"),
    "the mark": edited("title: Pictures", "title: [", "kb.yaml"),
}


@pytest.mark.parametrize("first", ["nothing", "a slip that leaves a record", "removed"])
@pytest.mark.parametrize("then", EDITS)
def test_what_memory_gives_is_what_reading_gives(tmp_path: Path, first: str, then: str) -> None:
    root = tmp_path / "annotations"
    shutil.copytree(BASE, root)
    good = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    memory = Memory()
    for edit in (first, first, then):
        for file in root.rglob("*.yaml"):
            file.unlink()
        for file, data in good.items():
            file.write_bytes(data)
        EDITS[edit](root)
        assert memory.read(root) == read_corpus(root)


def test_only_what_was_edited_is_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "annotations"
    shutil.copytree(BASE, root)
    memory = Memory()
    memory.read(root)
    parsed: list[bytes] = []

    def noting(data: bytes) -> object:
        parsed.append(data)
        return parse_fast(data)

    monkeypatch.setattr("kb.store.read.parse_fast", noting)
    EDITS["a title"](root)
    memory.read(root)
    assert parsed == [(root / PAPER).read_bytes()]
