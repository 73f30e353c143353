"""No change beyond the closed list passes, wherever it is made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kb import match_quote
from kb.matching.proof import passage_digest
from tests.matching.sentences import WORDS, inner, long_inner, placed, sentences

Change = Callable[[list[str], Callable[[st.SearchStrategy[int]], int]], tuple[str, str]]
"""Of a sentence's words: the quote, and what the source says."""


def _put(words: list[str], at: int, said: str) -> str:
    return " ".join((*words[:at], said, *words[at:]))


def _between(pairs: tuple[tuple[str, str], ...]) -> Change:
    """One of two sayings in the quote, the other in the source, either way round."""

    def change(words: list[str], draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, str]:
        pair = pairs[draw(st.integers(0, len(pairs) - 1))]
        way = draw(st.integers(0, 1))
        at = draw(inner(words))
        return _put(words, at, pair[way]), _put(words, at, pair[1 - way])

    return change


def _letter(words: list[str], draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, str]:
    at = draw(long_inner(words))
    place = draw(st.integers(0, len(words[at]) - 1))
    letter = chr(draw(st.integers(ord("a"), ord("z"))))
    other = words[at][:place] + letter + words[at][place + 1 :]
    assume(other != words[at])
    return " ".join((*words[:at], other, *words[at + 1 :])), " ".join(words)


def _dropped_letter(
    words: list[str], draw: Callable[[st.SearchStrategy[int]], int]
) -> tuple[str, str]:
    at = draw(long_inner(words))
    place = draw(st.integers(0, len(words[at]) - 1))
    other = words[at][:place] + words[at][place + 1 :]
    return " ".join((*words[:at], other, *words[at + 1 :])), " ".join(words)


def _word(words: list[str], draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, str]:
    at = draw(inner(words))
    other = WORDS[draw(st.integers(0, len(WORDS) - 1))]
    assume(other != words[at])
    return " ".join((*words[:at], other, *words[at + 1 :])), " ".join(words)


def _dropped_word(
    words: list[str], draw: Callable[[st.SearchStrategy[int]], int]
) -> tuple[str, str]:
    at = draw(inner(words))
    return " ".join(words[:at] + words[at + 1 :]), " ".join(words)


def _added_word(words: list[str], draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, str]:
    at = draw(inner(words))
    return _put(words, at, WORDS[draw(st.integers(0, len(WORDS) - 1))]), " ".join(words)


def _order(words: list[str], draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, str]:
    at = draw(st.integers(0, len(words) - 2))
    other = [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
    return " ".join(other), " ".join(words)


def _capital(words: list[str], draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, str]:
    at = draw(st.integers(0, len(words) - 1))
    other = [*words[:at], words[at].title(), *words[at + 1 :]]
    return " ".join(other), " ".join(words)


def _run_together(
    words: list[str], draw: Callable[[st.SearchStrategy[int]], int]
) -> tuple[str, str]:
    at = draw(inner(words))
    return " ".join(words[:at]) + " ".join(words[at:]), " ".join(words)


def _torn(words: list[str], draw: Callable[[st.SearchStrategy[int]], int]) -> tuple[str, str]:
    at = draw(long_inner(words))
    assume(len(words[at]) >= 2)
    place = draw(st.integers(1, len(words[at]) - 1))
    torn = f"{words[at][:place]} {words[at][place:]}"
    return " ".join((*words[:at], torn, *words[at + 1 :])), " ".join(words)


FORBIDDEN: dict[str, Change] = {
    "a letter": _letter,
    "a letter less": _dropped_letter,
    "a word": _word,
    "a word less": _dropped_word,
    "a word more": _added_word,
    "the order of words": _order,
    "a capital": _capital,
    "words run together": _run_together,
    "a word in two": _torn,
    "a digit": _between((("93.2", "93.4"), ("10", "100"), ("1,024", "1024"), ("10 000", "10000"))),
    "a decimal point": _between((("6.6", "66"), ("0.5", "5"), ("1.5", "1,5"), ("1.5", "1. 5"))),
    "a sign": _between(
        (("by 3.2", "by -3.2"), ("by 3", "by \u22123"), ("by +3", "by 3"), ("by +3", "by -3"))
    ),
    "a comparator": _between(
        (("p < 0.05", "p > 0.05"), ("p \u2264 0.05", "p < 0.05"), ("p = 0.05", "p \u2248 0.05"))
    ),
    "a unit": _between((("5 mm", "5 cm"), ("5 \u03bcm", "5 mm"), ("5 mg", "5 g"), ("5%", "5"))),
    "a prefix": _between(
        (("supervised", "unsupervised"), ("linear", "non-linear"), ("labeled", "unlabeled"))
    ),
    "a negation": _between(
        (("does", "does not"), ("do", "don't"), ("ever", "never"), ("with", "without"))
    ),
    "a Greek letter": _between((("\u03b1", "\u03b2"), ("\u03b1", "a"), ("\u03bd", "v"))),
    "an exponent": _between(
        (("10\u00b2", "102"), ("10\u00b2", "10\u00b3"), ("R\u00b2", "R"), ("5 cm\u00b2", "5 cm"))
    ),
    "punctuation": _between(
        ((", which,", "which"), ("so.", "so,"), ("(so)", "so"), ("so;", "so:"), ("so?", "so."))
    ),
    "quotation marks": _between((("'so'", '"so"'), ('"so"', "so"), ("don't", 'don"t'))),
    "dashes": _between(
        (
            ("man-eating", "man eating"), ("man-eating", "man\u2014eating"), ("10-20", "1020"),
            ("man \u2013 eating", "man-eating"), ("x- y", "x-y"),
        )
    ),
    "an accent": _between((("Zaj\u0105c", "Zajac"), ("\u0142", "l"), ("\u00f8", "o"))),
    "a look-alike of another script": _between((("\u0430ll", "all"), ("\u0391B", "AB"))),
}  # fmt: skip


@pytest.mark.parametrize("change", FORBIDDEN)
@given(words=sentences, data=st.data())
def test_a_forbidden_change_never_passes(
    change: str, words: list[str], data: st.DataObject
) -> None:
    quote, said = FORBIDDEN[change](words, data.draw)
    found = match_quote(quote, placed(said))
    assert found.status in ("near-miss", "not-found")
    assert found.diff or found.status == "not-found"
    assert found.reasons or found.diff or found.status == "not-found"
    assert match_quote(said, placed(said)).status == "exact"
    assert passage_digest(quote) != passage_digest(said)


@given(words=sentences, data=st.data())
def test_what_takes_away_is_no_dash(words: list[str], data: st.DataObject) -> None:
    # Of a quote alone nobody can tell which of the two a hyphen between spaces is, so that all
    # three have one digest.
    quote, said = _between((("a \u2212 b", "a \u2013 b"),))(words, data.draw)
    assert match_quote(quote, placed(said)).status == "near-miss"
    assert passage_digest(quote) == passage_digest(said)


@given(words=sentences, data=st.data())
def test_a_word_cut_at_an_edge_never_passes(words: list[str], data: st.DataObject) -> None:
    said = f"unsupervised {' '.join(words)} afterwards"
    first, last = data.draw(st.integers(1, 11)), data.draw(st.integers(1, 9))
    assert not match_quote(said[first:], placed(said)).passes
    assert not match_quote(said[:-last], placed(said)).passes
    assert not match_quote(said[first:-last], placed(said)).passes


@given(sentences)
def test_a_sentence_that_stands_nowhere_is_not_found(words: list[str]) -> None:
    found = match_quote(" ".join(words), placed("Quite another topic is what comes up here"))
    assert (found.status, found.parts, found.found) == ("not-found", (), "")
