"""The shipped quotes equal the seed paper's text, word by word and mark by mark.

That text is not part of this repository. Whoever has it names its file in the environment variable
``KB_SEED_TEXT``; for everyone else ``digests.yaml`` holds what this comparison found to be equal.
"""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from kb.text import format_plain
from tests.data.printed import COLUMNS, FACTORS, REPAIRS, TABLE_1, expected, quotes

KEY_OF_REFERENCE = {
    6: "chaves2023", 7: "chen2019", 9: "cherti2022", 13: "geirhos2018", 19: "jain2023",
    24: "ke2021", 26: "lei2018", 28: "li2025", 30: "malik2022", 34: "menegola2017",
    35: "mensink2021", 37: "minaee2020", 46: "raghu2019", 48: "ribeiro2017", 51: "shi2018",
    52: "shin2016", 54: "tajbakhsh2016", 59: "wong2018", 61: "xie2018", 62: "yang2023",
}  # fmt: skip


@pytest.fixture(scope="module")
def seed() -> str:
    file = os.environ.get("KB_SEED_TEXT")
    if not file:
        pytest.skip("KB_SEED_TEXT names no file with the seed paper's text to compare with")
    return Path(file).read_text(encoding="utf-8")


def appendix_rows(text: str) -> list[tuple[str, list[int]]]:
    """The words and the six counts of marks of every row; a row broken in two is put together."""
    start = text.index("#### A TRANSFER LEARNING NOTIONS")
    rows: list[tuple[str, list[int]]] = []
    for line in text[start : text.index("**B FULL QUESTIONNAIRE**")].split("\n"):
        if "\t" not in line or line.startswith(("Quote\t", "\t", "Categories\t")):
            continue
        words, *cells = line.split("\t")
        marks = [len(re.findall("[✓√V1]", cell)) for cell in cells]
        if re.match(r'(?:[A-Z][a-z]+ (?:<i>)?et al\.|\(?\d\)? ")', words):
            rows.append((words, marks))
        else:
            earlier, counts = rows.pop()
            joined = [a + b for a, b in zip(counts, marks, strict=True)]
            rows.append((f"{earlier} {words}", joined))
    return rows


def printed_quotes(text: str) -> list[tuple[list[tuple[str, str]], list[int]]]:
    """For every row, its quotes (reference and words, bold as ``**``) and its counts of marks."""
    numbers: Counter[str] = Counter()
    paper = ""
    found = []
    for words, marks in appendix_rows(text):
        words = re.sub(r"</?b>", "**", re.sub(r"</?i>", "", words))
        label = re.match(r"[A-Z][a-z]+ et al\. \[(\d+)\]: ", words)
        if label:
            paper, words = KEY_OF_REFERENCE[int(label[1])], words[label.end() :]
        row = []
        for words_of_one in re.split(r'(?:^|\s+)(?:\(\d\)|\d|①) (?=")', words):
            if words_of_one.strip():
                numbers[paper] += 1
                row.append((f"{paper}/q{numbers[paper]}", between_marks(words_of_one)))
        found.append((row, marks))
    return found


def between_marks(words: str) -> str:
    """What stands between the outer quotation marks; bold closes before a mark, comma or stop."""
    words = re.sub(r'\s*"(\*\*)?\.?$', r"\1", words.strip().removeprefix('"'))
    return re.sub(r"\*\* ([,.])", r"**\1", words)


def differences(ours: str, printed: str) -> Iterable[str]:
    return (line for line in difflib.ndiff(printed.split(), ours.split()) if line[0] in "+-")


def test_every_quote_equals_the_printed_one_but_for_the_known_repairs(seed: str) -> None:
    printed = {ref: words for row, _ in printed_quotes(seed) for ref, words in row}
    assert list(printed) == [ref for _, ref, _ in expected()]
    wrong = []
    for ref, words in printed.items():
        for before, after in REPAIRS.get(ref, ()):
            assert words.count(before) == 1, f"the repair of {ref} has nothing to mend"
            words = words.replace(before, after)
        if quotes()[ref].text != words:
            wrong.append((ref, *differences(quotes()[ref].text, words)))
    assert wrong == []


def test_marks_of_every_printed_row_are_the_marks_of_its_quotes(seed: str) -> None:
    for row, marks in printed_quotes(seed):
        coded = Counter(factor for ref, _ in row for factor in quotes()[ref].codes[FACTORS])
        assert [coded[factor] for factor in COLUMNS] == marks, row


def test_quotes_of_table_1_are_the_printed_ones(seed: str) -> None:
    pattern = r'^Source-\w+: [^\t]+\t[^\t]+\t\[(\d+)\]: "(.+)"\.?$'
    rows = re.findall(pattern, seed, re.MULTILINE)
    assert [KEY_OF_REFERENCE[int(ref)] for ref, _ in rows] == [ref.split("/")[0] for ref in TABLE_1]
    for (_, words), ref in zip(rows, TABLE_1, strict=True):
        assert words.lower() in format_plain(quotes()[ref].text).lower(), ref
    assert rows[-1][1] == quotes()["yang2023/q1"].text
