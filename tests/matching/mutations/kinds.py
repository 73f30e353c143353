"""The kinds of altered quote: what a maker gets, what it yields, and the list of all makers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from tests.matching.mutations.documents import Document, Layout, Surroundings
from tests.matching.mutations.plain import escape

Item = TypeVar("Item")


@dataclass(frozen=True)
class Context:
    """Where a sentence stands.

    Attributes:
        whole: the sentence, of which a maker may have been given a stretch only.
        around: its neighbours.
        layout: how they are set.
        document: the sentence among them.
    """

    whole: str
    around: Surroundings
    layout: Layout
    document: Document


@dataclass(frozen=True)
class Mutant:
    """An altered quote.

    Attributes:
        quote: as a record would have it, with markup.
        document: where it does not stand; the context's unless said otherwise.
        checked: whether its words, without markup, must not stand in the document. Not so where
            the words do stand there, and the alteration is what is left out, put in or cut off.
    """

    quote: str
    document: Document | None = None
    checked: bool = True


Maker = Callable[[str, Context, Random], Iterator[Mutant]]


@dataclass(frozen=True)
class AlteredKind:
    """A way to alter a quote: its name, what it does in a line, and what does it."""

    name: str
    about: str
    make: Maker


ALTERED: list[AlteredKind] = []
"""All kinds, in the order of their definition."""


def altered(name: str, about: str) -> Callable[[Maker], Maker]:
    """Puts a maker on the list."""

    def listed(make: Maker) -> Maker:
        listed_before = next((kind for kind in ALTERED if kind.name == name), None)
        if listed_before is None:
            ALTERED.append(AlteredKind(name, about, make))
        elif listed_before.make.__name__ != make.__name__:
            raise ValueError(f"two kinds are called {name!r}")
        # Otherwise pytest has loaded the maker's module a second time, under another name.
        return make

    return listed


def said(words: str) -> Mutant:
    """A mutant that has no markup."""
    return Mutant(escape(words))


def shuffled(items: Iterable[Item], rng: Random) -> list[Item]:
    """The items in a random order."""
    order = list(items)
    rng.shuffle(order)
    return order


def spliced(
    sentence: str,
    pattern: str,
    rng: Random,
    change: Callable[[re.Match[str]], str | Sequence[str]],
) -> Iterator[Mutant]:
    """One place that matches, in random order, put in other words; in one of them if several."""
    for found in shuffled(re.finditer(pattern, sentence), rng):
        given = change(found)
        new = given if isinstance(given, str) else rng.choice(given)
        if new != found[0]:
            yield said(sentence[: found.start()] + new + sentence[found.end() :])


def replaced(sentence: str, table: dict[str, str], rng: Random) -> Iterator[Mutant]:
    """One word of the table, in random order, put in its other words (parted by ``|``)."""
    pattern = r"\b(?:" + "|".join(map(re.escape, table)) + r")\b"
    return spliced(sentence, pattern, rng, lambda found: table[found[0]].split("|"))


def both_ways(pairs: str) -> dict[str, str]:
    """A table from pairs ``a/b``, each of which is the other's other word."""
    table: dict[str, str] = {}
    for pair in pairs.split():
        first, second = pair.replace("_", " ").split("/")
        table.setdefault(first, second)
        table.setdefault(second, first)
    return table
