"""In what two similar quotes are alike, in words."""

from __future__ import annotations

from kb.model.paper import Quote
from kb.text import words


def likeness_of(quote: Quote, other: Quote) -> str:
    """What the words of another quote have in common with those of a quote.

    Words are compared without regard to case and marks, each counted once.

    Args:
        quote: the quote at hand.
        other: the quote that is like it.
    """
    mine, theirs = set(words(quote.text)), set(words(other.text))
    shared = len(mine & theirs)
    if words(quote.text) == words(other.text):
        said = "the same words"
    elif not shared:
        said = "no word in common"
    elif mine < theirs:
        said = "all of these words, and more"
    elif theirs < mine:
        said = "a part of these words"
    else:
        said = f"{shared:,} of its {len(theirs):,} different words are here too"
    return said if quote.codes == other.codes else f"{said}; coded differently"
