"""The specification in the docs says what the program does, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb import match_quote
from kb.matching import edges, hyphens, marks, polarity, quoted

PAGE = Path(__file__).resolve().parents[2] / "docs" / "contribute" / "quote-check.md"
TEXT = PAGE.read_text(encoding="utf-8")
FORBIDDEN = re.findall(
    r"^\| ([a-z ]+) \| (.+) \| (.+) \|$", TEXT.split("## Never tolerated")[1], re.MULTILINE
)[1:]


@pytest.mark.parametrize(("change", "quote", "source"), FORBIDDEN, ids=lambda text: text[:30])
def test_what_is_never_tolerated_does_not_pass(change: str, quote: str, source: str) -> None:
    bare = source.replace("**", "")
    assert not match_quote(quote.replace("**", ""), bare).passes
    assert match_quote(bare, bare).passes or change == "too few words"


def test_the_page_has_an_example_for_each_forbidden_change() -> None:
    assert len(FORBIDDEN) > 20


def test_the_lists_of_the_page_are_those_of_the_program() -> None:
    listed = re.findall(r"(?s)\n:   (.+?)\n\n", TEXT.split("## The lists")[1])
    shown = [
        set(re.sub(r"-\s+", "-", re.sub(r"(?<!-)\s+", " ", words)).split(", ")) for words in listed
    ]
    assert shown == [
        polarity.LIMITING,
        polarity.TURNING - polarity.LIMITING,
        polarity._CONDITIONS,
        set(edges._UNITS),
        marks._NO_MARK_BEHIND,
        quoted._PREFIXES,
        quoted._AMOUNTS,
        {f"{left}-{right}" for left, rights in hyphens._OTHER_WORDS.items() for right in rights},
    ]
