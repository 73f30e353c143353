"""Where a part of a quote may stand in a source: whole, or around marks and breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kb.matching.marks import MARK_SIGNS, iter_marks
from kb.matching.match import Span
from kb.matching.place import Piece, Placement, judge
from kb.matching.quoted import Part
from kb.matching.text import SourceText

LONGEST_BREAK = 8_000
"""Characters of the source that may be skipped at one break."""

MOST_SKIPS = 12
_MOST_PLACES = 200
_SEED = 14
_MOST_SEEDS = 10
_BACK = 40
"""How many characters of what is skipped may by chance be those that the quote goes on with."""

_SURE = 12
_ROOM = 400


def iter_whole(part: Part, source: SourceText, low: int = 0, high: int = -1) -> Iterator[Placement]:
    """Where the part stands in one piece, between two places of the source's key, in order."""
    end = len(source.keyed.key) if high < 0 else high
    for variant in variants(part):
        at = source.keyed.key.find(variant, low, end)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            yield judge(part, source, (Piece(0, at, len(variant)),))
            at = source.keyed.key.find(variant, at + 1, end)


def variants(part: Part) -> Iterator[str]:
    """The keys of a part: each loose letter in both cases."""
    key = part.keyed.key
    places = sorted(part.loose)[:3]
    if not places:
        yield key
        return
    choices = [dict.fromkeys((key[place], key[place].swapcase())) for place in places]
    for letters in product(*choices):
        chars = list(key)
        for place, letter in zip(places, letters, strict=True):
            chars[place] = letter
        yield "".join(chars)


def iter_windows(part: Part, source: SourceText) -> Iterator[tuple[int, int]]:
    """Stretches of the source's key in which something like the part stands, the best first.

    The part's key is cut into seeds. Where one is found, those near it are looked for close by.
    """
    key, text = part.keyed.key, source.keyed.key
    size = min(_SEED, max(len(key) // 3, 4))
    starts = range(0, max(len(key) - size, 0) + 1, max(size, (len(key) - size) // _MOST_SEEDS or 1))
    seeds = [(start, key[start : start + size]) for start in starts]
    seen: list[tuple[int, int]] = []
    votes: list[tuple[int, int]] = []
    for start, seed in seeds:
        at = text.find(seed)
        for _ in range(6):
            if at < 0:
                break
            if not any(low <= at <= high for low, high in seen):
                low, high = max(at - start - _ROOM, 0), at - start + len(key) + _ROOM
                near = text[low:high]
                votes.append((-sum(other in near for _, other in seeds), at - start))
                seen.append((low, high))
            at = text.find(seed, at + 1)
        if votes and min(votes)[0] <= -(len(seeds) + 1) // 2:
            break
    for _, begin in sorted(votes)[:4]:
        yield max(begin - _ROOM, 0), min(begin + len(key) + _ROOM, len(text))


def iter_broken(part: Part, source: SourceText, low: int, high: int) -> Iterator[Placement]:
    """Where the part stands around marks and breaks, begun between two places of the key."""
    for variant in variants(part):
        yield from _iter_broken(part, variant, source, low, high)


def _iter_broken(
    part: Part, key: str, source: SourceText, low: int, high: int
) -> Iterator[Placement]:
    # A break may fall behind any of the first letters; three are enough to begin with.
    first = key[:3]
    low = max(low - LONGEST_BREAK, 0)
    at = source.keyed.key.find(first, low, high)
    tries = 0
    while at >= 0 and tries < _MOST_PLACES * 3:
        tries += 1
        length = _common(key, 0, source.keyed.key, at)
        if length < len(key) and (length >= _SURE or _begins_block_end(source, at, length)):
            for pieces in _extended(key, source, (Piece(0, at, length),), 0):
                yield judge(part, source, pieces)
        at = source.keyed.key.find(first, at + 1, high)
    for at, length in _short_beginnings(key, source, low, high):
        for pieces in _extended(key, source, (Piece(0, at, length),), 0):
            yield judge(part, source, pieces)


def _short_beginnings(
    key: str, source: SourceText, low: int, high: int
) -> Iterator[tuple[int, int]]:
    """Where one or two characters of the key are all that stands before the end of a block."""
    for edge in source.block_edges_between(low + 1, high):
        for length in (1, 2):
            if edge >= length and source.keyed.key.startswith(key[:length], edge - length):
                yield edge - length, length


def _begins_block_end(source: SourceText, at: int, length: int) -> bool:
    """Whether what agrees from here on reaches the end of a block or a mark."""
    if source.block_edges_between(at + 1, at + length):
        return True
    keyed = source.keyed
    following = keyed.key[at + length : at + length + 1]
    if not (following.isdigit() or following in MARK_SIGNS):
        return False
    return bool(iter_marks(keyed.text, keyed.end(at + length - 1)))


def _common(key: str, start: int, text: str, at: int) -> int:
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


def _extended(
    key: str, source: SourceText, pieces: tuple[Piece, ...], depth: int
) -> Iterator[tuple[Piece, ...]]:
    """The ways to go on behind the last piece by skipping a mark or a break, to the key's end."""
    last = pieces[-1]
    done = last.start + last.length
    if done == len(key):
        yield pieces
        return
    if depth >= MOST_SKIPS:
        return
    for cut, piece in (*_past_marks(key, source, last), *_past_breaks(key, source, last)):
        shorter = Piece(last.start, last.at, cut, last.before, last.mark)
        yield from _extended(key, source, (*pieces[:-1], shorter, piece), depth + 1)


def _past_marks(key: str, source: SourceText, last: Piece) -> Iterator[tuple[int, Piece]]:
    """The pieces behind a mark at the end of the last one, with what is left of that."""
    keyed = source.keyed
    cuts = range(last.length, max(last.length - 6, 0), -1) if last.length else (0,)
    for cut in cuts if last.length or last.before == "break" else ():
        left = len(key) - last.start - cut
        for mark in _marks_at(source, last.at + cut):
            at = keyed.at(mark.end)
            length = _common(key, last.start + cut, keyed.key, at)
            is_before_break = at in source.block_edges_between(at, at)
            if length >= min(left, 3) or is_before_break:
                yield cut, Piece(last.start + cut, at, length, "mark", mark)


def _marks_at(source: SourceText, at: int) -> Iterator[Span]:
    """The marks before a place of the source's key: directly behind the word before it, or behind
    the white space and the heads in between."""
    keyed = source.keyed
    behind, before = keyed.end(at - 1), keyed.begin(at)
    for start in dict.fromkeys((behind, before)):
        for end, _ in iter_marks(keyed.text, start):
            spaces = len(keyed.text[start:end]) - len(keyed.text[start:end].lstrip())
            yield Span(start + spaces, end)


def _past_breaks(key: str, source: SourceText, last: Piece) -> Iterator[tuple[int, Piece]]:
    """The pieces at the beginning of later blocks, where the last one reaches the end of one."""
    keyed = source.keyed
    reach = last.at + last.length
    if last.before == "break" and not last.length:
        return
    first = last.at if last.before == "mark" else last.at + 1
    for edge in reversed(source.block_edges_between(max(reach - _BACK, first), reach)):
        cut = edge - last.at
        limit = keyed.at(keyed.end(edge - 1) + LONGEST_BREAK)
        left = len(key) - last.start - cut
        wanted = min(left, 4)
        for at in source.block_edges_between(edge + 1, limit):
            following = key[last.start + cut : last.start + cut + wanted]
            if keyed.key.startswith(following, at):
                length = _common(key, last.start + cut, keyed.key, at)
                yield cut, Piece(last.start + cut, at, length, "break")
            elif any(keyed.key.startswith(following, keyed.at(mark.end))
                     for mark in _marks_at(source, at)):  # fmt: skip
                yield cut, Piece(last.start + cut, at, 0, "break")


__all__ = ["iter_broken", "iter_whole", "iter_windows", "variants"]
