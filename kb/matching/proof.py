"""Digests that prove a comparison without keeping the words of the source.

A quote that matches says the same as its passage, so both have one *normal form*: the characters
of the key, with what the gaps between them say. Its digest can be made from the quote alone, and
anyone with the same source gets the same. The neighbourhood's digest needs the source.
"""

from __future__ import annotations

import hashlib

from kb.matching.gaps import Around, is_free, shape_of
from kb.matching.match import Match
from kb.matching.quoted import Part, parse_quote
from kb.matching.text import SourceText

NEIGHBOURHOOD = 200
"""So many characters of the key on either side of a passage belong to its neighbourhood."""


def quote_digest(text: str) -> str:
    """The SHA-256 of a quote's text as it stands in its record, in hexadecimal."""
    return _digest(text)


def passage_digest(text: str) -> str | None:
    """The SHA-256 of a quote's passage in normal form; None where the quote is unfit to match."""
    quoted = parse_quote(text)
    if quoted.faults or not quoted.passages:
        return None
    return _digest(
        "\n\n".join("\n".join(normal_form(part) for part in parts) for parts in quoted.passages)
    )


def neighbourhood_digest(match: Match, source: SourceText) -> str | None:
    """The SHA-256 of where a match stands: the key of the source from `NEIGHBOURHOOD` characters
    before the first part to as many behind the last; None when nothing was found."""
    if match.span is None:
        return None
    keyed = source.keyed
    start, end = keyed.at(match.span.start), keyed.at(match.span.end)
    return _digest(keyed.key[max(start - NEIGHBOURHOOD, 0) : end + NEIGHBOURHOOD])


def normal_form(part: Part) -> str:
    """A part's words in the one form that all its faithful spellings share.

    >>> quoted = parse_quote("[T]he \\u201cfirst\\u201d \\u2013 of 10\\u201320 ( \\ufb01ve )")
    >>> normal_form(quoted.passages[0][0])
    'the"first" -- of 10-20(five)'
    """
    keyed = part.keyed
    key = "".join(char.lower() if at in part.loose else char for at, char in enumerate(keyed.key))
    said: list[str] = []
    done = 0
    # The text's own beginning is no edge of the key; a gap there counts too.
    for at in (0, *keyed.edges(0, len(key))):
        gap = keyed.gap(at)
        if gap:
            said += key[done:at], _said(gap, Around(key[max(at - 2, 0) : at], key[at : at + 2]))
            done = at
    return "".join((*said, key[done:]))


def _said(gap: str, around: Around) -> str:
    shape = shape_of(gap, around)
    if shape in ("", "space"):
        return "" if is_free(around) or not shape else " "
    if shape in ("hyphen", "dash") and around.in_number:
        return "-"
    known = {"hyphen": "-", "dash": " -- ", "sign": " -", "suffix": " -", "hanging": "- "}
    return known.get(shape, gap)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


__all__ = ["neighbourhood_digest", "normal_form", "passage_digest", "quote_digest"]
