"""The ledger: how many quotes were compared with a source, how, against what, and why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from kb.corpus import Corpus
from kb.model.paper import Level, Paper, Quote, Verification

if TYPE_CHECKING:
    import pandas as pd

NOT_COMPARED: Final = "not-compared"
"""The word where no comparison is on record; ``unverified`` is on record, as tried in vain."""

Standing = Level | Literal["not-compared"]
STANDINGS: tuple[Standing, ...] = (
    "full-text",
    "abstract",
    "secondary",
    "unverified",
    NOT_COMPARED,
)
"""Every word that may stand for a quote, from what says most to what says least."""

CHECKED: tuple[Standing, ...] = ("full-text", "abstract", "secondary")
"""The standings of quotes whose words were found in a source."""

NEVER_TRIED = "no comparison is on record"
NO_REASON = "compared without success, and no reason was given"

_WHERE: Mapping[Standing, str] = {
    "full-text": "in the paper itself",
    "abstract": "in its abstract",
    "secondary": "in the paper that quotes it",
}
_MOST_REASONS = 3
_REASON_LENGTH = 70


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one quote.

    Attributes:
        paper: the id of the quote's paper.
        quote: the quote's reference, ``ribeiro2017/q3``.
        level: against what its words were held; None where no comparison is on record.
        match: how they stand there, or None.
        tolerated: the tolerated changes between the quote and the source.
        against: the id of the paper in whose words they stand; None where they stand in none, or
            where it is not known.
        page: the page of the file, from 1, or None.
        extractor: what read the file, or None.
        file: the SHA-256 of the file, or None.
        by: id of whoever ran the comparison, or None.
        date: its day, or None.
        confirmed: what a person saw who confirmed the match, or None.
        reason: why it is not checked; empty for one that is.
    """

    paper: str
    quote: str
    level: Level | None
    match: str | None
    tolerated: tuple[str, ...]
    against: str | None
    page: int | None
    extractor: str | None
    file: str | None
    by: str | None
    date: str | None
    confirmed: str | None
    reason: str

    @property
    def standing(self) -> Standing:
        """The level, or ``not-compared`` where no comparison is on record."""
        return self.level or NOT_COMPARED

    @property
    def is_checked(self) -> bool:
        """Whether its words were found in a source."""
        return self.standing in CHECKED

    @property
    def is_confirmed(self) -> bool:
        """Whether its words were found, and a person vouches for a part of that."""
        return self.is_checked and self.confirmed is not None


@dataclass(frozen=True, repr=False)
class Ledger:
    """What is known of some quotes.

    Attributes:
        entries: an entry for each, in the order of the corpus.
    """

    entries: tuple[Entry, ...]

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        return f"<ledger of quotes, {format_ledger(self)}>"

    @cached_property
    def counts(self) -> Mapping[Standing, int]:
        """How many quotes have each standing; every standing is there."""
        found = Counter(entry.standing for entry in self.entries)
        return {standing: found[standing] for standing in STANDINGS}

    @cached_property
    def reasons(self) -> Mapping[str, int]:
        """Why quotes are not checked, each with the number of quotes, the commonest first."""
        found = Counter(entry.reason for entry in self.entries if not entry.is_checked)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @property
    def checked(self) -> int:
        """How many quotes were found in a source."""
        return sum(self.counts[standing] for standing in CHECKED)

    @property
    def confirmed(self) -> int:
        """How many of these a person confirmed."""
        return sum(entry.is_confirmed for entry in self.entries)

    @property
    def skipped(self) -> int:
        """How many were not."""
        return len(self.entries) - self.checked

    def frame(self) -> pd.DataFrame:
        """A row for each quote; the columns are the fields of `kb.ledger.Entry`. ``page`` is a
        nullable whole number, ``tolerated`` holds tuples of words."""
        import pandas as pd

        columns = [field.name for field in fields(Entry)]
        rows = [[getattr(entry, name) for name in columns] for entry in self.entries]
        frame = pd.DataFrame(rows, columns=columns)
        for name in columns:
            if name not in ("page", "tolerated"):
                frame[name] = frame[name].astype("str")
        frame["page"] = frame["page"].astype("Int64")
        return frame


def build_ledger(corpus: Corpus, quotes: Collection[str] | None = None) -> Ledger:
    """The ledger of the quotes in use.

    Args:
        corpus: the records.
        quotes: only the quotes of these references, each once; all if None.
    """
    wanted = None if quotes is None else frozenset(quotes)
    return Ledger(
        tuple(
            _entry(ref, paper, quote)
            for ref, (paper, quote) in corpus.quotes.items()
            if wanted is None or ref in wanted
        )
    )


def _entry(ref: str, paper: Paper, quote: Quote) -> Entry:
    found = quote.verification
    return Entry(
        paper=paper.id,
        quote=ref,
        level=found.level if found else None,
        match=found.match if found else None,
        tolerated=found.tolerated if found else (),
        against=_against(paper, quote, found),
        page=found.page if found else None,
        extractor=found.extractor if found else None,
        file=found.file if found else None,
        by=found.by if found else None,
        date=found.date if found else None,
        confirmed=found.confirmed if found else None,
        reason=_reason(found),
    )


def _against(paper: Paper, quote: Quote, found: Verification | None) -> str | None:
    if found is None or found.level == "unverified":
        return None
    if found.level == "secondary":
        return quote.via.paper if quote.via else None
    return paper.id


def _reason(found: Verification | None) -> str:
    if found is None:
        return NEVER_TRIED
    if found.level != "unverified":
        return ""
    return " ".join((found.reason or NO_REASON).split()).rstrip(".")


def format_ledger(ledger: Ledger) -> str:
    """The counts on one line: how many quotes, how many of them were checked against what, how many
    of these a person confirmed, and how many were skipped for which reasons. Long and rare reasons
    are cut short."""
    levels = ", ".join(f"{ledger.counts[level]:,} {_WHERE[level]}" for level in CHECKED)
    seen = f"; of them {ledger.confirmed:,} confirmed by a person" if ledger.confirmed else ""
    checked = f"{len(ledger):,}: {ledger.checked:,} checked ({levels}{seen})"
    if not ledger.skipped:
        return f"{checked}, none skipped"
    return f"{checked}, {ledger.skipped:,} skipped ({'; '.join(_skipped(ledger.reasons))})"


def _skipped(reasons: Mapping[str, int]) -> list[str]:
    listed = list(reasons.items())
    most = _MOST_REASONS if len(listed) > _MOST_REASONS + 1 else len(listed)
    said = [f"{number:,}: {_shortened(reason)}" for reason, number in listed[:most]]
    rest = listed[most:]
    if rest:
        said.append(f"{sum(number for _, number in rest):,} for {len(rest):,} other reasons")
    return said


def _shortened(reason: str) -> str:
    if len(reason) <= _REASON_LENGTH:
        return reason
    cut = reason[:_REASON_LENGTH]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "..."
