"""Changes to the small knowledge base, and the codes that each of them gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.checks import run_checks
from kb.store.read import read_corpus

BASE = Path(__file__).parent / "base"
DOE, ROE = "papers/doe2020.yaml", "papers/roe2018.yaml"
LOOKS, CAUSES = "codebooks/looks@1.yaml", "codebooks/causes@1.yaml"
OVERVIEW = "tables/overview.yaml"
SELECTED = "parts:\n  - id: A1\n    entries:\n      - paper: doe2020\n        quotes: [q1]\n"
SELECTED += "      - paper: roe2018\n        quotes: [q1]\n"
SLIDES = "id: slides\nname: Slides\ndomain: natural\nmodality: slides\ndimensions: 2D\n"

CASES: dict[str, tuple[str, str, str, set[str]]] = {
    "an absence with a note may stand in a complete coding": (
        DOE,
        "      causes:",
        "        amount: {value: absent, note: Only in passing.}\n      causes:",
        set(),
    ),
    "an absence in a coding that is not complete says something": (
        ROE,
        "        amount: present",
        "        amount: present\n        sharpness: absent",
        set(),
    ),
    "a silent quote is forgotten": (
        ROE,
        "        amount: present\n",
        "        amount: present\n  - id: q2\n    text: Few people know.\n",
        {"KB306"},
    ),
    "a silent quote with a remark is meant": (
        ROE,
        "        amount: present\n",
        "        amount: present\n  - id: q2\n    text: Few people know.\n"
        "    notes:\n      - {kind: remark, text: Kept for its wit.}\n",
        set(),
    ),
    "any value may stand in a signed codebook": (DOE, "focus: positive", "focus: present", set()),
    "a program may code beside a person": (
        "people.yaml",
        "name: Jane Doe",
        "name: Doe-3\n    program: true",
        {"KB307"},
    ),
    "a heading is no column": (
        OVERVIEW,
        "codebook: looks@1\n",
        "codebook: looks@1\nfactors: [appearance]\n",
        {"KB702"},
    ),
    "a factor of a selection must exist": (
        OVERVIEW,
        SELECTED,
        "select:\n  factors: [shine, amount]\n",
        {"KB702"},
    ),
    "a paper of a selection must exist": (
        OVERVIEW,
        SELECTED,
        "select:\n  papers: [doe2021, doe2020]\n",
        {"KB703"},
    ),
    "a selection by an early year is empty": (
        OVERVIEW,
        SELECTED,
        "select:\n  until: 2017\n",
        {"KB708"},
    ),
    "a selection by a late year is empty": (
        OVERVIEW,
        SELECTED,
        "select:\n  since: 2021\n",
        {"KB708"},
    ),
    "a selection of both years holds rows": (
        OVERVIEW,
        SELECTED,
        "select:\n  since: 2018\n  until: 2018\n",
        set(),
    ),
    "a selection by a value that nobody gave is empty": (
        OVERVIEW,
        SELECTED,
        "select:\n  values: [negative]\n",
        {"KB708"},
    ),
    "what a complete coding leaves out can be selected as absent": (
        OVERVIEW,
        SELECTED,
        "select:\n  factors: [amount]\n  papers: [doe2020]\n  values: [absent]\n",
        set(),
    ),
    "a table of factors with their quotes needs quotes": (
        OVERVIEW,
        "kind: matrix\n",
        "kind: codebook\nexamples: quotes\nfactors: [sharpness]\n",
        set(),
    ),
    "a selection without factors is one of the table's factors": (
        OVERVIEW,
        SELECTED,
        "factors: [sharpness]\nselect: {papers: [roe2018]}\n",
        {"KB708"},
    ),
    "a column stands once": (
        OVERVIEW,
        "codebook: looks@1\n",
        "codebook: looks@1\nfactors: [amount, amount]\n",
        {"KB705"},
    ),
    "a part of a table stands once": (
        OVERVIEW,
        "parts:\n",
        "parts:\n  - id: A1\n    entries: [{paper: roe2018, quotes: [q2]}]\n",
        {"KB209", "KB704"},
    ),
    "a pair of factors has one match": (
        CAUSES,
        "close_match: [looks@1/sharpness]",
        "exact_match: [looks@1/sharpness]\n    close_match: [looks@1/sharpness]",
        {"KB216", "KB217"},
    ),
    "a match stays out of its own codebook": (
        LOOKS,
        "close_match: [causes@1/focus]",
        "close_match: [causes@1/focus]\n    related_match: [amount]",
        {"KB216", "KB217"},
    ),
    "a broad match is answered by a narrow one": (
        CAUSES,
        "close_match: [looks@1/sharpness]",
        "narrow_match: [looks@1/sharpness]",
        {"KB216"},
    ),
    "a near miss points to a factor that exists": (
        LOOKS,
        "    examples:",
        "    near_misses:\n      - {text: Shiny pictures., why: They shine., instead: shine}\n"
        "    examples:",
        {"KB202"},
    ),
    "an example may leave words out": (LOOKS, "sharp pictures help", "We find [...] help", set()),
    "an example keeps the order of the words": (
        LOOKS,
        "sharp pictures help",
        "every task [...] sharp pictures",
        {"KB305"},
    ),
    "an example holds whole words": (LOOKS, "sharp pictures help", "harp pictures", {"KB305"}),
    "a term may differ in case and marks": (
        DOE,
        "term: sharp pictures",
        "term: Sharp-pictures",
        set(),
    ),
    "the folder of a coding is its coder's": (
        "codings/doe/doe2020.yaml",
        "coder: doe",
        "coder: roe",
        {"KB201"},
    ),
    "the file of a coding is its paper's": (
        "codings/doe/doe2020.yaml",
        "paper: doe2020",
        "paper: roe2018",
        {"KB201"},
    ),
    "a dataset may have a DOI": (
        "datasets/photos.yaml",
        "dimensions: 2D",
        "dimensions: 2D\ndoi: 10.1000/doe.2020",
        set(),
    ),
    "the DOI of a dataset has a form too": (
        "datasets/photos.yaml",
        "dimensions: 2D",
        "dimensions: 2D\ndoi: doi.org/10.1000/photos",
        {"KB501"},
    ),
    "an example of a codebook without signs has none": (
        LOOKS,
        "    examples:\n",
        "    examples:\n      - {text: Blur hurts., value: negative}\n",
        {"KB301"},
    ),
    "an example of a signed codebook may have one": (
        CAUSES,
        "    close_match:",
        "    examples:\n      - {text: Focus helps., value: positive}\n    close_match:",
        set(),
    ),
    "two coders are two": (DOE, "[doe, roe]", "[doe, doe]", {"KB219"}),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def codes_of(root: Path) -> set[str]:
    loaded = read_corpus(root)
    assert loaded.corpus is not None
    assert loaded.findings == ()
    return {finding.code for finding in run_checks(loaded.corpus)}


@pytest.mark.parametrize("case", CASES)
def test_a_change_gives_its_codes(case: str, root: Path) -> None:
    file, old, new, codes = CASES[case]
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert codes_of(root) == codes


def test_a_part_of_which_all_quotes_were_withdrawn_is_empty(root: Path) -> None:
    table, paper = root / OVERVIEW, root / ROE
    parts = table.read_text(encoding="utf-8").split("parts:")[0]
    entry = "{paper: roe2018, quotes: [q1]}"
    table.write_text(f"{parts}parts:\n  - {{id: A1, entries: [{entry}]}}\n", encoding="utf-8")
    assert codes_of(root) == set()
    with paper.open("a", encoding="utf-8") as file:
        file.write("    deprecated: {reason: Misread.}\n")
        file.write("  - {id: q2, text: Blur hurts., codes: {looks: {amount: present}}}\n")
    assert codes_of(root) == {"KB707", "KB708"}


def test_the_whole_of_which_a_used_dataset_is_a_part_is_used(root: Path) -> None:
    (root / "datasets/slides.yaml").write_text(SLIDES, encoding="utf-8")
    assert codes_of(root) == {"KB601"}
    with (root / "datasets/scans.yaml").open("a", encoding="utf-8") as file:
        file.write("part_of: [slides]\n")
    assert codes_of(root) == set()


def test_a_part_that_nothing_uses_makes_the_whole_no_more_used(root: Path) -> None:
    (root / "datasets/slides.yaml").write_text(SLIDES, encoding="utf-8")
    part = SLIDES.replace("id: slides", "id: some-slides") + "part_of: [slides]\n"
    (root / "datasets/some-slides.yaml").write_text(part, encoding="utf-8")
    loaded = read_corpus(root)
    assert loaded.corpus is not None
    unused = [f.file for f in run_checks(loaded.corpus) if f.code == "KB601"]
    assert unused == ["datasets/slides.yaml", "datasets/some-slides.yaml"]
