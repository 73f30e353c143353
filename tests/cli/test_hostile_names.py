"""A file's name cannot steer a terminal, and none makes a command crash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import kb, started

NAMES = {"an escape": b"a\x1b]0;pwn\x07b.yaml", "a byte": b"b\xff.yaml", "a line": b"c\nd.yaml"}
COMMANDS = [
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "github"],
    ["stats"],
    ["table"],
    ["schema"],
    ["fmt"],
    ["fmt", "--diff"],
]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_hostile_name_is_spelled_out(name: bytes, words: list[str], tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    (base / "annotations/datasets" / os.fsdecode(name)).write_text("id:   x\n", encoding="utf-8")
    done = kb(*words, cwd=base)
    assert "Traceback" not in done.stderr
    assert all(char.isprintable() or char == "\n" for char in done.stdout + done.stderr)
    assert done.returncode == (0 if words[0] == "fmt" else 1)
    if words[0] != "fmt":
        assert "KB008" in done.stdout + done.stderr


def test_a_hostile_name_given_as_an_argument_is_wrong_use(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    path = base / "annotations/datasets" / os.fsdecode(NAMES["an escape"])
    path.write_text("id: x\n", encoding="utf-8")
    done = kb("fmt", path, cwd=base)
    assert done.returncode == 2
    assert "\\x1b]0;pwn\\x07b.yaml is not a record file" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("name", [b"k\xff", b"k\x1b[2J"], ids=["a byte", "an escape"])
def test_a_knowledge_base_may_lie_in_an_oddly_named_folder(name: bytes, tmp_path: Path) -> None:
    base = started(tmp_path / os.fsdecode(name))
    assert kb("check", cwd=base).returncode == 0
    (base / "annotations/stranger").mkdir()
    for form in ("text", "json", "github"):
        done = kb("check", "--format", form, base, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, "")
        assert all(char.isprintable() or char == "\n" for char in done.stdout)


def test_a_difference_is_shown_without_control_characters(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    person = base / "annotations/people.yaml"
    person.write_text(person.read_text(encoding="utf-8") + "#  \u202eoverride\n", encoding="utf-8")
    (base / "annotations/datasets/wide.yaml").write_text("id:   \u202ex\n", encoding="utf-8")
    done = kb("fmt", "--diff", cwd=base)
    assert "\\u202ex" in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


@pytest.mark.parametrize("link", ["papers/loop.yaml", "tables"])
def test_a_link_to_itself_crashes_no_command(link: str, tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    place = base / "annotations" / link
    if place.is_dir():
        place.rename(tmp_path / "tables")
    place.symlink_to(place.name)
    for words, code in (["check"], 1), (["fmt"], 0), (["stats"], 1):
        done = kb(*words, cwd=base)
        assert done.returncode == code
        assert "Traceback" not in done.stderr
    assert f"annotations/{link}:1:1: KB008" in kb("check", cwd=base).stdout
