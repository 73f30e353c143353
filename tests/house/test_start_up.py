"""What must not be loaded before it is needed, since loading it is what makes a command slow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "networkx",
    "rdflib",
    "pandas",
    "numpy",
    "mkdocs",
    "jinja2",
    "pyoxigraph",
    "pyarrow",
    "xlsxwriter",
    "duckdb",
    "ibis",
    "sqlite3",
    "lxml",
    "pypdf",
    "pypdfium2",
    "pypdfium2_raw",
}

COMMAND = """
import sys
sys.argv = ["kb", *{arguments!r}]
from kb.cli.main import run
assert run() == 0
"""


def loaded_by(code: str, tmp_path: Path) -> set[str]:
    """The top-level names of the modules that are loaded once ``code`` has run."""
    ran = subprocess.run(
        [sys.executable, "-c", code + '\nimport sys; print("LOADED", *sys.modules)'],
        cwd=ROOT,
        env={"PATH": "", "KB_CACHE_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] for name in ran.stdout.rsplit("LOADED", 1)[1].split()}


def test_importing_the_package_loads_nothing_else(tmp_path: Path) -> None:
    assert loaded_by("import kb", tmp_path) & (HEAVY | {"pydantic", "click", "yaml"}) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_no_records(arguments: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(COMMAND.format(arguments=arguments), tmp_path)
    assert loaded & (HEAVY | {"pydantic", "yaml", "yaml_rs"}) == set()


@pytest.mark.parametrize(
    "name", ["build", "check", "explain", "export", "fmt", "serve", "stats", "table"]
)
def test_the_help_of_a_command_loads_nothing_heavy(name: str, tmp_path: Path) -> None:
    assert loaded_by(COMMAND.format(arguments=[name, "--help"]), tmp_path) & HEAVY == set()


def test_checking_loads_nothing_heavy(tmp_path: Path) -> None:
    assert loaded_by(COMMAND.format(arguments=["check"]), tmp_path) & HEAVY == set()


def test_checking_again_loads_no_records(tmp_path: Path) -> None:
    code = COMMAND.format(arguments=["check"])
    loaded_by(code, tmp_path)
    assert loaded_by(code, tmp_path) & (HEAVY | {"pydantic", "yaml", "yaml_rs"}) == set()
