"""A quote as matching sees it: passages, and in each the parts between what was left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.matching.characters import is_ideograph
from kb.matching.keyed import Keyed, build_key
from kb.matching.polarity import turning_word
from kb.text import Passage, Run, parse_passages

LEAST_WORDS = 5
LEAST_LETTERS = 20
"""A quote of fewer words, or of fewer letters and digits, could stand anywhere."""

LEAST_WORDS_OF_A_PART = 2
LONGEST_INSERTION = 8
"""Words."""

_BOUND_SHAPE = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff ,;:'\u2019&/-]*")
"""Plain words: Latin letters, and the marks that stand between words."""

_ABBREVIATIONS = re.compile(r"\b(?:e\.g\.|i\.e\.|et al\.|cf\.|vs\.)")
_PREFIXES = frozenset(
    ("un", "in", "im", "il", "ir", "non", "dis", "mis", "anti", "de", "re", "pre", "contra",
     "counter", "mal", "sub", "ab", "semi", "quasi", "pseudo", "co", "over", "under")
)  # fmt: skip
_AMOUNTS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozen",
     "dozens",
     "percent", "hundred", "hundreds", "thousand", "thousands", "million", "millions",
     "billion", "billions", "minus", "plus", "below", "above", "under", "over", "double", "triple",
     "infinitely", "useless", "harmful", "harmed", "opposite")
)  # fmt: skip
_WORDS_OF_A_LETTER = frozenset("AaIiOo")
_SIGNS = re.compile(r"[\d<>=\u2264\u2265\u2248\u00b1+%\u2212]")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a quote that have to stand together in the source.

    Attributes:
        text: the words, without emphasis marks and insertions.
        keyed: their key.
        loose: places of the key whose letter stood in brackets, so that its case is free.
    """

    text: str
    keyed: Keyed = field(repr=False)
    loose: frozenset[int] = frozenset()

    @property
    def words(self) -> int:
        """How many words it has; of a script without spaces, two letters count as one."""
        words = sum(any(map(str.isalnum, word)) for word in self.text.split())
        return words + sum(map(is_ideograph, self.text)) // 2


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote, taken apart.

    Attributes:
        passages: for each passage its parts; between two parts something was left out.
        faults: what makes the quote unfit whatever the source says, as sentences without full stop.
        has_emphasis: whether there are emphasis marks.
    """

    passages: tuple[tuple[Part, ...], ...]
    faults: tuple[str, ...]
    has_emphasis: bool


def parse_quote(text: str) -> Quoted:
    """The passages and parts of a quote with its markup, and what is wrong with it as such."""
    faults: list[str] = []
    passages = []
    emphasis = False
    for runs in parse_passages(text):
        emphasis = emphasis or any(run.emphasis for run in runs)
        parts = tuple(_parts(runs, faults))
        if parts:
            passages.append(parts)
    faults.extend(_shortness(passages))
    return Quoted(tuple(passages), tuple(dict.fromkeys(faults)), emphasis)


def _parts(runs: Passage, faults: list[str]) -> list[Part]:
    parts: list[Part] = []
    words: list[str] = []
    loose: list[int] = []

    def close() -> None:
        text = "".join(words)
        part = _part(text, loose)
        if part.keyed.key:
            parts.append(part)
        elif text.strip():
            faults.append(f"the part {text.strip()!r} has no word")
        words.clear()
        loose.clear()

    for index, run in enumerate(runs):
        if run.kind == "verbatim":
            is_spaced = not words or words[-1][-1:].isspace()
            words.append(run.text.lstrip() if is_spaced else run.text)
        elif run.kind == "omission":
            close()
        elif _is_bracketed_letter(runs, index):
            loose.append(sum(map(len, words)))
            words.append(run.text)
        else:
            faults.extend(_insertion_faults(runs, index))
    close()
    return parts


def _part(text: str, loose: Sequence[int]) -> Part:
    keyed = build_key(text)
    return Part(text, keyed, frozenset(keyed.at(offset) for offset in loose))


def _around(runs: Passage, index: int) -> tuple[str, str]:
    """The character before an insertion and the one behind it; empty for what is no verbatim."""

    def verbatim(run: Run | None) -> str:
        return run.text if run is not None and run.kind == "verbatim" else ""

    before = runs[index - 1] if index else None
    behind = runs[index + 1] if index + 1 < len(runs) else None
    return verbatim(before)[-1:], verbatim(behind)[:1]


def _is_bracketed_letter(runs: Passage, index: int) -> bool:
    """Whether this is the first letter of a word, in brackets for its case: ``[T]he``."""
    before, behind = _around(runs, index)
    letter = runs[index].text
    if len(letter) != 1 or not letter.isalpha() or before.isalnum():
        return False
    return behind.islower() or (letter in _WORDS_OF_A_LETTER and behind.isspace())


def _insertion_faults(runs: Passage, index: int) -> list[str]:
    words = " ".join(runs[index].text.replace("**", "").split())
    before, behind = _around(runs, index)
    turning = turning_word(words)
    if turning is not None:
        return [f"the insertion [{words}] turns or narrows what is said"]
    if words.strip(" .\u2026") == "":
        return [f"[{words}] is no omission mark; write [...]"]
    if _SIGNS.search(words) or not _BOUND_SHAPE.fullmatch(_ABBREVIATIONS.sub("", words)):
        literal = rf"\[{words}\]"
        return [
            f"the insertion [{words}] holds more than plain words; for what the paper itself has "
            f"in brackets write {literal}"
        ]
    is_letter = len(words) == 1 and words.isalpha()
    is_glued = before.isalnum() or behind.isalnum() or _has_neighbour(runs, index)
    is_piece = words.strip("- ").lower() in _PREFIXES or words[-1:] == "-"
    if is_letter or is_glued or is_piece or behind in ("-", "\u2010"):
        return [f"the insertion [{words}] is a piece of a word"]
    if any(word in _AMOUNTS for word in re.findall(r"[^\W\d_]+", words.lower())):
        return [f"the insertion [{words}] says how much or how many"]
    if len(words.split()) > LONGEST_INSERTION:
        return [f"the insertion [{words[:30]}...] has more than {LONGEST_INSERTION} words"]
    return []


def _has_neighbour(runs: Passage, index: int) -> bool:
    """Whether another insertion stands beside this one, with nothing in between."""
    beside = (*runs[max(index - 1, 0) : index], *runs[index + 1 : index + 2])
    return any(run.kind == "insertion" for run in beside)


def _shortness(passages: Sequence[tuple[Part, ...]]) -> list[str]:
    parts = [part for passage in passages for part in passage]
    words = sum(part.words for part in parts)
    letters = sum(char.isalnum() for part in parts for char in part.keyed.key)
    if words < LEAST_WORDS or letters < LEAST_LETTERS:
        return [f"fewer than {LEAST_WORDS} words or {LEAST_LETTERS} letters could stand anywhere"]
    short = [part for passage in passages if len(passages) + len(passage) > 2
             for part in passage if part.words < LEAST_WORDS_OF_A_PART]  # fmt: skip
    return [f"the part {part.text.strip()!r} has fewer than two words" for part in short]


__all__ = ["Part", "Quoted", "parse_quote"]
