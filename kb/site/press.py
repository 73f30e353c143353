"""The templates, and the one place where a page is put together from them."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from functools import cache, cached_property

import jinja2
from markupsafe import Markup

from kb.corpus import Corpus, Kind
from kb.ledger import CHECKED, build_ledger
from kb.model.meta import KnowledgeBase
from kb.site import addresses, front_end, levels, words
from kb.site.crossings import build_crossings
from kb.site.links import Links
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.passages import format_passages
from kb.site.pictures.gallery import Gallery

TEMPLATES = pathlib.Path(__file__).parent / "templates"

_MARK = Markup('<span class="kb-value kb-value--{}" title="{}">{}</span>')


@cache
def templates() -> jinja2.Environment:
    """The template environment: everything is escaped, and a missing name is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.update(
        count=words.count,
        listing=words.listing,
        marks={
            word: _MARK.format(word.replace(" ", "-"), words.MEANING[word], word)
            for word in (*words.VALUES, words.NOT_ASSESSED)
        },
        words=words,
        levels=levels,
        checked_levels=CHECKED,
        at=addresses,
        passages=format_passages,
        has_script=front_end.has,
    )
    return environment


class Press:
    """Prints the pages of one corpus.

    Attributes:
        corpus: the corpus.
        crossings: every reference of it, the other way round.
        ledger: what is known of its quotes.
        entries: the same by the quotes' references.
        unprinted: for each table why there is no PDF of it; a table that has one is not there.
    """

    def __init__(self, corpus: Corpus, unprinted: Mapping[str, str] | None = None) -> None:
        self.corpus = corpus
        self.unprinted = unprinted or {}
        self.crossings = build_crossings(corpus)
        self.ledger = build_ledger(corpus)
        self.entries = {entry.quote: entry for entry in self.ledger.entries}
        self._links: dict[str, Links] = {}

    @cached_property
    def pictures(self) -> Gallery:
        """The pictures, each made when it is asked for."""
        return Gallery(self.corpus)

    def links_from(self, path: str) -> Links:
        """Links for a page at this path."""
        root = addresses.root_of(path)
        if root not in self._links:
            self._links[root] = Links(self.corpus, self.crossings, root)
        return self._links[root]

    def page(
        self,
        template: str,
        path: str,
        *,
        title: str,
        description: str,
        toc: tuple[Heading, ...] = (),
        parent: str = "",
        record: tuple[Kind, str] | None = None,
        search: tuple[SearchEntry, ...] = (),
        scripts: tuple[str, ...] = (),
        styles: tuple[str, ...] = (),
        **values: object,
    ) -> SitePage:
        """A page from a template, at a path from the site's root.

        Args:
            template: the template's name without its ending.
            path: where the page goes.
            title: its title.
            description: a sentence about it.
            toc: its headings.
            parent: the path of the overview that lists it.
            record: the record that it shows, for the link to its file.
            search: what the search finds on it.
            scripts: the parts of the front end that it uses.
            styles: the style sheets of its own.
            values: what the template needs besides what all get.
        """
        links = self.links_from(path)
        file = self.corpus.files.get(record, "") if record else ""
        edit_url = edit_address(self.corpus.meta, file)
        shown = templates().get_template(f"{template}.html")
        body = shown.render(
            corpus=self.corpus,
            crossings=self.crossings,
            links=links,
            root=links.root,
            title=title,
            edit_url=edit_url,
            file=file,
            **values,
        )
        return SitePage(
            path=path,
            title=title,
            body=body,
            description=words.shortened(description),
            toc=toc,
            parent=parent,
            edit_url=edit_url,
            search=search,
            scripts=scripts,
            styles=styles,
        )


def edit_address(meta: KnowledgeBase, file: str) -> str:
    """Where a record's file can be edited on the code host; empty without one."""
    if not meta.repository or not file:
        return ""
    from urllib.parse import quote

    parts = (meta.repository.rstrip("/"), "edit", quote(meta.branch), quote(meta.folder.strip("/")))
    return "/".join((*parts, quote(file, safe="/@")))
