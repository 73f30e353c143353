"""``kb verify --all``: every file of a folder."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, environment, kb, replace
from tests.sources.paper_files import truncated
from tests.verify import papers
from tests.verify.papers import LAMPS, RECORD, WINDOW, base, paragraphs, record_of

OTHER = """\
id: zoe1999
title: Lamps in the dark half of the year
authors: [Zoe Zimmer]
year: 1999
type: preprint
doi: 10.9999/lamps.1999
arxiv: '9901.00001'
quotes:
  - id: q1
    text: >-
      Plants that stood under lamps at night flowered earlier in spring, and their leaves were
      broader than those of plants that stood in the dark.
    notes:
      - {kind: remark, text: It stands in both papers.}
    similar_to: [doe2020/q2]
"""
BLOCKS = paragraphs(WINDOW, LAMPS)
OTHERS = paragraphs(LAMPS, title="Lamps in the dark half of the year", authors=("Zoe Zimmer",))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = base(tmp_path / "base")
    record_of(root, "zoe1999").write_text(OTHER, encoding="utf-8")
    (root / "papers/later").mkdir(parents=True)
    return root


def verify_all(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    done = kb("verify", "--all", "--sources", "papers", "--by", "doe", *words, cwd=root)
    assert "Traceback" not in done.stderr
    return done


def test_files_are_known_by_name_number_or_title_in_all_folders(root: Path) -> None:
    folder = root / "papers"
    papers.as_pdf(folder / "doe2020.pdf", *BLOCKS)
    papers.as_html(folder / "later/10.9999_lamps.1999.html", *OTHERS)
    papers.as_text(folder / "later/download (3).txt", *OTHERS)
    papers.as_text(folder / "9901.00001v2.md", *OTHERS)
    papers.as_text(folder / "stranger.txt", "A paper that nobody quotes", "Word for word. " * 400)
    (folder / "later/.hidden.txt").write_text("x", encoding="utf-8")
    (folder / "later/notes.docx").write_text("x", encoding="utf-8")
    done = verify_all(root)
    assert done.returncode == 0, done.stdout + done.stderr
    heads = [line.split("  ")[0] for line in done.stdout.splitlines() if line.startswith("papers/")]
    assert heads == [
        "papers/doe2020.pdf",
        "papers/9901.00001v2.md",
        "papers/later/10.9999_lamps.1999.html",
        "papers/later/download (3).txt",
    ]
    assert "papers/stranger.txt: no paper of the knowledge base by its name, title or number" in (
        done.stderr
    )
    assert "papers/later/notes.docx: of a kind that is not read; left out" in done.stderr
    assert ".hidden" not in done.stderr
    assert "papers/later/download (3).txt: another file of zoe1999" in done.stderr
    assert "3 quotes compared with 4 files: 3 exact" in done.stderr
    assert record_of(root, "zoe1999").read_text(encoding="utf-8").count("verification:") == 1
    assert "annotations/papers/doe2020.yaml written\nannotations/papers/zoe1999.yaml written" in (
        done.stderr
    )
    assert verify_all(root, "--check").returncode == 0


def test_a_bad_file_spoils_no_good_one_and_is_no_success(root: Path) -> None:
    folder = root / "papers"
    papers.as_text(folder / "doe2020.txt", *BLOCKS)
    truncated(folder / "zoe1999.pdf")
    done = verify_all(root)
    assert done.returncode == 1
    assert "papers/zoe1999.pdf\n  KB802 error: " in done.stdout
    assert "KB802" not in done.stderr, "it is said once"
    assert record_of(root).read_text(encoding="utf-8").count("match: exact") == 2
    assert "2 quotes compared: 2 exact; 1 without a file" in done.stderr
    (folder / "zoe1999.pdf").rename(folder / "nobody.pdf")
    done = verify_all(root)
    assert (done.returncode, "KB802" in done.stdout) == (1, False)
    assert "papers/nobody.pdf: KB802 error: " in done.stderr
    assert "download it once more   (kb explain KB802)" in done.stderr


def test_two_records_that_would_change_are_one_failure(root: Path) -> None:
    papers.as_text(root / "papers/doe2020.txt", *BLOCKS)
    papers.as_text(root / "papers/zoe1999.txt", *OTHERS)
    done = verify_all(root, "--check")
    assert (done.returncode, done.stderr.count("would change")) == (1, 2)
    assert record_of(root).read_text(encoding="utf-8") == RECORD


def test_other_forms_are_well_formed_and_alone_on_the_output(root: Path) -> None:
    papers.as_text(root / "papers/a|b.txt", *BLOCKS)
    truncated(root / "papers/zoe1999.pdf")
    replace(record_of(root), "flowered earlier", "flowered `later`")
    (good, bad) = json.loads(verify_all(root, "--format", "json").stdout)
    assert (good["paper"], good["problem"], bad["quotes"]) == ("doe2020", None, [])
    assert [quote["status"] for quote in good["quotes"]] == ["exact", "near-miss"]
    assert good["quotes"][1]["found"] == LAMPS
    assert {"kind": "source", "text": "earlier"} in good["quotes"][1]["diff"]
    assert bad["problem"]["code"] == "KB802"
    text = verify_all(root, "--format", "markdown").stdout
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {row.replace("\\|", "").count("|") for row in rows} == {7}
    assert "| doe2020/q2 | a\\|b.txt | the paper itself | near-miss |  |  |" in rows
    assert (
        "```diff\n  Plants that stood under lamps at night flowered\n- `later`\n+ earlier\n" in text
    )
    assert "**zoe1999.pdf**: KB802: the file is damaged" in text


def test_no_name_and_no_word_of_a_file_steers_the_terminal(root: Path) -> None:
    folder = root / "papers"
    escape = "\x1b]0;pwn\x07"
    blocks = paragraphs(WINDOW, LAMPS.replace("earlier", f"ear{escape}lier \u202eevil"))
    papers.as_text(folder / f"doe2020{escape}.txt", *blocks)
    papers.as_text(folder / f"{escape}stranger.txt", "Nobody knows this one", "Word. " * 1000)
    (folder / os.fsdecode(b"bad\xff.pdf")).write_bytes(b"%PDF-1.4 no more")
    for words in ((), ("--format", "json"), ("--format", "markdown"), ("--fix",)):
        done = verify_all(root, *words)
        assert done.returncode == 1
        assert all(char.isprintable() or char == "\n" for char in done.stdout + done.stderr)
        assert "earlier" in done.stdout or words


def test_progress_is_for_people_alone(root: Path) -> None:
    papers.as_text(root / "papers/doe2020.txt", *BLOCKS)
    assert "files read" not in verify_all(root).stderr
    shown = {}
    for ci in ("", "true"):
        ours, theirs = pty.openpty()
        subprocess.run(
            [*PROGRAM, "verify", "--all", "--sources", "papers"],
            cwd=root, env={**environment(root), "CI": ci}, stdout=subprocess.DEVNULL, stderr=theirs,
            check=False,
        )  # fmt: skip
        os.close(theirs)
        shown[ci] = os.read(ours, 100_000).decode()
        os.close(ours)
    assert "\r\x1b[K" in shown[""]
    assert "\x1b" not in shown["true"]
