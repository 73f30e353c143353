"""The words of the running text around a passage, past what stands between its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.matching.breaks import one_line, running_blocks
from kb.matching.numbers import comparing_words
from kb.matching.omissions import split_sentences
from kb.matching.polarity import condition_before_end, limiting_word_before, limiting_word_behind
from kb.matching.text import SourceText

_REACH = 3_000
"""Characters of the source in which the next word of the running text is looked for."""

_NEAR = 600
"""Characters of a block in which the marks before a passage are looked for."""

_BREAK = re.compile(r"\n[^\S\n\f]*(?:\n|\f)\s*|\f\s*")
_MARK = (
    r"(?:[*\u2020\u2021\u00a7\u00b6]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079,\u2013]"
    r"|\[[\d,;\s\u2013-]+\]|\([^()]*\d{4}[^()]*\)|(?<=[^\W\d_])\d{1,3})"
)
_NUMBER = re.compile(
    r"\.?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|(?:a )?hundreds?|(?:a )?thousands?|(?:a )?millions?|dozens?)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[.!?][\"')\]\d\u00b9\u00b2\u00b3\u2070-\u2079*]*$")
_STOP_NEXT = re.compile(r"[\"'\u201d\u2019)\]]*[.!?]")
_HALF_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]\s*$")
_MARKS_BEFORE = re.compile(rf"(?:\s*{_MARK})+\s*$")
_MARKS_BEHIND = re.compile(rf"^\s*(?:{_MARK}\s*)+")


def limiting_word_around(source: SourceText, start: int, end: int) -> tuple[str, str]:
    """The negating or limiting words directly before and behind a passage; empty without one.

    Marks, and blocks that are no running text, may stand in between.

    Args:
        source: the source.
        start: where the passage begins in its text.
        end: where it ends there.
    """
    before = next(filter(None, map(_last_word, _running_before(source, start))), "")
    behind = next(filter(None, map(_first_word, _running_behind(source, end))), "")
    return before, behind


def comparing_words_before(source: SourceText, start: int) -> str | None:
    """The words that compare with the number with which a passage begins."""
    if not _NUMBER.match(source.text, start):
        return None
    return comparing_words(one_line(source.text[max(start - 40, 0) : start]) + " ")


def is_sentence_end(source: SourceText, end: int) -> bool:
    """Whether a sentence or a block ends before a place of the source's key."""
    keyed = source.keyed
    if _STOPPED.search(keyed.key[max(end - 4, 0) : end]):
        return True
    behind = keyed.text[keyed.end(end - 1) :][:40]
    return not behind.strip() or bool(_STOP_NEXT.match(behind) or _BREAK.match(behind))


def condition_before(source: SourceText, start: int) -> str | None:
    """The word that makes a sentence depend on a condition, where a passage begins behind it."""
    stretch = source.keyed.gap_between(max(start - _NEAR, 0), start)
    return condition_before_end(split_sentences(one_line(_BREAK.split(stretch)[-1]))[-1])


def begins_in_broken_word(source: SourceText, start: int) -> bool:
    """Whether the text before a place ends in the first half of a word, past a break and what
    stands beside the text there.

    Args:
        source: the source.
        start: a place of its text.
    """
    if not source.text[start : start + 1].islower():
        return False
    stretch = source.keyed.gap_between(max(start - _REACH, 0), start)
    parts = _BREAK.split(stretch)
    if len(parts) < 2 or parts[-1].strip():
        return False
    # A foot of several lines may stand between the halves: past text of one block, then.
    return any(_HALF_WORD.search(one_line(block)) for block in running_blocks(stretch))


def _last_word(line: str) -> str | None:
    return limiting_word_before(_MARKS_BEFORE.sub("", line[-_NEAR:]))


def _first_word(line: str) -> str | None:
    return limiting_word_behind(_MARKS_BEHIND.sub("", line))


def _running_before(source: SourceText, start: int) -> list[str]:
    """The blocks that may hold the running text's last words before a place, the nearest first."""
    stretch = source.keyed.gap_between(max(start - _REACH, 0), start)
    own = one_line(_BREAK.split(stretch)[-1])
    return [own] if own else _until_text(running_blocks(stretch)[::-1])


def _running_behind(source: SourceText, end: int) -> list[str]:
    """The same behind a place."""
    stretch = source.keyed.gap_between(end, min(end + _REACH, len(source.text)))
    own = one_line(_BREAK.split(stretch)[0])
    if _MARKS_BEHIND.sub("", own):
        return [own]
    return _until_text(running_blocks(stretch[len(own) :]))


def _until_text(blocks: Sequence[str]) -> list[str]:
    """Blocks up to the first of several lines: one line alone may be a page's head or number."""
    found = []
    for block in blocks:
        found.append(one_line(block))
        if "\n" in block.strip():
            break
    return found


__all__ = ["limiting_word_around"]
