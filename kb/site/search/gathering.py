"""Gathers what the search finds while the pages of a site are printed, and writes its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kb.site import addresses
from kb.site.search.entries import WRITTEN, kind_of
from kb.site.search.index import FOLDER, Found, SearchIndex
from kb.site.search.sections import iter_sections

if TYPE_CHECKING:
    from kb.site.page import SitePage


class SiteSearch:
    """What the search finds on a site, page by page."""

    def __init__(self) -> None:
        self._index = SearchIndex()

    def add_generated(self, page: SitePage) -> None:
        """Let the entries of a generated page be found."""
        path = _address(page.path)
        for entry in page.search:
            self._index.add(
                kind_of(path, entry),
                Found(
                    f"{path}#{entry.anchor}" if entry.anchor else path,
                    entry.title,
                    entry.text,
                    codes=entry.codes,
                    weight=entry.weight,
                ),
            )

    def add_written(self, path: str, title: str, html: str) -> None:
        """Let a page that somebody wrote be found, section by section.

        Args:
            path: the file from the site's root.
            title: of the page.
            html: its content.
        """
        address = _address(path)
        for section in iter_sections(html):
            is_top = not section.anchor or section.title == title
            found = Found(
                f"{address}#{section.anchor}" if section.anchor and not is_top else address,
                section.title or title,
                section.text,
                where="" if is_top else title,
            )
            self._index.add(WRITTEN, found)

    def iter_found(self) -> Iterator[Found]:
        """All that can be found so far."""
        return self._index.iter_found()

    def iter_files(self) -> Iterator[tuple[str, bytes]]:
        """Each file with its address from the site's root."""
        yield from self._index.write_files()

    def write(self, site: Path) -> None:
        """Write the files below the folder of a site."""
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        for path, data in self.iter_files():
            (site / path).write_bytes(data)


def _address(path: str) -> str:
    return "" if path == addresses.HOME else path.removesuffix("index.html")
