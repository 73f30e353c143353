"""The SPARQL answers of the written cookbook, for the page on which they can be run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.sparql.examples import Example

COOKBOOK = "query/cookbook.md"
"""The written page whose questions are offered, where the site has it."""

_RECIPE = re.compile(r"^## (?:\d+\. )?(?P<title>.+?)\s*$", re.MULTILINE)
_SPARQL = re.compile(
    r"^(?P<indent> *)```sparql\n(?P<query>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL
)


def read_recipes(text: str) -> tuple[Example, ...]:
    """The questions of a written page that have an answer in SPARQL, in order.

    Args:
        text: the page in Markdown; a question is a heading of the second level.
    """
    return tuple(_iter_recipes(text))


def _iter_recipes(text: str) -> Iterator[Example]:
    headings = list(_RECIPE.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True):
        found = _SPARQL.search(text, heading.end(), end)
        if found is not None:
            width = len(found["indent"])
            lines = [line[width:] for line in found["query"].splitlines()]
            yield Example(heading["title"], "\n".join(lines).rstrip())
