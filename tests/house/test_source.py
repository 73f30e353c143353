"""The house rules that a program can hold the tree to."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kb import __version__
from tests.house.tree import ROOT, project_files

LONGEST_FILE = 350
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
HOSTS = (
    "pypi" + r"\.org",
    "pythonhosted" + r"\.org",
    "npmjs" + r"\.(?:org|com)",
    "deb" + r"\.debian",
)
MACHINE_PATHS = ("/" + "root/", "/" + "work/", r"/home/[a-z]", r"/Users/[A-Za-z]", r"[A-Z]:\\Users")


def _lines_with(pattern: str) -> list[str]:
    wanted = re.compile(pattern.encode())
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in project_files()
        for number, line in enumerate(file.read_bytes().splitlines(), start=1)
        if wanted.search(line)
    ]


def test_no_source_file_is_too_long_for_one_story() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in (ROOT / "kb").rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    stems = {file.stem for file in (ROOT / "kb").rglob("*.py")}
    folders = {folder.name for folder in (ROOT / "kb").rglob("*") if folder.is_dir()}
    assert (stems | folders) & VAGUE_NAMES == set()


@pytest.mark.parametrize("host", HOSTS)
def test_no_tracked_file_names_a_package_registry(host: str) -> None:
    assert _lines_with(host) == []


@pytest.mark.parametrize("path", MACHINE_PATHS)
def test_no_tracked_file_names_a_path_of_some_machine(path: str) -> None:
    assert _lines_with(path) == []


def test_imports_go_down_only() -> None:
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_page_on_layers_has_the_layers_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    page = (ROOT / "docs" / "maintain" / "layers.md").read_text("utf-8")
    rows = re.findall(r"^\| (`kb[^|]+) \|", page, re.MULTILINE)
    named = [re.findall(r"kb\.\w+", row) for row in rows]
    (contract,) = settings["contracts"]
    assert named == [re.findall(r"kb\.\w+", layer) for layer in contract["layers"]]


def _project() -> dict[str, object]:
    project: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
        "project"
    ]
    return project


def test_every_requirement_is_pinned_for_every_python() -> None:
    project = _project()
    optional = project["optional-dependencies"]
    needed = project["dependencies"]
    assert isinstance(optional, dict)
    assert isinstance(needed, list)
    names = {
        re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")
        for group in (needed, *optional.values())
        for requirement in group
    }
    pinned = {
        line.split("==")[0]
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    assert names - pinned == set(), "run `make constraints`"


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_citation_names_the_version_of_the_data() -> None:
    version = re.search(
        r"^version: (\S+)$", (ROOT / "annotations/kb.yaml").read_text("utf-8"), re.MULTILINE
    )
    assert version is not None
    assert f"\nversion: {version[1]}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_patterns_in_the_schemas_have_no_needless_escape() -> None:
    """Editors compile them in Unicode mode, where an escape that means nothing is an error."""
    escape = re.compile(r"\\(.)")
    pattern = re.compile(r'"pattern": "((?:[^"\\]|\\.)*)"')
    schemas = sorted((ROOT / "schemas").glob("*.json"))
    assert schemas
    for schema in schemas:
        for found in pattern.findall(schema.read_text("utf-8")):
            text = found.replace(r"\\", "\\").replace(r"\"", '"')
            odd = set(escape.findall(text)) - set("dDwWsSbBnrtfvu^$\\.*+?()[]{}|/0-")
            assert odd == set(), f"{schema.name}: {text}"
