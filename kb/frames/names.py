"""When two authors' names are taken for one person, surely or perhaps.

A name is read as words without marks and accents, ``Family, Given`` in the order ``Given Family``;
``Jr.`` and the like are left out. Two names can be one person's when their family names (the last
word, with particles such as ``van der``) are equal and no given name contradicts another. They are

- **the same** when, besides, the first given names are written out in both and equal, and what one
  has more is at most an initial: ``Andrew Y. Ng`` and ``Andrew Ng``, ``Xiao-Ming Li`` and
  ``Xiaoming Li``;
- **perhaps the same** when one of them has only initials, equal or not written out (``J. Smith``
  and ``J. Smith``, or ``Jane Smith``), or lacks a whole word of the other (``Jane Smith`` and
  ``Jane Mary Smith``).

Everything else is two people: ``Andrew Y. Ng`` and ``Andrew B. Ng``, ``Jan Berg`` and ``Jan van der
Berg``. So are a family name that stands first without a comma, since nothing tells, and ``Müller``
and ``Mueller``. A name of one word, such as that of a group, is the same as an equal one.

The rules are this project's own. They cannot tell two people of one full name apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Likeness = Literal["same", "perhaps"]

_PARTICLES: Final = frozenset(
    {
        *("af", "al", "am", "auf", "av", "ben", "bin", "da", "dal", "das", "de", "dei", "del"),
        *("della", "den", "der", "des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le"),
        *("les", "lo", "los", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur"),
    }
)
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_APOSTROPHE: Final = re.compile(r"['’`ʼ]")
_MOST_INITIALS: Final = 3


class Name(NamedTuple):
    """A name as it is compared.

    Attributes:
        family: the particles and the last word of the family name.
        given: the other words: given names and, where there are several, family names before the
            last.
    """

    family: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether the first given name is written out."""
        return not self.given or len(self.given[0]) > 1


@lru_cache(maxsize=100_000)
def parse_name(author: str) -> Name:
    """A name, read as words without marks.

    >>> parse_name("van der Maaten, Laurens") == parse_name("Laurens van der Maaten")
    True
    >>> parse_name("J. J. W. Tischendorf").given
    ('j', 'j', 'w')
    """
    parts = [part.split() for part in author.split(",")]
    parts = [part for part in parts if not _SUFFIXES.issuperset(map(_folded, part))]
    family, *others = parts or [[author]]
    given = [word for part in others for word in part]
    if not given:
        while len(family) > 2 and _folded(family[-1]) in _SUFFIXES:
            family = family[:-1]
        family, given = family[-1:], family[:-1]
    shouted = author.isupper()
    words = [
        *(part for word in given for part in _given_words(word, shouted)),
        *(part for word in family for part in _split(word)),
    ]
    if not words:
        return Name((author.strip().casefold(),), ())
    first, middle = words[:1] if len(words) > 1 else [], words[1:-1]
    particles = [word for word in middle if word in _PARTICLES]
    return Name(
        (*particles, words[-1]),
        (*first, *(word for word in middle if word not in _PARTICLES)),
    )


def compare_names(one: Name, other: Name) -> Likeness | None:
    """Whether two names are one person's: ``same``, ``perhaps``, or None for two people.

    >>> compare_names(parse_name("Andrew Y. Ng"), parse_name("Ng, Andrew"))
    'same'
    >>> compare_names(parse_name("J. Smith"), parse_name("Jane Smith"))
    'perhaps'
    """
    if one.family != other.family:
        return None
    surely: Likeness = "same" if one.is_full and other.is_full else "perhaps"
    if "".join(one.given) == "".join(other.given):
        return surely
    if not one.given or not other.given or not _agree(one.given[0], other.given[0]):
        return None
    shorter, longer = sorted((one.given[1:], other.given[1:]), key=len)
    more = _what_more(shorter, longer)
    if more is None:
        return None
    return "perhaps" if any(len(word) > 1 for word in more) else surely


def block_of(name: Name) -> tuple[tuple[str, ...], str]:
    """What two names share when they are one person's, so that only few need be compared."""
    return name.family, name.given[0][0] if name.given else ""


def _what_more(shorter: tuple[str, ...], longer: tuple[str, ...]) -> list[str] | None:
    """The words that only the longer has, or None when the shorter has another."""
    more: list[str] = []
    left = iter(longer)
    for word in shorter:
        for candidate in left:
            if _agree(word, candidate):
                break
            more.append(candidate)
        else:
            return None
    return [*more, *left]


def _agree(one: str, other: str) -> bool:
    """Whether two given names are equal, or one is the initial of the other."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other


def _given_words(word: str, shouted: bool) -> list[str]:
    """A given name; what a hyphen joins is one name, and ``JJ`` are two initials."""
    if len(word) <= _MOST_INITIALS and word.isupper() and word.isalpha() and not shouted:
        return [_folded(letter) for letter in word]
    parts = _split(word)
    return ["".join(parts)] if all(len(part) > 1 for part in parts) and parts else parts


def _split(word: str) -> list[str]:
    return _WORD.findall(_folded(word))


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return _APOSTROPHE.sub("", plain).strip(".")
