"""How two things of the graph can be linked, as seen from each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kb.site.crossings import MATCH_WORDS


class Relation(NamedTuple):
    """A link as one of its ends sees it.

    Attributes:
        edge: the kind of edge, which is the same from both ends.
        label: what stands above the things at the other end.
    """

    edge: str
    label: str


EDGES: Mapping[str, str] = {
    "positive": "says that it helps",
    "negative": "says that it harms",
    "mixed": "says that it helps and harms",
    "present": "speaks to it, without a sign",
    "source": "source dataset",
    "target": "target dataset",
    "model": "uses the model",
    "presents": "presents it",
    "quoted": "quotes the other paper",
    "similar": "has a like quote",
    "related": "related factors",
    "part": "part of a dataset",
    "variant": "variant of a model",
}
"""The kinds of edge, each with its name in the list of filters. A factor that is absent from a
quote, or was not assessed, is no edge: the page of the factor lists the quotes that lack it."""

RELATIONS: Mapping[str, Relation] = {
    "positive": Relation("positive", "Says that these help"),
    "negative": Relation("negative", "Says that these harm"),
    "mixed": Relation("mixed", "Says that these help and harm"),
    "present": Relation("present", "Speaks to these, without a sign"),
    "source": Relation("source", "Source datasets"),
    "target": Relation("target", "Target datasets"),
    "model": Relation("model", "Models"),
    "presents": Relation("presents", "Presents"),
    "quoted-from": Relation("quoted", "Its words are quoted in"),
    "quotes": Relation("quoted", "Quotes the words of"),
    "similar": Relation("similar", "Has quotes like those of"),
    "positive-in": Relation("positive", "Papers that say it helps"),
    "negative-in": Relation("negative", "Papers that say it harms"),
    "mixed-in": Relation("mixed", "Papers that say it helps and harms"),
    "present-in": Relation("present", "Papers that speak to it, without a sign"),
    **{f"related: {words}": Relation("related", f"It is {words}") for words in MATCH_WORDS},
    "source-in": Relation("source", "Papers with it as a source"),
    "target-in": Relation("target", "Papers with it as a target"),
    "model-in": Relation("model", "Papers that use it"),
    "presented-in": Relation("presents", "Presented in"),
    "part-of": Relation("part", "Taken from"),
    "parts": Relation("part", "Parts of its own"),
    "variant-of": Relation("variant", "Variant of"),
    "variants": Relation("variant", "Variants"),
}
"""Every relation in the order in which a page shows them. One whose name ends in ``-in`` is the one
of that name from the other end."""
