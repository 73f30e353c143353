from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations"


def kb(*words: str, cwd: Path = ANNOTATIONS) -> subprocess.CompletedProcess[str]:
    program = "from kb.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "table", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_without_a_name_the_tables_are_listed() -> None:
    done = kb()
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "appendix-a",
        "table-1",
        "table-4",
    ]


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("latex", "% Factors in the literature"),
        ("markdown", "**Factors in the literature, quote by quote (A5).** "),
        ("html", '<div class="kb-table-scroll"'),
        ("csv", "part,paper,quote,text,"),
        ("json", "{\n"),
    ],
)
def test_each_format_is_printed(form: str, beginning: str) -> None:
    done = kb("appendix-a", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(beginning)


def test_one_part_is_printed_alone() -> None:
    rows = list(
        csv.DictReader(io.StringIO(kb("appendix-a", "--format", "csv", "--part", "A9").stdout))
    )
    assert [row["paper"] for row in rows] == ["ke2021"]


def test_files_are_written_with_the_matching_papers(tmp_path: Path) -> None:
    done = kb(
        "appendix-a", "--format", "latex", "--document", "--part", "A7",
        "--bib", str(tmp_path / "some.bib"), "-o", str(tmp_path / "a.tex"),
        "--root", str(ANNOTATIONS), cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "\\bibliography{some}" in (tmp_path / "a.tex").read_text(encoding="utf-8")
    bib = (tmp_path / "some.bib").read_text(encoding="utf-8")
    assert [line for line in bib.splitlines() if line.startswith("@")] == [
        "@inproceedings{geirhos2018,",
        "@inproceedings{ribeiro2017,",
        "@article{wong2018,",
    ]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["apendix-a"], "there is no table 'apendix-a'; did you mean 'appendix-a'?"),
        (["appendix-a", "--part", "A77"], "there is no part 'A77'; did you mean 'A7'?"),
        (["appendix-a", "--document"], "--document is for --format latex"),
        (
            ["appendix-a", "--format", "latex", "--document", "--bib", "/tmp/a b.bib"],
            "cannot be called",
        ),
        (["appendix-a", "--format", "doc"], "'doc' is not one of"),
        (["--root", "/"], "not a knowledge base"),
    ],
)
def test_wrong_use_ends_with_exit_code_2_and_says_why(words: list[str], complaint: str) -> None:
    done = kb(*words)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_broken_records_end_with_exit_code_1(tmp_path: Path) -> None:
    kb_yaml = (ANNOTATIONS / "kb.yaml").read_text(encoding="utf-8")
    (tmp_path / "kb.yaml").write_text(kb_yaml + "surprise: 1\n", encoding="utf-8")
    done = kb(cwd=tmp_path)
    assert done.returncode == 1
    assert "kb check" in done.stderr


def test_help_shows_examples() -> None:
    done = kb("--help")
    assert "kb table appendix-a --format latex" in done.stdout


def test_json_can_be_read_by_a_program() -> None:
    value = json.loads(kb("table-4", "--format", "json").stdout)
    assert value["kind"] == "codebook"
