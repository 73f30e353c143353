"""Wrong use of ``kb verify``, nobody to sign, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.running import kb
from tests.sources.paper_files import encrypted, scanned, truncated
from tests.verify import papers
from tests.verify.papers import LAMPS, RECORD, WINDOW, base, paragraphs, record_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base(tmp_path / "base")


def verify(root: Path, file: Path | str, *words: str) -> CompletedProcess[str]:
    return kb("verify", "doe2020", "--source", file, *words, cwd=root)


def record(root: Path) -> str:
    return record_of(root).read_text(encoding="utf-8")


NAMES = {
    "a paper": (("doe2021", "--source", "a.txt"), "no paper 'doe2021'; did you mean 'doe2020'?"),
    "a coder": (
        ("doe2020", "--source", "a.txt", "--by", "do"),
        "no coder 'do'; did you mean 'doe'?",
    ),
    "a quote": (
        ("doe2020", "--source", "a.txt", "--by", "doe", "--confirm", "q11=x"),
        "no quote 'doe2020/q11'; did you mean 'doe2020/q1'?",
    ),
    "no words": (
        ("doe2020", "--source", "a.txt", "--by", "doe", "--confirm", "q1"),
        'write --confirm q2="what',
    ),
    "no file": (("doe2020",), "kb verify PAPER --source FILE"),
    "no folder": (("--all", "--sources", "nowhere"), "there is no folder 'nowhere'"),
    "both": (("doe2020", "--all", "--sources", "."), "--all goes with --sources FOLDER"),
    "words for all": (("--all", "--sources", ".", "--confirm", "q1=x"), "are for one paper"),
    "an empty folder": (("--all", "--sources", "docs/empty"), "docs/empty holds no PDF, HTML"),
}


@pytest.mark.parametrize("case", NAMES)
def test_wrong_use_is_told_with_what_is_right(case: str, root: Path) -> None:
    (root / "docs/empty").mkdir(parents=True)
    papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    words, told = NAMES[case]
    done = kb("verify", *words, cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
    assert record(root) == RECORD


def test_without_a_coder_nothing_is_written_and_the_only_program_is_one(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    done = verify(root, file)
    assert (done.returncode, record(root)) == (0, RECORD)
    assert "2 proofs not written: say who compares with --by (people.yaml has: doe)" in done.stderr
    papers.with_program(root)
    assert verify(root, file).returncode == 0
    assert record(root).count("by: checker") == 2


@pytest.mark.parametrize(
    ("make", "code", "remedy"),
    [(encrypted, "KB801", "save it without one"), (truncated, "KB802", "download it once more"),
     (scanned, "KB803", "take the paper from elsewhere")],
    ids=["encrypted", "truncated", "pictures alone"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_a_finding(
    make: Callable[[Path], Path], code: str, remedy: str, root: Path
) -> None:
    done = verify(root, make(root / "a.pdf").name, "--by", "doe")
    assert (done.returncode, record(root)) == (1, RECORD)
    assert done.stdout.startswith(f"a.pdf\n  {code} error: the file ")
    assert remedy in done.stdout
    assert f"(kb explain {code})" in done.stdout


def test_a_file_that_is_not_there_is_a_finding(root: Path) -> None:
    done = verify(root, "a.pdf", "--by", "doe")
    assert (done.returncode, "KB009 error" in done.stdout) == (1, True)
