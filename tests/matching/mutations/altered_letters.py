"""Altered inside words: letters, prefixes, hyphens, case, apostrophes, punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from random import Random

from tests.matching.mutations.kinds import (
    Context,
    Mutant,
    altered,
    both_ways,
    replaced,
    said,
    shuffled,
    spliced,
)

_PREFIXES = r"un|in|im|ir|dis|non-|re-|re|pre-|mis|anti-|a|self-|over"
_LOOKALIKE = dict(zip("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ", strict=True))
_APART = both_ways(
    "now_here/nowhere every_day/everyday may_be/maybe some_times/sometimes all_together/altogether "
    "in_to/into a_part/apart over_fitting/overfitting"
)


@altered("prefix dropped", "unsupervised became supervised, non-linear became linear")
def _no_prefix(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, rf"(?<![\w-])(?:{_PREFIXES})(?=[a-z]{{5}})", rng, lambda _: "")


@altered("prefix added", "supervised became unsupervised, linear became non-linear")
def _prefix(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"(?<![\w-])(?=[a-z]{5})",
        rng,
        lambda _: ("un", "non-", "in", "dis", "re-", "pre", "mis", "re", "non", "anti-"),
    )


@altered("suffix changed", "classified became classifier, careful became careless")
def _suffix(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = both_ways("ed/er ion/ive ful/less able/ably ent/ence ly/ness ing/ed ity/ies ic/al")
    ends = "|".join(table)
    return spliced(sentence, rf"(?<=[a-z]{{3}})(?:{ends})\b", rng, lambda found: table[found[0]])


@altered("hyphen dropped", "re-trained became retrained, in-domain became indomain")
def _no_hyphen(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=[A-Za-z])-(?=\w)", rng, lambda _: "")


@altered("hyphen became a space", "well-known became well known")
def _hyphen_space(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=[A-Za-z])-(?=\w)", rng, lambda _: " ")


@altered("hyphen became a dash", "non-linear became non—linear, non -linear or non − linear")
def _hyphen_dash(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence, r"(?<=[A-Za-z])-(?=[a-z])", rng, lambda _: ("—", " — ", "−", " – ", "--", " - ")
    )


@altered("dash became a hyphen", "a spaced dash became a hyphen, a comma or nothing")
def _dash(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, " [–—] ", rng, lambda _: ("-", ", ", " ", ": ", " − "))


@altered("hyphen added", "a word or two words got a hyphen")
def _hyphen(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence, r"(?<=[a-z]{2}) (?=[a-z]{2})|(?<=[a-z]{2})(?=[a-z]{3})", rng, lambda _: "-"
    )


@altered("words merged", "the space between two words is gone")
def _merged(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=\w) (?=\w)", rng, lambda _: "")


@altered("word split", "a space stands inside a word")
def _split(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=[a-z]{2})(?=[a-z]{2})", rng, lambda _: " ")


@altered("another word by a space", "now here became nowhere, maybe became may be")
def _apart(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return replaced(sentence, _APART, rng)


@altered("letter changed", "a letter became another")
def _letter(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence, "[a-z]", rng, lambda found: [c for c in "abdeghiklmnorstuv" if c != found[0]]
    )


@altered("letter dropped or doubled", "a letter is missing or stands there twice")
def _count(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=\w)\w(?=\w)", rng, lambda found: ("", found[0] * 2))


@altered("letters swapped", "two letters changed places")
def _transposed(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, "[a-z]{2}", rng, lambda found: found[0][::-1])


@altered("diacritic dropped", "Häfner became Hafner, Łódź became Lódz")
def _bare(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = {"ß": "ss", "Ł": "L", "ł": "l", "ø": "o", "Ø": "O", "İ": "I", "đ": "d"}

    def bare(found: re.Match[str]) -> str:
        letter = unicodedata.normalize("NFD", found[0])[0]
        return table.get(letter, letter)

    return spliced(sentence, "[À-ʯḀ-ỿ](?<![×÷])", rng, bare)


@altered("diacritic changed", "ä became ae or à, a became á")
def _accent(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = {"ä": ("ae", "à"), "ü": ("ue", "u"), "ö": ("oe", "ő"), "é": ("è",), "a": ("á", "å")}
    table |= {"e": ("é", "ё"), "o": ("ø", "ö"), "ř": ("ŕ",), "n": ("ñ",), "i": ("ı", "ï")}
    return spliced(sentence, f"[{''.join(table)}]", rng, lambda found: table[found[0]])


@altered("look-alike letter", "a Latin letter became its Cyrillic look-alike")
def _lookalike(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, f"[{''.join(_LOOKALIKE)}]", rng, lambda found: _LOOKALIKE[found[0]])


@altered("case of an acronym", "US became us, IT became it")
def _acronym(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"\b[A-Z]{2,}\b",
        rng,
        lambda found: (found[0].lower(), found[0].capitalize(), found[0][0].lower() + found[0][1:]),
    )


@altered("case of a word", "a capital became small or a small letter capital, without brackets")
def _case(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"\b[A-Za-z](?=[a-z])", rng, lambda found: found[0].swapcase())


@altered("capitals", "a word is set in capitals")
def _capitals(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"\b[a-z]{2,}\b", rng, lambda found: found[0].upper())


@altered("case of a unit or variable", "mg became Mg, MHz became mHz, R² became r², p became P")
def _unit_case(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    pattern = r"(?<=\d )[kmMnG](?=[A-Za-zμ]{1,2}\b)|\b[RrIp](?=²| ?[<>≤≥=])"
    return spliced(sentence, pattern, rng, lambda found: found[0].swapcase())


@altered("apostrophe dropped or moved", "we're became were, can't became cant")
def _apostrophe(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=\w)'(?=\w)|(?<=s)'(?= )", rng, lambda _: ("", " ", '"', "-"))


@altered("apostrophe added", "its became it's, were became we're, a plural became a genitive")
def _genitive(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield from replaced(sentence, {"its": "it's", "were": "we're", "well": "we'll"}, rng)
    yield from spliced(sentence, r"(?<=[a-z]{3})s\b", rng, lambda _: ("'s", "s'"))


@altered("quotation marks dropped or changed", "doubles became singles or are gone")
def _marks(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for found in re.finditer('"([^"]+)"', sentence):
        for mark in shuffled(("", "'", "*"), rng):
            yield said(
                f"{sentence[: found.start()]}{mark}{found[1]}{mark}{sentence[found.end() :]}"
            )


@altered("quotation marks added", "a word is put between quotation marks")
def _scare(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<= )[a-z]{4,}(?= )", rng, lambda found: f'"{found[0]}"')


@altered("comma dropped", "a comma is gone")
def _no_comma(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=[A-Za-z]),(?= )", rng, lambda _: "")


@altered("comma added", "a comma stands where there was none")
def _comma(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(sentence, r"(?<=[a-z]) (?=[a-z])", rng, lambda _: ", ")


@altered("punctuation changed", "a comma, semicolon, colon or full stop became another mark")
def _punctuation(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"(?<=[a-z])[,;:.?](?= |$)",
        rng,
        lambda found: [mark for mark in ",;:.?!" if mark != found[0]],
    )


@altered("full stop moved", "the end of a sentence stands a word earlier or later")
def _stop(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.rstrip(".?!").split()
    for following in context.around.after[:1]:
        first, *rest = following.split()
        yield said(" ".join([*words[:-1]]) + f". {words[-1]} {following}")
        yield said(f"{' '.join(words)} {first}. {' '.join(rest)}")
        yield said(f"{' '.join(words)} {following}")
        yield said(f"{' '.join(words)}, {following[0].lower()}{following[1:]}")


@altered("brackets dropped or added", "a parenthesis became plain, or the other way round")
def _brackets(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield from spliced(sentence, r"\(([^()]+)\)", rng, lambda found: found[1])
    yield from spliced(sentence, r"(?<= )[a-z]{4,}(?= )", rng, lambda found: f"({found[0]})")


@altered("and/or changed", "and/or became and, i.e. became e.g., 1:10 became 1/10")
def _slash(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = {"and/or": ("and", "or", "and or"), "i.e.": ("e.g.",), "e.g.": ("i.e.",)}
    table |= {
        "...": ("",),
        "et al.": ("",),
        "(± ": ("(+ ", "("),
        ":": ("/", "."),
        " × ": (" ", " x "),
    }
    pattern = "and/or|i\\.e\\.|e\\.g\\.|\\.\\.\\.|et al\\.|\\(± |(?<=\\d):(?=\\d)| × "
    return spliced(sentence, pattern, rng, lambda found: table[found[0]])
