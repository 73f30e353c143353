"""The ways on behind a stretch of a source that agrees with a quote: past a mark, or past a
break."""

from __future__ import annotations

from collections.abc import Iterator

from kb.matching.budget import Budget
from kb.matching.marks import iter_marks
from kb.matching.match import Span
from kb.matching.place import Piece
from kb.matching.text import SourceText

LONGEST_BREAK = 8_000
"""Characters of the source that may be skipped at one break."""

MOST_SKIPS = 12
_BACK = 40
"""How many characters of what is skipped may by chance be those that the quote goes on with."""


class Ways:
    """The ways in which one key can be laid over a source by skipping marks and breaks.

    Args:
        key: the key of a part of the quote.
        source: the source.
        budget: what may be tried.
    """

    def __init__(self, key: str, source: SourceText, budget: Budget) -> None:
        self._key = key
        self._source = source
        self._budget = budget
        self._dead: dict[tuple[int, int, int, str], int] = {}
        self._marks: dict[int, tuple[Span, ...]] = {}

    def iter_from(self, pieces: tuple[Piece, ...], depth: int = 0) -> Iterator[tuple[Piece, ...]]:
        """The ways to go on behind the last piece, to the key's end."""
        last = pieces[-1]
        if last.start + last.length == len(self._key):
            yield pieces
            return
        state = (last.start, last.at, last.length, last.before)
        if depth >= MOST_SKIPS or self._dead.get(state, MOST_SKIPS) <= depth:
            return
        if not self._budget.spend():
            return
        has_way = False
        for cut, piece in (*self._past_marks(last), *self._past_breaks(last)):
            shorter = Piece(last.start, last.at, cut, last.before, last.mark)
            for way in self.iter_from((*pieces[:-1], shorter, piece), depth + 1):
                has_way = True
                yield way
        if not has_way:
            self._dead[state] = depth

    def common(self, start: int, at: int) -> int:
        """How many characters agree from a place of the key and one of the source on."""
        return common_length(self._key, start, self._source.keyed.key, at)

    def _past_marks(self, last: Piece) -> Iterator[tuple[int, Piece]]:
        """The pieces behind a mark at the end of the last one, with what is left of that."""
        cuts = range(last.length, max(last.length - 6, 0), -1) if last.length else (0,)
        for cut in cuts if last.length or last.before == "break" else ():
            left = len(self._key) - last.start - cut
            for mark in self._marks_at(last.at + cut):
                at = self._source.keyed.at(mark.end)
                length = self.common(last.start + cut, at)
                is_before_break = bool(self._source.block_edges_between(at, at + length))
                if length >= min(left, 3) or is_before_break:
                    yield cut, Piece(last.start + cut, at, length, "mark", mark)

    def _past_breaks(self, last: Piece) -> Iterator[tuple[int, Piece]]:
        """The pieces at the beginning of later blocks, where the last one reaches the end of
        one."""
        keyed = self._source.keyed
        reach = last.at + last.length
        if last.before == "break" and not last.length:
            return
        first = last.at if last.before == "mark" else last.at + 1
        for edge in reversed(self._source.block_edges_between(max(reach - _BACK, first), reach)):
            start = last.start + edge - last.at
            following = self._key[start : start + 4]
            limit = keyed.at(keyed.end(edge - 1) + LONGEST_BREAK)
            for at in self._source.block_edges_between(edge + 1, limit):
                if not self._budget.spend():
                    return
                if keyed.key.startswith(following, at):
                    yield edge - last.at, Piece(start, at, self.common(start, at), "break")
                elif any(keyed.key.startswith(following, keyed.at(mark.end))
                         for mark in self._marks_at(at)):  # fmt: skip
                    yield edge - last.at, Piece(start, at, 0, "break")
                elif (few := self.common(start, at)) and self._marks_at(at + few):
                    yield edge - last.at, Piece(start, at, few, "break")

    def _marks_at(self, at: int) -> tuple[Span, ...]:
        """The marks before a place of the source's key: directly behind the word before it, or
        behind the white space and the heads in between."""
        if at not in self._marks:
            self._marks[at] = tuple(_iter_marks_at(self._source, at))
        return self._marks[at]


def _iter_marks_at(source: SourceText, at: int) -> Iterator[Span]:
    keyed = source.keyed
    behind, before = keyed.end(at - 1), keyed.begin(at)
    for start in dict.fromkeys((behind, before)):
        for end, _ in iter_marks(keyed.text, start):
            mark = keyed.text[start:end]
            yield Span(start + len(mark) - len(mark.lstrip()), end)


def common_length(key: str, start: int, text: str, at: int) -> int:
    """How many characters of two texts agree from two places on."""
    most = min(len(key) - start, len(text) - at)
    if key[start : start + most] == text[at : at + most]:
        return most
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        if key[start + low : start + middle] == text[at + low : at + middle]:
            low = middle
        else:
            high = middle
    return low


__all__ = ["LONGEST_BREAK", "MOST_SKIPS", "Ways", "common_length"]
