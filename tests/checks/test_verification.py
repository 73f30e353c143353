"""What `verification` claims of a quote: what holds, and where what does not hold is found."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kb.checks import run_checks
from kb.checks.catalogue import RULES
from kb.findings import Finding, in_order
from kb.matching.proof import passage_digest, quote_digest
from kb.model.record import SHA256
from kb.store.locate import locate
from kb.store.read import read_corpus

BASE = Path(__file__).parent / "base"
DOE, PEOPLE = "papers/doe2020.yaml", "people.yaml"
TEXT = "We find that sharp pictures help on every task, and that blurred ones rarely do."
CATALOGUE = "kb/checks/catalogue/verification.py"

PROVED = f"""\
    verification:
      level: full-text
      match: exact
      extractor: pypdfium2 5.15.2
      file: {"1" * 63}a
      passage: {passage_digest(TEXT)}
      neighbourhood: {"2" * 63}b
      quote: {quote_digest(TEXT)}
      by: doe
      date: '2026-01-31'
"""
NEEDED = ("match", "extractor", "file", "passage", "neighbourhood", "quote", "by", "date")
REASON = "      reason: The file is a scan.\n"
UNVERIFIED = f"    verification:\n      level: unverified\n{REASON}"
PROGRAM = "  - {id: checker, name: Checker, program: true}\n  - id: roe"
UNFIT = "Sharp pictures help."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def verify(root: Path, verification: str = PROVED) -> None:
    with (root / DOE).open("a", encoding="utf-8") as file:
        file.write(verification)


def findings_of(root: Path) -> list[Finding]:
    loaded = read_corpus(root)
    assert loaded.corpus is not None
    assert loaded.findings == ()
    return list(locate(in_order(run_checks(loaded.corpus)), root))


def codes_of(root: Path) -> list[str]:
    return [finding.code for finding in findings_of(root)]


@pytest.mark.parametrize("code", ["KB431", "KB432", "KB433", "KB434", "KB435"])
def test_the_digests_of_an_example_are_those_of_its_words(code: str) -> None:
    good = RULES["KB431"].good.text
    (text,) = re.findall(r"^    text: (.+)$", good, re.MULTILINE)
    right = {"quote": quote_digest(text), "passage": passage_digest(text)}
    for key, digest in right.items():
        wrong_on_purpose = code == "KB432" and key == "passage"
        samples = [RULES[code].good] if wrong_on_purpose else [RULES[code].good, RULES[code].bad]
        for sample in samples:
            for given in re.findall(rf"^      {key}: (\w+)$", sample.text, re.MULTILINE):
                assert given == digest, f'write "{key}": "{digest}" into {CATALOGUE}'


def test_every_digest_of_an_example_has_the_form_of_one() -> None:
    texts = [sample.text for rule in RULES.values() for sample in (rule.good, rule.bad)]
    digests = re.findall(
        r"^      (?:file|passage|neighbourhood|quote): (\w+)$", "".join(texts), re.M
    )
    assert digests
    assert all(re.fullmatch(SHA256, digest) for digest in digests)


def test_a_verified_quote_is_clean_and_so_is_one_that_was_tried_in_vain(root: Path) -> None:
    verify(root)
    assert codes_of(root) == []
    edit(root, DOE, PROVED, UNVERIFIED)
    assert codes_of(root) == []


WRONG: dict[str, tuple[str, str, str, str, str]] = {
    "an edited text is found at the text": (
        "on every task", "on each task", "KB431", "We find", "kb verify doe2020 --source FILE",
    ),
    "even an edit that leaves the words what they are asks for a new comparison": (
        "pictures help", "**pictures** help", "KB431", "We find", "kb verify doe2020",
    ),
    "a passage of other words is found at its digest": (
        f"passage: {passage_digest(TEXT)}", f"passage: {'3' * 63}c", "KB432", "3333", "kb verify",
    ),
    "an unverified quote needs a reason": (
        PROVED, UNVERIFIED.replace(REASON, ""), "KB433", "unverified", "`reason`",
    ),
    "an unverified quote has no match": (
        PROVED, f"{UNVERIFIED}      match: exact\n", "KB433", "unverified", "remove `match`",
    ),
    "an unverified quote has no passage": (
        PROVED,
        f"{UNVERIFIED}      passage: {passage_digest(TEXT)}\n",
        "KB433", "unverified", "remove `passage`",
    ),
    "a secondary quote names its paper": (
        "full-text", "secondary", "KB434", "secondary", "add `via`",
    ),
    "a match that needs a person needs what they saw": (
        "match: exact", "match: needs-confirmation", "KB435", "needs-conf", "look at the paper",
    ),
    "the name of who verified has to be known": (
        "by: doe", "by: dow", "KB206", "dow", "people.yaml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_claim_that_does_not_hold_is_found_in_its_place(case: str, root: Path) -> None:
    old, new, code, spot, hint = WRONG[case]
    verify(root)
    edit(root, DOE, old, new)
    (finding,) = findings_of(root)
    assert (finding.code, finding.severity, finding.file) == (code, "error", DOE)
    line = (root / DOE).read_text(encoding="utf-8").splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith(spot)
    assert hint in finding.remedy


@pytest.mark.parametrize("level", ["full-text", "abstract", "secondary"])
@pytest.mark.parametrize("key", NEEDED)
def test_no_part_of_a_proof_may_be_missing(key: str, level: str, root: Path) -> None:
    verify(root, re.sub(rf"^      {key}: .*\n", "", PROVED, flags=re.MULTILINE))
    edit(root, DOE, "    source:", "    via: {paper: roe2018}\n    source:")
    edit(root, DOE, "full-text", level)
    (finding,) = findings_of(root)
    assert finding.code == "KB433"
    assert finding.message == f"doe2020/q1 is {level} without `{key.strip(chr(39))}`"


def test_what_is_missing_is_named_in_one_finding(root: Path) -> None:
    verify(root, "    verification: {level: abstract}\n")
    (finding,) = findings_of(root)
    assert "without `match`, `extractor`, `file`, `passage`" in finding.message


def test_an_edited_text_is_one_finding_though_both_digests_are_others(root: Path) -> None:
    verify(root)
    edit(root, DOE, "every task", "each task")
    assert codes_of(root) == ["KB431"]


def test_a_quote_that_can_match_nothing_has_no_passage(root: Path) -> None:
    assert passage_digest(UNFIT) is None
    edit(root, DOE, TEXT, UNFIT)
    verify(root, PROVED.replace(quote_digest(TEXT), quote_digest(UNFIT)))
    (finding,) = findings_of(root)
    assert finding.code == "KB432"
    assert "its words can match nothing" in finding.message


def test_only_a_person_can_confirm(root: Path) -> None:
    verify(root, f"{PROVED}      confirmed: The mark is a footnote's.\n")
    edit(root, DOE, "match: exact", "match: needs-confirmation")
    assert codes_of(root) == []
    edit(
        root, PEOPLE, "  - id: roe", "  - {id: checker, name: Checker, program: true}\n  - id: roe"
    )
    edit(root, DOE, "by: doe", "by: checker")
    (finding,) = findings_of(root)
    assert finding.code == "KB435"
    assert "checker, which is a program" in finding.message
    edit(root, DOE, "match: needs-confirmation", "match: exact")
    assert codes_of(root) == ["KB435"], "what a program confirmed is nobody's, whatever the match"


def test_who_only_verified_is_used(root: Path) -> None:
    edit(
        root, PEOPLE, "  - id: roe", "  - {id: checker, name: Checker, program: true}\n  - id: roe"
    )
    assert codes_of(root) == ["KB604"]
    verify(root, PROVED.replace("by: doe", "by: checker"))
    assert codes_of(root) == []


@pytest.mark.parametrize("where", ["quote", "paper"])
def test_the_proof_of_what_was_withdrawn_is_not_looked_at(where: str, root: Path) -> None:
    verify(root, PROVED.replace("full-text", "secondary"))
    edit(root, DOE, "every task", "each task")
    assert codes_of(root) == ["KB431", "KB434"]
    withdrawn = "deprecated: {reason: Misread.}\n"
    verify(root, f"    {withdrawn}" if where == "quote" else withdrawn)
    assert not {"KB431", "KB434"} & set(codes_of(root))


def test_without_a_verified_quote_the_matching_is_never_loaded() -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from kb.checks import run_checks\nfrom kb.store.read import read_corpus\n"
        f"corpus = read_corpus(Path({str(BASE)!r})).corpus\n"
        "assert list(run_checks(corpus)) == []\n"
        "print([name for name in sys.modules if name.startswith('kb.matching')])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
