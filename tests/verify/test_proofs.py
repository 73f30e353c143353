"""What the record says of a quote, held against the file once more."""

from __future__ import annotations

import json
import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click.testing import CliRunner

from kb.cli import verify_files
from kb.cli.verify import command
from kb.corpus import Corpus
from kb.model.paper import Verification
from kb.sources.read import read_source
from kb.store.read import read_corpus
from kb.verify.compare import compare, quotes_of, signed
from kb.verify.standing import Standing
from kb.verify.writing import ChangedMeanwhile, QuoteChange, write_changes
from tests.cli.running import kb, replace
from tests.verify import papers
from tests.verify.papers import LAMPS, RECORD, WATER, WINDOW, base, paragraphs, record_of
from tests.verify.test_stories import NEEDS_A_LOOK

OTHER_DIGEST = "3" * 64


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = base(tmp_path / "base", RECORD + NEEDS_A_LOOK)
    papers.as_text(root / "a.txt", *paragraphs(WINDOW, LAMPS, WATER))
    return papers.with_program(root)


def verify(root: Path, *words: str, file: str = "a.txt") -> CompletedProcess[str]:
    done = kb("verify", "doe2020", "--source", file, "--by", "doe", *words, cwd=root)
    assert "Traceback" not in done.stderr
    return done


def record(root: Path) -> str:
    return record_of(root).read_text(encoding="utf-8")


def corpus_of(root: Path) -> Corpus:
    found = read_corpus(root / "annotations").corpus
    assert found is not None
    return found


def standing(root: Path, **changes: object) -> Standing:
    """How q2 stands in the file when its record differs from the proof in some fields."""
    paper = corpus_of(root).papers["doe2020"]
    row = list(quotes_of(paper))[1]
    source = read_source(root / "a.txt")
    (first,) = compare([row], "full-text", source)
    proof = signed(first, "doe", "2026-01-31")
    assert proof is not None
    known = Verification.model_validate({**proof.model_dump(exclude_none=True), **changes})
    changed = row[2].model_copy(update={"verification": known})
    (one,) = compare([(paper, 1, changed)], "full-text", source)
    return one.standing


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "repeated"),
        ({"extractor": "an older one"}, "repeated"),
        ({"passage": OTHER_DIGEST}, "stale"),
        ({"neighbourhood": OTHER_DIGEST}, "stale"),
        ({"neighbourhood": None}, "stale"),
        ({"match": "exact-across-break"}, "stale"),
        ({"match": "needs-confirmation"}, "stale"),
        ({"tolerated": ("ligature",)}, "stale"),
        ({"page": 7}, "stale"),
        ({"date": None}, "stale"),
        ({"file": None}, "stale"),
        ({"file": OTHER_DIGEST}, "another-file"),
        ({"file": OTHER_DIGEST, "passage": OTHER_DIGEST}, "stale"),
        ({"quote": OTHER_DIGEST}, "edited"),
        ({"level": "abstract"}, "stale"),
        ({"level": "abstract", "file": OTHER_DIGEST}, "new"),
    ],
)
def test_a_proof_is_repeated_only_where_all_of_it_is_so(
    changes: dict[str, object], expected: Standing, root: Path
) -> None:
    assert standing(root, **changes) == expected


@pytest.mark.parametrize(
    ("pattern", "by", "code"),
    [
        (r"passage: (\w+)\w{4}\n", r"passage: \g<1>0000\n", "KB432"),
        (r"      neighbourhood: .*\n", "", "KB433"),
        (r"match: exact", "match: needs-confirmation", "KB435"),
    ],
)
def test_what_check_complains_of_verify_writes_anew(
    pattern: str, by: str, code: str, root: Path
) -> None:
    verify(root)
    good = record(root)
    record_of(root).write_text(re.sub(pattern, by, good, count=1), encoding="utf-8")
    assert code in kb("check", cwd=root).stdout
    done = verify(root)
    assert "is not what this file gives: it is out of date." in " ".join(done.stdout.split())
    assert "doe2020.yaml written" in done.stderr
    assert record(root) == good
    assert "error:" not in kb("check", cwd=root).stdout


def test_a_level_that_the_same_file_does_not_have_is_corrected(root: Path) -> None:
    papers.as_text(root / "a.txt", *paragraphs()[:2], WINDOW, LAMPS)
    verify(root)
    good = record(root)
    assert good.count("level: abstract") == 2
    record_of(root).write_text(good.replace("level: abstract", "level: full-text"), "utf-8")
    assert "error:" not in kb("check", cwd=root).stdout
    done = verify(root, "--check")
    assert "would change" in done.stderr
    done = verify(root)
    assert "what the record has (full-text, exact) is not what this file gives" in " ".join(
        done.stdout.split()
    )
    assert record(root) == good


def test_a_scrap_that_a_person_trusts_is_no_more_than_an_abstract(root: Path) -> None:
    papers.as_text(root / "a.txt", WINDOW, LAMPS)
    verify(root, "--trust-file")
    assert record(root).count("level: abstract") == 2
    assert "level: full-text" not in record(root)


def test_a_record_that_was_changed_meanwhile_is_left_as_it_is(root: Path) -> None:
    corpus = corpus_of(root)
    _, quote = corpus.quotes["doe2020/q2"]
    proof = Verification(level="unverified", reason="A scan.")
    change = QuoteChange("doe2020", quote, None, proof)
    file = corpus.files[("paper", "doe2020")]
    other = "  - id: q9\n    text: A quote that was added above the others meanwhile.\n"
    other += "    notes:\n      - {kind: remark, text: It is new.}\n"
    replace(record_of(root), "  # The first one is", f"{other}  # The first one is")
    assert write_changes(root / "annotations", file, [change])
    later = {quote.id: quote for quote in corpus_of(root).papers["doe2020"].quotes}
    assert later["q2"].verification == proof
    assert [later[name].verification for name in ("q9", "q1", "q3")] == [None] * 3

    for old, new in (("stood in the dark", "stood in the shade"), ("id: q2", "id: q4")):
        before = record(root)
        _, quote = corpus_of(root).quotes["doe2020/q2"]
        replace(record_of(root), old, new)
        edited = record(root)
        with pytest.raises(ChangedMeanwhile, match=r"doe2020/q2 was changed meanwhile, .* again"):
            write_changes(root / "annotations", file, [QuoteChange("doe2020", quote, "New.", None)])
        assert record(root) == edited != before
        record_of(root).write_text(before, encoding="utf-8")
    record_of(root).unlink()
    with pytest.raises(ChangedMeanwhile):
        write_changes(root / "annotations", file, [change])


def test_a_run_whose_record_changes_meanwhile_fails_and_writes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = verify_files.verify_one

    def meanwhile(corpus: Corpus, name: str, path: Path, trust: bool) -> verify_files.Outcome:
        outcome = compared(corpus, name, path, trust)
        replace(record_of(root), "stood in the dark", "stood in the shade")
        return outcome

    monkeypatch.setattr(verify_files, "verify_one", meanwhile)
    replace(record_of(root), NEEDS_A_LOOK, "")
    words = ["doe2020", "--source", str(root / "a.txt"), "--by", "doe", "--root", str(root)]
    done = CliRunner().invoke(command, words)
    assert done.exit_code == 1, done.output
    told = "doe2020.yaml: doe2020/q2 was changed meanwhile, and nothing is written; run it again"
    assert told in done.output
    assert "verification" not in record(root)


def test_a_second_confirmation_replaces_the_first_and_says_so(root: Path) -> None:
    first = verify(root, "--confirm", "q3=A reference.")
    assert "doe2020/q3 is confirmed by doe: A reference. (the mark '[12]'" in first.stderr
    assert first.returncode == 0
    assert (
        "3 quotes compared: 2 exact, 1 needs-confirmation (confirmed by a person)" in first.stderr
    )
    done = verify(root, "--confirm", "q3=A reference.")
    assert "written" not in done.stderr
    done = verify(root, "--confirm", "q3=It is reference 12.")
    assert "doe2020/q3: this replaces what was seen before: A reference. (doe, 20" in done.stderr
    assert "confirmed: It is reference 12." in record(root)
    assert "A reference." not in record(root)


def test_another_file_renews_what_was_confirmed_only_with_a_new_look(root: Path) -> None:
    verify(root, "--confirm", "q3=A reference.")
    papers.as_text(root / "b.txt", *paragraphs(WINDOW, LAMPS, WATER), "P.S.")
    kept = record(root)
    done = verify(root, "--confirm", "q3=Still one.", file="b.txt")
    assert "doe2020/q3 keeps the proof of another file: to replace it say --renew" in done.stderr
    assert record(root) == kept
    done = verify(root, "--renew", file="b.txt")
    assert "doe2020/q3 was confirmed before: --renew renews it only with --confirm" in done.stderr
    assert "confirmed: A reference." in record(root)
    verify(root, "--renew", "--confirm", "q3=Still one.", file="b.txt")
    assert "confirmed: Still one." in record(root)


def test_a_quote_is_not_confirmed_and_given_up_at_once(root: Path) -> None:
    done = verify(root, "--confirm", "q3=A reference.", "--unverified", "q3=No.")
    assert (done.returncode, done.stdout) == (2, "")
    assert "doe2020/q3 cannot be both confirmed and given up" in " ".join(done.stderr.split())


def test_what_a_person_said_of_a_quote_is_no_failure_to_a_reviewer(root: Path) -> None:
    replace(record_of(root), "flowered earlier", "flowered later")
    words = ("--confirm", "q3=A reference.", "--unverified", "q2=A misprint.")
    for said in (words, ()):
        done = verify(root, *said, "--format", "json")
        assert done.returncode == 0
        quotes = json.loads(done.stdout)[0]["quotes"]
        assert [(one["confirmed"], one["reason"]) for one in quotes] == [
            (None, None),
            (None, "A misprint."),
            ("A reference.", None),
        ]
        text = verify(root, *said, "--format", "markdown").stdout
        assert "| near-miss, given up |" in text
        assert "| needs-confirmation, confirmed |" in text
        assert "- confirmed: A reference. (doe" in text
        assert "1 near-miss (given up, with a reason)" in verify(root, *said).stderr


def test_mending_a_word_that_turns_a_quote_asks_for_a_look_at_its_codes(root: Path) -> None:
    replace(record_of(root), "Watering twice a day did not", r"Watering twice a day \[12\] did")
    replace(record_of(root), "**plants near the window grew faster** [...] than those", "those")
    done = verify(root, "--fix")
    said = " ".join(done.stderr.split())
    assert "doe2020/q3 now reads: " in said
    assert "this turns what doe2020/q3 says ('not'): look at its codes" in said
    assert "doe2020/q1 is left as it is; more than 6 words more: this is another passage" in said
    assert f"the source has: {WINDOW}" in said
    assert "--fix" not in said
    assert "near-miss: look at the paper; mend the quote by hand, or --unverified" in said


def test_a_file_that_cannot_serve_confirms_nothing(root: Path) -> None:
    papers.as_text(root / "a.txt", *paragraphs(WATER, title="Quite another title"))
    done = verify(root, "--confirm", "q3=A reference.")
    assert "nothing is recorded of doe2020/q3: the file cannot serve" in done.stderr
    assert (done.returncode, "verification" in record(root)) == (1, False)


def test_a_quote_of_a_withdrawn_paper_is_recorded_too(root: Path) -> None:
    with record_of(root).open("a", encoding="utf-8") as file:
        file.write("deprecated: {reason: It was withdrawn.}\n")
    done = verify(root)
    assert record(root).count("match: exact") == 2, done.stdout + done.stderr


def test_an_address_is_not_fetched(root: Path) -> None:
    done = verify(root, file="https://example.org/a.pdf")
    assert (done.returncode, "nothing is fetched: save the paper's file" in done.stderr) == (
        2,
        True,
    )
