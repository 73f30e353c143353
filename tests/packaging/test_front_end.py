"""The front end is built where Node is, ships its licences, and may be lacking."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

import hatch_build
from kb.site import front_end
from tests.house.tree import ROOT


def _sources(folder: Path) -> Path:
    """A checkout with nothing but a front end to be built."""
    (folder / "frontend" / "src").mkdir(parents=True)
    (folder / "frontend" / "package.json").write_text("{}", encoding="utf-8")
    (folder / hatch_build.APP).mkdir(parents=True)
    return folder


@pytest.mark.parametrize("folder", ["frontend", "benchmarks/browser"])
def test_the_lock_file_names_no_host_and_a_checksum_of_every_package(folder: str) -> None:
    text = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert [name for name, about in packages.items() if name and "integrity" not in about] == []


def test_without_npm_the_package_is_made_and_says_what_the_site_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("KB_FRONT_END", raising=False)
    assert "install Node" in hatch_build.build_front_end(_sources(tmp_path))


def test_a_release_fails_where_the_front_end_is_required_and_npm_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("KB_FRONT_END", "required")
    with pytest.raises(SystemExit, match="install Node"):
        hatch_build.build_front_end(_sources(tmp_path))


def test_what_was_built_from_the_same_sources_is_not_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = _sources(tmp_path)
    digest = hatch_build.digest_of(sources / "frontend")
    (sources / hatch_build.APP / hatch_build.STAMP).write_text(digest, encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("KB_FRONT_END", "required")
    assert hatch_build.build_front_end(sources) == ""
    (sources / "frontend" / "src" / "new.ts").write_text("export {};\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        hatch_build.build_front_end(sources)


@pytest.mark.node
def test_every_part_of_the_front_end_is_built_and_the_licences_are_beside_it() -> None:
    parts = {file.parent.name for file in (ROOT / "frontend" / "src").glob("*/main.ts")}
    assert set(front_end.entries()) == parts
    files = dict(front_end.iter_files())
    licences = files[front_end.ADDRESS + "LICENCES.txt"].read_text(encoding="utf-8")
    package = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
    for name in package["dependencies"]:
        assert f"{name} " in licences, f"{name} is bundled without its licence, or not used"


@pytest.mark.slow
def test_a_package_without_front_end_builds_the_whole_site_and_its_pages_load_no_script(
    tmp_path: Path,
) -> None:
    without = shutil.ignore_patterns("app", "__pycache__")
    shutil.copytree(ROOT / "kb", tmp_path / "kb", ignore=without)
    shutil.copytree(ROOT / "annotations", tmp_path / "annotations")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "KB_CACHE_DIR": str(tmp_path / "c")}
    command = (sys.executable, "-m", "kb", "build", "--pages", "pages")
    ran = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    for file in (tmp_path / "pages").rglob("*.html"):
        if file.parts[-3] != "tables":
            assert html.parse(str(file)).getroot().xpath("//script[@src]") == []
