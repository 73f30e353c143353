"""`kb build` never empties a folder that is not its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kb.site.target import TargetRefused, refuse_target

BASE = Path(__file__).resolve().parents[1] / "checks" / "base"
BIN = Path(sys.executable).parent


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=folder,
        env={**os.environ, "CI": "true", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge base in a checkout, with written pages and notes of its owner."""
    shutil.copytree(BASE, tmp_path / "base" / "annotations")
    for name in ("docs", "notes"):
        (tmp_path / "base" / name).mkdir()
        (tmp_path / "base" / name / "mine.md").write_text("# Mine\n", encoding="utf-8")
    return tmp_path / "base"


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("option", "target"),
    [
        ("--site-dir", "annotations"),
        ("--pages", "annotations/papers"),
        ("--site-dir", "annotations/new"),
        ("--pages", "./notes/../annotations"),
        ("--pages", "docs"),
        ("--site-dir", "docs/new"),
        ("--site-dir", "notes"),
        ("--pages", "notes"),
        ("--site-dir", "."),
        ("--pages", ".."),
        ("--site-dir", "/"),
        ("--pages", "annotations/kb.yaml"),
    ],
)
def test_a_folder_that_is_not_of_a_build_is_refused_and_kept(
    folder: Path, option: str, target: str
) -> None:
    before = everything(folder)
    done = run(folder, "kb", "build", option, target)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert everything(folder) == before


def test_plain_mkdocs_is_held_back_too(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(
        "site_name: Pictures\ntheme: {name: material, font: false}\nplugins: [search, kb]\n",
        encoding="utf-8",
    )
    before = everything(folder)
    done = run(folder, "mkdocs", "build", "--site-dir", "annotations")
    assert done.returncode == 1
    assert "that would wipe out annotations" in done.stderr
    assert everything(folder) == before


def test_a_link_to_the_records_is_seen_through(folder: Path) -> None:
    (folder / "away").symlink_to(folder / "annotations", target_is_directory=True)
    with pytest.raises(TargetRefused, match="wipe out annotations"):
        refuse_target(folder / "away", [folder / "annotations"])


def test_the_folder_named_in_the_configuration_is_held_to_the_same(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(
        "site_name: Pictures\nsite_dir: notes\ntheme: {name: material, font: false}\n"
        "plugins: [search, kb]\n",
        encoding="utf-8",
    )
    before = everything(folder)
    done = run(folder, "kb", "build")
    assert done.returncode == 2
    assert "it holds files, and no downloads/SHA256SUMS" in done.stderr
    assert everything(folder) == before


@pytest.mark.parametrize("option", ["--site-dir", "--pages"])
def test_a_new_an_empty_and_an_earlier_folder_are_taken(folder: Path, option: str) -> None:
    (folder / "out").mkdir()
    (folder / "out" / ".git").mkdir()
    for _ in range(2):
        done = run(folder, "kb", "build", option, "out")
        assert done.returncode == 0, done.stderr
    assert (folder / "out" / "downloads" / "SHA256SUMS").is_file()


def test_both_kinds_of_pages_at_once_are_a_wrong_use(folder: Path) -> None:
    done = run(folder, "kb", "build", "--pages", "out", "--site-dir", "site")
    assert done.returncode == 2
    assert "exclude each other" in done.stderr
