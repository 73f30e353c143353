"""Text without its gaps, and the way back: the form in which a quote is looked for.

A *key* is what a text says without white space, dashes and style: letters, digits, signs and
punctuation, case kept. Two texts that say the same have the same key; whether they do say the
same, the gaps between the characters of the key tell (see `kb.matching.gaps`).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kb.matching.characters import RUNS, composing_runs, is_cluster, meaning_of


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text with its key.

    The key is made of stretches. ``key_at[i]`` is where stretch ``i`` begins in the key,
    ``begins[i]`` and ``ends[i]`` where it begins and ends in the text. Within a stretch the
    characters correspond one to one, but for those in ``whole``, which correspond as a whole.

    Attributes:
        text: the text.
        key: its key.
        left_out: stretches of the text that the key passes over, in order: running heads.
    """

    text: str
    key: str
    key_at: Sequence[int] = field(repr=False)
    begins: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    whole: frozenset[int] = field(repr=False)
    left_out: Sequence[tuple[int, int]] = ()

    def begin(self, at: int) -> int:
        """Where the key's character ``at`` begins in the text; the text's end for the key's."""
        if at >= len(self.key):
            return len(self.text)
        run = bisect_right(self.key_at, at) - 1
        return self.begins[run] if run in self.whole else self.begins[run] + at - self.key_at[run]

    def end(self, at: int) -> int:
        """Where the key's character ``at`` ends in the text; 0 for -1."""
        if at < 0:
            return 0
        run = bisect_right(self.key_at, at) - 1
        if run in self.whole:
            return self.ends[run]
        return self.begins[run] + at - self.key_at[run] + 1

    def at(self, offset: int) -> int:
        """The first character of the key that begins at or behind a place of the text."""
        run = bisect_right(self.begins, offset) - 1
        if run < 0:
            return 0
        length = self._length(run)
        if run in self.whole:
            return self.key_at[run] + (length if offset > self.begins[run] else 0)
        return self.key_at[run] + min(offset - self.begins[run], length)

    def gap(self, at: int) -> str:
        """What stands in the text before the key's character ``at``, heads left out."""
        return self.gap_between(self.end(at - 1), self.begin(at))

    def gap_between(self, start: int, end: int) -> str:
        """A stretch of the text that the key has not, heads left out."""
        left: list[str] = []
        for first, last in self.passed_over(start, end):
            left.append(self.text[start:first])
            start = min(last, end)
        return "".join((*left, self.text[start:end]))

    def passed_over(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The heads that stand in a stretch of the text."""
        if not self.left_out:
            return ()
        first = bisect_left(self.left_out, (start, start))
        last = bisect_left(self.left_out, (end, end))
        return self.left_out[first:last]

    def edges(self, start: int, end: int) -> Iterator[int]:
        """The characters of the key in ``start < at < end`` before which there may be a gap."""
        first = bisect_right(self.key_at, start)
        last = bisect_left(self.key_at, end)
        yield from self.key_at[first:last]

    def _length(self, run: int) -> int:
        following = self.key_at[run + 1] if run + 1 < len(self.key_at) else len(self.key)
        return following - self.key_at[run]


def build_key(text: str, left_out: Sequence[tuple[int, int]] = ()) -> Keyed:
    """The key of a text.

    Args:
        text: any text.
        left_out: stretches to pass over, in order and apart from each other.
    """
    pattern = RUNS if unicodedata.is_normalized("NFC", text) else composing_runs()
    parts: list[str] = []
    key_at: list[int] = []
    begins: list[int] = []
    ends: list[int] = []
    whole: list[int] = []
    length = position = 0
    for first, last in (*left_out, (len(text), len(text))):
        for match in pattern.finditer(text, position, first):
            stretch = match.group()
            begin, end = match.span()
            if is_cluster(stretch):
                said = meaning_of(stretch)
                if len(said) != end - begin or not unicodedata.is_normalized("NFC", stretch):
                    whole.append(len(key_at))
            else:
                said = stretch.replace("`", "'")
            key_at.append(length)
            begins.append(begin)
            ends.append(end)
            parts.append(said)
            length += len(said)
        position = last
    return Keyed(text, "".join(parts), key_at, begins, ends, frozenset(whole), tuple(left_out))


__all__ = ["Keyed", "build_key"]
