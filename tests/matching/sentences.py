"""Invented sentences for properties of matching, and places in them."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "large", "samples", "of", "pictures", "fine", "efficient", "offset", "flow", "the", "scanner",
    "gives", "different", "outlines", "in", "stained", "tissue", "staff", "classify", "all",
    "models", "we", "train", "afterwards", "on", "first", "grey", "slices", "and", "with",
)  # fmt: skip

sentences = st.lists(st.sampled_from(WORDS), min_size=9, max_size=14, unique=True)
"""The words of a sentence; no word comes twice, so that each is found in one place."""


def placed(sentence: str) -> str:
    """A source in which a sentence stands between two others."""
    return f"Before it stands another one. {sentence} These here follow behind it."


def inner(words: list[str]) -> st.SearchStrategy[int]:
    """A place of a word that is neither the first nor the last."""
    return st.integers(1, len(words) - 2)


def long_inner(words: list[str]) -> st.SearchStrategy[int]:
    """The same, of a word with at least five letters; the last place where none has."""
    places = [at for at in range(1, len(words) - 1) if len(words[at]) >= 5]
    return st.sampled_from(places or [len(words) - 2])
