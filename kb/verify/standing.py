"""How a comparison relates to what the record of the quote says already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kb.matching.proof import passage_digest, quote_digest
from kb.model.paper import Level, Quote, Verification

Standing = Literal["new", "repeated", "stale", "another-file", "edited", "better-known"]
"""How a comparison relates to what the record says.

``new``: it says nothing, or less. ``repeated``: it says the same of the same file. ``stale``: what
it says of this file is not so, or its proof lacks something. ``another-file``: it speaks of another
file. ``edited``: the quote was changed since. ``better-known``: it was compared with something
better.
"""

_RANK: Mapping[Level, int] = {"full-text": 0, "abstract": 1, "secondary": 2, "unverified": 3}
_NEEDED = ("match", "extractor", "file", "passage", "neighbourhood", "quote", "by", "date")
_REPEATABLE = ("level", "match", "tolerated", "page", "passage", "neighbourhood", "quote")
"""What the same file gives again. Another version of the extractor alone is no difference."""


def standing_of(quote: Quote, level: Level, file: str, proof: Verification | None) -> Standing:
    """How a comparison relates to what the record says.

    Args:
        quote: the quote with what its record says.
        level: what the file that was compared is to it.
        file: the SHA-256 of that file.
        proof: what the comparison proves; None where the quote does not pass.
    """
    known = quote.verification
    if known is None:
        return "new"
    if known.quote != quote_digest(quote.text) and (known.level != "unverified" or known.quote):
        return "edited"
    if known.level == "unverified":
        return "new"
    if lacks_proof(quote):
        return "stale"
    if known.file != file:
        if _RANK[known.level] < _RANK[level]:
            return "better-known"
        is_better = proof is not None and _RANK[known.level] > _RANK[level]
        return "new" if is_better else "another-file"
    if proof is None:
        return "stale"
    is_same = all(getattr(known, name) == getattr(proof, name) for name in _REPEATABLE)
    return "repeated" if is_same else "stale"


def lacks_proof(quote: Quote) -> bool:
    """Whether what the record says of a quote cannot be so, whatever the file holds."""
    known = quote.verification
    if known is None:
        return False
    if known.level == "unverified":
        return not known.reason or bool(known.match or known.passage)
    return (
        any(getattr(known, name) is None for name in _NEEDED)
        or known.passage != passage_digest(quote.text)
        or (known.match == "needs-confirmation" and not known.confirmed)
    )


__all__ = ["Standing", "lacks_proof", "standing_of"]
