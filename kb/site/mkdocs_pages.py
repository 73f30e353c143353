"""A page of the site as MkDocs wants it: ready HTML that never passes through Python-Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kb.site import addresses, material
from kb.site.page import Heading, SitePage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class ReadyPage(Page):
    """A generated page.

    Attributes:
        ready: the page of the site.
    """

    def __init__(self, ready: SitePage, file: File, config: MkDocsConfig) -> None:
        is_home = ready.path == addresses.HOME
        super().__init__("Home" if is_home else escape(ready.title), file, config)
        self.ready = ready
        self.edit_url = ready.edit_url or None

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source: only what the theme wants to know about the page is set."""
        self.markdown = ""
        self.meta = material.page_meta(self.ready, self.is_homepage)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the HTML and the headings."""
        self.content = self.ready.body
        top = AnchorLink(escape(self.ready.title), "_title", 1)
        top.children = _anchor_links(self.ready.toc, 2)
        self.toc = TableOfContents([top])


def _anchor_links(headings: Iterable[Heading], level: int) -> list[AnchorLink]:
    links = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.id, level)
        link.children = _anchor_links(heading.under, level + 1)
        links.append(link)
    return links


class SiteFile(File):
    """A file that is copied as it is, even where its name ends in ``.md``."""

    def is_documentation_page(self) -> bool:
        """Never: what is downloaded is not rendered."""
        return False


def source_of(ready: SitePage) -> str:
    """The name under which written pages link to a page: ``papers/doe2020.md`` for a record.

    A record may be called ``index``, and then cannot be told from an overview by a shorter name.
    """
    folder = ready.path.removesuffix("/index.html")
    if not ready.parent or folder.rpartition("/")[2] in ("index", "readme"):
        return ready.path.removesuffix(".html") + ".md"
    return f"{folder}.md"


def add_page(ready: SitePage, files: Files, config: MkDocsConfig) -> ReadyPage:
    """Give MkDocs a page; overviews may stand in the navigation, records stay out of it."""
    in_navigation = InclusionLevel.NOT_IN_NAV if ready.parent else InclusionLevel.INCLUDED
    source = source_of(ready)
    file = File.generated(config, source, content="", inclusion=in_navigation)
    file.dest_uri = ready.path
    if source in files.src_uris:
        files.remove(files.src_uris[source])
    files.append(file)
    return ReadyPage(ready, file, config)


def add_file(path: str, data: bytes, files: Files, config: MkDocsConfig) -> None:
    """Give MkDocs a file to copy."""
    files.append(SiteFile.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED))
