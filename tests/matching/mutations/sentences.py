"""Invented sentences that are rich in what makes quoting hard.

Numbers with signs, points, comparators and units; exponents; Greek letters; negations; words that a
prefix turns around; names with diacritics; citations; compounds; ranges; quotations inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.matching.mutations.templates import CORES, LISTS

SHORTEST, LONGEST = 12, 45
_SLOT = re.compile(r"\{(\w+)\}")
_POWERS = ("10²", "10³", "10⁴", "10⁻³", "10⁻⁴", "2¹⁰", "10⁵", "2⁸")


def _decimal(rng: Random) -> str:
    return f"{rng.choice((0, 0, 0, rng.randrange(1, 90)))}.{rng.randrange(1, 100):02}"


def _percent(rng: Random) -> str:
    return (
        f"{rng.randrange(2, 99)}.{rng.randrange(1, 10)}%"
        if rng.random() < 0.5
        else (f"{rng.randrange(2, 99)}%")
    )


def _range(rng: Random) -> str:
    low = rng.randrange(2, 60)
    return f"{low}–{low + rng.randrange(2, 40)}"


def _p_value(rng: Random) -> str:
    value = rng.choice(("0.05", "0.01", "0.001", f"0.{rng.randrange(10, 99)}"))
    gap = rng.choice((" ", " ", ""))
    return f"p{gap}{rng.choice('<>≤≥=')}{gap}{value}"


def _citation(rng: Random) -> str:
    first = rng.randrange(1, 60)
    return rng.choice(
        (
            f" [{first}]",
            f" [{first}, {first + rng.randrange(1, 9)}]",
            f" ({rng.choice(LISTS['name'])} et al., {rng.randrange(1998, 2025)})",
            f" ({rng.choice(LISTS['name'])} and {rng.choice(LISTS['name'])}, "
            f"{rng.randrange(1998, 2025)})",
        )
    )


_MADE: dict[str, Callable[[Random], str]] = {
    "number": lambda rng: str(rng.randrange(2, 999)),
    "thousands": lambda rng: f"{rng.randrange(1, 99)},{rng.randrange(0, 1000):03}",
    "decimal": _decimal,
    "decimal2": _decimal,
    "decimal3": _decimal,
    "decimal4": _decimal,
    "negative": lambda rng: rng.choice("-−") + _decimal(rng),
    "percent": _percent,
    "percent2": _percent,
    "range": _range,
    "p": _p_value,
    "cite": _citation,
    "power": lambda rng: rng.choice(_POWERS),
    "unit_value": lambda rng: (
        f"{_decimal(rng) if rng.random() < 0.6 else rng.randrange(2, 500)}"
        f" {rng.choice(LISTS['unit'])}"
    ),
    "fluid": lambda rng: rng.choice(("fluid", "buffer", "sufficient volume", "diffuse tracer")),
}


def _fill(pattern: str, rng: Random) -> str:
    def slot(found: re.Match[str]) -> str:
        name = found[1]
        return _MADE[name](rng) if name in _MADE else _fill(rng.choice(LISTS[name]), rng)

    return _SLOT.sub(slot, pattern)


def _sentence(core: str, rng: Random) -> str:
    text = _fill(core, rng)
    if rng.random() < 0.45:
        text = f"{_fill(rng.choice(LISTS['opening']), rng)} {text}"
    if rng.random() < 0.65:
        text += _fill(rng.choice(LISTS["tail"]), rng)
    text = re.sub(r"\b([Aa]) (?=[aeio]|un[^i])", r"\1n ", text)
    text = re.sub(r" +", " ", text)
    text = text[0].upper() + text[1:]
    if core.startswith("is the") and text.startswith("Is"):
        return text + "?"
    return text + "."


def make_sentences(count: int, seed: int = 0) -> tuple[str, ...]:
    """Different sentences of 12 to 45 words; the same for a seed."""
    rng = Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        text = _sentence(CORES[len(made) % len(CORES)], rng)
        if SHORTEST <= len(text.split()) <= LONGEST:
            made[text] = None
    return tuple(made)
