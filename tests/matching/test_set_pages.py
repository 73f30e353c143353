# ruff: noqa: E501  (a case is a line)
"""What the pages of real typesetters taught: breaks, marks and hyphens in awkward places."""

from __future__ import annotations

import pytest

from kb import match_quote

QUOTE = "larger sets of images help in every case that we saw"
TABLE = "Split\tMean\tWorst\tUsed\n\nFirst split\t54.4\t29.3\tyes\nOur own split\t39.8\t48.3\tno"
FOUND = {
    "a table whose head stands alone": f"larger sets of images\n\n{TABLE}\n\nhelp in every case that we saw",
    "a footnote that goes on overleaf": "larger sets of images help\n\n¹See the first of the two ver-\n\fin every case that we saw",
    "a hyphen of the text before a footnote": "larger sets of im-\n\n¹See the appendix.\n\fages help in every case that we saw",
    "two letters between a mark and a break": "larger sets¹ of im-\n\n¹See the appendix.\n\fages² help in every case that we saw",
    "a mark that goes on in the next line": "larger sets of images¹⁴–\n¹⁷ help in every case that we saw",
    "a first page numbered at its foot": "Invented Journal\n\nlarger sets of images\n\n1\fInvented Journal 2\n\nhelp in every case that we saw\n\fInvented Journal 3\n\nThe end of it all.\n",
}  # fmt: skip
REFUSED = {
    "a line of words with one wide gap": (
        QUOTE,
        "larger sets of images\n\nsmaller ones\tdo not\n\nhelp in every case that we saw",
    ),
    "a digit of a mark": (
        "larger sets of images¹ help in every case",
        "larger sets of images¹⁴ help in every case",
    ),
    "an em dash for a range at a line's end": (
        "between 18—36 of the larger sets help in every case",
        "between 18–\n36 of the larger sets help in every case",
    ),
    "an em dash for a compound at a line's end": (
        "the train—test split helps in every case",
        "the train–\ntest split helps in every case",
    ),
    "a hyphen of a longer compound": (
        "the stateof-the-art model helps in every case",
        "the state-\nof-the-art model helps in every case. Other state-of-the-art models do.",
    ),
    "a beginning behind not and a dash": (
        "— as we saw in every case of the larger sets",
        "smaller ones do not — as we saw in every case of the larger sets",
    ),
}
MARKED = ("sets (see 2013).⁶ They", "sets [10].⁶ They", "0.5 min⁻¹.⁴⁶ They", "by 93%.³–⁵ They")


@pytest.mark.parametrize("why", FOUND)
def test_a_sentence_is_found_around(why: str) -> None:
    assert match_quote(QUOTE, FOUND[why]).passes


@pytest.mark.parametrize("why", REFUSED)
def test_a_quote_is_not_taken_for_its_source_by(why: str) -> None:
    quote, source = REFUSED[why]
    assert not match_quote(quote, source).passes
    said = source.partition(". ")[0].replace("-\n", "-").replace("–\n", "–")
    assert match_quote(said, source).passes or "\n\n" in source


@pytest.mark.parametrize("words", MARKED)
def test_a_raised_mark_behind_a_full_stop_is_told_whatever_stands_before_it(words: str) -> None:
    source = f"Larger models need larger {words} help in every case that we saw."
    quote = "".join(char for char in source if char not in "³⁴⁵⁶" and char not in "–")
    match = match_quote(quote.replace("[", r"\[").replace("]", r"\]"), source)
    assert match.status == "exact"
    assert "raised-mark" in match.tolerated


def test_the_two_signs_for_delta_are_one_letter() -> None:
    assert match_quote(
        "with Δ = 0.5 in all of the cases", "with ∆ = 0.5 in all of the cases"
    ).passes


def test_a_quote_does_not_begin_in_a_word_that_a_float_breaks() -> None:
    quote = "processed images help in every case that we saw"
    source = f"as larger sets of pre-\n\n¹See the appendix.\n\fFigure 2: The sets.\n\n{quote}"
    assert not match_quote(quote, source).passes
    assert match_quote(quote, source.replace("pre-", "the")).passes


def test_a_dash_may_stand_behind_a_mark_and_a_break() -> None:
    source = "larger sets help – as Roe adds¹\n\n¹See the appendix.\n\n– in every case that we saw"
    quote = "larger sets help – as Roe adds – in every case that we saw"
    assert match_quote(quote, source).passes
    assert not match_quote(quote.replace("adds –", "adds"), source).passes
