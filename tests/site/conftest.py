"""What the tests of the site look with and at: a browser, and the built site of this repository."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.site.browsing import Watched, launched, serving

ROOT = Path(__file__).resolve().parents[2]
KB = str(Path(sys.executable).with_name("kb"))


_running = ExitStack()
"""Holds the Chromium that one module of tests takes over from another."""


@cache
def _chromium(path: str) -> Any:
    return _running.enter_context(launched(path))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """End Chromium behind the last test of the site: nothing else may run beside playwright."""
    yield
    if nextitem is None or not nextitem.path.is_relative_to(Path(__file__).parent):
        _running.close()
        _chromium.cache_clear()


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    """A running Chromium without a page of another module."""
    chromium = _chromium(chromium_path)
    yield chromium
    for context in chromium.contexts:
        context.close()


def built_once(
    temporary: pytest.TempPathFactory, name: str, build: Callable[[Path], list[str]]
) -> Path:
    """The folder of a site that the first of all workers builds, and the others wait for.

    Args:
        temporary: where folders of tests are made.
        name: of the folder.
        build: gives the command that builds the site into a folder.
    """
    base = temporary.getbasetemp()
    room = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, built = room / f"site-{name}", room / f"site-{name}.built"
    with (room / f"site-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            surroundings = {**os.environ, "CI": "true", "NO_MKDOCS_2_WARNING": "1"}
            done = subprocess.run(
                build(folder), cwd=ROOT, env=surroundings, capture_output=True, check=False
            )
            assert done.returncode == 0, done.stderr.decode()
            built.touch()
    return folder


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of this repository; look at it, but leave it as it is."""
    return built_once(
        tmp_path_factory, "shipped", lambda folder: [KB, "build", "--site-dir", str(folder)]
    )


@pytest.fixture(scope="module")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the built site of this repository."""
    with serving(site_folder) as address:
        yield address


@pytest.fixture
def watched(site: str, browser: Any) -> Iterator[Watched]:
    """A page of the browser that keeps what goes wrong on the site."""
    context = browser.new_context(reduced_motion="reduce")
    yield Watched(context.new_page(), site)
    context.close()
