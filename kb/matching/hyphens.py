"""A line of the source that ends in a hyphen: is the hyphen a part of the word?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.matching.keyed import Keyed
from kb.matching.quoted import Part
from kb.matching.text import SourceText

_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "re": (
        "act", "collect", "count", "cover", "creat", "dress", "form", "fus", "lay", "leas",
        "pair", "press", "prov", "sent", "serv", "sign", "solv", "sort", "sound", "stor",
        "strain", "tir", "treat",
    ),
    "un": ("ioni",),
    "co": ("op",),
    "pre": ("position",),
    "extra": ("ordinar",),
    "non": ("sense",),
}  # fmt: skip
"""What with a hyphen behind the beginning is another word than without: re-sign, resign."""

_SOLID = frozenset(
    ("overall", "research", "interaction", "interactions", "understand", "understanding", "however",
     "therefore", "without", "within", "into", "output", "input", "outputs", "inputs", "network",
     "networks", "cannot", "moreover", "whereas", "background", "framework", "workflow", "region",
     "report", "reported", "result", "results", "reduce", "reduced", "present", "presented",
     "another", "sometimes", "something", "although", "throughout", "furthermore")
)  # fmt: skip
"""Words of two words that nobody writes with a hyphen."""

_HYPHENATING = frozenset(
    ("non", "pre", "anti", "semi", "multi", "co", "self", "post", "cross", "inter", "sub", "re")
)
"""Beginnings that some write with a hyphen and some without."""


def hyphen_doubts(part: Part, source: SourceText, at: int, joined: bool) -> Iterator[str]:
    """Why a person has to look at a word of the quote that the source breaks at a hyphen.

    The rest of the document may show the word in one spelling alone, which is then the right one.

    Args:
        part: the part of the quote.
        source: the source.
        at: the place of the part's key where the source's line ends.
        joined: whether the quote has the word whole; otherwise it has the hyphen.
    """
    left, right = _fragments(part.keyed, at)
    whole, kept = left + right, f"{left}-{right}"
    has_whole, has_kept = source.has_word(whole), source.has_word(kept)
    if has_whole != has_kept:
        if joined != has_whole:
            theirs, ours = (whole, kept) if has_whole else (kept, whole)
            yield f"the source spells {theirs!r} elsewhere, and never {ours!r}"
    elif right.startswith(_OTHER_WORDS.get(left.lower(), ())) or (
        joined and _may_be_compound(source, left, right)
    ):
        yield f"a line ends at the hyphen: the page cannot tell {whole!r} from {kept!r}"


def _may_be_compound(source: SourceText, left: str, right: str) -> bool:
    """Whether both halves of a word stand in the document as words, so that the hyphen may be the
    word's own: long-term, non-significant."""
    if left.lower() + right.lower() in _SOLID:
        return False
    is_word = left.lower() in _HYPHENATING or (len(left) > 2 and source.has_word(left))
    return is_word and len(right) > 2 and source.has_word(right)


def _fragments(keyed: Keyed, at: int) -> tuple[str, str]:
    """The letters directly before a place of a key and behind it, up to the next gap or mark."""
    start = at
    while start > 0 and keyed.key[start - 1].isalpha() and (start == at or not keyed.gap(start)):
        start -= 1
    end = at
    while end < len(keyed.key) and keyed.key[end].isalpha() and (end == at or not keyed.gap(end)):
        end += 1
    return keyed.key[start:at], keyed.key[at:end]


__all__ = ["hyphen_doubts"]
