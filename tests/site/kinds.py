"""The kinds of page that a built site has, told from its files, so that a new kind is found."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lxml import html

Feature = tuple[str, ...]
"""An element as it may look different from others: its name and one of its classes."""

WRITTEN: Feature = ("written by hand",)
"""What a page has that holds nothing of ours but what the theme makes of Markdown."""

OURS = re.compile(rb"class=\"(?:[^\"]* )?kb-")


@cache
def kinds_of(site: Path) -> tuple[str, ...]:
    """Addresses of pages that together hold everything that any page of the site holds.

    From each folder at each depth, and from all pages that were written by hand, comes the page
    with the most kinds of element, and then, as long as an element or a class stands on none of
    these, the page with the most of what is lacking.

    Args:
        site: the folder of the built site.
    """
    features = {address: _features_of(site / path) for path, address in _iter_pages(site)}
    folders: dict[Feature, list[str]] = {}
    for address in features:
        first, _, rest = address.partition("/")
        depth = str(rest.count("/"))
        folder = WRITTEN if WRITTEN in features[address] else (first, depth)
        folders.setdefault(folder, []).append(address)
    chosen = {max(found, key=lambda it: len(features[it])) for found in folders.values()}
    lacking = set().union(*features.values()).difference(*(features[it] for it in chosen))
    while lacking:
        richest = max(features, key=lambda address: len(features[address] & lacking))
        chosen.add(richest)
        lacking -= features[richest]
    return tuple(sorted(chosen))


def _iter_pages(site: Path) -> list[tuple[str, str]]:
    found = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
    return [
        (path, path.removesuffix("index.html"))
        for path in found
        if path == "404.html" or path.endswith("index.html")
    ]


def _features_of(page: Path) -> set[Feature]:
    tree = html.document_fromstring(page.read_bytes())
    found: set[Feature] = {
        (str(element.tag), name)
        for element in tree.iter("*")
        for name in (element.get("class") or "").split() or [""]
    }
    article = tree.find(".//article")
    if page.name != "index.html" or article is None or OURS.search(html.tostring(article)):
        return found
    return found | {WRITTEN}
