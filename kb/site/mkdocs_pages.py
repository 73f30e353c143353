"""A page of the site as MkDocs wants it: ready HTML that never passes through Python-Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kb.site import addresses, material
from kb.site.page import Heading, SitePage
from kb.site.plans import PlannedFile, PlannedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class ReadyPage(Page):
    """A generated page, which is made just before it is printed and forgotten afterwards.

    Attributes:
        plan: the plan of the page.
        ready: the page of the site, from `make` to `forget`.
    """

    def __init__(self, plan: PlannedPage, file: File, config: MkDocsConfig) -> None:
        is_home = plan.path == addresses.HOME
        super().__init__("Home" if is_home else escape(plan.title), file, config)
        self.plan = plan
        self.ready: SitePage | None = None

    @property
    def is_index(self) -> bool:
        """Whether the theme may show the page as the heading of its section, in place of a link."""
        return self.plan.path == addresses.HOME

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source; the search must not look for words in the page either."""
        self.markdown = ""
        self.meta = dict(material.UNSEARCHED)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: MkDocs renders all pages before it prints the first."""
        self.content = ""

    def make(self) -> SitePage:
        """Make the page, and hand its HTML, its headings and what the theme wants to know over."""
        self.ready = ready = self.plan.make()
        self.meta = material.page_meta(ready, self.is_homepage)
        self.edit_url = ready.edit_url or None
        self.content = ready.body
        top = AnchorLink(escape(ready.title), "_title", 1)
        top.children = _anchor_links(ready.toc, 2)
        self.toc = TableOfContents([top])
        return ready

    def forget(self) -> None:
        """Let go of what `make` made."""
        self.ready = None
        self.content = ""
        self.toc = TableOfContents([])


def _anchor_links(headings: Iterable[Heading], level: int) -> list[AnchorLink]:
    links = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.id, level)
        link.children = _anchor_links(heading.under, level + 1)
        links.append(link)
    return links


class SiteFile(File):
    """A file that is written as it is, even where its name ends in ``.md``, and never held.

    Attributes:
        plan: the plan of the file.
    """

    plan: PlannedFile

    def is_documentation_page(self) -> bool:
        """Never: what is downloaded is not rendered."""
        return False

    @property  # type: ignore[misc]  # nobody writes to it
    def content_bytes(self) -> bytes:
        """All of its bytes."""
        return self.plan.read()

    def copy_file(self, dirty: bool = False) -> None:
        """Write it into the folder of the site."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.writelines(self.plan.write())


def source_of(plan: PlannedPage) -> str:
    """The name under which written pages link to a page: ``papers/doe2020.md`` for a record.

    A record may be called ``index``, and then cannot be told from an overview by a shorter name.
    """
    folder = plan.path.removesuffix("/index.html")
    if not plan.parent or folder.rpartition("/")[2] in ("index", "readme"):
        return plan.path.removesuffix(".html") + ".md"
    return f"{folder}.md"


def add_page(plan: PlannedPage, files: Files, config: MkDocsConfig) -> ReadyPage:
    """Give MkDocs a page; overviews may stand in the navigation, records stay out of it."""
    in_navigation = InclusionLevel.NOT_IN_NAV if plan.parent else InclusionLevel.INCLUDED
    source = source_of(plan)
    file = File.generated(config, source, content="", inclusion=in_navigation)
    file.dest_uri = plan.path
    if source in files.src_uris:
        files.remove(files.src_uris[source])
    files.append(file)
    return ReadyPage(plan, file, config)


def add_file(plan: PlannedFile, files: Files, config: MkDocsConfig) -> None:
    """Give MkDocs a file to write."""
    file = SiteFile(plan.path, None, config.site_dir, config.use_directory_urls)
    file.inclusion = InclusionLevel.INCLUDED
    file.plan = plan
    files.append(file)
