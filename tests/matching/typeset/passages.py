"""Paragraphs of invented sentences, some with marks of footnotes and citations in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

FOOTNOTE, CITATION = "\ue010", "\ue011"
"""Where a sentence has the mark of a footnote, or raised numbers of citations."""

_PLACE = re.compile(r"(?<=[a-z]{4})(?= )|(?<=[a-z]{4},)(?= )")
_POWERFUL = re.compile(r"(?:pixels|degrees|times)[,.]?$")
"""Behind these words raised digits might be an exponent."""


@dataclass(frozen=True)
class Passage:
    """A sentence of a document.

    Attributes:
        sentence: what it says: the quote.
        marked: the same with the places of marks in it.
    """

    sentence: str
    marked: str


def marked_passages(
    sentences: Sequence[str], rng: Random, is_settable: Callable[[str], object]
) -> tuple[Passage, ...]:
    """The sentences that can be set, two fifths of them with marks."""
    return tuple(
        Passage(sentence, _marked(sentence, rng)) for sentence in sentences if is_settable(sentence)
    )


def _marked(sentence: str, rng: Random) -> str:
    chance = rng.random()
    if chance < 0.1:
        return sentence + rng.choice((FOOTNOTE, CITATION))
    if chance > 0.4:
        return sentence
    places = [found.start() for found in _PLACE.finditer(sentence)]
    places = [at for at in places if not _POWERFUL.search(sentence[:at])]
    if not places:
        return sentence
    at = rng.choice(places)
    return sentence[:at] + rng.choice((FOOTNOTE, CITATION)) + sentence[at:]


def paragraphs(passages: Sequence[Passage], rng: Random) -> Iterator[Sequence[Passage]]:
    """Three to six passages at a time."""
    at = 0
    while at < len(passages):
        count = rng.randrange(3, 7)
        yield passages[at : at + count]
        at += count
