"""A quote that is nearly what the source says: the difference, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kb.matching.breaks import stretches_beside
from kb.matching.characters import RAISED
from kb.matching.keyed import build_key
from kb.matching.marks import is_raised_mark
from kb.matching.match import Edit, Span
from kb.matching.quoted import Part
from kb.matching.search import iter_windows
from kb.matching.text import SourceText

ALIKE = 0.5
"""The share of a part's letters that must stand in the source in order to be called near."""

_MOST_PAIRS = 400_000
"""Beyond so many pairs of words those that come often are no longer compared each with each."""

_TOKEN = re.compile(r"\S+")
_BROKEN_TOKEN = re.compile(r"\S+(?:(?<=[^\W\d_][-\u2010\u2011\u00ad])[^\S\n]*\n[^\S\n\f]*\S+)*")


class Near:
    """The stretch of a source that is most like a part.

    Attributes:
        span: the stretch; None when nothing is like it.
        share: which share of the part's letters stands there, in order.
        edits: the difference.
    """

    __slots__ = ("edits", "share", "span")

    def __init__(self, span: Span | None, share: float, edits: tuple[Edit, ...]) -> None:
        self.span = span
        self.share = share
        self.edits = edits

    @property
    def is_near(self) -> bool:
        """Whether enough of the part stands there."""
        return self.span is not None and self.share >= ALIKE


def nearest_stretch(part: Part, source: SourceText) -> Near:
    """The stretch of the source that is most like a part."""
    best = Near(None, 0.0, ())
    for low, high in iter_windows(part, source):
        found = _compare(part, source, low, high)
        if found.share > best.share:
            best = found
        if best.share > 0.8:
            break
    return best


def _compare(part: Part, source: SourceText, low: int, high: int) -> Near:
    keyed = source.keyed
    start, end = _to_words(keyed.text, keyed.begin(low), keyed.end(high - 1))
    beside = stretches_beside(keyed.text[start:end])
    theirs = [
        (match.start() + start, match.end() + start)
        for match in _BROKEN_TOKEN.finditer(keyed.text[start:end])
        if not source.keyed.passed_over(match.start() + start, match.end() + start)
        and not any(a <= match.start() < b for a, b in beside)
    ]
    ours = _TOKEN.findall(part.text)
    words = list(_words_at(theirs, ours, source))
    keys = [_key(word) for word in words]
    steps = _steps([_key(word) for word in ours], keys)
    same = [step for step in steps if step[0] == "equal"]
    if not same:
        return Near(None, 0.0, ())
    first, last = same[0], same[-1]
    before = first[1]
    behind = len(ours) - last[2]
    begin = max(first[3] - before, 0)
    finish = min(last[4] + behind, len(theirs))
    kept = sum(len(ours[at]) for step in same for at in range(step[1], step[2]))
    share = kept / max(sum(map(len, ours)), 1)
    edits = tuple(_edits(steps, ours, words, begin, finish))
    return Near(Span(theirs[begin][0], theirs[finish - 1][1]), share, edits)


def _words_at(
    places: Sequence[tuple[int, int]], ours: Sequence[str], source: SourceText
) -> Iterator[str]:
    """The source's words; one that is broken at a line's end as the quote spells it, if it does."""
    spelled = {build_key(word).key: word for word in ours}
    for start, end in places:
        text = source.keyed.text
        said = text[start:end]
        bare = said.rstrip(RAISED + ",\u2013")
        if bare != said and is_raised_mark(text, start + len(bare), end):
            end, said = start + len(bare), bare
        if "\n" in said:
            yield spelled.get(build_key(said).key) or source.clean(start, end)
        else:
            yield source.clean(start, end)


def _steps(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    is_long = len(ours) * len(theirs) > _MOST_PAIRS
    return SequenceMatcher(None, ours, theirs, autojunk=is_long).get_opcodes()


def _key(word: str) -> str:
    """A word for comparison: style and composition apart."""
    return word if word.isascii() else build_key(word).key


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _edits(
    steps: Sequence[tuple[str, int, int, int, int]],
    ours: Sequence[str],
    theirs: Sequence[str],
    begin: int,
    finish: int,
) -> list[Edit]:
    edits: list[Edit] = []
    for kind, a, b, c, d in steps:
        c, d = max(c, begin), min(d, finish)
        if kind == "equal":
            edits.append(Edit("same", " ".join(ours[a:b])))
            continue
        if b > a:
            edits.append(Edit("quote", " ".join(ours[a:b])))
        if d > c:
            edits.append(Edit("source", " ".join(theirs[c:d])))
    return _without_outer_marks(edits)


def _without_outer_marks(edits: list[Edit]) -> list[Edit]:
    """The steps without those that only say that the source has a mark around the quote."""
    for at, is_outer in ((len(edits) - 2, str.startswith), (0, str.endswith)):
        pair = edits[at : at + 2] if at >= 0 else []
        if [edit.kind for edit in pair] != ["quote", "source"]:
            continue
        ours, theirs = pair[0].text, pair[1].text
        rest = theirs.replace(ours, "", 1)
        if is_outer(theirs, ours) and not any(map(str.isalnum, rest)):
            edits[at : at + 2] = [Edit("same", ours)]
    return edits


__all__ = ["Near", "nearest_stretch"]
