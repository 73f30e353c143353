"""Work in a second process gives the same as work in this one, and its failure costs only time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from kb.aside import Aside
from kb.checks import run as checks_run
from kb.checks import run_checks
from kb.store import ahead as ahead_module
from kb.store.ahead import Ahead
from kb.store.layout import list_files
from kb.store.read import read_corpus
from kb.store.verdicts import Fingerprint, fingerprint

META = (
    "title: A test\ndescription: For the tests.\nversion: 0.1.0\nlicence: CC0-1.0\nyear: 2026\n"
    "base_iri: https://example.org/kb/\n"
)
PAPER = "id: p{n}\ntitle: {title}\nauthors: [Jane Doe]\nyear: 2020\ntype: preprint\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kb.yaml").write_text(META)
    (tmp_path / "papers").mkdir()
    for n in range(150):
        title = {7: "[", 90: "1.10", 120: "&a x"}.get(n, f"Number {n}")
        (tmp_path / "papers" / f"p{n}.yaml").write_text(PAPER.format(n=n, title=title))
    return tmp_path


def _fail(out: BinaryIO) -> None:
    out.write(b"half")
    raise RuntimeError


@pytest.mark.parametrize("cores", [1, 2])
def test_a_tree_is_read_the_same_with_and_without_a_second_process(
    root: Path, cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    mark = Fingerprint()
    alone = read_corpus(root)
    both = read_corpus(root, watch=mark.add, ahead=Ahead(list_files(root)[0]))
    assert both == alone
    assert [finding.code for finding in both.findings] == ["KB013", "KB010"]
    assert mark.seal(list_files(root)[1]) == fingerprint(root)


def test_a_second_process_that_fails_leaves_the_work_to_this_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ahead_module.Ahead, "_parse", lambda self, out: _fail(out))
    assert read_corpus(root, ahead=Ahead(list_files(root)[0])) == read_corpus(root)


def test_an_edit_after_the_listing_is_seen_by_one_of_the_processes(root: Path) -> None:
    files = list_files(root)[0]
    ahead = Ahead(files)
    (root / "papers" / "p99.yaml").unlink()
    mark = Fingerprint()
    loaded = read_corpus(root, watch=mark.add, ahead=ahead)
    assert loaded.corpus is not None
    assert "p99" not in loaded.corpus.papers


@pytest.mark.parametrize("work", [_fail, lambda out: os._exit(3)], ids=["raises", "dies"])
def test_work_that_fails_has_no_result(work: Callable[[BinaryIO], None]) -> None:
    assert Aside(work).result() is None


def test_work_aside_gives_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def work(out: BinaryIO) -> None:
        out.write(b"done")

    result = Aside(work).result()
    assert result == b"done"


def test_likenesses_are_found_in_a_second_process_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in (1, 2):
        path = root / "papers" / f"p{n}.yaml"
        quote = "quotes:\n  - id: q1\n    text: The very same words stand here and there.\n"
        path.write_text(path.read_text() + quote)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(checks_run, "_WORTH_A_PROCESS", 0)
    corpus = read_corpus(root).corpus
    assert corpus is not None
    apart = list(run_checks(corpus, aside=True))
    assert apart == list(run_checks(corpus))
    assert "KB401" in {finding.code for finding in apart}
