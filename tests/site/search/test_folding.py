"""The words of the search, which the browser's half of it must see alike."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.site.search.folding import LONGEST, find_terms, fold, split_words

CASES = json.loads((Path(__file__).parent / "folding_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "words"), CASES)
def test_a_text_has_these_words(text: str, words: list[str]) -> None:
    assert split_words(text) == [unicodedata.normalize("NFKD", word) for word in words]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_word_is_a_term_and_none_is_too_long(text: str) -> None:
    assert find_terms(text) >= set(split_words(text))
    assert all(0 < len(term) <= LONGEST for term in find_terms(text))


def test_a_compound_is_found_as_one_word_too() -> None:
    assert find_terms("state-of-the-art") >= {"state", "of", "the", "art", "stateoftheart"}
