"""The reading process, many at once, and the second reader."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kb.sources import process
from kb.sources.extracted import Unreadable
from kb.sources.limits import LIMITS
from kb.sources.problem import SourceProblem
from kb.sources.read import read_source
from kb.sources.second_opinion import read_second_opinion
from tests.sources import paper_files as make


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    papers = [make.typeset(tmp_path / f"{n}.pdf", f"Paper {n} says it.") for n in range(8)]
    bad = make.encrypted(tmp_path / "bad.pdf")

    def read(path: Path) -> str:
        try:
            return read_source(path).text
        except SourceProblem as found:
            return found.code

    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(read, [*papers, bad, *papers]))
    said = [f"Paper {n} says it.\f" for n in range(8)]
    assert texts == [*said, "KB801", *said]


def test_the_same_file_gives_the_same_source(tmp_path: Path) -> None:
    path = make.plain_paper(tmp_path / "paper.pdf")
    assert read_source(path) == read_source(path)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("raise ValueError", "broke off"),
        ("import os; os.kill(os.getpid(), 11)", "broke off"),
        ("import os; os.kill(os.getpid(), 9)", "too long"),
        ("pass", "no answer"),
        ("print('words')", "no answer"),
        ("print('{\"memory\": true}')", "too much memory"),
    ],
)
def test_a_process_that_fails_is_a_finding(
    program: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-c", program))
    with pytest.raises(Unreadable) as raised:
        process.answer_of({"task": "read", "kind": "pdf"}, b"%PDF-", LIMITS)
    assert raised.value.code == "KB805"
    assert reason in raised.value.reason


def test_a_second_reader_gives_the_pages_that_are_asked_for(tmp_path: Path) -> None:
    path = make.plain_paper(tmp_path / "paper.pdf", pages=3)
    text = read_second_opinion(path, (3, 1, 99))
    assert text.count("\f") == 2
    assert text.index("Part 3") < text.index("Part 1")
    assert make.WORDS in text.replace("\n", " ")


def test_a_second_reader_reports_what_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(SourceProblem) as raised:
        read_second_opinion(make.encrypted(tmp_path / "paper.pdf"), (1,))
    assert raised.value.code == "KB801"
    with pytest.raises(SourceProblem) as raised:
        read_second_opinion(make.truncated(tmp_path / "paper.pdf"), (1,))
    assert raised.value.code == "KB802"
    with pytest.raises(SourceProblem) as raised:
        read_second_opinion(tmp_path, (1,))
    assert raised.value.code == "KB806"
