"""``kb verify`` as a coder meets it: one file, one paper, from the first run to the last."""

from __future__ import annotations

import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.running import kb, replace
from tests.sources.paper_files import pdflatex
from tests.verify import papers
from tests.verify.papers import LAMPS, RECORD, WATER, WINDOW, base, paragraphs, record_of

NEEDS_A_LOOK = """\
  - id: q3
    text: >-
      Watering twice a day did not change the height of the stems by more than 3.2 mm in any of the
      trials.
    notes:
      - {kind: remark, text: It is about water.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base(tmp_path / "base")


def verify(root: Path, file: Path | str, *words: str) -> CompletedProcess[str]:
    done = kb("verify", "doe2020", "--source", file, *words, cwd=root)
    assert "Traceback" not in done.stderr
    return done


def said_of(done: CompletedProcess[str], quote: str) -> str:
    """What was said of one quote, without line ends."""
    block = re.search(rf"^  doe2020/{quote} .*(?:\n      .*)*", done.stdout, re.MULTILINE)
    assert block, done.stdout
    return " ".join(block.group().split())


def record(root: Path) -> str:
    return record_of(root).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kind",
    [
        "pdf",
        "text",
        *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("html", "jats", "markdown")),
    ],
)
def test_quotes_that_stand_there_are_recorded_once(kind: str, root: Path) -> None:
    ending = {"pdf": "pdf", "html": "html", "jats": "xml", "markdown": "md", "text": "txt"}[kind]
    file = getattr(papers, f"as_{kind}")(root / f"a.{ending}", *paragraphs(WINDOW, LAMPS))
    first = verify(root, file.name, "--by", "doe")
    assert first.returncode == 0, first.stdout + first.stderr
    assert re.findall(r"doe2020/q\d  (\S+)", first.stdout) == ["exact", "exact"]
    assert "skipped (omission): and taller" in first.stdout
    assert "annotations/papers/doe2020.yaml written\n2 quotes compared: 2 exact" in first.stderr
    written = record(root)
    assert written.count("level: full-text") == written.count("match: exact") == 2
    assert ("page: 2" in written) == ("page 2;" in first.stdout) == (kind == "pdf")
    assert "# The first one is about light." in written
    assert "locator: Section 3  # by the first coder" in written

    again = verify(root, file.name, "--by", "doe")
    assert (again.returncode, record(root)) == (0, written)
    assert "written" not in again.stderr
    assert again.stdout.count("the record says so already.") == 2

    checked = kb("check", cwd=root)
    assert (checked.returncode, checked.stdout) == (0, "1 paper, 2 quotes: 0 errors, 0 warnings\n")


@pytest.mark.tex
@pytest.mark.slow
def test_a_paper_set_with_latex_does_too(root: Path, tmp_path: Path) -> None:
    file = pdflatex(tmp_path, papers.as_latex(*paragraphs(WINDOW, LAMPS)))
    done = verify(root, file, "--by", "doe")
    assert (done.returncode, record(root).count("match: exact")) == (0, 2), done.stdout


def test_a_record_holds_nothing_of_the_paper_beyond_the_quote(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    verify(root, file, "--by", "doe")
    added = set(record(root).splitlines()) - set(RECORD.splitlines())
    assert len(added) > 10
    keys = "verification|level|match|tolerated|extractor|file|passage|neighbourhood|quote|by|date"
    assert all(re.match(rf"\s+({keys}):( |$)", line) for line in added)
    for word in ("gardener", "breakfast", "taller"):
        assert word not in record(root)


def test_the_proof_of_another_person_has_the_same_digests(tmp_path: Path) -> None:
    file = papers.as_text(tmp_path / "a.txt", *paragraphs(WINDOW, LAMPS))
    records = []
    for coder in ("doe", "checker"):
        root = papers.with_program(base(tmp_path / coder / "base"))
        assert verify(root, file, "--by", coder).returncode == 0
        assert f"by: {coder}" in record(root)
        records.append(record(root).replace(f"by: {coder}", "by: someone"))
    assert records[0] == records[1]
    assert (
        len(re.findall(r"(?m)^      (?:file|passage|neighbourhood|quote): \w{64}$", records[0]))
        == 8
    )


def test_check_writes_nothing_and_fails_as_long_as_something_would_be_written(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    done = verify(root, file, "--by", "doe", "--check")
    assert (done.returncode, record(root)) == (1, RECORD)
    assert "annotations/papers/doe2020.yaml would change: run it without --check" in done.stderr
    verify(root, file, "--by", "doe")
    assert verify(root, file, "--by", "doe", "--check").returncode == 0


def test_a_near_miss_is_shown_mended_on_request_and_recorded(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    replace(
        record_of(root),
        "**plants near the window grew faster**",
        "**plants by a window grew faster**",
    )
    replace(record_of(root), "flowered earlier", "flowered later")
    wrong = record(root)
    done = verify(root, file, "--by", "doe")
    assert (done.returncode, record(root)) == (1, wrong)
    said = said_of(done, "q2")
    assert "- Plants that stood under lamps at night flowered {later} in spring" in said
    assert "+ Plants that stood under lamps at night flowered {earlier} in spring" in said
    assert f"the source has: {LAMPS}" in said
    assert "near-miss: look at the paper; --fix writes" in done.stderr

    done = verify(root, file, "--by", "doe", "--fix", "--check")
    assert (done.returncode, record(root)) == (1, wrong)
    assert (
        "doe2020/q2 would now read: Plants that stood under lamps at night flowered earlier"
        in done.stderr
    )

    done = verify(root, file, "--by", "doe", "--fix")
    assert done.returncode == 0, done.stderr
    assert "doe2020/q1 now reads: In all our trials **plants near the window" in done.stderr
    fixed = record(root)
    assert "# The first one is about light." in fixed
    assert re.search(r"\*\*plants near the window grew\s+faster\*\* \[\.\.\.\] than", fixed)
    assert fixed.count("match: exact") == 2
    assert verify(root, file, "--by", "doe", "--check", "--fix").returncode == 0
    assert kb("check", cwd=root).returncode == 0


def test_what_cannot_be_mended_by_words_alone_is_left_to_a_person(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    replace(record_of(root), "lamps at night flowered", "lamps [with no sleep] at night flowered")
    done = verify(root, file, "--by", "doe", "--fix")
    assert done.returncode == 1
    assert "the insertion [with no sleep] turns or narrows what is said." in done.stdout
    assert (
        "doe2020/q2 is left as it is; the source's words alone do not make it pass: mend it by hand"
        in (done.stderr)
    )
    assert "[with no sleep]" in record(root)


def test_a_quote_that_is_edited_afterwards_has_to_be_verified_again(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    verify(root, file, "--by", "doe")
    replace(
        record_of(root),
        "broader than those of plants that",
        "**broader** than those of plants that",
    )
    done = kb("check", cwd=root)
    assert done.returncode == 1
    assert "KB431 error: the text of doe2020/q2 was edited since it was verified" in done.stdout
    assert "run `kb verify doe2020 --source FILE`" in done.stdout
    done = verify(root, file, "--by", "doe")
    assert "the quote was edited since it was compared last." in said_of(done, "q2")
    assert "written" in done.stderr
    assert kb("check", cwd=root).returncode == 0


def test_another_file_is_named_and_replaces_nothing_unless_asked(root: Path) -> None:
    first = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS))
    verify(root, first, "--by", "doe")
    kept = record(root)
    same = papers.as_text(root / "b.txt", *paragraphs(WINDOW, LAMPS), "P.S.")
    done = verify(root, same, "--by", "doe")
    assert (done.returncode, record(root)) == (0, kept)
    said = " ".join(done.stdout.split())
    assert said.count("2 quotes: the record has the proof of another file (sha256 ") == 1
    assert "here the passages have the same surroundings." in said
    assert "--renew replaces it" in done.stderr
    other = papers.as_text(root / "c.txt", *paragraphs(WINDOW, WATER, LAMPS))
    done = verify(root, other, "--by", "doe")
    assert (done.returncode, record(root)) == (0, kept)
    said = " ".join(done.stdout.split())
    assert re.search(r"the passages have other surroundings in (q1, )?q2\.", said)
    done = verify(root, other, "--by", "doe", "--renew")
    assert (done.returncode, "written" in done.stderr) == (0, True)
    assert record(root) != kept
    assert record(root).count("verification:") == 2
    assert "says so already" in verify(root, other).stdout


def test_a_mark_that_was_skipped_is_confirmed_by_a_person_once(root: Path) -> None:
    record_of(root).write_text(RECORD + NEEDS_A_LOOK, encoding="utf-8")
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS, WATER))
    papers.with_program(root)
    done = verify(root, file)
    assert done.returncode == 1
    assert "the mark '[12]' inside a line was skipped." in said_of(done, "q3")
    assert '--by YOU --confirm QUOTE="what you saw"' in done.stderr
    assert record(root).count("verification:") == 2

    words = "q3=[12] is a reference"
    for who, told in ((), "checker is a program"), (("--by", "checker"), "checker is a program"):
        done = verify(root, file, "--confirm", words, *who)
        assert (done.returncode, told in done.stderr) == (2, True)
    done = verify(root, file, "--confirm", words, "--by", "doe")
    assert done.returncode == 0, done.stderr
    assert "match: needs-confirmation" in record(root)
    assert "confirmed: '[12] is a reference'" in record(root)
    again = verify(root, file)
    assert (again.returncode, "written" in again.stderr) == (0, False)
    assert "confirmed: [12] is a reference (doe, 20" in said_of(again, "q3")
    assert "look at the paper" not in again.stderr
    assert "KB" not in kb("check", cwd=root).stdout.replace("KB306", "").replace("KB604", "")

    replace(record_of(root), "Watering twice a day did not change", "Watering twice did not change")
    assert verify(root, file).returncode == 1, "what was confirmed of other words settles nothing"


def test_why_a_quote_does_not_match_is_recorded(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW))
    assert verify(root, file, "--unverified", "q2=The scan lacks the page.").returncode == 2
    done = verify(root, file, "--by", "doe", "--unverified", "q2=The scan lacks the page.")
    assert (done.returncode, "written" in done.stderr) == (0, True)
    assert "level: unverified" in record(root)
    assert "reason: The scan lacks the page." in record(root)
    assert kb("check", cwd=root).returncode == 0
    again = verify(root, file, "--by", "doe")
    assert again.returncode == 0
    assert "recorded as unverified: The scan lacks the page. (doe, 20" in said_of(again, "q2")
    better = papers.as_text(root / "b.txt", *paragraphs(WINDOW, LAMPS))
    done = verify(root, better, "--by", "doe")
    assert (done.returncode, "unverified" in record(root)) == (0, False)
    done = verify(root, file, "--by", "doe", "--unverified", "q2=It is not there.")
    assert "doe2020/q2 was verified before, and keeps that" in done.stderr
    assert (done.returncode, "unverified" in record(root)) == (1, False)


def test_an_unverified_quote_that_is_edited_is_open_again(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs(WINDOW))
    verify(root, file, "--by", "doe", "--unverified", "q2=The scan lacks the page.")
    replace(record_of(root), "stood in the dark", "stood in the shade")
    assert "KB431" in kb("check", cwd=root).stdout
    assert verify(root, file, "--by", "doe").returncode == 1


def test_a_file_that_is_not_the_paper_is_refused_until_a_person_vouches_for_it(root: Path) -> None:
    blocks = paragraphs(WINDOW, LAMPS, title="Quite another title")
    file = papers.as_text(root / "a.txt", *blocks)
    papers.with_program(root)
    done = verify(root, file)
    assert (done.returncode, record(root)) == (1, RECORD)
    assert (
        "KB807 error: this does not seem to be doe2020: its first pages do not show the title on "
        in done.stdout
    )
    assert "--trust-file" in done.stdout
    done = verify(root, file, "--trust-file")
    assert (done.returncode, record(root)) == (0, RECORD)
    assert "2 proofs not written: checker is a program" in done.stderr
    assert verify(root, file, "--trust-file", "--by", "doe").returncode == 0
    assert record(root).count("was taken for the paper by the one who compared") == 2


def test_a_short_file_is_no_more_than_the_abstract(root: Path) -> None:
    file = papers.as_text(root / "a.txt", *paragraphs()[:2], WINDOW, LAMPS)
    done = verify(root, file, "--by", "doe")
    assert (done.returncode, "in its abstract alone" in said_of(done, "q1")) == (0, True)
    assert record(root).count("level: abstract") == 2
    whole = papers.as_text(root / "b.txt", *paragraphs(WINDOW, LAMPS))
    verify(root, whole, "--by", "doe")
    assert record(root).count("level: full-text") == 2
    done = verify(root, file, "--by", "doe", "--renew")
    assert record(root).count("level: full-text") == 2, "a proof never becomes a worse one"
    assert "the record keeps what it has: compared with the paper itself." in done.stdout
