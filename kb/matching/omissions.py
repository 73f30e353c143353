"""What a quote leaves out at ``[...]``: how much, and whether the sense depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.matching.polarity import turning_word

LONGEST_OMISSION = 1_500
"""Characters of the source between two parts of a passage."""

_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bal)(?<!\bFig)(?<!\bvs)(?<!\bcf)(?<!\bDr)(?<!\bEq)(?<!\bSec)"
    r"(?<!\bTab)(?<!\bNo)(?<!\b[A-Z])[.!?][\"'\u2019\u201d)\]\u00b9\u00b2\u00b3\u2070-\u2079]*"
    r"(?=\s+[^\sa-z]|\s*$)"
)
_ENDED = re.compile(r"[.!?][\"'\u2019\u201d)\]]*\s*$")
_ENDS_NOW = re.compile(r"\s*[.!?][\"'\u2019\u201d)\]\u00b9\u00b2\u00b3\u2070-\u2079]*(?=\s|$)")
_BARE = re.compile(r"[\W_]*")
_CITATION = re.compile(r"\s*(?:\[[\d,;\s\u2013-]+\]|\([^()]*\d{4}[^()]*\))")


def omission_doubts(left: str, omitted: str, right: str) -> Iterator[str]:
    """Why a person has to look at an omission, as sentences without their full stop.

    Args:
        left: the part before it, as the source has it.
        omitted: the words of the source that were left out.
        right: the part behind it.
    """
    if _BARE.fullmatch(omitted):
        return
    left_ended = bool(_ENDED.search(left)) and bool(_starts_sentence(omitted))
    now = None if left_ended else _ENDS_NOW.match(_CITATION.sub("", omitted, count=1))
    if now:
        left_ended, omitted = True, _CITATION.sub("", omitted, count=1)[now.end() :]
    sentences = _split(omitted)
    right_begins = not sentences[-1].strip()
    if len(sentences) == 1:
        exposed = sentences
    else:
        exposed = [] if left_ended else [sentences[0]]
        if not right_begins:
            exposed.append(sentences[-1])
            if not left_ended:
                yield "the omission makes one sentence of the halves of two"
    for stretch in exposed:
        word = turning_word(stretch)
        if word is not None:
            yield f"the omission hides {word!r}"


def _starts_sentence(text: str) -> bool:
    return not text.strip()[:1].islower()


def _split(text: str) -> list[str]:
    """The sentences of a text; the last is empty where the text ends with one."""
    found = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        found.append(text[start : match.end()])
        start = match.end()
    return [*found, text[start:]]


__all__ = ["LONGEST_OMISSION", "omission_doubts"]
