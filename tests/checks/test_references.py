"""Names that must exist: found wherever they stand, exactly where they stand, and only there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.checks import run_checks
from kb.checks.mentions import iter_mentions
from kb.checks.survey import Survey
from kb.corpus import Corpus
from kb.findings import Finding, in_order
from kb.store.locate import locate
from kb.store.read import read_corpus

BASE = Path(__file__).parent / "base"
SHIPPED = BASE.parents[2] / "annotations"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def corpus_at(root: Path) -> Corpus:
    corpus = read_corpus(root).corpus
    assert corpus is not None
    return corpus


def located(root: Path) -> list[Finding]:
    return list(locate(in_order(run_checks(corpus_at(root))), root))


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("folder", [BASE, SHIPPED], ids=["invented", "shipped"])
def test_the_walk_over_quotes_meets_every_name_that_the_slow_list_has(folder: Path) -> None:
    corpus = corpus_at(folder)
    listed: dict[str, set[str]] = {}
    for mention in iter_mentions(corpus):
        listed.setdefault(mention.named, set()).add(mention.name)
    walked = {named: names for named, names in Survey(corpus).mentioned.items() if names}
    assert walked == listed


def test_the_shipped_knowledge_base_has_neither_errors_nor_warnings() -> None:
    loaded = read_corpus(SHIPPED)
    assert loaded.corpus is not None
    found = [*loaded.findings, *run_checks(loaded.corpus)]
    assert [finding for finding in found if finding.severity != "info"] == []


WRONG = [
    ("papers/doe2020.yaml", "source: [photos]", "source: [photo]", "KB204", "photo]", "photos"),
    ("papers/doe2020.yaml", "models: [net-50]", "models: [net-5]", "KB205", "net-5]", "net-50"),
    ("papers/doe2020.yaml", "[doe, roe]", "[doe, row]", "KB206", "row]", "people.yaml"),
    ("papers/doe2020.yaml", "causes@1:", "causes@3:", "KB207", "causes@3", "causes@1"),
    ("papers/doe2020.yaml", "sharpness: {", "sharpnes: {", "KB202", "sharpnes:", "sharpness"),
    ("codebooks/looks@1.yaml", "[appearance]", "[appearence]", "KB202", "appearence", "appearance"),
    ("codebooks/looks@1.yaml", "causes@1/focus", "causes@1/fokus", "KB202", "causes@1/fo", "focus"),
    ("codebooks/looks@1.yaml", "doe2020/q1", "doe2020/q2", "KB208", "doe2020/q2", "doe2020/q1"),
    ("codebooks/looks@1.yaml", "doe2020/q1", "do2020/q1", "KB208", "do2020/q1", "doe2020/q1"),
    ("kb.yaml", "seed: doe2020", "seed: do2020", "KB203", "do2020", "doe2020"),
    ("models/net-50.yaml", "family: net", "family: nett", "KB205", "nett", "net"),
    ("codings/doe/doe2020.yaml", "  q1:", "  q2:", "KB208", "q2:", "doe2020/q1"),
    ("codings/doe/doe2020.yaml", "sharpness:", "sharpnes:", "KB202", "sharpnes:", "sharpness"),
    ("tables/overview.yaml", "paper: roe2018", "paper: roe2017", "KB703", "roe2017", "roe2018"),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "spot", "hint"), WRONG)
def test_an_unknown_name_is_found_at_its_line_and_column_with_the_right_one(
    root: Path, file: str, old: str, new: str, code: str, spot: str, hint: str
) -> None:
    edit(root, file, old, new)
    finding = next(finding for finding in located(root) if finding.code == code)
    assert finding.file == file
    line = (root / file).read_text(encoding="utf-8").splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith(spot)
    assert hint in finding.remedy


@pytest.mark.parametrize(
    "file", sorted(p.relative_to(BASE).as_posix() for p in BASE.rglob("*.yaml") if p.stem != "kb")
)
def test_a_broken_record_brings_no_finding_about_those_that_name_it(root: Path, file: str) -> None:
    (root / file).write_text("id: [\n", encoding="utf-8")
    loaded = read_corpus(root)
    assert [finding.code for finding in loaded.findings] == ["KB010"]
    assert loaded.corpus is not None
    assert list(run_checks(loaded.corpus)) == []


def test_a_withdrawn_thing_may_still_be_named_by_withdrawn_things(root: Path) -> None:
    with (root / "models/net.yaml").open("a", encoding="utf-8") as file:
        file.write("deprecated: {reason: Renamed., successor: net-50}\n")
    (warning,) = located(root)
    assert (warning.code, warning.file, warning.remedy) == (
        "KB213",
        "models/net-50.yaml",
        "use 'net-50'",
    )
    with (root / "models/net-50.yaml").open("a", encoding="utf-8") as file:
        file.write("deprecated: {reason: Renamed.}\n")
    withdrawn = {finding.file for finding in located(root) if finding.code == "KB213"}
    assert withdrawn == {"papers/doe2020.yaml"}


SUCCESSIONS = [
    ("papers/doe2020.yaml", "    codes:", "    deprecated: {reason: Gone., successor: q9}\n", 1),
    (
        "papers/doe2020.yaml",
        "    codes:",
        "    deprecated: {reason: Gone., successor: roe2018/q1}\n",
        0,
    ),
    (
        "codebooks/looks@1.yaml",
        "    abstract:",
        "    deprecated: {reason: Gone., successor: size}\n",
        1,
    ),
    (
        "codebooks/looks@1.yaml",
        "    abstract:",
        "    deprecated: {reason: Gone., successor: amount}\n",
        0,
    ),
]


@pytest.mark.parametrize(("file", "before", "line", "lost"), SUCCESSIONS)
def test_a_successor_is_of_the_same_kind(
    root: Path, file: str, before: str, line: str, lost: int
) -> None:
    edit(root, file, before, line + before)
    assert [f.code for f in located(root)].count("KB214") == lost


def test_a_longer_circle_is_reported_once_with_its_way(root: Path) -> None:
    edit(root, "models/net.yaml", "name: Net", "name: Net\nfamily: net-18")
    (root / "models/net-18.yaml").write_text(
        "id: net-18\nname: Net-18\nfamily: net-50\n", encoding="utf-8"
    )
    (finding,) = located(root)
    assert finding.code == "KB215"
    assert finding.message.count("->") == 3


@pytest.mark.parametrize("name", ["ilsvrc-2012", "natural_photos"])
def test_an_alias_leads_to_the_id_of_the_dataset(name: str, root: Path) -> None:
    edit(
        root, "datasets/photos.yaml", "name: Photos",
        "name: Natural photos\naliases: [ILSVRC 2012]",
    )  # fmt: skip
    edit(root, "papers/doe2020.yaml", "[photos]", f"[{name}]")
    (finding,) = (f for f in located(root) if f.code == "KB204")
    assert "'photos'" in finding.remedy
