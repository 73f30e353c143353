"""``kb fmt`` on a knowledge base on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli.fmt import command

PAPER = b"title: A\nid: doe2020  # key\ntype: thesis\nyear: 2020\nauthors: [B]\n"
CANONICAL = b"id: doe2020  # key\ntitle: A\nauthors: [B]\nyear: 2020\ntype: thesis\n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "annotations"
    (root / "papers").mkdir(parents=True)
    (root / "kb.yaml").write_bytes(b"title: T\n")
    (root / "papers" / "doe2020.yaml").write_bytes(PAPER)
    monkeypatch.chdir(tmp_path)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_fmt_writes_the_canonical_form_and_then_finds_nothing_to_do(base: Path) -> None:
    first, second = run(), run()
    assert (base / "papers" / "doe2020.yaml").read_bytes() == CANONICAL
    assert first.exit_code == second.exit_code == 0
    assert "annotations/papers/doe2020.yaml formatted" in first.output
    assert second.output == "2 files, 0 changed\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_and_diff_write_nothing(base: Path, option: str) -> None:
    result = run(option)
    assert (base / "papers" / "doe2020.yaml").read_bytes() == PAPER
    assert result.exit_code == (1 if option == "--check" else 0)
    assert "annotations/papers/doe2020.yaml" in result.output
    assert ("+authors: [B]" in result.output or "-authors: [B]" in result.output) == (
        option == "--diff"
    )


def test_a_broken_file_is_named_left_alone_and_hides_no_other(base: Path) -> None:
    (base / "papers" / "broken.yaml").write_bytes(b"id: a: b\n")
    result = run()
    assert result.exit_code == 1
    assert "annotations/papers/broken.yaml:1:6: KB010 error:" in result.output
    assert (base / "papers" / "broken.yaml").read_bytes() == b"id: a: b\n"
    assert (base / "papers" / "doe2020.yaml").read_bytes() == CANONICAL


def test_only_the_named_files_are_touched(base: Path) -> None:
    (base / "papers" / "roe2021.yaml").write_bytes(PAPER)
    assert run("annotations/papers/roe2021.yaml").exit_code == 0
    assert (base / "papers" / "roe2021.yaml").read_bytes() == CANONICAL
    assert (base / "papers" / "doe2020.yaml").read_bytes() == PAPER


def test_a_file_that_holds_no_record_is_wrong_use(base: Path) -> None:
    (base.parent / "notes.txt").write_text("a")
    assert run("notes.txt").exit_code == 2
    assert (base.parent / "notes.txt").read_text() == "a"
