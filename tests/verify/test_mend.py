"""A near miss with the source's words: the marks of the coder stay where they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.matching.match import Edit
from kb.matching.matcher import match_quote
from kb.matching.text import prepare_source
from kb.verify.mend import mended_text, turning_words, why_unmended
from tests.matching.sentences import WORDS, placed, sentences

SAID = "larger sets of images help in every case that we have seen so far [12] and will"
REST = "help in every case"
MENDED = {
    "a word": (f"larger sets of pictures {REST}", f"larger sets of images {REST}"),
    "a word less": (f"larger sets {REST} that we", f"larger sets of images {REST} that we"),
    "a word more": (f"larger sets of fine images {REST}", f"larger sets of images {REST}"),
    "the first word": (f"smaller sets of images {REST}", f"larger sets of images {REST}"),
    "an emphasised word": (
        f"larger sets of **pictures** {REST}", f"larger sets of **images** {REST}"
    ),
    "the last emphasised word": (
        f"larger **sets of pictures** {REST}", f"larger **sets of images** {REST}"
    ),
    "a word within emphasis": (
        f"larger **sets of pictures {REST}**", f"larger **sets of images {REST}**"
    ),
    "an emphasised word more": (
        f"larger sets of images **indeed** {REST}", f"larger sets of images {REST}"
    ),
    "a last emphasised word more": (
        f"larger **sets of images indeed** {REST}", f"larger **sets of images** {REST}"
    ),
    "a first emphasised word more": (
        f"larger **indeed sets of images** {REST}", f"larger **sets of images** {REST}"
    ),
    "beside an omission": (
        "larger sets of pictures [...] every case that we",
        "larger sets of images [...] every case that we",
    ),
    "beside an insertion": (
        f"larger sets [as a rule] of pictures {REST}", f"larger sets [as a rule] of images {REST}"
    ),
    "a bracketed letter that the page has small": (
        f"[L]arger sets of pictures {REST}", f"larger sets of images {REST}"
    ),
    "a literal bracket": (
        "every case that we have seen so far (12) and will",
        r"every case that we have seen so far \[12\] and will",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MENDED)
def test_the_source_s_words_take_the_place_of_the_quote_s(case: str) -> None:
    quote, mended = MENDED[case]
    source = prepare_source(placed(SAID))
    assert mended_text(quote, match_quote(quote, source), source) == mended


def test_one_of_two_passages_is_mended() -> None:
    source = prepare_source(placed("Larger sets of images help a lot. They are easy to take."))
    quote = "Larger sets of pictures help a lot.\nThey are easy to take."
    assert mended_text(quote, match_quote(quote, source), source) == (
        "Larger sets of images help a lot.\nThey are easy to take."
    )


def test_more_words_than_a_few_are_another_passage() -> None:
    source = prepare_source(placed(SAID))
    quote = "larger sets of images help and will"
    found = match_quote(quote, source)
    assert mended_text(quote, found, source) is None
    assert why_unmended(replace(found, diff=(Edit("source", "a b c d e f g"),))).startswith(
        "more than 6 words more"
    )
    assert "do not make it pass" in why_unmended(replace(found, diff=(Edit("source", "a b"),)))


def test_the_words_that_turn_a_quote_are_told() -> None:
    diff = (Edit("same", "never"), Edit("source", "it does not"), Edit("quote", "only red"))
    assert turning_words(diff) == ["not", "only"]


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        (SAID.replace("[12]", r"\[12\]"), SAID),  # it stands there
        ("nothing of this stands anywhere in it at all", SAID),
        ("larger sets of images [never] help in every case", SAID),
        ("in every case [...] larger sets of images", SAID),
        ("larger sets of pictures help in every case", SAID.replace("images", "ima\x1bges")),
        (
            "larger sets of pictures help in every case",
            SAID.replace("images", "\u202eimages"),
        ),
    ],
)
def test_what_that_does_not_make_pass_is_left(quote: str, source: str) -> None:
    prepared = prepare_source(placed(source))
    assert mended_text(quote, match_quote(quote, prepared), prepared) is None


def test_a_page_s_ligatures_and_hyphens_are_written_as_a_coder_types_them() -> None:
    source = prepare_source(
        placed("the \ufb01rst e\ufb03\u00adcient sys\u200btems of classi-\nfication help us")
    )
    quote = "the first tems of classification helped us"
    assert mended_text(quote, match_quote(quote, source), source) == (
        "the first efficient systems of classification help us"
    )


def test_a_word_at_a_line_s_end_is_no_difference() -> None:
    source = prepare_source(placed("our state-of-\nthe-art classi-\nfication has helped us all"))
    quote = "our state-of-the-art classification helped us all"
    found = match_quote(quote, source)
    assert [(edit.kind, edit.text) for edit in found.diff if edit.kind != "same"] == [
        ("source", "has")
    ]
    assert (
        mended_text(quote, found, source) == "our state-of-the-art classification has helped us all"
    )


@given(words=sentences, data=st.data())
def test_one_changed_word_is_always_mended(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    # A word that the sentence has already could be taken for that one, with another one added.
    other = data.draw(st.sampled_from([word for word in WORDS if word not in words]))
    first, last = sorted(data.draw(st.integers(0, len(words) - 1)) for _ in range(2))
    quote = [*words[:at], other, *words[at + 1 :]]
    quote[first] = f"**{quote[first]}"
    quote[last] += "**"
    source = prepare_source(placed(" ".join(words)))
    text = " ".join(quote)
    mended = mended_text(text, match_quote(text, source), source)
    assert mended is not None
    assert mended.replace("**", "").split() == words
    assert mended.count("**") in (0, 2)


TOKENS = st.sampled_from((
    "larger", "sets", "of", "images", "help", "in", "every", "case", "**", "[...]", "[so]", "[T]he",
    "\\[", "\\]", "\n", "not", "3.2", "\u200b", "\ufb01", "re-\nsign",
))  # fmt: skip


@given(st.lists(TOKENS, max_size=25).map(" ".join), st.lists(TOKENS, max_size=40).map(" ".join))
def test_no_text_breaks_it_and_what_it_gives_passes(quote: str, said: str) -> None:
    source = prepare_source(placed(said))
    mended = mended_text(quote, match_quote(quote, source), source)
    assert mended is None or match_quote(mended, source).passes
