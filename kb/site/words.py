"""The words and orders that pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

VALUES = ("positive", "negative", "mixed", "present", "absent")
"""The values in the order in which pages show them; absent comes last, *not assessed* after it."""

NOT_ASSESSED = "not assessed"

MEANING: Mapping[str, str] = {
    "positive": "the quote says that more of it helps",
    "negative": "the quote says that more of it harms",
    "mixed": "the quote says that it helps and harms",
    "present": "the quote speaks to it; whether it helps or harms was not judged",
    "absent": "it was looked for in the quote and is not there",
    NOT_ASSESSED: "nobody has looked for it in the quote",
}

PAPER_TYPES: Mapping[str, str] = {
    "conference-paper": "Conference paper",
    "journal-article": "Journal article",
    "preprint": "Preprint",
    "book-chapter": "Book chapter",
    "thesis": "Thesis",
}

NOTES: Mapping[str, str] = {
    "reading": "Reading in doubt",
    "restored": "Restored",
    "inferred": "Coding inferred",
    "slip": "Kept as printed",
    "remark": "Remark",
}

ACCESS: Mapping[str, str] = {
    "open": "open to all",
    "registration": "after registration",
    "request": "on request",
    "purchase": "for sale",
    "closed": "not available",
    "unknown": "not known",
}


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "quote"), count(1200, "quote"), count(2, "entry", "entries")
    ('1 quote', '1,200 quotes', '2 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(words: Sequence[str]) -> str:
    """Words as a sentence lists them.

    >>> listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def shortened(text: str, limit: int = 155) -> str:
    """The beginning of a text on one line, cut between words.

    >>> shortened("one two three", limit=9)
    'one two…'
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(" ,;:.") + "…"
