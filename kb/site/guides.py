"""The written pages that the home page leads to, where a site has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guide:
    """A way into the written pages.

    Attributes:
        source: the file from the folder of written pages.
        title: what the link says.
        purpose: what it is for, as a sentence.
    """

    source: str
    title: str
    purpose: str

    @property
    def address(self) -> str:
        """Its address from the site's root."""
        return self.source.removesuffix("index.md")


GUIDES = (
    Guide("read/index.md", "Read and reuse", "Find a quote, take a table into a paper, cite."),
    Guide("query/index.md", "Query", "Ask in Python, pandas, networkx or SPARQL."),
    Guide("contribute/index.md", "Contribute", "Add a paper, correct a quote, code one yourself."),
)


def present_guides(sources: Collection[str]) -> tuple[Guide, ...]:
    """The guides whose file is among the written pages."""
    return tuple(guide for guide in GUIDES if guide.source in sources)
