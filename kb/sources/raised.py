"""Raised digits and signs as Unicode superscripts."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+−=()∗", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾*")
_LEADING_SIGN = re.compile(r"^[-‐–](?=\d)")
_RING = re.compile("^[◦∘○]$")


def raised_text(text: str) -> str:
    """A raised run of characters: digits and signs as superscripts, all else as it is.

    A hyphen or en dash before the first digit is a sign; between digits it makes a range. A ring
    alone is the sign of a degree.

    >>> raised_text("−3"), raised_text("–3"), raised_text("1,2–4"), raised_text("th")
    ('⁻³', '⁻³', '¹,²–⁴', 'th')
    """
    return _RING.sub("°", _LEADING_SIGN.sub("−", text)).translate(_RAISED)


__all__ = ["raised_text"]
