"""How a command ends: complete output, a true exit code, and never a traceback."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, environment, kb, replace, started

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs the device /dev/full")
needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return started(tmp_path / "base")


@needs_proc
@pytest.mark.parametrize(
    "words",
    [
        ["table", "evidence", "-o", "/proc/x"],
        ["table", "evidence", "--bib", "/proc/x"],
        ["schema", "--output", "/proc/x"],
        ["init", "/proc/x"],
        ["build", "--pages", "/proc/x"],
    ],
    ids=" ".join,
)
def test_a_place_that_cannot_be_written_is_named(words: list[str], base: Path) -> None:
    done = kb(*words, cwd=base)
    assert (done.returncode, done.stdout) == (2, "")
    assert "kb: cannot write /proc/x" in done.stderr
    assert "No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr


@needs_full
@pytest.mark.parametrize("command", ["check", "stats", "table", "explain", "--help"])
def test_a_full_disk_is_said_and_no_success(command: str, base: Path) -> None:
    with FULL.open("w") as out:
        done = subprocess.run(
            [*PROGRAM, command], cwd=base, env=environment(base), stdout=out,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("kb: cannot write the output: No space left on device\n")
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("command", ["check", "stats", "table"])
def test_a_reader_that_leaves_early_is_no_finding(command: str, base: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, command], cwd=base, env=environment(base), stdout=writing,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_redirected_findings_are_complete(base: Path, tmp_path: Path) -> None:
    for number in range(2_000):
        path = base / f"annotations/datasets/stray{number:04}.yml"
        path.write_text("", encoding="utf-8")
    file = tmp_path / "out.txt"
    with file.open("w") as out:
        done = subprocess.run(
            [*PROGRAM, "check"], cwd=base, env=environment(base), stdout=out, check=False
        )
    lines = file.read_text(encoding="utf-8").splitlines()
    assert done.returncode == 1
    assert sum(" KB008 error: " in line for line in lines) == 2_000
    assert lines[-1].endswith(": 2000 errors, 0 warnings")
    assert kb("check", cwd=base).stdout.splitlines() == lines, "the kept verdict says the same"


@pytest.mark.parametrize("cache", [[], ["--no-cache"]], ids=["kept", "anew"])
def test_the_exit_code_of_a_check_says_how_it_went(cache: list[str], base: Path) -> None:
    paper = base / "annotations/papers/doe2020.yaml"
    for old, new, code in [
        ("year: 2020", "year: 2020", 0),
        ("year: 2020", "year: soon", 1),
        ("year: soon", "year: 2020", 0),
    ]:
        replace(paper, old, new)
        assert kb("check", *cache, cwd=base).returncode == code
        assert kb("check", *cache, cwd=base).returncode == code, "the second time"
    assert kb("check", "--frobnicate", cwd=base).returncode == 2
    assert kb("check", cwd=base.parent).returncode == 2


def test_the_output_is_the_same_in_every_locale(repository: Path, tmp_path: Path) -> None:
    table = [*PROGRAM, "table", "appendix-a", "--root", str(repository)]
    written = [
        subprocess.run(
            table, cwd=tmp_path, env={**environment(tmp_path), **locale},
            capture_output=True, check=True,
        ).stdout
        for locale in ({"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "utf-8"})
    ]  # fmt: skip
    assert written[0] == written[1]
    assert not written[0].isascii()
    assert written[0].decode("utf-8")


def test_a_folder_is_started_in_itself_or_through_a_link(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    assert kb("init", ".", cwd=here).returncode == 0
    assert kb("check", cwd=here).returncode == 0
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    assert kb("init", "link", cwd=tmp_path).returncode == 0
    assert kb("check", tmp_path / "empty", cwd=tmp_path).returncode == 0
    assert sorted(os.listdir(here)) == sorted(os.listdir(tmp_path / "empty"))
    assert not [name for name in os.listdir(here) if name.startswith(".kb-")]


def test_wrong_use_is_explained_without_control_characters(base: Path) -> None:
    for words in (["check", "no\x1b[31m"], ["fmt", "no\x1b[31m"], ["table", "no\x1b[31m"]):
        done = kb(*words, cwd=base)
        assert done.returncode == 2
        assert "\\x1b[31m" in done.stderr
        assert "\x1b" not in done.stderr
