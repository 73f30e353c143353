"""The pages that stand in for the site while the knowledge base is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from kb.corpus import Corpus
from kb.model.meta import KnowledgeBase
from kb.site import addresses
from kb.site.page import SitePage
from kb.site.pages_rules import iter_rule_pages
from kb.site.press import Press, templates
from kb.site.words import count

_CODE = re.compile(r"\bKB\d{3}\b")
_NOBODY = Corpus(
    KnowledgeBase(
        title="Knowledge base",
        description="It cannot be read.",
        version="0.0.0",
        licence="unknown",
        year=1970,
        base_iri="https://example.org/",
    )
)


def build_broken_pages(paths: Iterable[str], report: str, errors: int) -> dict[str, SitePage]:
    """The same page at every path, and beside it the pages that explain the finding codes.

    Args:
        paths: where readers may look, such as the paths of the last good build.
        report: the findings as text.
        errors: how many errors there are; 0 when the failure is not in the data.
    """
    overviews = overview_titles()
    pages = {plan.path: plan.make() for plan in iter_rule_pages(Press(_NOBODY))}
    for path in sorted({*paths, *overviews} - set(pages)):
        label = overviews.get(path, "")
        pages[path] = _broken_page(path, label, report, errors, set(pages))
    return pages


def _broken_page(path: str, label: str, report: str, errors: int, explained: set[str]) -> SitePage:
    root = addresses.root_of(path)
    title = f"The knowledge base has {count(errors, 'error')}" if errors else "No site to show"

    def link(found: re.Match[str]) -> str:
        address = addresses.rule(found[0])
        known = addresses.page_path(address) in explained
        return f'<a href="{root}{address}">{found[0]}</a>' if known else found[0]

    linked = Markup(_CODE.sub(link, str(escape(report))))  # noqa: S704  # escaped just there
    body = templates().get_template("broken.html").render(title=title, report=linked)
    parent = "" if label else addresses.HOME
    return SitePage(path=path, title=label or title, body=body, parent=parent)


def overview_titles() -> dict[str, str]:
    """The path and the title of each page that every site has, as its navigation names them."""
    folders = (
        addresses.PAPERS,
        addresses.FACTORS,
        addresses.CODEBOOKS,
        addresses.DATASETS,
        addresses.MODELS,
        addresses.TABLES,
        addresses.CODERS,
        addresses.LEDGER,
        addresses.DOWNLOADS,
        addresses.RULES,
    )
    titles = {addresses.page_path(folder): folder.strip("/").capitalize() for folder in folders}
    return {addresses.HOME: "Home", **titles}
