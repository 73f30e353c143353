"""The answer to what nobody has read or said yet: a cell for each factor and domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, get_args

from kb.frames.choice import checked_word
from kb.frames.listing import Listed, Listing, counted
from kb.frames.reading import Place, Reading
from kb.frames.stamp import stamped
from kb.model.frozen import FrozenDict

if TYPE_CHECKING:
    import pandas as pd

Role = Literal["source", "target"]
State = Literal["no paper read", "not assessed", "read, nothing said", "said, unverified", "said"]
STATES: Final[tuple[State, ...]] = get_args(State)
"""What may be known of a factor in a domain, from nothing to most."""

FILLED: Final[frozenset[State]] = frozenset({"said", "said, unverified"})
"""The states of cells that are not empty."""

_MOST_READINGS = 5


@dataclass(frozen=True)
class Cell:
    """What is known of one factor in one domain.

    Attributes:
        factor: the factor's id.
        domain: the domain of the datasets.
        quotes: references of the quotes about datasets of this domain that speak to the factor.
        verified: those of them whose words were found in a source.
        papers: ids of their papers.
        looked_for: ids of the papers of this domain in all of whose quotes the factor was looked
            for.
        read: ids of the papers of this domain of which something is quoted.
    """

    factor: str
    domain: str
    quotes: tuple[str, ...]
    verified: tuple[str, ...]
    papers: tuple[str, ...]
    looked_for: tuple[str, ...]
    read: tuple[str, ...]

    @property
    def state(self) -> State:
        """One of `STATES`: absent (``read, nothing said``) and ``not assessed`` are kept apart."""
        if self.quotes:
            return "said" if self.verified else "said, unverified"
        if self.looked_for:
            return "read, nothing said"
        return "not assessed" if self.read else "no paper read"


@dataclass(frozen=True, repr=False)
class Gaps(Listed):
    """Factors by domains.

    Attributes:
        codebook: the codebook.
        by: whose domains they are: of the ``source`` or of the ``target`` datasets.
        cells: a cell for each factor and domain, by the codebook's order of factors.
        reading_list: the papers of the knowledge base that would fill most empty cells.
        unplaced: ids of papers of which no dataset is known in this role; they stand in no cell.
        data_version: the version of the data.
    """

    codebook: str
    by: Role
    cells: tuple[Cell, ...]
    reading_list: tuple[Reading, ...]
    unplaced: tuple[str, ...]
    data_version: str

    @cached_property
    def factors(self) -> tuple[str, ...]:
        """The factors, in the codebook's order."""
        return tuple(dict.fromkeys(cell.factor for cell in self.cells))

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The domains, sorted."""
        return tuple(dict.fromkeys(cell.domain for cell in self.cells))

    @cached_property
    def _at(self) -> Mapping[Place, Cell]:
        return FrozenDict({(cell.factor, cell.domain): cell for cell in self.cells})

    def cell(self, factor: str, domain: str) -> Cell:
        """The cell of a factor and a domain.

        Raises:
            UnknownName: when there is no such factor or domain.
        """
        checked_word(f"factor of {self.codebook}", factor, self.factors)
        checked_word("domain", domain, self.domains)
        return self._at[factor, domain]

    def frame(self) -> pd.DataFrame:
        """A row for each cell.

        Columns: ``codebook``, ``factor``, ``domain``, ``state`` (categorical, from ``no paper
        read`` to ``said``), and how many there are: ``quotes``, ``verified`` (quotes), ``papers``,
        ``looked_for`` (papers) and ``read`` (papers).
        """
        import pandas as pd

        counts = ("quotes", "verified", "papers", "looked_for", "read")
        rows = [
            (
                self.codebook,
                cell.factor,
                cell.domain,
                cell.state,
                *(len(getattr(cell, name)) for name in counts),
            )
            for cell in self.cells
        ]
        words = ["codebook", "factor", "domain"]
        frame = pd.DataFrame(rows, columns=[*words, "state", *counts])
        frame["state"] = pd.Categorical(frame["state"], categories=list(STATES), ordered=True)
        types = dict.fromkeys(words, "str") | dict.fromkeys(counts, "int64")
        return stamped(frame.astype(types), self.data_version)

    def grid(self) -> pd.DataFrame:
        """The states: factors by domains."""
        import pandas as pd

        states = pd.DataFrame(
            [
                [self._at[factor, domain].state for domain in self.domains]
                for factor in self.factors
            ],
            index=pd.Index(self.factors, name="factor", dtype="str"),
            columns=pd.Index(self.domains, name=f"{self.by} domain", dtype="str"),
            dtype="str",
        )
        return stamped(states, self.data_version)

    def reading_frame(self) -> pd.DataFrame:
        """A row for each paper of the reading list, the best first; the columns are the fields of
        `kb.frames.reading.Reading`."""
        import pandas as pd

        frame = pd.DataFrame(self.reading_list, columns=list(Reading._fields))
        words = dict.fromkeys(("paper", "title", "action"), "str")
        types = words | dict.fromkeys(("year", "of"), "int64")
        return stamped(frame.astype(types), self.data_version)

    def listing(self) -> Listing:
        """Its words."""
        return Listing(
            f"{self.codebook} by domain of the {self.by}: {counted(len(self.cells), 'cell')}",
            ("factor", *self.domains),
            [
                (factor, *(_words(self._at[factor, domain]) for domain in self.domains))
                for factor in self.factors
            ],
            len(self.factors),
            tuple(self._notes()),
        )

    def _notes(self) -> Iterator[str]:
        if self.cells:
            found = Counter(cell.state for cell in self.cells)
            yield "; ".join(f"{found[each]:,} {each}" for each in reversed(STATES) if found[each])
            yield "q: quotes that speak to the factor; p: their papers, else the papers read"
        if self.unplaced:
            yield (
                f"without a known {self.by} dataset, and so in no cell: "
                f"{counted(len(self.unplaced), 'paper')} (`unplaced`)"
            )
        shown = [
            f"{at}. {each.action} {each.paper} ({counted(len(each.fills), 'cell')})"
            for at, each in enumerate(self.reading_list[:_MOST_READINGS], start=1)
        ]
        if shown:
            more = len(self.reading_list) - len(shown)
            yield f"reading list: {', '.join(shown)}{f', and {more:,} more' if more else ''}"
        elif any(cell.state not in FILLED for cell in self.cells):
            yield "no paper of this knowledge base would fill an empty cell: look for new ones"


def _words(cell: Cell) -> str:
    said = f"{len(cell.quotes):,}q {len(cell.papers):,}p"
    return {
        "said": said,
        "said, unverified": f"{said} unverified",
        "read, nothing said": f"nothing said {len(cell.looked_for):,}p",
        "not assessed": f"not assessed {len(cell.read):,}p",
        "no paper read": "no paper read",
    }[cell.state]
