"""A page of the site, ready to be written or to be handed to a site generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents.

    Attributes:
        id: the anchor.
        title: what the heading says, as plain text.
        under: the headings below it.
    """

    id: str
    title: str
    under: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search finds on a page: the page itself, or one anchor of it.

    Attributes:
        anchor: the anchor; empty for the whole page.
        title: what the result is called, as plain text.
        text: the words to search, as plain text.
        kind: ``quote`` or ``factor``; any other is told from where the page stands.
        codes: for a quote, the labels of the factors that it speaks to, each with the value.
        weight: what of its kind comes first, as a factor with more quotes does.
    """

    anchor: str
    title: str
    text: str
    kind: Literal["", "quote", "factor"] = ""
    codes: tuple[tuple[str, str], ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page.

    Attributes:
        path: the file from the site's root, such as ``papers/ribeiro2017/index.html``.
        title: the title, as plain text.
        body: the page's own content, as HTML that is safe to show.
        description: a sentence for search engines, as plain text.
        toc: the headings.
        parent: the path of the overview that lists it; empty for overviews themselves.
        edit_url: the address at which the record can be edited; empty without one.
        search: what the search finds here.
        scripts: the parts of the front end that it uses, by the names of `kb.site.front_end`.
        styles: the style sheets of its own, by their names in ``kb/site/static``.
    """

    path: str
    title: str
    body: str
    description: str = ""
    toc: tuple[Heading, ...] = ()
    parent: str = ""
    edit_url: str = ""
    search: tuple[SearchEntry, ...] = ()
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
