"""The built wheel works alone: in an empty environment, outside the checkout, with its records."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from kb import __version__
from kb.store.read import read_corpus
from tests.house.tree import ROOT, project_files

PYTHON = sys.executable
NOT_NEEDED = {"pytest", "mypy", "ruff", "hypothesis", "hatchling", "import-linter", "playwright"}

pytestmark = pytest.mark.slow


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "VIRTUAL_ENV") and not name.startswith("KB_")
    }
    ran = subprocess.run(
        command,
        cwd=cwd,
        env={**environment, "KB_CACHE_DIR": str(cwd / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def _pip(*arguments: str | Path, cwd: Path) -> None:
    quiet = ("--quiet", "--disable-pip-version-check")
    ran = subprocess.run(
        [PYTHON, "-m", "pip", *arguments, *quiet], cwd=cwd, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive."""
    folder = tmp_path_factory.mktemp("dist")
    hatchling = (PYTHON, "-m", "hatchling", "build", "--directory", folder, "--target", "sdist")
    subprocess.run(hatchling, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.tar.gz")
    return built


@pytest.fixture(scope="module")
def wheel(archive: Path) -> Path:
    """The wheel as it is built for a release: from the source archive, not from the checkout."""
    folder = archive.parent
    _pip("wheel", "--no-deps", "--no-build-isolation", "-w", folder, archive, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    programs = folder / "venv" / "bin"
    constraints = ROOT / "constraints.txt"
    # Without the bytecode of all libraries, most of which no test loads.
    options = ("--no-compile", "-c", constraints)
    _pip("--python", programs / "python", "install", *options, wheel, cwd=folder)
    return programs


def test_the_source_archive_holds_every_file_of_the_project(archive: Path) -> None:
    with tarfile.open(archive) as packed:
        names = {name.split("/", 1)[1] for name in packed.getnames()}
    project = {str(file.relative_to(ROOT)) for file in project_files()}
    assert project - names == set()


def test_the_wheel_needs_nothing_that_only_developers_have(installed: Path, tmp_path: Path) -> None:
    pip = (PYTHON, "-m", "pip", "--python", installed / "python")
    listed = _run(*pip, "list", "--format=json", cwd=tmp_path)
    names = {package["name"].lower() for package in json.loads(listed)}
    assert "literature-kb" in names
    assert names & NOT_NEEDED == set()


def test_the_installed_command_knows_its_version_and_checks_records(
    installed: Path, tmp_path: Path
) -> None:
    assert __version__ in _run(installed / "kb", "--version", cwd=tmp_path)
    _run(installed / "kb", "check", ROOT / "annotations", cwd=tmp_path)


def test_the_installed_package_holds_all_records_of_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    code = """
import json, kb
base = kb.load()
print(json.dumps([kb.__file__, len(base.corpus.papers), sorted(base.corpus.quotes)]))
"""
    place, papers, quotes = json.loads(_run(installed / "python", "-c", code, cwd=tmp_path))
    corpus = read_corpus(ROOT / "annotations").corpus
    assert corpus is not None
    assert not Path(place).is_relative_to(ROOT)
    assert papers == len(corpus.papers)
    assert quotes == sorted(corpus.quotes)


def test_the_installed_package_answers_with_every_library_it_promises(
    installed: Path, tmp_path: Path
) -> None:
    code = """
import kb
base = kb.load()
print(len(base.frame()), base.graph().number_of_nodes(), len(base.rdf()))
print(base.table("appendix-a").to_latex()[:30])
"""
    rows, nodes, triples = _run(installed / "python", "-c", code, cwd=tmp_path).split()[:3]
    assert min(int(rows), int(nodes), int(triples)) > 0


def test_the_installed_command_starts_and_builds_a_knowledge_base(
    installed: Path, tmp_path: Path
) -> None:
    _run(installed / "kb", "init", "mine", cwd=tmp_path)
    _run(installed / "kb", "check", "mine", cwd=tmp_path)
    _run(installed / "kb", "build", cwd=tmp_path / "mine")
    assert list((tmp_path / "mine").rglob("index.html"))
    assert list((tmp_path / "mine").rglob("assets/app/LICENCES.txt"))
