"""The ledger: which quotes were checked, how and against what, and why the others were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.ledger import CHECKED, STANDINGS, Entry, Ledger, Standing
from kb.site import addresses
from kb.site.crossings import Cited
from kb.site.levels import LEVELS
from kb.site.long_lists import LongList, iter_list_pages
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.words import count

_MOST_ROWS = 200
_MOST_REASONS = 50


@dataclass(frozen=True, slots=True)
class Group:
    """The quotes of one standing, as the page lists them.

    Attributes:
        standing: the standing.
        rows: what is known, each with the quotes of which just this is known; empty where the
            quotes are too many, or where there is nothing to say.
        cited: the quotes with their papers, for a list in little room.
    """

    standing: Standing
    rows: Sequence[tuple[Entry, Sequence[Cited]]]
    cited: LongList

    @property
    def title(self) -> str:
        """Its heading."""
        return f"{LEVELS[self.standing].label} ({len(self.cited):,})"

    @property
    def is_checked(self) -> bool:
        """Whether the words were found in a source."""
        return self.standing in CHECKED


def build_ledger_page(press: Press) -> SitePage:
    """The page of the ledger."""
    ledger = press.ledger
    groups = tuple(_groups(press))
    reasons = list(ledger.reasons.items())
    return press.page(
        "ledger",
        addresses.page_path(addresses.LEDGER),
        title="Ledger",
        description=(
            f"Of {count(len(ledger), 'quote')}, {ledger.checked:,} were found in a source and "
            f"{ledger.skipped:,} were not."
        ),
        toc=_headings(ledger, groups),
        search=(
            SearchEntry("", "Ledger", "Which quotes were checked, how, and against what."),
            *(SearchEntry(name, words.label, words.means) for name, words in LEVELS.items()),
        ),
        ledger=ledger,
        shares=[(name, _share(ledger, name)) for name in STANDINGS],
        reasons=reasons[:_MOST_REASONS],
        more_reasons=sum(number for _, number in reasons[_MOST_REASONS:]),
        groups=groups,
    )


def iter_ledger_lists(press: Press) -> Iterator[PlannedPage]:
    """The pages of the quotes of each standing that are too many for the ledger's page."""
    yield from iter_list_pages(press, (group.cited for group in _groups(press)))


def _groups(press: Press) -> Iterator[Group]:
    for standing in STANDINGS:
        entries = [entry for entry in press.ledger.entries if entry.standing == standing]
        if entries:
            rows = _rows(press, entries) if entries[0].level and len(entries) <= _MOST_ROWS else ()
            quotes = [press.corpus.quotes[entry.quote] for entry in entries]
            label, home = LEVELS[standing].label, addresses.LEDGER
            overview = addresses.page_path(home)
            cited = LongList(home, standing, label, "Ledger", quotes, "quote", overview)
            yield Group(standing, rows, cited)


def _rows(press: Press, entries: Sequence[Entry]) -> list[tuple[Entry, list[Cited]]]:
    """Quotes of which the same is known share a row, in the order of the first of them."""
    alike: dict[Entry, list[Cited]] = {}
    for entry in entries:
        known = replace(entry, paper="", quote="")
        alike.setdefault(known, []).append(press.corpus.quotes[entry.quote])
    return list(alike.items())


def _share(ledger: Ledger, standing: Standing) -> float:
    """How much of all quotes has this standing, in per cent."""
    return round(100 * ledger.counts[standing] / max(len(ledger), 1), 2)


def _headings(ledger: Ledger, groups: Sequence[Group]) -> tuple[Heading, ...]:
    levels = tuple(Heading(name, words.label) for name, words in LEVELS.items())
    lists = tuple(Heading(f"{group.standing}-quotes", group.title) for group in groups)
    headings = [Heading("levels", "What each level means", levels)]
    headings.append(Heading("matches", "How words may stand in a source"))
    if ledger.skipped:
        headings.append(Heading("skipped", "Why some were not checked"))
    headings.append(Heading("repeat", "Repeat a check"))
    if groups:
        headings.append(Heading("quotes", "Every quote", lists))
    return tuple(headings)
