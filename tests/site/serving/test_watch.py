"""Edits of files are noticed, whatever they are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from kb.site.serving.watch import look_at, watch


def fill(folder: Path) -> None:
    (folder / "papers").mkdir()
    (folder / "papers" / "a.yaml").write_text("a")
    (folder / "papers" / "b.yaml").write_text("b")
    (folder / "kb.yaml").write_text("kb")


def replace_atomically(folder: Path) -> None:
    """As most editors save."""
    (folder / ".new").write_text("a")
    (folder / ".new").rename(folder / "papers" / "a.yaml")


EDITS: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "written": (lambda at: (at / "papers/a.yaml").write_text("aa"), {"papers/a.yaml"}),
    "same length": (lambda at: (at / "papers/a.yaml").write_text("b"), {"papers/a.yaml"}),
    "replaced": (replace_atomically, {"papers/a.yaml"}),
    "made": (lambda at: (at / "papers/c.yaml").write_text("c"), {"papers/c.yaml"}),
    "removed": (lambda at: (at / "papers/b.yaml").unlink(), {"papers/b.yaml"}),
    "renamed": (
        lambda at: (at / "papers/b.yaml").rename(at / "papers/c.yaml"),
        {"papers/b.yaml", "papers/c.yaml"},
    ),
    "folder renamed": (
        lambda at: (at / "papers").rename(at / "texts"),
        {"papers/a.yaml", "papers/b.yaml", "texts/a.yaml", "texts/b.yaml"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_once_with_its_files(tmp_path: Path, name: str) -> None:
    fill(tmp_path)
    edit, files = EDITS[name]
    told: Queue[set[Path]] = Queue()
    end = Event()
    follower = Thread(target=watch, args=(lambda: [tmp_path], look_at([tmp_path]), told.put, end))
    follower.start()
    os.utime(tmp_path / "papers" / "a.yaml", ns=(0, 0))
    assert told.get(timeout=30) == {tmp_path / "papers" / "a.yaml"}
    edit(tmp_path)
    found = {path.relative_to(tmp_path).as_posix() for path in told.get(timeout=30)}
    end.set()
    follower.join(30)
    assert found == files
    assert told.empty()


def test_hidden_files_and_places_that_are_gone_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("x")
    (tmp_path / "papers" / ".a.yaml.swp").write_text("x")
    places = [tmp_path / "papers", tmp_path / "kb.yaml", tmp_path / "nothing"]
    names = {Path(path).name for path in look_at(places)}
    assert names == {"a.yaml", "b.yaml", "kb.yaml"}


def test_a_link_that_leads_back_is_followed_once(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "papers" / "up").symlink_to(tmp_path)
    assert len(look_at([tmp_path])) == 3
