"""Raised and lowered digits: superscripts in Unicode, and lowered digits that stay apart."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+−=()∗", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾*")
_LEADING_SIGN = re.compile(r"^[-‐–](?=\d)")
_RING = re.compile("^[◦∘○]$")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LOWERED_RUN = re.compile("(?P<base>(?<=[0-9]))?(?P<run>[₀-₉]+)(?P<next>(?=[0-9]))?")


def raised_text(text: str) -> str:
    """A raised run of characters: digits and signs as superscripts, all else as it is.

    A hyphen or en dash before the first digit is a sign; between digits it makes a range. A ring
    alone is the sign of a degree.

    >>> raised_text("−3"), raised_text("–3"), raised_text("1,2–4"), raised_text("th")
    ('⁻³', '⁻³', '¹,²–⁴', 'th')
    """
    return _RING.sub("°", _LEADING_SIGN.sub("−", text)).translate(_RAISED)


def lowered_text(text: str) -> str:
    """A lowered run of characters, its digits as those of Unicode; see ``with_plain_lowered``."""
    return text.translate(_LOWERED)


def with_plain_lowered(text: str) -> str:
    """A text with plain digits for lowered ones, which join no number before or behind them.

    >>> with_plain_lowered("H₂O"), with_plain_lowered("101₂"), with_plain_lowered("log₂8")
    ('H2O', '101_2', 'log2 8')
    """
    return _LOWERED_RUN.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    before = "" if found["base"] is None else "_"
    behind = "" if found["next"] is None else " "
    return before + found["run"].translate(_PLAIN) + behind


__all__ = ["lowered_text", "raised_text", "with_plain_lowered"]
