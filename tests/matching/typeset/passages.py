"""Paragraphs of invented sentences, some with marks of footnotes and citations in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

FOOTNOTE, CITATION = "\ue010", "\ue011"
"""Where a sentence has the mark of a footnote, or raised numbers of citations."""

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "λ": "lambda",
    "σ": "sigma", "τ": "tau", "θ": "theta", "κ": "kappa", "ρ": "rho", "φ": "phi", "χ": "chi",
    "μ": "mu", "Δ": "Delta", "Σ": "Sigma", "Ω": "Omega",
}  # fmt: skip
"""How both typesetters call the Greek letters of the sentences."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
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


Paragraph = Sequence[Passage]


def paragraphs(
    sentences: Sequence[str], rng: Random, is_settable: Callable[[str], object]
) -> tuple[Paragraph, ...]:
    """The sentences that can be set, three to six to a paragraph, two fifths with marks."""
    passages = [
        Passage(sentence, _marked(sentence, rng)) for sentence in sentences if is_settable(sentence)
    ]
    made: list[Paragraph] = []
    while passages:
        count = rng.randrange(3, 7)
        made.append(tuple(passages[:count]))
        passages = passages[count:]
    return tuple(made)


def _marked(sentence: str, rng: Random) -> str:
    chance = rng.random()
    if chance < 0.1:
        return sentence + rng.choice((FOOTNOTE, CITATION, CITATION, CITATION))
    if chance > 0.4:
        return sentence
    places = [found.start() for found in _PLACE.finditer(sentence)]
    places = [at for at in places if not _POWERFUL.search(sentence[:at])]
    if not places:
        return sentence
    at = rng.choice(places)
    return sentence[:at] + rng.choice((FOOTNOTE, CITATION, CITATION, CITATION)) + sentence[at:]


def note(rng: Random) -> str:
    """The words of a footnote."""
    return rng.choice(
        (
            "See the appendix for how the splits were drawn.",
            "The numbers of the registry differ from those of its first version, since some of the "
            "scans were taken twice, and two were lost.",
            "http://example.org/splits.",
            "Only where the reader of the scan agreed.",
        )
    )


def citation(rng: Random) -> str:
    """The numbers of one to four works."""
    first = rng.randrange(1, 60)
    return rng.choice((f"{first}", f"{first},{first + 2}", f"{first}--{first + 3}"))


def base_and_power(said: str) -> tuple[str, str]:
    """What stands before raised digits, and the digits as plain ones."""
    base = said.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
    return base, said[len(base) :].translate(_RAISED)
