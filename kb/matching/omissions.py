"""What a quote leaves out at ``[...]``: how much, and whether the sense depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.matching.breaks import PARAGRAPH
from kb.matching.characters import RAISED
from kb.matching.polarity import plain, turning_word

LONGEST_OMISSION = 1_500
"""Characters of the source between two parts of a passage."""

_ABBREVIATED = (
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bal)(?<!\bFig)(?<!\bvs)(?<!\bcf)(?<!\bDr)(?<!\bEq)(?<!\bSec)"
    r"(?<!\bTab)(?<!\bNo)(?<!\bFigs)(?<!\bapprox)(?<!\bSt)(?<!\bvol)(?<!\bpp)(?<!\bMr)(?<!\bEqs)"
)
_CLOSING = r"[\"'\u2019\u201d)\]]*"
_MARK = (
    rf"(?:[*\u2020\u2021\u00a7\u00b6{RAISED},\u2013]+|"
    r"(?<=[^\d\s]\.)\d{1,3}(?:[,\u2013-]\d{1,3})*|(?<=\.)\(\d[^()]*\)|(?<=\.)\([^()]*\d{4}\)"
    r"|\s?\[[\d,;\s\u2013-]+\])?"
)
_SENTENCE_END = re.compile(
    rf"{_ABBREVIATED}[.!?]{_CLOSING}{_MARK}(?=\s+[^\sa-z]|\s*$)|(?<=\bal)\.(?=\s+[A-Z])"
    rf"|;(?=\s)|(?<=\s)[\u2022{PARAGRAPH}](?=\s)"
)
_ENDED = re.compile(rf"{_ABBREVIATED}[.!?]{_CLOSING}{_MARK}\s*$")
_ENDS_NOW = re.compile(rf"\s*[.!?]{_CLOSING}{_MARK}(?=\s|$)")
_BARE = re.compile(r"[\s\"'\u2018\u2019\u201c\u201d.,;:()\[\]*\u2010-\u2015-]*")
_SIGN = re.compile(r"[<>=\u2264\u2265\u2248\u00b1\u2212+%]")
_REFERENCE = re.compile(r"\s*\((?:see |e\.g\.,? |cf\. )?([A-Z\u00c0-\u00de]\S*)[^()]*\d{4}[a-z]?\)")
_COMPARATOR = re.compile(r"[<>\u2264\u2265\u2260]")
_ASIDE = re.compile(r"\([^()]*\d{4}[^()]*\)|\([^()]*\d[^()\w]*\)|\([^()]*[<>=\u2264\u2265][^()]*\)")
"""References, and numbers in brackets: what stands in them is said beside the sentence."""

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
    omitted = _REFERENCE.sub(_without_reference, plain(omitted))
    left_ended = bool(_ENDED.search(left)) and _starts_sentence(omitted)
    ends_at_once = False
    if not left_ended:
        # Its full stop alone, or a reference and the full stop, is left out of the sentence.
        bare = _CITATION.sub("", omitted, count=1) if _CITATION.match(omitted) else omitted
        if now := _ENDS_NOW.match(bare):
            ends_at_once, omitted = True, bare[now.end() :]
    sentences = split_sentences(omitted)
    if len(sentences) > 1 and not sentences[-1].strip() and right.lstrip()[:1].islower():
        del sentences[-1]
    right_begins = not sentences[-1].strip()
    has_boundary = len(sentences) > 1 or ends_at_once
    exposed = sentences if len(sentences) == 1 else []
    if len(sentences) > 1:
        exposed = [] if left_ended or ends_at_once else [sentences[0]]
        exposed += [] if right_begins else [sentences[-1]]
    if has_boundary and not left_ended and not right_begins:
        yield "the omission makes one sentence of the halves of two"
    for whole in exposed:
        stretch = _ASIDE.sub(" ", whole)
        signs = _SIGN if not any(map(str.isalpha, stretch)) else _COMPARATOR
        if sign := signs.search(stretch):
            yield f"the omission hides {sign.group()!r}"
        word = turning_word(stretch)
        if word is not None:
            yield f"the omission hides {word!r}"


def _starts_sentence(text: str) -> bool:
    return not text.strip()[:1].islower()


def _without_reference(match: re.Match[str]) -> str:
    """Nothing in place of authors with their years; other words in brackets as they are."""
    small = " ".join(word for word in match.group().split() if word[:1].islower())
    is_name = turning_word(small) is None and turning_word(match[1]) is None
    return " " if is_name else match.group()


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; the last is empty where the text ends with one."""
    found = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        found.append(text[start : match.end()])
        start = match.end()
    return [*found, text[start:]]


__all__ = ["LONGEST_OMISSION", "omission_doubts", "split_sentences"]
