"""`kb serve`, as a whole program: it shows findings while a record is broken, and recovers."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "checks" / "base"
BIN = Path(sys.executable).parent
PATIENCE = 60.0
BROKEN = ("The knowledge base has 1 error", "KB202", "sharpnes", "did you mean")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(address: str) -> str:
    """A page; empty when there is none yet."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(address: str, *words: str) -> str:
    """The page as soon as it holds all of the words."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        page = get(address)
        if page and all(word in page for word in words):
            return page
        time.sleep(0.2)
    pytest.fail(f"{address} did not show {words} within {PATIENCE:.0f} s")


@contextmanager
def serving(folder: Path, *command: str) -> Iterator[str]:
    """The address of a running server."""
    port = free_port()
    surroundings = {**os.environ, "CI": "true", "NO_MKDOCS_2_WARNING": "1"}
    arguments = [part.format(port=port) for part in command[1:]]
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen(
            [str(BIN / command[0]), *arguments],
            cwd=folder,
            env=surroundings,
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "annotations")
    return tmp_path


def misspell(folder: Path) -> str:
    """Break a record; gives its text from before."""
    paper = folder / "annotations" / "papers" / "doe2020.yaml"
    good = paper.read_text(encoding="utf-8")
    paper.write_text(good.replace("sharpness:", "sharpnes:"), encoding="utf-8")
    return good


def mend(folder: Path, good: str) -> None:
    (folder / "annotations" / "papers" / "doe2020.yaml").write_text(good, encoding="utf-8")


@pytest.mark.slow
def test_a_broken_record_is_shown_on_every_page_until_it_is_mended(folder: Path) -> None:
    with serving(folder, "kb", "serve", "--port", "{port}") as address:
        record = f"{address}papers/doe2020/"
        wait_for(record, "We find that sharp pictures help")
        good = misspell(folder)
        wait_for(record, *BROKEN)
        wait_for(address, *BROKEN, 'href="./findings/KB202/"')
        mend(folder, good.replace("On sharp pictures", "On very sharp pictures"))
        wait_for(record, "On very sharp pictures", "We find that sharp pictures help")
        assert "KB202" not in get(address)


@pytest.mark.slow
def test_a_server_starts_with_a_broken_record_and_with_plain_mkdocs(folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Pictures\ntheme: {name: material, font: false}\nplugins: [search, kb]\n",
        encoding="utf-8",
    )
    good = misspell(folder)
    with serving(folder, "mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}") as address:
        wait_for(address, *BROKEN, 'href="./findings/KB202/"')
        for record in ("papers/doe2020/", "tables/overview/", "codebooks/looks@1/sharpness/"):
            wait_for(address + record, *BROKEN, 'findings/KB202/"')
        mend(folder, good)
        wait_for(f"{address}papers/doe2020/", "We find that sharp pictures help")


@pytest.mark.slow
def test_a_server_starts_with_a_record_that_cannot_be_read(folder: Path) -> None:
    paper = folder / "annotations" / "papers" / "doe2020.yaml"
    good = paper.read_text(encoding="utf-8")
    paper.write_text("id: [", encoding="utf-8")
    with serving(folder, "kb", "serve", "--port", "{port}") as address:
        wait_for(f"{address}papers/doe2020/", "papers/doe2020.yaml", "KB0")
        mend(folder, good)
        wait_for(f"{address}papers/doe2020/", "We find that sharp pictures help")


@pytest.mark.slow
def test_yaml_that_cannot_be_read_is_shown_too(folder: Path) -> None:
    with serving(folder, "kb", "serve", "--port", "{port}") as address:
        wait_for(f"{address}papers/doe2020/", "We find that sharp pictures help")
        mark = folder / "annotations" / "kb.yaml"
        good = mark.read_text(encoding="utf-8")
        mark.write_text("title: [", encoding="utf-8")
        wait_for(f"{address}papers/doe2020/", "kb.yaml", "KB0")
        mark.unlink()
        wait_for(f"{address}papers/", "holds no kb.yaml")
        mark.write_text(good, encoding="utf-8")
        wait_for(f"{address}papers/doe2020/", "We find that sharp pictures help")
