"""Which papers to read next: those that would fill the most empty cells, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from kb.model.paper import Paper

Place = tuple[str, str]
"""A cell of a table of gaps: a factor and a domain."""

Action = Literal["read", "code"]
"""``read`` a paper of which nothing is quoted; ``code`` quotes for factors nobody looked for."""


class Reading(NamedTuple):
    """A paper on the reading list.

    Attributes:
        paper: its id.
        year: its year.
        title: its title.
        action: ``read`` where nothing of it is quoted yet, ``code`` where its quotes were not coded
            for these factors.
        fills: the empty cells that it may fill and no paper before it, each a factor and a domain.
        of: how many empty cells it may fill in all.
    """

    paper: str
    year: int
    title: str
    action: Action
    fills: tuple[Place, ...]
    of: int


def build_reading_list(
    candidates: Iterable[tuple[Paper, Action]], may_fill: Mapping[str, frozenset[Place]]
) -> tuple[Reading, ...]:
    """The papers in the order in which they fill the most cells that are still empty.

    This is the greedy set cover. Its first ``k`` papers fill at least 1 - 1/e, 63 %, of what the
    best ``k`` papers would (G. Nemhauser, L. Wolsey and M. Fisher, An analysis of approximations
    for maximizing submodular set functions I, Mathematical Programming 14, 1978); to fill all that
    can be filled it takes at most ``1 + 1/2 + ... + 1/n`` times as many papers as needed, where
    ``n`` is the most cells that one paper fills (V. Chvatal, A greedy heuristic for the
    set-covering problem, Mathematics of Operations Research 4, 1979). Of papers that fill as many,
    the newest comes first, then by id.

    Args:
        candidates: the papers, and what is to be done with each.
        may_fill: for each paper's id the empty cells that it may fill.
    """
    newest = sorted(candidates, key=lambda pair: (-pair[0].year, pair[0].id))
    best = {may_fill[paper.id]: (paper, action) for paper, action in reversed(newest)}
    ranks = {paper.id: rank for rank, (paper, _) in enumerate(newest)}
    empty = frozenset[Place]().union(*best)
    listed: list[Reading] = []
    while empty:
        cells = max(best, key=lambda cells: (len(cells & empty), -ranks[best[cells][0].id]))
        paper, action = best[cells]
        filled = tuple(sorted(cells & empty))
        listed.append(Reading(paper.id, paper.year, paper.title, action, filled, len(cells)))
        empty -= cells
    return tuple(listed)
