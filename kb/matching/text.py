"""The text of a source, prepared once for many quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.matching.characters import HYPHENS
from kb.matching.furniture import Furniture, find_furniture
from kb.matching.keyed import Keyed, build_key

_BROKEN_BEFORE = re.compile(r"[^\W\d_][-\u2010\u00ad][^\S\n]*\n\s*$")
_BREAK = re.compile(r"\n[^\S\n\f]*(?:\n|\f)\s*|\f\s*")
_LINE_END = re.compile(r"\b(\w+)([-\u2010\u2011\u00ad])[^\S\n]*\n\s*(?=(\w+))")


@dataclass(frozen=True)
class SourceText:
    """A source's text with all that matching asks of it.

    Build it once with `prepare_source` where many quotes are held against one source.

    Attributes:
        text: the text. A line feed ends a line, an empty line parts two blocks, a form feed ends a
            page; raised digits are Unicode superscripts.
        keyed: its key without running heads and page numbers.
        furniture: the running heads and page numbers.
    """

    text: str
    keyed: Keyed = field(repr=False)
    furniture: Sequence[Furniture] = field(repr=False)
    _spellings: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    _cache: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def block_ends(self) -> Sequence[int]:
        """The places of the key before which a block or page begins, in order."""
        if "ends" not in self._cache:
            places = {self.keyed.at(match.end()) for match in _BREAK.finditer(self.text)}
            self._cache["ends"] = sorted(places - {0})
        return self._cache["ends"]

    def block_edges_between(self, start: int, end: int) -> Sequence[int]:
        """Those of `block_ends` in ``start <= at <= end``."""
        edges = self.block_ends()
        return edges[bisect_left(edges, start) : bisect_right(edges, end)]

    def furniture_between(self, start: int, end: int) -> Sequence[Furniture]:
        """The running heads and page numbers in a stretch of the text."""
        if not self.furniture:
            return ()
        return [item for item in self.furniture if start <= item.start < end]

    def clean(self, start: int, end: int) -> str:
        """A stretch of the text in one line, heads left out and words at line ends put together."""
        text = self.keyed.gap_between(start, end)
        text = _LINE_END.sub(self._mended, text)
        return " ".join(text.split())

    def has_word(self, word: str) -> bool:
        """Whether a word stands somewhere unbroken, be it in a compound, as it is or with another
        first letter's case.

        Args:
            word: letters, and hyphens between them.
        """
        if word not in self._spellings:
            cases = {word, word.lower(), word[:1].upper() + word[1:]}
            self._spellings[word] = any(self._stands(case) for case in cases)
        return self._spellings[word]

    def _stands(self, word: str) -> bool:
        at = self.text.find(word)
        while at >= 0:
            end = at + len(word)
            before, behind = self.text[max(at - 1, 0) : at], self.text[end : end + 2]
            goes_on = behind[:1].isalpha() or (behind[:1] in HYPHENS and behind[1:].isspace())
            is_half = bool(_BROKEN_BEFORE.search(self.text[max(at - 12, 0) : at]))
            if not before.isalpha() and not goes_on and not is_half:
                return True
            at = self.text.find(word, at + 1)
        return False

    def _mended(self, match: re.Match[str]) -> str:
        left, hyphen, right = match.groups()
        joined, kept = left + right, f"{left}-{right}"
        is_kept = not (left[-1:].islower() and right[:1].islower()) or (
            self.has_word(kept) and not self.has_word(joined)
        )
        return f"{left}-" if is_kept and hyphen != "\u00ad" else left


def prepare_source(text: str) -> SourceText:
    """A source's text, ready for many quotes."""
    furniture = find_furniture(text)
    left_out = [(item.start, item.end) for item in furniture]
    return SourceText(text, build_key(text, left_out), furniture)


__all__ = ["SourceText", "prepare_source"]
