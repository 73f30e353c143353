"""Words that turn a statement round or narrow it, so that hiding or adding one changes it."""

from __future__ import annotations

import re
import unicodedata

from kb.matching.characters import RAISED, SOFT_HYPHEN, UNSEEN

_NEGATING = (
    "not", "no", "never", "none", "nor", "neither", "nobody", "nothing", "nowhere", "without",
    "cannot", "hardly", "barely", "scarcely", "rarely", "seldom", "non", "isnt", "arent", "wasnt",
    "werent", "dont", "doesnt", "didnt", "wont", "wouldnt", "cant", "couldnt", "shouldnt",
    "mustnt", "hasnt", "havent", "hadnt", "aint", "anti", "semi", "pseudo", "quasi",
    "nicht", "kein", "keine", "keinen", "keiner", "niemals", "ohne", "pas", "jamais", "sans",
    "aucun", "aucune", "ninguno", "ninguna", "nunca", "nessun", "nessuna", "senza", "nigdy",
    "bez", "niet", "geen", "zonder", "inte", "ingen", "ikke", "uten",
)  # fmt: skip
_LIMITING = (
    "only", "except", "excepting", "excluding", "unless", "few", "fewer", "little", "less",
    "least", "fail", "fails", "failed", "failing", "failure", "lack", "lacks", "lacked", "lacking",
    "unlikely", "impossible", "unable", "merely", "solely", "almost", "nearly", "false", "wrong",
)  # fmt: skip
_TURNING = (
    "instead", "rather", "but", "although", "though", "if", "despite", "against", "contrary",
    "unlike", "worse", "absent", "absence", "deny", "denies", "denied", "reject", "rejects",
    "rejected", "refute", "refutes", "refuted", "doubt", "doubts", "doubted", "just", "whereas",
    "while", "however", "yet", "when", "whenever", "where", "than", "more", "most", "nevertheless",
    "otherwise", "until", "zero", "opposite", "far", "too", "provided", "assuming", "whether",
    "sometimes", "occasionally", "partly", "partially", "poorly", "insufficiently", "wrongly",
    "incorrectly", "disprove", "disproves", "disproved", "contradict", "contradicts",
    "contradicted", "prevent", "prevents", "prevented",
)  # fmt: skip
_HEDGING = (
    "may", "might", "could", "would", "should", "seem", "seems", "seemed", "appear", "appears",
    "appeared", "possibly", "perhaps", "maybe", "likely", "probably", "supposed", "supposedly",
    "allegedly", "reportedly", "thought", "believed", "claimed", "assumed", "theory", "cease",
    "ceases", "ceased", "refuse", "refuses", "refused", "decline", "declines", "declined",
    "apparently", "expected",
    "hypothesised", "hypothesized",
    "stop", "stops", "stopped", "hope", "hopes", "hoped", "vain", "irrelevant", "twice", "half",
)  # fmt: skip
_TURNING_SIGN = re.compile(
    "[\u4e0d\u6ca1\u6c92\u975e\u65e0\u7121\u672a\u52ff\u00ac\u2260\u2209\u2262]"
)
"""Chinese and Japanese characters that negate, and signs of mathematics that do."""

_CONDITIONS = frozenset(("unless", "if", "suppose", "supposing", "assuming", "provided", "whether"))
_APOSTROPHE = "['\u2019`\u00b4\u2032]"
_WORD = re.compile(rf"[^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)?")
_LAST_WORD = re.compile(
    rf"([^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)?)"
    r"[-\u2010-\u2015\u2212\s\"\u201c\u201d\u201e'\u2018\u2019\u00ab\u00bb()\[\]:,;/_*]*$"
)
_FIRST_WORD = re.compile(
    r"[-\u2010-\u2015\s\"\u201c\u201d'\u2018\u2019\u00ab\u00bb()\[\]:;/_*]*"
    rf"([^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)?)"
)
_RAISED = re.compile(f"[{RAISED}]+")
_NOT_RAISED = re.compile(f"[^{RAISED}]+")
_UNSEEN = dict.fromkeys(map(ord, UNSEEN + SOFT_HYPHEN))
NEGATING = frozenset(_NEGATING)
LIMITING = NEGATING | frozenset(_LIMITING)
TURNING = LIMITING | frozenset(_TURNING) | frozenset(_HEDGING)
"""What must not be hidden by an omission or added by an insertion without a person's look."""


def _words(text: str) -> list[str]:
    return [_plain_word(word) for word in _WORD.findall(_bare(text))]


def _plain_word(word: str) -> str:
    return re.sub(_APOSTROPHE, "'", word.lower())


def plain(text: str) -> str:
    """A text in which no word hides behind another style or an unseen character."""
    if text.isascii():
        return text
    in_one_style = _NOT_RAISED.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    return in_one_style.translate(_UNSEEN)


def _negates(word: str) -> bool:
    return word.replace("'", "") in NEGATING or word.endswith("n't")


def _bare(text: str) -> str:
    return _RAISED.sub(" ", plain(text))


def turning_word(text: str) -> str | None:
    """The first word in a text that negates or narrows what is said; None without one.

    >>> turning_word("that it does, then, not help")
    'not'
    >>> turning_word("with many pictures")
    """
    for word in _words(text):
        if _negates(word) or word in TURNING:
            return word
    found = _TURNING_SIGN.search(text)
    return found.group() if found else None


def limiting_word_before(text: str) -> str | None:
    """The negating or limiting word at the end of a text, if one stands there.

    >>> limiting_word_before("the method does not "), limiting_word_before("not so. The ")
    ('not', None)
    """
    last = _TURNING_SIGN.search(text.rstrip()[-1:])
    found = _LAST_WORD.search(_bare(text))
    return last.group() if last else _limiting(found[1]) if found else None


def limiting_word_behind(text: str) -> str | None:
    """The negating or limiting word at the beginning of a text, if one stands there."""
    found = _FIRST_WORD.match(_bare(text))
    return _limiting(found[1]) if found else None


def condition_before_end(text: str) -> str | None:
    """The word on which what follows a text depends: unless, if; among the first three words of the
    sentence, at the head of a clause, or directly before what follows.

    >>> condition_before_end("But unless the sets are small, ")
    'unless'
    >>> condition_before_end("We wanted to know whether ")
    'whether'
    """
    clauses = [_words(clause) for clause in text.split(",")]
    heads = [*clauses[0][:3], *(words[0] for words in clauses[1:] if words), *clauses[-1][-1:]]
    return next((word for word in heads if word in _CONDITIONS), None)


def _limiting(word: str) -> str | None:
    word = _plain_word(word)
    return word if _negates(word) or word in LIMITING else None


__all__ = ["condition_before_end", "limiting_word_before", "limiting_word_behind", "turning_word"]
