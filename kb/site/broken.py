"""The page that stands in for the site while the knowledge base is broken."""

from __future__ import annotations

from kb.site import addresses
from kb.site.page import SitePage
from kb.site.press import templates
from kb.site.words import count


def build_broken_pages(paths: set[str], report: str, errors: int) -> dict[str, SitePage]:
    """The same page at every path: what is wrong, where, and what to do.

    Args:
        paths: where readers may look, such as the paths of the last good build.
        report: the findings as text.
        errors: how many errors there are; 0 when the failure is not in the data.
    """
    title = f"The knowledge base has {count(errors, 'error')}" if errors else "No site to show"
    body = templates().get_template("broken.html").render(title=title, report=report)
    return {
        path: SitePage(path=path, title=title, body=body)
        for path in sorted({*paths, *overview_paths()})
    }


def overview_paths() -> set[str]:
    """The paths of the pages that every site has."""
    folders = (
        addresses.PAPERS,
        addresses.FACTORS,
        addresses.CODEBOOKS,
        addresses.DATASETS,
        addresses.MODELS,
        addresses.TABLES,
        addresses.CODERS,
        addresses.DOWNLOADS,
        addresses.RULES,
    )
    return {addresses.HOME, *map(addresses.page_path, folders)}
