"""Words that turn a statement round or narrow it, so that hiding or adding one changes it."""

from __future__ import annotations

import re

_NEGATING = (
    "not", "no", "never", "none", "nor", "neither", "nobody", "nothing", "nowhere", "without",
    "cannot", "hardly", "barely", "scarcely", "rarely", "seldom", "non", "isnt", "arent", "wasnt",
    "werent", "dont", "doesnt", "didnt", "wont", "wouldnt", "cant", "couldnt", "shouldnt",
    "mustnt", "hasnt", "havent", "hadnt", "aint",
)  # fmt: skip
_NARROWING = (
    "only", "except", "excepting", "excluding", "unless", "few", "fewer", "little", "less",
    "least", "fail", "fails", "failed", "failing", "failure", "lack", "lacks", "lacked", "lacking",
    "instead", "rather", "but", "although", "though", "if", "despite", "against", "contrary",
    "unlike", "false", "wrong", "worse", "absent", "absence", "almost", "nearly", "unlikely",
    "impossible", "unable", "deny", "denies", "denied", "reject", "rejects", "rejected", "refute",
    "refutes", "refuted", "doubt", "doubts", "doubted", "just", "merely", "solely",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
NEGATING = frozenset(_NEGATING)
TURNING = NEGATING | frozenset(_NARROWING)


def _words(text: str) -> list[str]:
    return [word.lower().replace("\u2019", "'") for word in _WORD.findall(text)]


def _negates(word: str) -> bool:
    return word.replace("'", "") in NEGATING or word.endswith("n't")


def turning_word(text: str) -> str | None:
    """The first word in a text that negates or narrows what is said; None without one.

    >>> turning_word("that it does, however, not help")
    'not'
    >>> turning_word("with many pictures")
    """
    for word in _words(text):
        if _negates(word) or word in TURNING:
            return word
    return None


def is_negated_before(text: str) -> str | None:
    """The negating word at the end of a text, if one stands there.

    >>> is_negated_before("the method does not "), is_negated_before("not so. The ")
    ('not', None)
    """
    found = re.search(r"([^\W\d_]+(?:['\u2019][^\W\d_]+)?)[-\s]*$", text)
    return _negating(found[1]) if found else None


def is_negated_behind(text: str) -> str | None:
    """The negating word at the beginning of a text, if one stands there."""
    found = re.match(r"\s*([^\W\d_]+(?:['\u2019][^\W\d_]+)?)", text)
    return _negating(found[1]) if found else None


def _negating(word: str) -> str | None:
    word = word.lower().replace("\u2019", "'")
    return word if _negates(word) else None


__all__ = ["is_negated_before", "is_negated_behind", "turning_word"]
