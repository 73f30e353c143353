"""Gaps, edges and marks: each rule with the cases that draw its line."""

from __future__ import annotations

import pytest

from kb.matching.edges import cut_before, cut_behind
from kb.matching.gaps import Around, compare_gaps, shape_of
from kb.matching.keyed import build_key
from kb.matching.marks import is_raised_mark_at, iter_marks

SHAPES = {
    ("", "ab", "cd"): "",
    ("\u200b", "ab", "cd"): "",
    ("\u00ad", "ab", "cd"): "",
    (" ", "ab", "cd"): "space",
    (" \n ", "ab", "cd"): "space",
    ("-", "ab", "cd"): "hyphen",
    ("\u2013", "10", "20"): "hyphen",
    ("--", "10", "20"): "hyphen",
    ("--", "ab", "cd"): "dash",
    (" - ", "ab", "cd"): "dash",
    ("\u2014", "ab", "cd"): "dash",
    (" -", "by", "3."): "sign",
    (" \u2212", "by", ".5"): "sign",
    ("-", "=", "3."): "sign",
    ("-", "", "3."): "sign",
    (" -", "ab", "cd"): "suffix",
    ("- ", "ab", "an"): "hanging",
    ("-\n", "ab", "cd"): "line-end",
    ("\u2010 \n", "ab", "cd"): "line-end",
    ("\u00ad\n", "ab", "cd"): "line-end",
    ("- -", "ab", "cd"): "other",
    ("----", "ab", "cd"): "other",
    ("-", "%)", "ab"): "hyphen",
}


@pytest.mark.parametrize(("gap", "before", "after"), SHAPES)
def test_a_gap_has_the_shape_that_a_reader_sees(gap: str, before: str, after: str) -> None:
    assert shape_of(gap, Around(before, after)) == SHAPES[gap, before, after]


GAPS = {
    ("", " ", "a,", "bc"): True,
    (" ", "", "ab", ", "): True,
    ("", " ", "ab", "cd"): False,
    ("", " ", "a1", "b2"): False,
    ("", " ", "10", ".5"): False,
    (" ", "", "1,", "00"): False,
    (" ", "", "1:", "2"): False,
    ("", " ", "a+", "3"): False,
    ("", " ", "\u6a21", "\u578b"): True,
    ("", " ", "m\u00b2", "ab"): False,
    ("-", "\u2010", "ab", "cd"): True,
    ("-", "", "ab", "cd"): False,
    ("-", " ", "ab", "cd"): False,
    ("-", "\u2013", "10", "20"): True,
    ("-", " - ", "10", "20"): True,
    ("-", "\u2014", "10", "20"): False,
    ("-", "\u2014", "ab", "cd"): False,
    (" - ", "\u2014", "ab", "cd"): True,
    (" -", " \u2212", "by", "3."): True,
    (" -", " ", "by", "3."): False,
    (" - ", " \u2212 ", "ab", "cd"): False,
    (" \u2013 ", " \u2212 ", "a1", "b1"): False,
    (" - ", " \u2212 ", "x1", "2"): True,
    ("", "-\n", "fi", "ca"): True,
    ("-", "-\n", "fi", "ca"): True,
    ("", "-\n", "10", "20"): False,
    ("", "-\n", "fi", "Ca"): False,
    ("", "\u2013\n", "fi", "ca"): False,
    ("- ", "-\n", "re", "an"): True,
    (" ", "-\n", "fi", "ca"): False,
    (" \u2013 ", "\u2013\n", "10", "20"): True,
    (" \u2013 ", "\u2013\n", "ab", "cd"): False,
    (" - ", "-\n", "ab", "cd"): False,
    ("- -", "- -", "ab", "cd"): True,
    ("- -", "-  -", "ab", "cd"): False,
}


@pytest.mark.parametrize(("quote", "source", "before", "after"), GAPS)
def test_two_gaps_say_the_same_or_they_do_not(
    quote: str, source: str, before: str, after: str
) -> None:
    assert (
        compare_gaps(quote, source, Around(before, after)).same
        == GAPS[quote, source, before, after]
    )


BEFORE = {
    "un|supervised": "the beginning of a word or number",
    "un-|supervised": "the first half of a word",
    "un-\n|supervised": "the first half of a word",
    "by -|3.2": "the sign before the number",
    "-|3.2": "the sign before the number",
    "10-|20": "half of a range",
    "p <|0.05": "the < before it",
    "p < |0.05": "the < before it",
    "3|.2": "the beginning of a number",
    "3.|2": "the beginning of a number",
    "1,|000": "the beginning of a number",
    ".|5": "the decimal point",
    "don'|t": "the beginning of a word",
    "a |word": None,
    "|word": None,
    "(|word": None,
    '"|word': None,
    "so. |In": None,
    "cm\u00b2|word": None,
    "\u6a21|\u578b": None,
    "a, |5": None,
}
BEHIND = {
    "model|s": "the end of a word or number",
    "state-of|-the": "the second half of a word or range",
    "10|-20": "the second half of a word or range",
    "don|'t": "the end of a word",
    "5|%": "the % behind the number",
    "5| %": "the % behind the number",
    "5|.3": "the end of a number",
    "1|,000": "the end of a number",
    "5.|3": "the decimals of a number",
    "5| mm": "the unit mm",
    "5|mm": "the end of a word or number",
    "5| \u00b1 2": "the \u00b1 behind the number",
    "5|. So": None,
    "5| models": None,
    "word|.": None,
    "word|": None,
    "word|\u00b9 of": None,
    "\u6a21|\u578b": None,
}


@pytest.mark.parametrize("case", BEFORE)
def test_what_the_beginning_of_a_quote_cuts_is_named(case: str) -> None:
    left, right = case.split("|")
    keyed = build_key(left + right)
    assert cut_before(keyed, keyed.at(len(left))) == BEFORE[case]


@pytest.mark.parametrize("case", BEHIND)
def test_what_the_end_of_a_quote_cuts_is_named(case: str) -> None:
    left, right = case.split("|")
    keyed = build_key(left + right)
    assert cut_behind(keyed, len(build_key(left).key)) == BEHIND[case]


MARKS = {
    "word| [12] of": {" [12]"},
    "word|[3, 4] of": {"[3, 4]"},
    "word| [3\u20135] of": {" [3\u20135]"},
    "word| (Roe et al., 2019) of": {" (Roe et al., 2019)"},
    "word|* of": {"*"},
    "word|\u2020 of": {"\u2020"},
    "word|1 of": {"1"},
    "word.|12 Of": {"12"},
    "word|\u00b9\u00b2 of": {"\u00b9\u00b2"},
    "word|* [12] of": {"*", "* [12]"},
    "word| [1] [2] [3] [4] of": {" [1]", " [1] [2]", " [1] [2] [3]"},
    "word| [1234] of": {" [1234]"},
    "word| [sic] of": set(),
    "word| (see below) of": set(),
    "word| (in 2019) of": {" (in 2019)"},
    "word| (2019) of": set(),
    "word| 12 of": set(),
    "R|\u00b2 of": set(),
    "10|\u00b2 of": set(),
    "a1|2 of": set(),
    "word|1.5 of": set(),
    "word|1st of": set(),
}


@pytest.mark.parametrize("case", MARKS)
def test_only_marks_can_be_skipped_inside_a_line(case: str) -> None:
    left, right = case.split("|")
    text = left + right
    assert {text[len(left) : end] for end, _ in iter_marks(text, len(left))} == MARKS[case]


RAISED = {
    "the classes|\u00b9 of": True,
    "the end.|\u00b2 So": False,
    "so\u00b9 and the end.|\u00b2 So": False,
    "the sets\u00b9 and the end.|\u00b2 So": True,
    "said so,|\u2075 and": True,
    "so (it was)|\u00b9 of": True,
    "so f(x)|\u00b9 of": False,
    "per cm|\u00b2 of": False,
    "10|\u00b2 of": False,
    "10|\u00b9 of": False,
    "R|\u00b2 of": False,
    "10.|\u2075 So": True,
    "pixels|\u00b2 of": False,
    "pixels|\u00b9 of": True,
    "min|\u207b\u00b9 of": False,
    "the classes|1 of": False,
    "the classes| \u00b9 of": False,
}


@pytest.mark.parametrize("case", RAISED)
def test_layout_tells_a_footnote_mark_from_an_exponent(case: str) -> None:
    left, right = case.split("|")
    assert is_raised_mark_at(left + right, len(left)) == RAISED[case]
