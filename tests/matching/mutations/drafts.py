"""The kinds of faithful quote: what a maker gets and gives, and the list of all makers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from tests.matching.mutations.documents import PUT_IN, Layout, LineEdit, Surroundings

Right = Literal["exact", "pass", "across", "confirm"]
"""What the answer must be: exact; exact or across a break; across a break; to be confirmed."""

WIDELY_NEGATING = re.compile(
    r"(?i)\b(?:not|no|never|none|nor|neither|without|cannot|hardly|barely|rarely|seldom|only|except"
    r"|unless|few|fewer|little|less|least|fails?|failed|lacks?|lacked|lacking|absen\w*|however|but"
    r"|although|though|whereas|while|despite|unlike|instead|rather|may|might|could|would|should|if"
    r"|when|almost|nearly|merely|just|scarcely|longer|un\w+|non\w*|in[a-z]{4,}|dis\w+|mis\w+"
    r"|otherwise|excluded|against|apart|until|alone|far|too|refus\w*|prevent\w*|den[iy]\w*"
    r"|more|most|than|where|whenever|yet|likely|seems?|appears?|perhaps|used|half|twice|zero"
    r"|reject\w*|avoid\w*|stop\w*|ceas\w*|with|expected|irrelevant|asymmetric|imbalanced)\b|n['’]t"
)
"""A wide list: words that a careful reader would not like to see left out."""


@dataclass(frozen=True)
class Draft:
    """A quote and its source, before they are put together.

    Attributes:
        quote: as a record would have it, with markup.
        passage: what the paper says; it may hold the breaks of `documents`.
        around: its neighbours.
        layout: how they are set.
        edits: what happens to the lines.
    """

    quote: str
    passage: str
    around: Surroundings
    layout: Layout
    edits: tuple[LineEdit, ...] = ()

    def edit(self, lines: list[str]) -> list[str] | None:
        """All edits, one after the other."""
        edited: list[str] | None = lines
        for change in self.edits:
            if edited is None:
                return None
            edited = change(edited)
        return edited


Maker = Callable[[Draft, Random], Draft | None]


@dataclass(frozen=True)
class FaithfulKind:
    """A change that leaves a quote faithful.

    Attributes:
        name: its name.
        about: what it does, in a line.
        right: what the answer must be.
        shapes: whether it decides which words are quoted; two that do are not combined.
        make: makes it; None where it cannot.
    """

    name: str
    about: str
    right: Right
    shapes: bool
    make: Maker


FAITHFUL: list[FaithfulKind] = []
"""All kinds, in the order of their definition."""


def faithful(
    name: str, about: str, right: Right = "exact", shapes: bool = False
) -> Callable[[Maker], Maker]:
    """Puts a maker on the list."""

    def listed(make: Maker) -> Maker:
        listed_before = next((kind for kind in FAITHFUL if kind.name == name), None)
        if listed_before is None:
            FAITHFUL.append(FaithfulKind(name, about, right, shapes, make))
        elif listed_before.make.__name__ != make.__name__:
            raise ValueError(f"two kinds are called {name!r}")
        # Otherwise pytest has loaded the maker's module a second time, under another name.
        return make

    return listed


def is_simple(word: str, shortest: int = 4) -> bool:
    """Whether it is nothing but small Latin letters, without a style, a mark or a break."""
    return len(word) >= shortest and word.isascii() and word.isalpha() and word.islower()


def italic(text: str) -> str:
    """The Latin letters as the italic letters of mathematics."""
    return "".join(
        "ℎ"
        if letter == "h"
        else chr(0x1D44E + ord(letter) - 97)
        if "a" <= letter <= "z"
        else chr(0x1D434 + ord(letter) - 65)
        if "A" <= letter <= "Z"
        else letter
        for letter in text
    )


def wide(text: str) -> str:
    """The Latin letters in full width."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)


def some(items: list[int], rng: Random, most: int) -> list[int]:
    """One to ``most`` of the items; none if there are none."""
    return rng.sample(items, min(len(items), rng.randrange(1, most + 1)))


def each_word(
    text: str, rng: Random, fits: Callable[[str], bool], change: Callable[[str], str], most: int
) -> str | None:
    """The text with up to ``most`` of the words that fit changed; None when none fits."""
    words = text.split(" ")
    chosen = some([at for at, word in enumerate(words) if fits(word)], rng, most)
    for at in chosen:
        words[at] = change(words[at])
    return " ".join(words) if chosen else None


def changed(text: str, pattern: str, change: Callable[[re.Match[str]], str]) -> str | None:
    """The text with every match changed; None when that leaves it as it is."""
    new = re.sub(pattern, change, text)
    return new if new != text else None


def in_passage(draft: Draft, passage: str | None) -> Draft | None:
    """The draft with another passage."""
    return None if passage is None else replace(draft, passage=passage)


def in_quote(draft: Draft, quote: str | None) -> Draft | None:
    """The draft with another quote."""
    return None if quote is None else replace(draft, quote=quote)


def broken(draft: Draft, put_in: list[str], rng: Random) -> Draft:
    """The draft with lines put in between two lines of the passage, in the middle of a sentence."""
    pick = rng.random()

    def edit(lines: list[str]) -> list[str] | None:
        places = [
            at
            for at in range(1, len(lines))
            if not lines[at - 1].startswith(PUT_IN)
            and not lines[at].startswith(PUT_IN)
            and lines[at - 1].rstrip("¹²³⁴⁵⁶⁷⁸⁹⁰*†\"')”’")[-1:] not in (".", "?", "!", ":", ";")
        ]
        if not places:
            return None
        at = places[int(pick * len(places))]
        return [*lines[:at], *(PUT_IN + line for line in put_in), *lines[at:]]

    width = draft.layout.width
    if width is None or width > len(draft.passage) // 3:
        width = rng.randrange(24, max(26, len(draft.passage) // 3))
    return replace(draft, layout=replace(draft.layout, width=width), edits=(*draft.edits, edit))
