"""Whose words a quote was copied from."""

from __future__ import annotations

from kb.model.paper import Quote


def is_secondhand(quote: Quote) -> bool:
    """Whether a quote was taken from another paper's quotation, and no more is known of it: nobody
    has said where it stands in its own paper."""
    return quote.via is not None and quote.locator is None
