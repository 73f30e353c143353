"""Pages and files that are known before they are made, so that one is made without the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.site.page import SitePage


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that is made when it is asked for.

    To plan is cheap: whatever takes time or room goes into ``make``.

    Attributes:
        path: the file from the site's root, as of the page.
        title: its title, as of the page.
        make: makes it; the same page whenever it is asked, whatever else was made before.
        parent: the path of the overview that lists it, as of the page.
    """

    path: str
    title: str
    make: Callable[[], SitePage]
    parent: str = ""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file beside the pages that is made when it is asked for.

    Attributes:
        path: where it stands, from the site's root.
        write: its bytes, piece by piece; the same whenever it is asked.
    """

    path: str
    write: Callable[[], Iterator[bytes]]

    def read(self) -> bytes:
        """All of its bytes."""
        return b"".join(self.write())
