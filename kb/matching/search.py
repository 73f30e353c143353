"""Where a part of a quote may stand in a source: whole, or around marks and breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kb.matching.budget import LETTERS_A_STEP, Budget
from kb.matching.marks import MARK_SIGNS, iter_marks
from kb.matching.place import Piece, Placement, judge
from kb.matching.quoted import Part
from kb.matching.skipping import LONGEST_BREAK, Ways
from kb.matching.text import SourceText

_MOST_PLACES = 200
_SEED = 14
_MOST_SEEDS = 10
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
        if votes and min(votes)[0] <= 1 - len(seeds):
            break
    for _, begin in sorted(votes)[:8]:
        yield max(begin - _ROOM, 0), min(begin + len(key) + _ROOM, len(text))


def iter_broken(
    part: Part, source: SourceText, low: int, high: int, budget: Budget
) -> Iterator[Placement]:
    """Where the part stands around marks and breaks, begun between two places of the key."""
    for variant in variants(part):
        for pieces in _iter_broken(variant, source, low, high, budget):
            if not budget.spend(1 + (pieces[-1].ends_at - pieces[0].at) // LETTERS_A_STEP):
                return
            yield judge(part, source, pieces)


def _iter_broken(
    key: str, source: SourceText, low: int, high: int, budget: Budget
) -> Iterator[tuple[Piece, ...]]:
    ways = Ways(key, source, budget)
    # A break may fall behind any of the first letters; three are enough to begin with.
    first = key[:3]
    low = max(low - LONGEST_BREAK, 0)
    at = source.keyed.key.find(first, low, high)
    tries = 0
    while at >= 0 and tries < _MOST_PLACES * 3 and budget.spend():
        tries += 1
        length = ways.common(0, at)
        if length < len(key) and (length >= _SURE or _begins_block_end(source, at, length)):
            yield from ways.iter_from((Piece(0, at, length),))
        at = source.keyed.key.find(first, at + 1, high)
    for at, length in _short_beginnings(key, source, low, high):
        yield from ways.iter_from((Piece(0, at, length),))


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


__all__ = ["iter_broken", "iter_whole", "iter_windows", "variants"]
