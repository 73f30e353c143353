"""The short cut of KB304 says yes only where the full comparison does."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from kb.checks.misquotes import _holds, _stands

_WORDS = st.text(alphabet="ab é*[].,-_\ńﬁ", max_size=12)


@given(_WORDS, _WORDS, _WORDS)
@example("x", "ab", "**c**")
@example("", "ab", "́")
def test_words_that_stand_letter_by_letter_are_held(before: str, part: str, after: str) -> None:
    text = before + part + after
    if _stands(text, part):
        assert _holds(text, part)
