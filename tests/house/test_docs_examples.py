"""The examples of the README and the docs are run on the real records.

All Python blocks of a file run in order in one namespace; the commands of its console blocks run
in order in one copy of the knowledge base, and what they print is compared with what is shown,
where ``...`` stands for anything. A YAML block with a title is written to the file of that name,
at its place between the commands. A block that cannot run says why after its language, as in
``python no-run: needs a server``.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kb.exchange.form import bytes_of
from kb.exchange.registry import find_format
from kb.tables.marks import SIGNS
from tests.data.printed import corpus
from tests.house.fences import Fence, Step, parse_fences, parse_steps, read_fences

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
RUN = ("kb", "mkdocs", "python", "cat", "ls", "mkdir", "cd", "printf", "sed", "rm")
"""Programs that examples may call; they run."""
SHOWN = ("make", "git", "pip", "pre-commit", "sudo", "pdflatex", "bibtex")
"""Programs that set things up; their lines are only shown."""


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _fences(page: Path, language: str) -> list[Fence]:
    return [fence for fence in read_fences(page) if fence.language == language and fence.runs]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the knowledge base with one download, in which an example may do what it likes."""
    folder = tmp_path / "kb"
    folder.mkdir()
    for name in ("annotations", "docs", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "codings.csv").write_bytes(bytes_of(find_format("csv"), corpus()))
    return folder


def _environment(folder: Path) -> dict[str, str]:
    programs = Path(sys.executable).parent
    return {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "KB_CACHE_DIR": str(folder.parent / "cache"),
        "NO_MKDOCS_2_WARNING": "1",
        "COLUMNS": "100",
    }


@pytest.mark.parametrize("page", [page for page in PAGES if _fences(page, "python")], ids=_name)
def test_the_python_examples_run(page: Path, copy: Path) -> None:
    blocks = [(fence.line, fence.text) for fence in _fences(page, "python")]
    ran = subprocess.run(
        [sys.executable, Path(__file__).with_name("run_blocks.py")],
        input=json.dumps({"file": _name(page), "blocks": blocks}),
        cwd=copy,
        env=_environment(copy),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("page", [page for page in PAGES if _fences(page, "console")], ids=_name)
def test_the_commands_print_what_is_shown(page: Path, copy: Path) -> None:
    folder = copy
    for fence in read_fences(page):
        if fence.file:
            (folder / fence.file).write_text(fence.text, encoding="utf-8")
        for step in parse_steps(fence) if fence.language == "console" and fence.runs else ():
            program = step.command.split()[0]
            if program == "cd":
                folder = folder / step.command.split()[1]
            elif program not in SHOWN:
                assert program in RUN, f"{_name(page)}:{step.line}: say `no-run: reason`"
                _run_step(step, page, folder, _environment(copy))


def _run_step(step: Step, page: Path, folder: Path, environment: dict[str, str]) -> None:
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {step.command}"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    place = f"{_name(page)}:{step.line}: {step.command}\n{ran.stdout}"
    if step.output is None:
        assert ran.returncode == 0, place
        return
    assert ran.returncode in (0, 1), place
    wanted = "\n".join(line.rstrip() for line in step.output.strip().splitlines()) + "\n"
    got = "\n".join(line.rstrip() for line in ran.stdout.strip().splitlines()) + "\n"
    alike = doctest.OutputChecker().check_output(wanted, got, doctest.ELLIPSIS)
    assert alike, f"{place}\n--- shown:\n{wanted}"


def test_the_page_on_reading_the_site_shows_every_mark_of_a_table() -> None:
    text = (ROOT / "docs" / "read" / "site.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| ([a-z ]+) \| a [^|]+ \| (\S+) \|", text, re.MULTILINE)
    assert sorted(shown) == sorted((sign.word, sign.glyph or "*empty*") for sign in SIGNS.values())


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_block_that_is_not_run_says_why(page: Path) -> None:
    for fence in read_fences(page):
        place = f"{_name(page)}:{fence.line}"
        assert fence.runs or fence.reason, f"{place}: no-run without a reason"
        assert fence.language not in ("bash", "sh", "shell", "pycon", "py"), (
            f"{place}: commands stand in ```console, Python in ```python"
        )


def test_fences_are_found_wherever_they_stand() -> None:
    text = "a\n\n```python\nx = 1\n```\n\n- b\n\n    ```console no-run: why\n    $ kb\n    ```\n"
    assert parse_fences(text) == (
        Fence(4, "python", "", "x = 1\n"),
        Fence(10, "console", "no-run: why", "$ kb\n"),
    )


def test_a_fence_that_is_not_closed_is_an_error() -> None:
    with pytest.raises(ValueError, match="not closed"):
        parse_fences("```python\nx = 1\n")


def test_a_console_block_is_read_as_commands_and_their_output() -> None:
    fence = Fence(7, "console", "", "$ kb stats\n3 papers\n\n4 quotes\n$ kb check  # quick\n")
    assert parse_steps(fence) == (
        Step(7, "kb stats", "3 papers\n\n4 quotes\n"),
        Step(11, "kb check", None),
    )


def test_a_failing_python_block_fails_its_page() -> None:
    for text in ("raise SystemError\n", ">>> 1 + 1\n3\n"):
        ran = subprocess.run(
            [sys.executable, Path(__file__).with_name("run_blocks.py")],
            input=json.dumps({"file": "page.md", "blocks": [[5, text]]}),
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 1
        assert "page.md" in ran.stdout + ran.stderr
        assert "line 5" in ran.stdout + ran.stderr
