"""Places for all parts of a passage, in order and near each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.matching.budget import LETTERS_A_STEP, Budget
from kb.matching.omissions import LONGEST_OMISSION
from kb.matching.place import Placement
from kb.matching.quoted import Part
from kb.matching.search import iter_broken, iter_whole, iter_windows, variants
from kb.matching.text import SourceText

_MOST_CHAINS = 400


def iter_chains(
    parts: Sequence[Part],
    source: SourceText,
    budget: Budget,
    thorough: bool = False,
    low: int = 0,
) -> Iterator[tuple[Placement, ...]]:
    """Places for the parts of a passage, the likeliest first.

    Args:
        parts: the parts.
        source: the source.
        budget: what may be tried.
        thorough: look for places around marks and breaks also where a part stands whole elsewhere.
        low: the place of the source's key from which on the first of them is looked for.
    """
    search = _Search(source, thorough, budget)
    first = min(range(len(parts)), key=lambda index: _is_hard_to_find(parts[index], source))
    given = 0
    for anchor in iter_placements(parts[first], source, budget, thorough, low):
        for left in search.spread(parts[:first][::-1], anchor, -1):
            for right in search.spread(parts[first + 1 :], anchor, 1):
                yield (*left[::-1], anchor, *right)
                given += 1
                if given >= _MOST_CHAINS:
                    return


def _is_hard_to_find(part: Part, source: SourceText) -> tuple[bool, int, int]:
    """Smallest for the part from which to look for the others: one that stands in few places, and
    the longest of those."""
    places = sum(source.keyed.key.count(variant) for variant in variants(part))
    return places == 0, places, -len(part.keyed.key)


def iter_placements(
    part: Part,
    source: SourceText,
    budget: Budget,
    thorough: bool = False,
    low: int = 0,
    high: int = -1,
) -> Iterator[Placement]:
    """Where a part stands, the best first; around breaks and marks only where it has to be."""
    later = []
    is_sure = False
    cost = 1 + len(part.keyed.key) // LETTERS_A_STEP
    for placed in iter_whole(part, source, low, high):
        if not budget.spend(cost):
            return
        if placed.rank == 0:
            is_sure = True
            yield placed
        elif placed.stands:
            later.append(placed)
    if thorough or not is_sure:
        windows = [(low, high)] if high >= 0 else list(iter_windows(part, source))
        for first, last in windows:
            broken = iter_broken(part, source, first, last, budget)
            later += [placed for placed in broken if placed.stands and placed.start >= low]
    yield from sorted(later, key=lambda placed: placed.rank)


class _Search:
    """What one search has learned: from which places the rest of the parts cannot be reached."""

    def __init__(self, source: SourceText, thorough: bool, budget: Budget) -> None:
        self._budget = budget
        self._source = source
        self._thorough = thorough
        self._dead: set[tuple[int, int, int]] = set()

    def spread(
        self, parts: Sequence[Part], anchor: Placement, way: int
    ) -> Iterator[tuple[Placement, ...]]:
        """Places for the parts before or behind one that has its place, going away from it."""
        if not parts:
            yield ()
            return
        state = (way, len(parts), anchor.end if way > 0 else anchor.start)
        if state in self._dead or not self._budget.spend():
            return
        has_way = False
        for placed in self._places_beside(parts[0], anchor, way):
            for rest in self.spread(parts[1:], placed, way):
                has_way = True
                yield (placed, *rest)
        if not has_way:
            self._dead.add(state)

    def _places_beside(self, part: Part, anchor: Placement, way: int) -> list[Placement]:
        keyed = self._source.keyed
        if way > 0:
            low = anchor.end
            high = keyed.at(keyed.end(anchor.end - 1) + LONGEST_OMISSION) + len(part.keyed.key) + 1
        else:
            high = anchor.start
            low = keyed.at(max(keyed.begin(anchor.start) - LONGEST_OMISSION, 0))
            low = max(low - len(part.keyed.key) - 1, 0)
        high = min(high, len(keyed.key))
        found = [
            placed
            for placed in iter_placements(
                part, self._source, self._budget, self._thorough, low, high
            )
            if placed.end <= high and _is_near(anchor, placed, self._source)
        ]
        return found if way > 0 else sorted(found, key=lambda one: (one.rank, -one.start))


def _is_near(one: Placement, other: Placement, source: SourceText) -> bool:
    """Whether two places are apart, and no farther than a quote may leave out."""
    first, last = sorted((one, other), key=lambda placed: placed.start)
    distance = source.keyed.begin(last.start) - source.keyed.end(first.end - 1)
    return first.end <= last.start and distance <= LONGEST_OMISSION


__all__ = ["iter_chains", "iter_placements"]
