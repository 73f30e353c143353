"""What the search finds, sorted by what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.site import addresses

if TYPE_CHECKING:
    from kb.site.page import SearchEntry


@dataclass(frozen=True, slots=True)
class Kind:
    """What a result is.

    Attributes:
        label: what results say of themselves.
        weight: how much a match counts, as a factor.
    """

    label: str
    weight: float


KINDS: tuple[Kind, ...] = (
    FACTOR := Kind("Factor", 1.3),
    QUOTE := Kind("Quote", 1.2),
    PAPER := Kind("Paper", 1.1),
    DATASET := Kind("Dataset", 1.2),
    MODEL := Kind("Model", 1.2),
    TABLE := Kind("Table", 1.0),
    PAGE := Kind("Page", 0.9),
    CODER := Kind("Coder", 0.9),
    WRITTEN := Kind("Docs", 0.5),
    UNUSED := Kind("Factor without quotes", 0.4),
    TERM := Kind("Term of the vocabulary", 0.4),
    RULE := Kind("Finding of kb check", 0.4),
)
"""In the order of their numbers in the index; among equals, the first come first."""

_BY_FOLDER = {
    addresses.PAPERS: PAPER,
    addresses.DATASETS: DATASET,
    addresses.MODELS: MODEL,
    addresses.TABLES: TABLE,
    addresses.CODERS: CODER,
    addresses.RULES: RULE,
    addresses.VOCABULARY: TERM,
}


def kind_of(path: str, entry: SearchEntry) -> Kind:
    """What an entry of a generated page is.

    Args:
        path: the page's address from the site's root.
        entry: one of its entries.
    """
    if entry.kind == "quote":
        return QUOTE
    if entry.kind == "factor":
        return FACTOR if entry.weight else UNUSED
    folder, _, rest = path.partition("/")
    if not rest and not entry.anchor:
        return PAGE  # an overview
    return _BY_FOLDER.get(f"{folder}/", PAGE)
