"""Every rule's examples, run through the real reading and the real checks."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest

from kb.checks import run_checks
from kb.checks.catalogue import RANGES, RULES, Rule, Sample, format_rule
from kb.findings import Finding
from kb.store.read import read_corpus

BASE = Path(__file__).parent / "base"
_KEY = re.compile(r"^(?=[^\s#-])", re.MULTILINE)


def lay_over(root: Path, sample: Sample) -> Path:
    """Put an example in its place: each of its top-level keys replaces that key of the file."""
    path = root / sample.file
    if sample.whole or not path.exists():
        text = sample.text
    else:
        text = _merged(path.read_text(encoding="utf-8"), sample.text)
    path.write_bytes(text.encode())
    return path


def _merged(base: str, patch: str) -> str:
    new = _KEY.split(patch)
    replaced = {_name(block) for block in new}
    kept = [block for block in _KEY.split(base) if _name(block) not in replaced]
    return "".join((*kept, *new))


def _name(block: str) -> str:
    return re.split("[:\t]", block, maxsplit=1)[0]


def findings_of(root: Path) -> list[Finding]:
    loaded = read_corpus(root)
    checked = run_checks(loaded.corpus) if loaded.corpus is not None else ()
    return [*loaded.findings, *checked]


def as_latin_1(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))


def as_large(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# " + b"on and on " * 250_000 + b"\n")


def as_link(path: Path) -> None:
    elsewhere = path.parents[2] / "elsewhere.yaml"
    shutil.move(path, elsewhere)
    path.symlink_to(elsewhere)


NOT_TEXT = {"KB001": as_latin_1, "KB006": as_large, "KB007": as_link}
"""Codes about a file rather than about what it says: what happens to the bad example."""

APART = {"KB009", "KB107"}
"""KB009 has a test of its own. KB107 is a net below the shapes that have codes of their own: no
schema of today lets anything fall into it."""
ON_RECORDS = {code: rule for code, rule in RULES.items() if not code.startswith("KB8")}
"""Those about the files of papers are proven with real ones, in ``tests/sources``."""
NOBODY = 65534


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def test_the_small_knowledge_base_is_clean(root: Path) -> None:
    assert findings_of(root) == []


@pytest.mark.parametrize(
    "rule",
    [rule for code, rule in ON_RECORDS.items() if code not in APART],
    ids=lambda rule: rule.code,
)
def test_a_bad_example_gives_its_code_and_no_other(rule: Rule, root: Path) -> None:
    path = lay_over(root, rule.bad)
    if rule.code in NOT_TEXT:
        NOT_TEXT[rule.code](path)
    given = findings_of(root)
    codes = {finding.code for finding in given}
    # What a broken example no longer uses is reported too, in its own right.
    beside = set() if rule.code.startswith("KB6") else {c for c in codes if c.startswith("KB6")}
    assert codes - beside == {rule.code}, given
    mine = [finding for finding in given if finding.code == rule.code]
    assert all(finding.severity == rule.severity for finding in mine)
    assert all(finding.file and finding.message and finding.remedy for finding in mine)


def test_a_file_that_may_not_be_read_is_a_finding() -> None:
    rule = RULES["KB009"]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(BASE, Path(folder) / "base"))
        lay_over(root, rule.bad).chmod(0)
        Path(folder).chmod(0o755)
        me = os.geteuid()
        if me == 0:  # root may read what nobody may
            os.seteuid(NOBODY)
        try:
            given = findings_of(root)
        finally:
            os.seteuid(me)
    assert [finding.code for finding in given] == [rule.code]


@pytest.mark.parametrize("rule", ON_RECORDS.values(), ids=lambda rule: rule.code)
def test_a_good_example_gives_no_finding_but_what_it_leaves_unused(rule: Rule, root: Path) -> None:
    lay_over(root, rule.good)
    given = findings_of(root)
    unused = set() if rule.code.startswith("KB6") else {"KB601", "KB602", "KB603", "KB604"}
    assert [finding for finding in given if finding.code not in unused] == []


def test_codes_are_in_order_and_in_a_named_range() -> None:
    ranges = [code[:3] for code in RULES]
    assert set(ranges) == set(RANGES)
    assert ranges == sorted(ranges)
    assert all(re.fullmatch(r"KB[0-9]{3}", code) for code in RULES)


def test_every_code_that_the_package_raises_is_in_the_catalogue() -> None:
    package = BASE.parents[2] / "kb"
    raised = {
        code
        for file in package.rglob("*.py")
        if "catalogue" not in file.parts
        for code in re.findall(r"\"(KB[0-9]{3})\"", file.read_text(encoding="utf-8"))
    }
    assert raised == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_shows_both_examples_and_hides_no_character(rule: Rule) -> None:
    text = format_rule(rule)
    assert text.startswith(f"# {rule.code}: ")
    assert text.count("```yaml\n") == rule.bad.is_yaml + rule.good.is_yaml
    for sample in (rule.bad, rule.good):
        assert sample.is_yaml or sample.text in text
    assert text.replace("\n", "").isprintable()
