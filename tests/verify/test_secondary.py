"""Quotes that were taken from a paper that quotes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import kb, replace
from tests.verify import papers
from tests.verify.papers import LAMPS, WINDOW, base, paragraphs, record_of

QUOTING = """\
id: roe2022
title: What others wrote about plants
authors: [Richard Roe]
year: 2022
type: preprint
"""
QUOTED = "In all our trials plants near the window grew faster [...] than those at the far wall, "


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = base(tmp_path / "base")
    record_of(root, "roe2022").write_text(QUOTING, encoding="utf-8")
    replace(
        record_of(root), "    source: [example", "    via: {paper: roe2022}\n    source: [example"
    )
    return root


def quoting(path: Path) -> Path:
    said = f'As one paper has it: "{QUOTED}whichever camera took the pictures."'
    blocks = paragraphs(said, title="What others wrote about plants", authors=("Richard Roe",))
    return papers.as_text(path, *blocks)


@pytest.mark.parametrize("named", ["doe2020", "roe2022"])
def test_the_paper_that_quotes_it_can_speak_for_a_quote(named: str, root: Path) -> None:
    quoting(root / "roe.txt")
    done = kb("verify", named, "--source", "roe.txt", "--by", "doe", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "in a paper that quotes it" in done.stdout
    assert "skipped (omission): this file leaves the same out" in done.stdout
    assert "q2" not in done.stdout, "a quote that was taken from the paper itself"
    assert record_of(root).read_text(encoding="utf-8").count("level: secondary") == 1
    assert kb("check", cwd=root).returncode == 0


def test_the_paper_itself_is_better_and_stays(root: Path) -> None:
    quoting(root / "roe.txt")
    papers.as_text(root / "doe.txt", *paragraphs(WINDOW, LAMPS))
    kb("verify", "doe2020", "--source", "roe.txt", "--by", "doe", cwd=root)
    done = kb("verify", "doe2020", "--source", "doe.txt", "--by", "doe", cwd=root)
    assert (done.returncode, "written" in done.stderr) == (0, True)
    kept = record_of(root).read_text(encoding="utf-8")
    assert (kept.count("level: full-text"), kept.count("secondary")) == (2, 0)
    for words in ((), ("--renew",)):
        done = kb("verify", "doe2020", "--source", "roe.txt", "--by", "doe", *words, cwd=root)
        assert done.returncode == 0
        assert "the record keeps what it has: compared with the paper itself." in done.stdout
        assert record_of(root).read_text(encoding="utf-8") == kept


def test_of_all_files_the_best_one_is_recorded(root: Path) -> None:
    (root / "papers").mkdir()
    quoting(root / "papers/a.txt")
    papers.as_text(root / "papers/b.txt", *paragraphs(WINDOW, LAMPS))
    done = kb("verify", "--all", "--sources", "papers", "--by", "doe", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "2 quotes compared with 2 files: 2 exact" in done.stderr
    assert record_of(root).read_text(encoding="utf-8").count("level: full-text") == 2


def test_a_file_that_is_neither_is_refused(root: Path) -> None:
    papers.as_text(root / "a.txt", *paragraphs(WINDOW, title="Quite another one"))
    done = kb("verify", "doe2020", "--source", "a.txt", cwd=root)
    assert done.returncode == 1
    assert "nor are they those of roe2022, which quotes it" in done.stdout
