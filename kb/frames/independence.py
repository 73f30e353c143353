"""How many independent voices stand behind a factor: quotes, papers, groups of authors, routes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from kb.corpus import Corpus
from kb.frames.authorship import SharedAuthor, iter_shared_authors, join_papers
from kb.frames.choice import FactorKey, chosen_factors, short_names
from kb.frames.coded import Coded, iter_speaking
from kb.frames.listing import Listed, Listing, counted
from kb.frames.stamp import stamped

if TYPE_CHECKING:
    import pandas as pd

_MOST_LINKS = 5


@dataclass(frozen=True, repr=False)
class Independence:
    """How independent the quotes are that speak to one factor.

    Attributes:
        codebook: the codebook.
        factor: the factor.
        quotes: references of the quotes.
        papers: ids of their papers.
        groups: these papers in groups that share an author, the largest first.
        groups_at_least: the same, if every name that is perhaps the same is the same.
        links: the shared authors that join the groups, the sure ones and those in doubt.
        routes: ids of the papers in which the words were read: the paper itself, or the one that
            quotes it. Quotes that were taken from one review come by one route.
        first_hand: references of the quotes that were taken from the paper itself.
    """

    codebook: str
    factor: str
    quotes: tuple[str, ...]
    papers: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    groups_at_least: tuple[tuple[str, ...], ...]
    links: tuple[SharedAuthor, ...]
    routes: tuple[str, ...]
    first_hand: tuple[str, ...]

    def __str__(self) -> str:
        least = len(self.groups_at_least)
        doubt = f" ({least:,} if names in doubt are one)" if least < len(self.groups) else ""
        return ", ".join(
            [
                counted(len(self.quotes), "quote"),
                counted(len(self.papers), "paper"),
                counted(len(self.groups), "group of authors") + doubt,
                counted(len(self.routes), "route"),
            ]
        )

    def __repr__(self) -> str:
        return f"<{self.codebook}/{self.factor}: {self}>"


@dataclass(frozen=True, repr=False, eq=False)
class Independences(Listed, Sequence[Independence]):
    """The independence of some factors, by codebook and in its order.

    Attributes:
        data_version: the version of the data.
    """

    _entries: tuple[Independence, ...]
    data_version: str

    @overload
    def __getitem__(self, at: int) -> Independence: ...
    @overload
    def __getitem__(self, at: slice) -> Independences: ...
    def __getitem__(self, at: int | slice) -> Independence | Independences:
        if isinstance(at, slice):
            return Independences(self._entries[at], self.data_version)
        return self._entries[at]

    def __len__(self) -> int:
        return len(self._entries)

    def frame(self) -> pd.DataFrame:
        """A row for each factor.

        Columns: ``codebook``, ``factor``; and how many there are: ``quotes``, ``papers``,
        ``groups`` (of authors), ``groups_at_least`` (if names in doubt are one), ``routes``,
        ``first_hand`` (quotes that were taken from the paper itself).
        """
        import pandas as pd

        counts = ("quotes", "papers", "groups", "groups_at_least", "routes", "first_hand")
        rows = [
            (entry.codebook, entry.factor, *(len(getattr(entry, name)) for name in counts))
            for entry in self._entries
        ]
        frame = pd.DataFrame(rows, columns=["codebook", "factor", *counts])
        types = {"codebook": "str", "factor": "str"} | dict.fromkeys(counts, "int64")
        return stamped(frame.astype(types), self.data_version)

    def listing(self) -> Listing:
        """Its words."""
        entries = [entry for entry in self._entries if entry.quotes]
        names = short_names((entry.codebook, entry.factor) for entry in entries)
        return Listing(
            f"Independence of what speaks to {counted(len(entries), 'factor')}",
            ("factor", "quotes", "papers", "groups", "routes", "first hand"),
            [
                (
                    names[entry.codebook, entry.factor],
                    f"{len(entry.quotes):,}",
                    f"{len(entry.papers):,}",
                    _groups(entry),
                    f"{len(entry.routes):,}",
                    f"{len(entry.first_hand):,}",
                )
                for entry in entries
            ],
            len(entries),
            tuple(self._notes()),
        )

    def _notes(self) -> Iterator[str]:
        silent = sum(not entry.quotes for entry in self._entries)
        if silent:
            yield f"no quote speaks to {counted(silent, 'factor')}, left out here"
        links = dict.fromkeys(link for entry in self._entries for link in entry.links)
        if links:
            shown = [str(link) for link in list(links)[:_MOST_LINKS]]
            more = f"; and {len(links) - _MOST_LINKS:,} more" if len(links) > _MOST_LINKS else ""
            yield f"{'; '.join(shown)}{more}"
        routes = {route for entry in self._entries for route in entry.routes}
        if len(routes) == 1 and not any(entry.first_hand for entry in self._entries):
            yield f"all words were read in {min(routes)}, none in the paper that says them"


def _groups(entry: Independence) -> str:
    most, least = len(entry.groups), len(entry.groups_at_least)
    return f"{most:,}" if most == least else f"{least:,} to {most:,}"


def build_independence(
    corpus: Corpus, factor: str | None = None, codebook: str | None = None
) -> Independences:
    """For each factor the quotes that speak to it, and how independent they are.

    Two papers are of one group when they share an author, and so are papers that are joined through
    others: the groups are the connected components of the papers that speak to the factor. Papers
    that do not speak to it join nothing. `kb.frames.names` says which names are taken for one
    person; names that only may be one's are counted apart, in ``groups_at_least``.

    Args:
        corpus: the records.
        factor: a factor as in `kb.frames.choice.chosen_factors`; all if None.
        codebook: only under this codebook, by reference or bare id.

    Raises:
        UnknownName: when there is no such codebook or factor.
    """
    keys = chosen_factors(corpus, factor, codebook)
    spoken: dict[FactorKey, list[Coded]] = {key: [] for key in keys}
    for coded, _ in iter_speaking(corpus, keys):
        spoken[coded.key].append(coded)
    entries = tuple(_independence(key, found) for key, found in spoken.items())
    return Independences(entries, corpus.meta.version)


def _independence(key: FactorKey, spoken: list[Coded]) -> Independence:
    papers = {coded.paper.id: coded.paper for coded in spoken}
    links = tuple(iter_shared_authors(papers.values()))
    names = tuple(papers)
    return Independence(
        *key,
        quotes=tuple(coded.ref for coded in spoken),
        papers=names,
        groups=join_papers(names, (link for link in links if link.likeness == "same")),
        groups_at_least=join_papers(names, links),
        links=links,
        routes=tuple(dict.fromkeys(_route(coded) for coded in spoken)),
        first_hand=tuple(coded.ref for coded in spoken if coded.quote.via is None),
    )


def _route(coded: Coded) -> str:
    return coded.quote.via.paper if coded.quote.via else coded.paper.id
