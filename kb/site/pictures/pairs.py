"""Which of the pairs of quotes that stand against each other are kept, and which a page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kb.frames.conflicts import Conflicts, iter_closest
from kb.frames.stances import Conflict, Stance, conflict_of

_MOST_LOOKED_AT = 10_000
"""So many pairs of a factor are looked at for some whose quotes are not shown yet."""

_Pair = tuple[Stance, Stance]


@dataclass(frozen=True, slots=True)
class Sides:
    """A factor on which quotes stand against each other.

    Attributes:
        codebook: the codebook.
        factor: the factor.
        positive: the quotes that are for it.
        negative: the quotes that are against it.
    """

    codebook: str
    factor: str
    positive: tuple[Stance, ...]
    negative: tuple[Stance, ...]

    @property
    def total(self) -> int:
        """How many pairs there are."""
        return len(self.positive) * len(self.negative)


def read_sides(conflicts: Conflicts) -> tuple[Sides, ...]:
    """The factors with quotes on both sides, in the order of their codebook."""
    found: dict[tuple[str, str], dict[str, list[Stance]]] = {}
    for stance in conflicts.stances:
        of = found.setdefault((stance.codebook, stance.factor), {"positive": [], "negative": []})
        of.setdefault(stance.value, []).append(stance)
    all_sides = (
        Sides(*key, tuple(of["positive"]), tuple(of["negative"])) for key, of in found.items()
    )
    return tuple(sides for sides in all_sides if sides.total)


def kept_pairs(all_sides: Sequence[Sides], most: int) -> tuple[Conflict, ...]:
    """The closest pairs of each factor, as many of one as of another while there are any.

    Args:
        all_sides: the factors.
        most: keep no more pairs than this.
    """
    taken = _in_turn([iter_closest(each.positive, each.negative) for each in all_sides], most)
    return tuple(conflict_of(*pair) for pairs in taken for pair in pairs)


def shown_pairs(
    all_sides: Sequence[Sides], most: int
) -> tuple[tuple[Sides, tuple[Conflict, ...]], ...]:
    """Close pairs of each factor in which one quote comes once, and twice only where there is
    room left: factors with their pairs.

    Args:
        all_sides: the factors.
        most: show no more pairs than this.
    """
    used = Counter[str]()
    shown: list[list[_Pair]] = [[] for _ in all_sides]
    for limit in (1, 2):
        streams = [
            _iter_unused(sides, used, limit, pairs)
            for sides, pairs in zip(all_sides, shown, strict=True)
        ]
        more = _in_turn(streams, most - sum(map(len, shown)))
        for pairs, new in zip(shown, more, strict=True):
            pairs.extend(new)
    return tuple(
        (sides, tuple(conflict_of(*pair) for pair in pairs))
        for sides, pairs in zip(all_sides, shown, strict=True)
        if pairs
    )


def _iter_unused(
    sides: Sides, used: Counter[str], limit: int, shown: Sequence[_Pair]
) -> Iterator[_Pair]:
    """The closest pairs of quotes that were used less often than the limit, and are so now."""
    before = {(one.quote, other.quote) for one, other in shown}
    for one, other in islice(iter_closest(sides.positive, sides.negative), _MOST_LOOKED_AT):
        names = one.quote, other.quote
        if names not in before and all(used[name] < limit for name in names):
            used.update(names)
            yield one, other


def _in_turn(streams: Sequence[Iterator[_Pair]], most: int) -> list[list[_Pair]]:
    """One pair of each stream after the other, until all are empty or there are enough."""
    taken: list[list[_Pair]] = [[] for _ in streams]
    waiting = list(range(len(streams)))
    while waiting and most > 0:
        for at in tuple(waiting):
            pair = next(streams[at], None) if most > 0 else None
            if pair is None:
                waiting.remove(at)
            else:
                taken[at].append(pair)
                most -= 1
    return taken
