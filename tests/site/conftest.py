"""What the tests of the site look with and at: a browser, and the built site of this repository."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.browsing import Watched, launched, serving

ROOT = Path(__file__).resolve().parents[2]
KB = Path(sys.executable).with_name("kb")


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    """A running Chromium."""
    with launched(chromium_path) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path], Path]:
    """Gives the site of a knowledge base, which the first of all workers builds for the others."""
    base = tmp_path_factory.getbasetemp()
    room = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def build(name: str, home: Path) -> Path:
        folder = room / f"site-{name}"
        with (room / f"site-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "index.html").is_file():
                done = subprocess.run(
                    [str(KB), "build", "--site-dir", str(folder)],
                    cwd=home,
                    env={**os.environ, "CI": "true"},
                    capture_output=True,
                    check=False,
                )
                assert done.returncode == 0, done.stderr.decode()
        return folder

    return build


@pytest.fixture(scope="session")
def site_folder(built_once: Callable[[str, Path], Path]) -> Path:
    """The built site of this repository; look at it, but leave it as it is."""
    return built_once("of-this-repository", ROOT)


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
