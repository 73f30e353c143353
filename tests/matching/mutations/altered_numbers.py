"""Altered in numbers: digits, points, signs, comparators, units, exponents, Greek letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from tests.matching.mutations.kinds import Context, Mutant, altered, said, shuffled, spliced
from tests.matching.mutations.templates import LISTS

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_LOWERED = str.maketrans(_RAISED, "0123456789-")
_COMPARATORS = "<>≤≥=≈±"
_UNITS = {
    unit: [other for other in group.split("|") if other != unit]
    for group in (
        "mm|cm|μm|nm|m",
        "ms|s|μs",
        "GB|MB|kB",
        "kg|mg|g|μg",
        "mL|L|μL",
        "Hz|kHz|MHz",
        "kPa|Pa",
    )
    for unit in group.split("|")
}
_AREAS = ("cm²", "mm²", "mm³", "cm³", "m²", "km²", "min⁻¹", "mol⁻¹", "s⁻¹")
_GREEK = LISTS["greek"]
_GREEK_NAMES = "alpha beta gamma delta epsilon lambda sigma tau theta kappa rho phi"
_DIGIT_NAMES = "zero one two three four five six seven eight nine"
_LATIN = dict(zip("αβγδελστθκρφΔΣΩ", "aByoeloTOKpfDEO", strict=True))


@altered("digit changed", "a digit became another")
def _digit(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"\d", rng, lambda found: [d for d in "0123456789" if d != found[0]])


@altered("digit dropped or added", "a number has a digit less or more")
def _length(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"\d",
        rng,
        lambda found: [found[0] * 2, found[0] + "0", "1" + found[0], ""],
    )


@altered("digits swapped", "two digits changed places")
def _transposed(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"\d\d", rng, lambda found: found[0][::-1])


@altered("decimal point dropped or moved", "0.83 became 083, 08.3, .83 or 0.083")
def _point(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"(\d)\.(\d)",
        rng,
        lambda found: [f"{found[1]}{found[2]}", f"{found[1]}{found[2]}.", f".{found[1]}{found[2]}"],
    )


@altered("point and comma exchanged", "1,000 became 1.000, 3.2 became 3,2")
def _comma(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"(?<=\d)[.,](?=\d)",
        rng,
        lambda found: ",;·:" if found[0] == "." else (".", "", " ", "'"),
    )


@altered("space inside a number", "0.83 became 0. 83, 1204 became 1 204")
def _spaced(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"\d[.,:/]?(?=\d)",
        rng,
        lambda found: [f"{found[0]} ", f"{found[0][0]} {found[0][1:]}"],
    )


@altered("sign dropped", "a minus is gone")
def _unsigned(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=[ (])[-−](?=\d)", rng, lambda _: ("", "+", "±", "- "))


@altered("sign added", "a number became negative")
def _signed(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence, r"(?<= )(?=\d)|(?<=[(=<>])(?=\d)", rng, lambda _: ("-", "−", "–", "+", "~")
    )


@altered("comparator changed", "< became >, ≤ became <, = became ≈")
def _comparator(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        f"[{_COMPARATORS}]",
        rng,
        lambda found: [sign for sign in _COMPARATORS + "≠∼" if sign != found[0]],
    )


@altered("comparator dropped", "p < 0.05 became p 0.05")
def _no_comparator(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, f" ?[{_COMPARATORS}] ?", rng, lambda _: (" ", ""))


@altered("comparator in words", "p < 0.05 became p of 0.05, ≥ became >=")
def _worded(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = {"<": "of", ">": "of", "≤": "<=", "≥": ">=", "=": "is", "≈": "=", "±": "+"}
    return spliced(sentence, f"[{_COMPARATORS}]", rng, lambda found: table[found[0]])


@altered("unit changed", "mm became cm, μm became mm, kg became g")
def _unit(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    pattern = rf"(?<=\d )(?:{'|'.join(_UNITS)})\b(?![⁻²³])"
    return spliced(sentence, pattern, rng, lambda found: _UNITS[found[0]])


@altered("unit dropped", "10 mm became 10")
def _no_unit(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, rf"(?<=\d) (?:{'|'.join(_UNITS)}|°C)\b", rng, lambda _: "")


@altered("degrees changed", "°C became °F, C or lost its sign")
def _degrees(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, " °C", rng, lambda _: (" °F", " C", " K", "%", ""))


@altered("per cent changed", "12% became 12, 12‰ or 12 percent")
def _percent(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, "%", rng, lambda _: ("", "‰", " percent", " points", "%%"))


@altered("exponent lowered", "10² became 102, cm² became cm2")
def _lowered(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, f"[{_RAISED}]+", rng, lambda found: found[0].translate(_LOWERED))


@altered("exponent dropped", "10² became 10, cm² became cm, R² became R, min⁻¹ became min")
def _no_exponent(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, f"[{_RAISED}]+", rng, lambda _: "")


@altered("exponent changed", "10² became 10³, 10⁻³ became 10³")
def _exponent(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        f"[{_RAISED}]+",
        rng,
        lambda found: [
            *(r for r in "²³⁴⁵" if r != found[0]),
            found[0].strip("⁻") if "⁻" in found[0] else "⁻" + found[0],
            "^" + found[0].translate(_LOWERED),
        ],
    )


@altered("unit of area changed", "cm² became mm² or m², min⁻¹ became s⁻¹")
def _area(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence, "|".join(_AREAS), rng, lambda found: [a for a in _AREAS if a != found[0]]
    )


@altered("Greek letter changed", "α became β or a")
def _greek(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        f"[{''.join(_GREEK)}]",
        rng,
        lambda found: [rng.choice([g for g in _GREEK if g != found[0]]), _LATIN[found[0]]],
    )


@altered("Greek letter in words", "α became alpha, Δ became δ")
def _greek_word(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = dict(zip("αβγδελστθκρφ", _GREEK_NAMES.split(" "), strict=True)) | {
        "Δ": "δ",
        "Σ": "σ",
        "Ω": "ω",
    }
    return spliced(sentence, f"[{''.join(table)}]", rng, lambda found: table[found[0]])


@altered("micro dropped", "μm became m or um")
def _micro(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, "(?<= )μ(?=[msgL])", rng, lambda _: ("", "u", "m", "n"))


@altered("range changed", "10–20 became 1020, 10 20, 10/20, 10 to 20 or 20–10")
def _range(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"(\d+)–(\d+)(?![\d.])",
        rng,
        lambda found: [
            *(f"{found[1]}{mark}{found[2]}" for mark in ("", " ", "/", " to ", ", ", ".", "—")),
            f"{found[2]}–{found[1]}",
            f"{found[1]}–{int(found[2]) + 10}",
            found[1],
        ],
    )


@altered("range became a subtraction", "10–20 became 10−20 with the sign of minus, or 10 -20")
def _minus(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=\d)–(?=\d)", rng, lambda _: ("−", " −", " -"))


@altered("numbers exchanged", "two numbers changed places")
def _exchanged(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    found = list(re.finditer(r"\d+(?:[.,]\d+)*", sentence))
    for first, second in shuffled(pairwise(found), rng):
        between = sentence[first.end() : second.start()]
        head, tail = sentence[: first.start()], sentence[second.end() :]
        yield said(f"{head}{second[0]}{between}{first[0]}{tail}")


@altered("number became a word", "3 became three, two became 2")
def _as_word(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    names = _DIGIT_NAMES.split(" ")
    table = {**{name: str(n) for n, name in enumerate(names)}, "twelve": "12", "ten": "10"}
    words = rf"\b(?:{'|'.join(table)})\b"
    yield from spliced(sentence, words, rng, lambda found: table[found[0]])
    yield from spliced(sentence, r"(?<= )\d(?= )", rng, lambda found: names[int(found[0])])


@altered("digit became a letter", "0 became O, 1 became l or I")
def _letter(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = {"0": "Oo", "1": "lI|", "5": "S", "8": "B", "2": "Z", "6": "b"}
    return spliced(sentence, "[012568]", rng, lambda found: table[found[0]])


@altered("citation changed", "[12] became [21], 2019 became 2018, a name became another")
def _citation(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield from spliced(
        sentence, r"(?<=\[)\d+|(?<=, )\d+(?=\])", rng, lambda found: str(int(found[0]) + 9)
    )
    yield from spliced(sentence, r"(?:19|20)\d\d(?=\))", rng, lambda y: str(int(y[0]) - 1))
    yield from spliced(sentence, r"\w+(?= et al\.)", rng, lambda _: LISTS["name"])


@altered("citation dropped", "[12] or (Doe et al., 2019) is gone; a person may accept it")
def _no_citation(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r" (?:\[[\d, ]+\]|\([^()]+, \d{4}\))", rng, lambda _: "")


@altered("digit dropped at a word's end", "ResNet50 became ResNet; a person may accept it")
def _model(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=[A-Za-z])\d+\b", rng, lambda _: "")
