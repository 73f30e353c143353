"""The words with which pages say what was checked: levels, matches and tolerated changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.ledger import Entry, Standing
from kb.site.words import listing


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What pages say of one standing.

    Attributes:
        label: what the badge says.
        short: the same in a word or two, where there is little room.
        means: what is known of such a quote, as a sentence.
        means_not: what does not follow from it, as a sentence.
        where: where the words stand, after a number of quotes; empty where they stand nowhere.
    """

    label: str
    short: str
    means: str
    means_not: str
    where: str = ""


LEVELS: Mapping[Standing, LevelWords] = {
    "full-text": LevelWords(
        "Full text",
        "full text",
        "The words stand in the paper itself. A program read a file of it and found them there.",
        "It says nothing of the coding, and nothing of what stands around the quote.",
        "in the paper itself",
    ),
    "abstract": LevelWords(
        "Abstract",
        "abstract",
        "The words stand in the paper's abstract, as a page or a file gives it.",
        "The paper itself was not read. What it says further on may narrow what the abstract says.",
        "in its abstract",
    ),
    "secondary": LevelWords(
        "In the paper that quotes it",
        "second-hand",
        "The words stand in the paper from whose quotation they were taken.",
        "They were not compared with the paper that is quoted. Whoever quoted them may have made "
        "a mistake. Open the paper itself before you build on the exact words.",
        "in the paper that quotes it",
    ),
    "unverified": LevelWords(
        "Tried, not verified",
        "not verified",
        "Somebody tried to find the words in a source and did not succeed. The reason is given.",
        "It does not say that the words are wrong: the file may be a scan, another edition, or "
        "lack the page.",
    ),
    "not-compared": LevelWords(
        "Not compared",
        "not compared",
        "No comparison of the words with a source is on record.",
        "It does not say that nobody tried, nor that the words are right or wrong.",
    ),
}
"""What each standing is called and means."""

MATCHES: Mapping[str, tuple[str, str]] = {
    "exact": (
        "Exact",
        "The words stand there as quoted, but for the tolerated changes below.",
    ),
    "exact-across-break": (
        "Exact, across a break",
        "So too, and between two lines of the quote the page has something else: the foot of a "
        "column, a figure, a footnote.",
    ),
    "needs-confirmation": (
        "Confirmed by a person",
        "Every word stands there. A program could not tell whether a mark or an omission between "
        "them matters, so a person looked, and the ledger has what they saw.",
    ),
}
"""How the words of a quote stand in the source: the match in short, and what it means."""

TOLERATED: Mapping[str, str] = {
    "white-space": "other white space",
    "line-end-hyphen": "a hyphen at a line's end",
    "ligature": "letters joined in print",
    "quote-style": "another style of quotation marks",
    "dash-style": "another style of dashes",
    "composition": "another encoding of the same letter",
    "running-head": "the head of a page in between",
    "page-number": "a page number in between",
    "bracketed-case": "the case of a first letter in brackets",
    "emphasis": "emphasis added by the coders",
    "raised-mark": "a raised footnote mark in between",
}
"""The tolerated changes in words; any other is shown as the record writes it."""

CONFIRMED, CONFIRMED_SHORT = ", confirmed by a person", ", confirmed"
"""What a badge and a small mark say besides where a person vouches for a part of the check."""

CONFIRMED_MEANS = (
    "A person looked at what a program could not tell, and the ledger has what they saw."
)
"""What that means, as a sentence."""

NOT_CONFIRMED = "Waits for a person's look"


def match_words(entry: Entry) -> str:
    """How the words stand in the source, in short; empty where nothing is known."""
    if entry.match == "needs-confirmation" and not entry.confirmed:
        return NOT_CONFIRMED
    return MATCHES[entry.match][0] if entry.match else ""


def tolerated_words(names: Iterable[str]) -> str:
    """Tolerated changes as a sentence lists them.

    >>> tolerated_words(["ligature", "line-end-hyphen"])
    "letters joined in print and a hyphen at a line's end"
    """
    return listing([TOLERATED.get(name, name) for name in names])
