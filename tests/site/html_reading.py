"""Reading pages back as a browser would, for the tests of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lxml import html

from kb.corpus import Corpus
from kb.site.page import SitePage
from kb.site.pages import build_pages
from tests.roofs import build_roofs

Tree = Any
"""An element of lxml, which has no types."""


def read_page(page: SitePage) -> Tree:
    """The page's body as a tree of elements."""
    return html.fromstring(f"<main>{page.body}</main>")


def text_of(element: Tree) -> str:
    """The words of an element on one line."""
    return " ".join(element.text_content().split())


def with_paper(**changes: object) -> Corpus:
    """The invented roofs with `doe2020` changed."""
    corpus = build_roofs()
    paper = corpus.papers["doe2020"].model_copy(update=changes)
    return replace(corpus, papers={**corpus.papers, "doe2020": paper})


def with_meta(**changes: object) -> Corpus:
    """The invented roofs with other words about the knowledge base."""
    corpus = build_roofs()
    files: Mapping[Any, str] = {("paper", "doe2020"): "papers/doe2020.yaml"}
    return replace(corpus, meta=corpus.meta.model_copy(update=changes), files=files)


def roof_pages() -> dict[str, SitePage]:
    """The pages of the invented roofs."""
    return build_pages(build_roofs())
