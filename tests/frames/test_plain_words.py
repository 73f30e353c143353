"""A quote without its marks is the same by the short way as by its passages and runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.text import format_plain, parse_passages

MARKED = st.lists(
    st.sampled_from(["a", "b ", " ", "*", "**", "[", "]", "[...]", "\\", "\n", "\n\n", "[x]", "."])
).map("".join)


@given(MARKED | st.text(max_size=60))
def test_the_plain_words_are_those_of_the_runs(text: str) -> None:
    by_runs = "\n".join(
        "".join(run.text if run.kind == "verbatim" else f"[{run.text}]" for run in runs)
        for runs in parse_passages(text)
    )
    assert format_plain(text) == by_runs
