"""A part of a quote at a place of the source: whether it says the same there, and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.matching.breaks import is_beside_the_text
from kb.matching.characters import (
    DOUBLE_QUOTES,
    LIGATURES,
    LOWERED_DIGITS,
    SINGLE_QUOTES,
    SOFT_HYPHEN,
    is_cluster,
)
from kb.matching.context import begins_in_broken_word
from kb.matching.edges import cut_before, cut_behind
from kb.matching.gaps import Around, compare_gaps
from kb.matching.hyphens import hyphen_doubts
from kb.matching.keyed import Keyed
from kb.matching.marks import is_raised_mark
from kb.matching.match import Skipped, Span, Tolerance
from kb.matching.quoted import Part
from kb.matching.text import SourceText

NOWHERE = Span(0, 0)

_QUOTE_MARKS = re.compile(f"''|``|[{re.escape(DOUBLE_QUOTES + SINGLE_QUOTES)}]")
_LINE_END = re.compile(r"[\n\f]")
_SEVERAL = re.compile(f"[{''.join(LIGATURES)}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a part that stands in the source without anything skipped.

    Attributes:
        start: where it begins in the part's key.
        at: where it begins in the source's key.
        length: how many characters of the keys it has.
        before: what was skipped before it: ``break`` or ``mark``; empty for the first piece.
        mark: where a skipped mark stands in the source's text; empty without one.
    """

    start: int
    at: int
    length: int
    before: str = ""
    mark: Span = NOWHERE

    @property
    def ends_at(self) -> int:
        """Where it ends in the source's key."""
        return self.at + self.length


@dataclass(frozen=True, slots=True)
class Placement:
    """A part at a place of the source.

    Attributes:
        pieces: the stretches, in order.
        tolerated: the tolerated changes that it takes.
        skipped: what stands between the stretches.
        doubts: what a person has to look at, as sentences without their full stop.
        faults: what is not the same, likewise; empty where the part stands there.
    """

    pieces: tuple[Piece, ...]
    tolerated: frozenset[Tolerance]
    skipped: tuple[Skipped, ...]
    doubts: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def start(self) -> int:
        """Where it begins in the source's key."""
        return self.pieces[0].at

    @property
    def end(self) -> int:
        """Where it ends in the source's key."""
        return self.pieces[-1].ends_at

    @property
    def stands(self) -> bool:
        """Whether the part stands there, be it with doubts."""
        return not self.faults

    @property
    def rank(self) -> int:
        """0 for what passes unattended, 1 for doubts, 2 for faults."""
        return 2 if self.faults else int(bool(self.doubts))


def judge(part: Part, source: SourceText, pieces: Sequence[Piece]) -> Placement:
    """What holding a part against the source at these places says.

    The keys of the part and of the source are equal there, but for the case of loose letters.
    """
    tolerated: set[Tolerance] = set()
    doubts: list[str] = []
    faults: list[str] = []
    skipped: list[Skipped] = []
    gap = ""
    for index, piece in enumerate(pieces):
        if index:
            previous = pieces[index - 1]
            skip = _skip(source, previous, piece)
            skipped.append(skip)
            _weigh_skip(source, previous, piece, skip, part.loose, tolerated, doubts)
            gap += _joined_gap(source, previous, piece)
            if not piece.length:
                continue  # a mark and a break between the same two words
            _weigh_gap(part, source, piece.start, gap, tolerated, doubts, faults)
            gap = ""
        for at, inner in _inner_gaps(part, source.keyed, piece):
            _weigh_gap(part, source, at, inner, tolerated, doubts, faults)
        tolerated.update(_furniture_in(source, piece))
    first, last = pieces[0], pieces[-1]
    leading = part.keyed.gap(0).strip()
    if leading:
        gap = source.keyed.gap(first.at)
        _weigh_gap(part, source, 0, gap, tolerated, doubts, faults, before=first.at)
    elif cut := cut_before(source.keyed, first.at):
        faults.append(f"the quote begins behind {cut}")
    elif begins_in_broken_word(source, source.keyed.begin(first.at)):
        faults.append("the quote begins behind the first half of a word")
    if _trailing_dash_differs(part.keyed, source.keyed, last.ends_at):
        faults.append("the quote ends in a dash that the source does not have there")
    if cut := cut_behind(source.keyed, last.ends_at):
        faults.append(f"the quote ends before {cut}")
    tolerated.update(_styles(part, source, pieces))
    return Placement(
        tuple(pieces), frozenset(tolerated), tuple(skipped), tuple(doubts), tuple(faults)
    )


def _trailing_dash_differs(part: Keyed, source: Keyed, end: int) -> bool:
    """Whether dashes at a part's very end are others than those of the source there."""
    ours, theirs = part.gap(len(part.key)).rstrip(), source.gap(end)
    if not ours.strip():
        return False
    ours += " " * theirs[-1:].isspace()
    return not compare_gaps(ours, theirs, Around(part.key[-2:], source.key[end : end + 2])).same


def _inner_gaps(part: Part, source: Keyed, piece: Piece) -> Iterator[tuple[int, str]]:
    """The places of the part's key with a gap there or in the source, and the source's gap."""
    shift = piece.at - piece.start
    end = piece.start + piece.length
    places = set(part.keyed.edges(piece.start, end))
    places.update(at - shift for at in source.edges(piece.at, piece.ends_at))
    for at in sorted(places):
        yield at, source.gap(at + shift)


def _joined_gap(source: SourceText, previous: Piece, piece: Piece) -> str:
    """What stands between two stretches once what was skipped is taken away."""
    keyed = source.keyed
    if piece.before == "mark":
        before = keyed.gap_between(keyed.end(previous.ends_at - 1), piece.mark.start)
        return before + keyed.gap_between(piece.mark.end, keyed.begin(piece.at))
    behind = keyed.gap(piece.at)
    # A hyphen before the break is that of the last word of what was skipped.
    first = _LINE_END.search(behind) if piece.at > previous.ends_at else None
    return keyed.gap(previous.ends_at) + behind[first.start() if first else 0 :]


def _weigh_gap(
    part: Part,
    source: SourceText,
    at: int,
    theirs: str,
    tolerated: set[Tolerance],
    doubts: list[str],
    faults: list[str],
    before: int | None = None,
) -> None:
    """Compare the gap before a place of the part's key with that of the source."""
    ours, key = part.keyed.gap(at), part.keyed.key
    left = key[max(at - 2, 0) : at]
    if before is not None:
        left = source.keyed.key[max(before - 2, 0) : before]
        ours = ours if not left or not theirs[:1].isspace() else f" {ours.lstrip()}"
    verdict = compare_gaps(ours, theirs, Around(left, key[at : at + 2]))
    if not verdict.same:
        faults.append(_difference(part, at, ours, theirs))
        return
    tolerated.update(verdict.tolerated)
    if verdict.joined or verdict.kept:
        doubts.extend(hyphen_doubts(part, source, at, verdict.joined))


def _difference(part: Part, at: int, ours: str, theirs: str) -> str:
    left, right = _words_around(part.keyed, at)
    ours, theirs = (_shown(left, gap, right) for gap in (ours, theirs))
    return f"the quote has {ours}, the source {theirs}"


def _words_around(keyed: Keyed, at: int) -> tuple[str, str]:
    """What stands directly before a place of a key and behind it, up to the next gaps."""
    start, end = max(at - 1, 0), at + 1
    while start > 0 and not keyed.gap(start):
        start -= 1
    while end < len(keyed.key) and not keyed.gap(end):
        end += 1
    return keyed.key[start:at], keyed.key[at:end]


def _shown(left: str, gap: str, right: str) -> str:
    return repr(left + re.sub(r"\s+", " ", gap) + right)


def _skip(source: SourceText, previous: Piece, piece: Piece) -> Skipped:
    keyed = source.keyed
    if piece.before == "mark":
        return Skipped("mark", piece.mark, source.clean(*piece.mark))
    # With the empty lines and form feeds around it, which say where on a page it stands.
    start = keyed.end(previous.ends_at - 1) if previous.length else previous.mark.end
    end = keyed.begin(piece.at)
    return Skipped("break", Span(start, end), source.clean(start, end))


def _weigh_skip(
    source: SourceText,
    previous: Piece,
    piece: Piece,
    skip: Skipped,
    loose: frozenset[int],
    tolerated: set[Tolerance],
    doubts: list[str],
) -> None:
    if skip.kind == "mark":
        if is_raised_mark(source.text, *skip.span):
            tolerated.add("raised-mark")
        else:
            doubts.append(f"the mark {skip.text!r} inside a line was skipped")
        return
    if piece.start in loose:
        doubts.append("behind what was skipped the quote goes on with a letter in brackets")
    if not is_beside_the_text(source.keyed.gap_between(*skip.span)):
        doubts.append(f"what was skipped may be a part of the text: {_short(skip.text)!r}")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]} ... {text[-12:]}"


def _furniture_in(source: SourceText, piece: Piece) -> Iterator[Tolerance]:
    start, end = source.keyed.begin(piece.at), source.keyed.end(piece.ends_at - 1)
    for item in source.furniture_between(start, end):
        yield item.kind


def _styles(part: Part, source: SourceText, pieces: Sequence[Piece]) -> Iterator[Tolerance]:
    """The changes of style between the words of the part and those of the source."""
    keyed = source.keyed
    stretches = [(keyed.begin(p.at), keyed.end(p.ends_at - 1)) for p in pieces]
    theirs = "".join(keyed.gap_between(*stretch) for stretch in stretches)
    if part.text.isascii() and theirs.isascii() and "`" not in part.text + theirs:
        if "''" in part.text + theirs and _QUOTE_MARKS.findall(part.text) != _QUOTE_MARKS.findall(
            theirs
        ):
            yield "quote-style"
    else:
        if _SEVERAL.findall(part.text) != _SEVERAL.findall(theirs):
            yield "ligature"
        if _QUOTE_MARKS.findall(part.text) != _QUOTE_MARKS.findall(theirs):
            yield "quote-style"
        if _composed(part.text) != _composed(theirs):
            yield "composition"
    for place in part.loose:
        if part.keyed.key[place] != _key_at(keyed, pieces, place):
            yield "bracketed-case"


def _composed(text: str) -> str:
    """What is left of a text when all that has another tolerance is taken away."""
    text = _SEVERAL.sub(lambda match: LIGATURES[match.group()], _QUOTE_MARKS.sub("", text))
    return "".join(char for char in text if is_cluster(char) and _is_letter(char))


def _is_letter(char: str) -> bool:
    if char == SOFT_HYPHEN:
        return False
    return char.isalnum() or char in LOWERED_DIGITS or not (char.isspace() or char.isprintable())


def _key_at(source: Keyed, pieces: Sequence[Piece], place: int) -> str:
    for piece in pieces:
        if piece.start <= place < piece.start + piece.length:
            return source.key[piece.at + place - piece.start]
    return ""


__all__ = ["Piece", "Placement", "judge"]
