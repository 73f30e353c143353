"""Where one program reads the words of a PDF and the other does not, a person has to look."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kb.matching.text import prepare_source
from kb.model.paper import Paper, Quote
from kb.sources.source import Source
from kb.verify.compare import Compared, compare
from tests.cli.running import kb
from tests.sources.paper_files import page_of
from tests.verify import papers
from tests.verify.papers import LAMPS, base, record_of

QUOTE = Quote(id="q1", text=LAMPS)
PAPER = Paper(
    id="doe2020", title="T", authors=("A B",), year=2020, type="preprint", quotes=(QUOTE,)
)
SOURCE = Source(
    text=f"First.\fSecond. {LAMPS}\fThird.\fFourth.", pages=(0, 7, 7 + 9 + len(LAMPS), 900),
    kind="pdf", extractor="pypdfium2 1.0", sha256="1" * 64,
)  # fmt: skip


def compared(text: str, second: str | None) -> tuple[Compared, list[list[int]]]:
    source = replace(SOURCE, text=text)
    asked: list[list[int]] = []

    def reread(pages: Sequence[int]) -> str | None:
        asked.append(list(pages))
        return second

    (one,) = compare([(PAPER, 0, QUOTE)], "full-text", source, prepare_source(text), reread)
    return one, asked


def test_a_quote_that_passes_asks_no_second_program() -> None:
    one, asked = compared(SOURCE.text, None)
    assert (one.match.status, one.page, asked) == ("exact", 2, [])


def test_a_near_miss_that_the_second_program_finds_needs_a_person() -> None:
    one, asked = compared(SOURCE.text.replace("earlier", "earl ier"), f"Other. {LAMPS}")
    assert one.match.status == "needs-confirmation"
    assert one.match.reasons[-1] == "a second program finds the words, and pypdfium2 1.0 does not"
    assert (one.match.diff, one.match.found) == ((), LAMPS)
    assert asked == [[1, 2, 3]], "the page, and those beside it"
    assert one.proof is not None
    assert (one.proof.match, one.page) == ("needs-confirmation", 2)


@pytest.mark.parametrize(
    "second", [None, "", "Quite other words.", LAMPS.replace("earlier", "later")]
)
def test_what_neither_finds_stays_what_it_is(second: str | None) -> None:
    one, asked = compared(SOURCE.text.replace("earlier", "later"), second)
    expected = "near-miss"
    assert (one.match.status, one.proof, len(asked)) == (expected, None, 1)
    assert one.match.diff


def test_what_is_nowhere_is_looked_for_on_all_pages_and_proves_nothing() -> None:
    one, asked = compared("First.\fSecond.\fThird.\fFourth.", LAMPS)
    assert asked == [[1, 2, 3, 4]]
    assert one.match.status == "needs-confirmation"
    assert one.proof is None, "without a place in the first text there is no neighbourhood"


def test_a_file_in_which_the_two_disagree_needs_a_person(tmp_path: Path) -> None:
    # The words stand in the order of reading, but the second half is drawn far beside the first.
    root = base(tmp_path / "base")
    body = papers.paragraphs(LAMPS)
    lines = [line for block in body for line in textwrap.wrap(block, 110)]
    pieces = [b"BT /F1 9 Tf 40 760 Td 11 TL"]
    for line in lines[:66]:
        if "flowered earlier" in line:
            left, right = line.split("earlier")
            pieces.append(
                b"(%sea) Tj 9 0 Td (rlier%s) Tj -9 0 Td T*" % (left.encode(), right.encode())
            )
            continue
        pieces.append(b"(%s) Tj T*" % line.encode().replace(b"(", b"\\(").replace(b")", b"\\)"))
    writer = page_of(b"\n".join((*pieces, b"ET")))
    writer.write(root / "a.pdf")
    done = kb("verify", "doe2020", "--source", "a.pdf", "--by", "doe", cwd=root)
    assert "needs-confirmation" in done.stdout
    assert "a second program finds the words" in done.stdout
    assert "needs-confirmation" not in record_of(root).read_text(encoding="utf-8")
