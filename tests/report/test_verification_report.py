"""What a comparison gave, as people and programs read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.matching.match import STATUSES, Edit, Match, Skipped, Span, Status
from kb.model.paper import Paper, Quote, Verification
from kb.report.verification import (
    format_counts,
    format_next_steps,
    format_text,
)
from kb.report.verification_forms import format_json, format_markdown
from kb.sources.problem import SourceProblem
from kb.sources.source import Source
from kb.verify.compare import Compared
from kb.verify.standing import Standing
from kb.verify.verdict import Verdict
from kb.verify.work import Report

WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
QUOTE = Quote(id="q1", text=f"{WORDS} fifteen")
PAPER = Paper(
    id="doe2020", title="T", authors=("A B",), year=2020, type="preprint", quotes=(QUOTE,)
)
SOURCE = Source("x", (), "text", "plain text", "ab" * 32)
MISS = Match(
    "near-miss", (Span(0, 9),),
    diff=(
        Edit("same", WORDS), Edit("quote", "fifteen"), Edit("source", "sixteen"),
        Edit("same", WORDS),
    ),
    found=f"{WORDS} sixteen {WORDS}",
)  # fmt: skip
KNOWN = Verification(level="full-text", match="exact", file="cd" * 32, by="doe", date="2026-01-31")


def compared(
    match: Match, standing: Standing = "new", known: Verification | None = None
) -> Compared:
    quote = QUOTE.model_copy(update={"verification": known})
    return Compared(PAPER, quote, 0, "full-text", match, 3, None, standing)


def report(*ones: Compared, path: str = "a.pdf", problem: SourceProblem | None = None) -> Report:
    return Report(PAPER, Path(path), None if problem else SOURCE, None, ones, problem)


def test_a_long_stretch_that_is_the_same_is_cut_short_around_a_difference() -> None:
    text = " ".join(format_text([report(compared(MISS))]).split())
    assert "- ... nine ten eleven twelve thirteen fourteen {fifteen} one two three" in text
    assert "+ ... nine ten eleven twelve thirteen fourteen {sixteen} one two three" in text


def test_colour_comes_on_request_alone() -> None:
    plain, coloured = (format_text([report(compared(MISS))], colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[31mfifteen\x1b[0m" in coloured
    assert "\x1b[32msixteen\x1b[0m" in coloured
    bare = re.sub(r"\x1b\[\d+m", "", coloured)
    assert bare.split() == plain.translate(str.maketrans("", "", "{}")).split()


NOTES: dict[str, tuple[Standing, Match, Verification, str]] = {
    "repeated": ("repeated", Match("exact"), KNOWN, "the record says so already."),
    "edited": ("edited", Match("exact"), KNOWN, "the quote was edited since"),
    "out of date": ("stale", Match("exact"), KNOWN, "(full-text, exact) is not what this file"),
    "better known": ("better-known", Match("exact"), KNOWN, "compared with the paper itself."),
    "confirmed": (
        "repeated", Match("needs-confirmation"), KNOWN.model_copy(update={"confirmed": "A mark."}),
        "confirmed: A mark. (doe, 2026-01-31)",
    ),
    "unverified": (
        "new", MISS,
        Verification(level="unverified", reason="A scan.", by="doe", date="2026-01-31"),
        "recorded as unverified: A scan. (doe, 2026-01-31)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTES)
def test_what_the_record_says_is_told(case: str) -> None:
    standing, match, known, told = NOTES[case]
    text = format_text([report(compared(match, standing, known))])
    assert told in " ".join(text.split())


def test_no_line_is_wider_than_a_page() -> None:
    long = replace(
        MISS, reasons=("a reason " * 40,), skipped=(Skipped("break", Span(1, 2), "b " * 300),)
    )
    text = format_text([report(compared(long))])
    assert max(map(len, text.splitlines())) <= 96


def test_a_mark_that_a_reason_names_is_not_told_twice() -> None:
    match = Match(
        "needs-confirmation", (Span(0, 9),), skipped=(Skipped("mark", Span(3, 7), "[12]"),),
        reasons=("the mark '[12]' inside a line was skipped",),
    )  # fmt: skip
    assert format_text([report(compared(match))]).count("[12]") == 1


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_that_does_not_pass_has_a_next_step(status: Status) -> None:
    match = replace(MISS, status=status)
    told = format_next_steps([report(compared(match))])
    assert told.startswith(f"{status}: ") == (not match.passes)
    assert format_next_steps([report(compared(match))], lambda one: Verdict("Seen.")) == ""


def test_the_counts_name_quotes_files_and_what_has_none() -> None:
    two = [report(compared(MISS), compared(Match("exact"))), report(compared(Match("exact")))]
    assert format_counts(two, 3) == ("1 quote compared with 2 files: 1 exact; 3 without a file")
    assert format_counts([]) == "0 quotes compared"


HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\x1b|`*_<>[]\\\n\u202e"), min_size=1
)


@given(HOSTILE, HOSTILE)
def test_no_word_of_a_file_steers_a_terminal_or_breaks_a_table(name: str, words: str) -> None:
    match = Match(
        "near-miss", (Span(0, 9),), (), (Skipped("break", Span(1, 2), words),), (words,),
        (Edit("quote", words), Edit("source", words)), words,
    )  # fmt: skip
    problem = SourceProblem("KB802", name, words, words)
    path = f"{name}x".replace("\0", "0")
    reports = [report(compared(match), path=path), report(path=path, problem=problem)]
    for text in (format_text(reports), format_markdown(reports), format_json(reports)):
        assert all(char.isprintable() or char == "\n" for char in text)
    assert json.loads(format_json(reports))[0]["quotes"][0]["found"] == words
    table = [line for line in format_markdown(reports).splitlines() if line.startswith("|")]
    assert len(table) == 3
    assert re.sub(r"\\.", "", table[2]).count("|") == 7
    assert format_markdown(reports).count("```") == 2
