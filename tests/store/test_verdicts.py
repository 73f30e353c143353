"""A kept verdict is used for exactly the files that it was said of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.findings import Finding, Place
from kb.store.layout import list_files
from kb.store.read import read_corpus
from kb.store.verdicts import (
    LIBRARIES,
    Fingerprint,
    Verdict,
    find_verdict,
    fingerprint,
    keep_verdict,
)

META = (
    "title: A test\ndescription: For the tests.\nversion: 0.1.0\nlicence: CC0-1.0\nyear: 2026\n"
    "base_iri: https://example.org/kb/\n"
)
VERDICT = Verdict("1 paper", (Finding("KB202", "error", Place("papers/x.yaml"), "m", "r", 3, 5),))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "kb"
    (root / "papers").mkdir(parents=True)
    (root / "kb.yaml").write_text(META)
    (root / "papers" / "x.yaml").write_text("id: x\n")
    return root


def test_a_verdict_comes_back_for_the_same_files(root: Path, tmp_path: Path) -> None:
    keep_verdict(root, fingerprint(root), VERDICT, tmp_path)
    assert find_verdict(root, tmp_path) == VERDICT


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "papers" / "x.yaml").write_text("id: y\n"),
        lambda root: (root / "papers" / "y.yaml").write_text("id: y\n"),
        lambda root: (root / "papers" / "x.yaml").rename(root / "papers" / "z.yaml"),
        lambda root: (root / "papers" / "x.yaml").unlink(),
        lambda root: (root / "stranger").write_text(""),
    ],
    ids=["edited", "added", "renamed", "removed", "stranger"],
)
def test_any_change_of_the_tree_makes_a_verdict_void(root: Path, tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    keep_verdict(root, fingerprint(root), VERDICT, tmp_path)
    change(root)
    assert find_verdict(root, tmp_path) is None


def test_an_edit_that_keeps_size_and_time_is_noticed(root: Path, tmp_path: Path) -> None:
    path = root / "papers" / "x.yaml"
    before = path.stat()
    keep_verdict(root, fingerprint(root), VERDICT, tmp_path)
    path.write_text("id: z\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert find_verdict(root, tmp_path) is None


def test_reading_sees_the_same_fingerprint_as_looking(root: Path) -> None:
    mark = Fingerprint()
    read_corpus(root, watch=mark.add)
    assert mark.seal(list_files(root)[1]) == fingerprint(root)


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_a_library_makes_a_verdict_void(
    root: Path, tmp_path: Path, library: str
) -> None:
    other = tmp_path / "other" / library / "__init__.py"
    other.parent.mkdir(parents=True)
    program = (
        "import pathlib, sys; from kb.store.verdicts import fingerprint; "
        "print(fingerprint(pathlib.Path(sys.argv[1])))"
    )

    def marked() -> str:
        ran = subprocess.run(
            [sys.executable, "-c", program, str(root)], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "other")},
        )  # fmt: skip
        return ran.stdout

    missing = marked()
    other.write_text("raise SystemExit('it was imported')\n")
    first = marked()
    assert first == marked()
    other.write_text("raise SystemExit('the next was imported')\n")
    assert len({missing, first, marked()}) == 3


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"format": 1}', '{"format": 99}', "null"])
def test_a_damaged_cache_is_no_verdict(root: Path, tmp_path: Path, kept: str) -> None:
    keep_verdict(root, fingerprint(root), VERDICT, tmp_path)
    next(tmp_path.glob("verdict-*.json")).write_text(kept)
    assert find_verdict(root, tmp_path) is None


def test_a_cache_that_cannot_be_written_is_no_error(root: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    keep_verdict(root, fingerprint(root), VERDICT, blocked)
    assert find_verdict(root, blocked) is None
