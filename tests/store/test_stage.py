"""The folder of files that wait: its program's as long as that lives, and nobody's after."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kb.store.batch import Batch
from kb.store.stage import STAGE, Stage

LEFT = f"{STAGE}0123456789ab"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def test_what_nobody_holds_is_removed(home: Path) -> None:
    (home / LEFT / "parts").mkdir(parents=True)
    (home / LEFT / "0").write_text("half", encoding="utf-8")
    with Batch(home) as batch:
        batch.put(home / "a", [b"1"])
        batch.replace_all()
    assert os.listdir(home) == ["a"]


def test_what_another_still_fills_is_left_alone(home: Path) -> None:
    with Batch(home) as first, Batch(home) as second:
        for batch, name in ((first, "a"), (second, "b")):
            batch.put(home / name, [b"1"])
            batch.replace_all()
    assert sorted(os.listdir(home)) == ["a", "b"]


def test_a_stage_is_its_makers_until_it_is_removed(home: Path) -> None:
    first, second = Stage(home), Stage(home)
    first.make()
    second.make()
    assert first.path.is_dir()
    first.remove()
    assert os.listdir(home) == [second.path.name]
    second.remove()
    second.remove()
    assert os.listdir(home) == []


def test_only_what_is_named_like_a_stage_is_removed(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "work.txt").write_text("mine", encoding="utf-8")
    (home / LEFT).symlink_to(mine)
    (home / f"{STAGE}mine").mkdir()
    (home / f"{STAGE}abcdef012345").write_text("a file", encoding="utf-8")
    before = sorted(os.listdir(home))
    with Batch(home) as batch:
        batch.put(home / "a", [b"1"])
    assert sorted(os.listdir(home)) == before
    assert (mine / "work.txt").exists()
