"""The words of a text as the search knows them, and as ``frontend/src/search/folding.ts`` does."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 64
"""Of a longer word only so many letters count."""

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])[^\W_])+")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)+")


def fold(text: str) -> str:
    """A text in lower case, without accents and without characters that nobody sees.

    >>> fold("Naïve ﬁne\\u00adtuning")
    'naive finetuning'
    """
    text = text.lower()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in parts if unicodedata.category(c) not in _UNSEEN)
    # What was composed may have been a capital, and a sigma ends a word in a letter of its own.
    return kept.lower().replace("ς", "σ")


def split_words(text: str) -> list[str]:
    """The words of a text in their order: runs of letters and digits, and each ideograph alone.

    >>> split_words("Fine-tuning (99.5%) of naïve CNNs")
    ['fine', 'tuning', '99', '5', 'of', 'naive', 'cnns']
    """
    return _words_of(fold(text))


def find_terms(text: str) -> set[str]:
    """The words under which a text is found: its own, and compounds written as one.

    >>> sorted(find_terms("fine-tuning"))
    ['fine', 'finetuning', 'tuning']
    """
    folded = fold(text)
    terms = set(_words_of(folded))
    if "-" in folded or "\u2010" in folded:
        for compound in _COMPOUND.findall(folded):
            terms.add(compound.replace("-", "").replace("\u2010", "")[:LONGEST])
    return terms


def _words_of(folded: str) -> list[str]:
    words = (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)
    if len(folded) > LONGEST:
        return [word[:LONGEST] for word in words]
    return words


_UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
