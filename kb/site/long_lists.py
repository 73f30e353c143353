"""Lists that no page could hold: their beginning on a record's page, all of them on pages of their
own, so that no page grows with the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from kb.site import addresses
from kb.site.page import SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.words import count

WHOLE = 60
"""Up to so many quotes are shown with their words; more are links alone."""

SHOWN = 120
"""Of a longer list so much stands on the record's own page."""

PER_PAGE = 4_000
"""So much stands on each page of a list."""


@dataclass(frozen=True, slots=True)
class LongList:
    """A list on a record's page that may go on elsewhere.

    Attributes:
        home: where its beginning stands, the address of the record's page.
        name: its name in the address of its pages, ``positive``.
        title: what it holds, for the title of its pages, as plain text.
        record: what the record is called, as plain text.
        items: tuples that begin with a paper and a quote, by paper; or tuples that begin with a
            paper.
        noun: what an item is.
        parent: the path of the overview that lists the record.
        folder: what the addresses of its pages begin with; empty for ``home``.
    """

    home: str
    name: str
    title: str
    record: str
    items: Sequence[tuple[Any, ...]]
    noun: Literal["quote", "paper"]
    parent: str
    folder: str = ""

    def __len__(self) -> int:
        return len(self.items)

    @property
    def goes_on(self) -> bool:
        """Whether the record's page shows its beginning alone."""
        return len(self.items) > SHOWN

    @property
    def is_whole(self) -> bool:
        """Whether the record's page shows the words of its quotes."""
        return len(self.items) <= WHOLE

    @property
    def shown(self) -> Sequence[tuple[Any, ...]]:
        """What the record's page shows of it."""
        return self.items[:SHOWN]

    @property
    def pages(self) -> int:
        """How many pages of its own it has."""
        return -(-len(self.items) // PER_PAGE) if self.goes_on else 0

    @property
    def counted(self) -> str:
        """How many it holds, in words."""
        return count(len(self.items), self.noun)

    def address(self, page: int = 1) -> str:
        """The address of one of its pages, from 1."""
        return f"{self.folder or self.home}{self.name}/" + (f"{page}/" if page > 1 else "")


def iter_list_pages(press: Press, lists: Iterable[LongList]) -> Iterator[PlannedPage]:
    """The pages of those lists that go on beyond their record's page."""
    for one in lists:
        for number in range(1, one.pages + 1):
            path = addresses.page_path(one.address(number))
            make = partial(_list_page, press, one, number)
            yield PlannedPage(path, _title(one, number), make, one.parent)


def _title(one: LongList, number: int) -> str:
    place = f" (page {number} of {one.pages})" if one.pages > 1 else ""
    return f"{one.record}: {one.title}{place}"


def _list_page(press: Press, one: LongList, number: int) -> SitePage:
    first = (number - 1) * PER_PAGE
    items = one.items[first : first + PER_PAGE]
    return press.page(
        "list",
        addresses.page_path(one.address(number)),
        title=_title(one, number),
        description=f"{one.counted}: {one.record}, {one.title}.",
        parent=one.parent,
        listed=one,
        items=items,
        first=first + 1,
        last=first + len(items),
        number=number,
    )
