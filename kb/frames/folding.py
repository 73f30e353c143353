"""Words in the form in which two terms are taken for one: case and endings of plurals do not count.

Only what is safe is folded, so that no two meanings fall together: case, composition of characters,
all marks between words, and the plural. The plural is the S stemmer (D. Harman, How effective is
suffixing?, Journal of the American Society for Information Science 42, 1991) with two changes:
``es`` after ``ss``, ``x``, ``ch`` and ``sh`` goes as a whole (``classes``, ``boxes``), and ``is``
and ``as`` stay (``analysis``, ``bias``). A folded word is for comparing only; it need not be one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST: Final = 4


def fold_term(term: str) -> tuple[str, ...]:
    """The words of a term, folded.

    >>> fold_term("Texture databases") == fold_term("texture-database")
    True
    >>> fold_term("similarities of classes")
    ('similarity', 'of', 'class')
    """
    folded = unicodedata.normalize("NFKC", term).casefold()
    words = tuple(map(fold_word, _WORD.findall(folded)))
    return words or (folded.strip(),)


def fold_word(word: str) -> str:
    """A word in lower case without the ending of a plural.

    >>> [fold_word(word) for word in ("bodies", "boxes", "images", "is", "bias", "focus", "less")]
    ['body', 'box', 'image', 'is', 'bias', 'focus', 'less']
    """
    if len(word) < _SHORTEST or not word.endswith("s"):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith(("us", "ss", "is", "as")):
        return word
    return word if word.endswith(("aes", "ees", "oes")) else word[:-1]
