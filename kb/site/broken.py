"""The pages that stand in for the site while the knowledge base is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup, escape

from kb.corpus import Corpus
from kb.model.meta import KnowledgeBase
from kb.site import addresses
from kb.site.page import SitePage
from kb.site.pages_rules import iter_rule_pages
from kb.site.plans import PlannedPage
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


def iter_broken_plans(paths: Iterable[str], report: str, errors: int) -> Iterator[PlannedPage]:
    """The same page at every path, and beside it the pages that explain the finding codes.

    Args:
        paths: where readers may look, such as the paths of the last good build.
        report: the findings as text.
        errors: how many errors there are; 0 when the failure is not in the data.
    """
    overviews = overview_titles()
    rules = tuple(iter_rule_pages(Press(_NOBODY)))
    yield from rules
    explained = {plan.path for plan in rules}
    title = f"The knowledge base has {count(errors, 'error')}" if errors else "No site to show"
    for path in sorted({*paths, *overviews} - explained):
        label = overviews.get(path, "")
        parent = "" if label else addresses.HOME
        make = partial(_broken_page, path, label or title, title, parent, report, explained)
        yield PlannedPage(path, label or title, make, parent)


def _broken_page(
    path: str, label: str, title: str, parent: str, report: str, explained: set[str]
) -> SitePage:
    root = addresses.root_of(path)

    def link(found: re.Match[str]) -> str:
        address = addresses.rule(found[0])
        known = addresses.page_path(address) in explained
        return f'<a href="{root}{address}">{found[0]}</a>' if known else found[0]

    linked = Markup(_CODE.sub(link, str(escape(report))))  # noqa: S704  # escaped just there
    body = templates().get_template("broken.html").render(title=title, report=linked)
    return SitePage(path=path, title=label, body=body, parent=parent)


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
        addresses.QUOTES,
        addresses.PICTURES,
        addresses.GRAPH,
        addresses.ASK,
        addresses.DATASET_BROWSER,
        addresses.VOCABULARY,
    )
    titles = {
        addresses.page_path(folder): folder.strip("/").replace("-", " ").capitalize()
        for folder in folders
    }
    return {addresses.HOME: "Home", **titles}
