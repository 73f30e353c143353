"""What all tests share: which of them need programs that may be missing, and where those are."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path
from typing import TypeVar

import hypothesis
import pytest

# In CI the same examples every time: a run must not fail by chance on what nobody changed.
hypothesis.settings.register_profile("by hand", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)

ROOT = Path(__file__).resolve().parent.parent
_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)
LEFT_OUT = pytest.StashKey[dict[str, list[str]]]()
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")


@cache
def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


@cache
def _java() -> str | None:
    return shutil.which("java")


@cache
def _has_tex() -> bool:
    if not (shutil.which("pdflatex") and shutil.which("kpsewhich") and shutil.which("pdftoppm")):
        return False
    found = subprocess.run(["kpsewhich", "booktabs.sty"], capture_output=True, check=False)
    return found.returncode == 0


@cache
def _has_front_end() -> bool:
    return (ROOT / "frontend" / "node_modules" / "esbuild").is_dir() and bool(shutil.which("npm"))


NEEDS: dict[str, tuple[str, Callable[[], object]]] = {
    "tex": ("pdflatex with booktabs, and pdftoppm", _has_tex),
    "browser": ("Chromium", _chromium),
    "spark": ("Java", _java),
    "node": ("Node 20 or newer, and then `make front-end`", _has_front_end),
}
REMEDY = "sudo make tools"
MAY_BE_SKIPPED = {
    "tests/data/test_appendix_words.py": "the seed paper's text is not ours to hand out",
    "tests/exchange/test_full_disk.py": "not every machine lets a test mount a disk",
}
"""Files whose tests may be skipped in CI, and why; any other that is skipped there has failed."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = {}
    hypothesis.settings.load_profile("ci" if IN_CI else "by hand")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests whose program is missing: left out by hand, a failure in CI."""
    for item in items:
        for marker, (program, is_there) in NEEDS.items():
            if item.get_closest_marker(marker) and not is_there():
                config.stash[LEFT_OUT].setdefault(program, []).append(item.nodeid)
                if not IN_CI:
                    reason = f"needs {program}; `{REMEDY}` brings it"
                    item.add_marker(pytest.mark.skip(reason=reason))


def pytest_runtest_setup(item: pytest.Item) -> None:
    for program, tests in item.config.stash[LEFT_OUT].items():
        if IN_CI and item.nodeid in tests:
            pytest.fail(f"needs {program}; `{REMEDY}` brings it", pytrace=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _failed_if_skipped(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _failed_if_skipped(report)


def _failed_if_skipped(report: _Report) -> _Report:
    is_listed = report.nodeid.split("::")[0] in MAY_BE_SKIPPED
    if IN_CI and report.skipped and not hasattr(report, "wasxfail") and not is_listed:
        report.outcome = "failed"
        report.longrepr = f"skipped, and not on the list in tests/conftest.py: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for program, tests in terminalreporter.config.stash[LEFT_OUT].items():
        terminalreporter.section(f"left out, for want of {program}", yellow=True)
        for test in tests:
            terminalreporter.line(test)
        terminalreporter.line(f"To run them: {REMEDY}")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser for playwright's `executable_path`; its test is marked `browser`."""
    path = _chromium()
    assert path is not None, "a test that drives a browser lacks the marker `browser`"
    return path


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: some test always waits for a browser or for TeX."""
    return (os.cpu_count() or 1) + 1
