"""Each hostile or broken file ends in its finding, in bounded time and memory."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.checks.catalogue import RULES
from kb.sources.limits import LIMITS, Limits
from kb.sources.problem import SourceProblem
from kb.sources.read import read_source
from tests.sources import paper_files as make

STAMP = "#place(bottom, text(size: 6pt)[Downloaded by a reader on the first of May])"

LAUGHS = (
    "<!DOCTYPE article ["
    '<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">'
        for before, after in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    + "]><article><body><p>&k;</p></body></article>"
)
OUTSIDE = (
    '<!DOCTYPE article [<!ENTITY e SYSTEM "file://{path}">]>'
    "<article><body><p>Some words &e; and more.</p></body></article>"
)


def problem(path: Path, limits: Limits = LIMITS) -> SourceProblem:
    began = time.monotonic()
    with pytest.raises(SourceProblem) as raised:
        read_source(path, limits)
    assert time.monotonic() - began < limits.wall_seconds + 30
    found = raised.value
    assert found.path == str(path)
    assert found.reason
    assert found.remedy
    assert found.code in RULES
    return found


def peak_of_a_child() -> int:
    """The most memory that a process took which this one started, in bytes."""
    resource = pytest.importorskip("resource")
    return int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024


def with_words(text: str) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_text(text, encoding="utf-8")
        return path

    return write


BAD: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "encrypted": ("KB801", make.encrypted),
    "half of a file": ("KB802", make.truncated),
    "a file without its end": ("KB802", make.cut_at_the_end),
    "a tree of pages without an end": ("KB802", make.recursive_pages),
    "pictures": ("KB803", make.scanned),
    "pictures with a stamp": ("KB803", lambda path: make.scanned(path, STAMP)),
    "blank pages": ("KB803", lambda path: make.of_pages(path, 3)),
    "2,000 pages": ("KB804", lambda path: make.of_pages(path, 2_000)),
    "a form that draws itself": ("KB805", make.recursive_form),
    "a ZIP archive": ("KB806", make.word_document),
    "nothing but a name": ("KB802", with_words("These are words, but no PDF.")),
    "empty": ("KB802", with_words("")),
    "white space": ("KB802", with_words(" \n\n ")),
}


@pytest.mark.parametrize(("code", "made"), BAD.values(), ids=BAD)
def test_a_bad_file_is_a_finding(code: str, made: Callable[[Path], Path], tmp_path: Path) -> None:
    path = made(tmp_path / RULES[code].bad.file).rename(tmp_path / "paper.pdf")
    assert problem(path).code == code
    assert peak_of_a_child() < LIMITS.memory_bytes + 2**28


def test_a_small_file_that_unpacks_to_a_gigabyte_is_a_finding(tmp_path: Path) -> None:
    path = make.bomb(tmp_path / "paper.pdf")
    assert path.stat().st_size < 5_000_000
    assert problem(path).code == "KB805"
    assert peak_of_a_child() < LIMITS.memory_bytes + 2**28


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("KB8")])
def test_the_good_example_of_each_rule_is_read(code: str, tmp_path: Path) -> None:
    source = read_source(make.plain_paper(tmp_path / RULES[code].good.file))
    assert len(source.pages) == 2
    assert make.WORDS in source.text.replace("\n", " ")


def test_each_rule_of_reading_has_a_bad_file_here() -> None:
    ours = {code for code in RULES if code.startswith("KB8")} - {"KB807"}
    assert {code for code, _ in BAD.values()} == ours


def test_a_file_that_everybody_may_read_is_read_although_it_is_encrypted(tmp_path: Path) -> None:
    source = read_source(make.locked_but_readable(tmp_path / "paper.pdf"))
    assert make.WORDS in source.text.replace("\n", " ")


def test_a_file_of_too_many_bytes_is_not_read(tmp_path: Path) -> None:
    path = make.plain_paper(tmp_path / "paper.pdf")
    assert problem(path, Limits(file_bytes=1_000)).code == "KB804"


@pytest.mark.parametrize("name", ["paper.pdf", "paper.txt"])
def test_a_file_of_too_many_words_is_not_read(name: str, tmp_path: Path) -> None:
    path = make.plain_paper(tmp_path / "paper.pdf", pages=4)
    if name.endswith("txt"):
        path = with_words(make.WORDS * 20)(tmp_path / name)
    assert problem(path, Limits(text_characters=500)).code == "KB804"


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = make.plain_paper(tmp_path / "paper.pdf")
    found = problem(path, Limits(wall_seconds=0.001))
    assert found.code == "KB805"
    assert "too long" in found.reason


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    path = make.plain_paper(tmp_path / "paper.pdf")
    assert problem(path, Limits(memory_bytes=2**24)).code == "KB805"


def test_a_folder_a_device_and_a_pipe_are_no_papers(tmp_path: Path) -> None:
    assert problem(tmp_path).code == "KB806"
    if Path("/dev/zero").exists():
        assert problem(Path("/dev/zero")).code == "KB806"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.pdf")
        assert problem(tmp_path / "pipe.pdf").code == "KB806"


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.pdf").code == "KB009"
    assert problem(Path("a\0b.pdf")).code == "KB009"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("laughs.xml", LAUGHS, "KB802"),
        ("open.xml", "<article><body><p>No end", "KB802"),
        ("other.xml", "<?xml version='1.0'?><invoice><sum>12</sum></invoice>", "KB806"),
        ("empty.xml", "<article><front/></article>", "KB803"),
        ("empty.html", "<html><script>let words = 1</script></html>", "KB803"),
        ("deep.xml", "<article>" + "<sec>" * 100_000 + "words", "KB802"),
        ("deep.html", "<html>" + "<div>" * 100_000 + "words", "KB802"),
        ("undefined.xml", "<!DOCTYPE article [<!ENTITY b '&c;'>]><article>&b;</article>", "KB802"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_hostile_markup_is_a_finding(name: str, content: str, code: str, tmp_path: Path) -> None:
    assert problem(with_words(content)(tmp_path / name)).code == code


def test_no_entity_reads_a_file_of_this_machine(tmp_path: Path) -> None:
    secret = with_words("a secret of this machine")(tmp_path / "secret.txt")
    path = with_words(OUTSIDE.format(path=secret))(tmp_path / "paper.xml")
    found = problem(path)
    assert found.code == "KB802"
    assert "secret of" not in str(found)


def test_a_program_beside_the_file_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading process must not take a module from the folder that one happens to be in."""
    with_words("raise SystemExit(3)")(tmp_path / "json.py")
    path = make.plain_paper(tmp_path / "paper.pdf")
    monkeypatch.chdir(tmp_path)
    assert read_source(path).kind == "pdf"
