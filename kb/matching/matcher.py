"""Whether a quote is what a source says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise

from kb.matching.breaks import running_text
from kb.matching.budget import Budget
from kb.matching.chains import iter_chains, iter_placements
from kb.matching.context import (
    comparing_words_before,
    condition_before,
    is_sentence_end,
    limiting_word_around,
)
from kb.matching.match import STATUSES, TOLERANCES, Edit, Match, Skipped, Span, Status
from kb.matching.near import Near, nearest_stretch
from kb.matching.omissions import LONGEST_OMISSION, omission_doubts
from kb.matching.place import Placement
from kb.matching.quoted import Part, Quoted, parse_quote
from kb.matching.search import iter_whole
from kb.matching.text import SourceText, prepare_source


def match_quote(quote_text: str, source_text: str | SourceText) -> Match:
    """How a quote stands in the text of a source.

    Only what the closed list of tolerated changes names may differ; the docs give it with an
    example for each. `Match.passes` says whether the quote may pass without a person's look.

    Args:
        quote_text: the quote with its markup: ``**emphasis**``, ``[...]``, ``[insertion]``, a
            blank line between passages, a backslash before literal ``*``, ``[`` and ``]``.
        source_text: what the source says, or what `prepare_source` made of it. Line feeds end
            lines, empty lines part blocks, form feeds end pages. The last texts are remembered, so
            that many quotes cost little more than one.

    >>> match_quote("many pictures help the model", "We say that many pictures\\nhelp the model.")
    Match(status='exact', parts=(Span(start=12, end=40),), tolerated=('white-space',))
    """
    if not isinstance(quote_text, str) or not isinstance(source_text, str | SourceText):
        raise TypeError("match_quote compares text with text; read a file with kb.read_source")
    source = source_text if isinstance(source_text, SourceText) else _prepared(source_text)
    quoted = parse_quote(quote_text)
    if not quoted.passages:
        return Match("not-found", reasons=quoted.faults)
    results: list[_Found] = []
    behind = 0
    budget = Budget()
    for parts in quoted.passages:
        result = _match_passage(parts, source, behind, budget)
        if results and result.passes and (doubt := _parting_doubt(results[-1], source)):
            result.status = "needs-confirmation"
            result.reasons.append(doubt)
        results.append(result)
        behind = max(behind, result.end)
    return _combined(quoted, results, source)


@lru_cache(maxsize=2)
def _prepared(text: str) -> SourceText:
    return prepare_source(text)


@dataclass(slots=True)
class _Found:
    """What was found of one passage."""

    status: Status
    placements: Sequence[Placement] = ()
    omitted: Sequence[Skipped] = ()
    nears: Sequence[Near] = ()
    reasons: list[str] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.placements[-1].end if self.placements else 0

    @property
    def passes(self) -> bool:
        return self.status in ("exact", "exact-across-break")


def _parting_doubt(before: _Found, source: SourceText) -> str | None:
    """Why a person has to look at where a passage ends and another one follows: as a blank line
    says less than an omission mark, a passage has to end where a sentence or block does."""
    if not before.end or is_sentence_end(source, before.end):
        return None
    return "a passage ends inside a sentence: where words are left out, write [...]"


def _match_passage(
    parts: Sequence[Part], source: SourceText, behind: int, budget: Budget
) -> _Found:
    best: _Found | None = None
    for thorough in (False, True) if len(parts) > 1 else (False,):
        for chain in _chains(parts, source, thorough, behind, budget):
            found = _weighed(parts, chain, source, behind)
            if best is None or STATUSES.index(found.status) < STATUSES.index(best.status):
                best = found
            if found.status == "exact":
                return found
        if best is not None and best.status == "exact-across-break":
            return best
    return best if best is not None else _not_there(parts, source, budget)


def _chains(
    parts: Sequence[Part], source: SourceText, thorough: bool, behind: int, budget: Budget
) -> Iterator[tuple[Placement, ...]]:
    """First behind the passage before, as a place farther ahead may be one of very many."""
    if behind:
        yield from iter_chains(parts, source, budget, thorough, behind)
    yield from iter_chains(parts, source, budget, thorough)


def _weighed(
    parts: Sequence[Part], chain: Sequence[Placement], source: SourceText, behind: int
) -> _Found:
    """What a passage is worth that stands at these places."""
    keyed, text = source.keyed, source.text
    reasons = [doubt for placed in chain for doubt in placed.doubts]
    omitted = []
    for left, right in pairwise(chain):
        start, end = keyed.end(left.end - 1), keyed.begin(right.start)
        words = source.clean(start, end)
        omitted.append(Skipped("omission", Span(start, end), words))
        before = source.clean(keyed.begin(left.start), start)
        after = source.clean(end, keyed.end(right.end - 1))
        running = running_text(keyed.gap_between(start, end))
        reasons.extend(omission_doubts(before, running, after))
        if comparing := comparing_words_before(source, end):
            reasons.append(f"the omission hides {comparing!r} before a number")
    first, last = keyed.begin(chain[0].start), keyed.end(chain[-1].end - 1)
    turning = limiting_word_around(source, first, last)
    if turning[0]:
        reasons.append(f"the source has {turning[0]!r} directly before the quote")
    if turning[1] and text[last - 1 : last] not in ".!?;:":
        reasons.append(f"the source has {turning[1]!r} directly behind the quote")
    if comparing := comparing_words_before(source, first):
        reasons.append(f"the source has {comparing!r} directly before the number")
    if condition := condition_before(source, first):
        reasons.append(f"the quote leaves out the {condition!r} with which its sentence begins")
    if chain[0].start < behind:
        return _Found("near-miss", chain, omitted, (), ["the passages stand in another order"])
    if reasons:
        status: Status = "needs-confirmation"
    elif any(skip.kind == "break" for placed in chain for skip in placed.skipped):
        status = "exact-across-break"
    else:
        status = "exact"
    return _Found(status, chain, omitted, (), reasons)


def _not_there(parts: Sequence[Part], source: SourceText, budget: Budget) -> _Found:
    """Why a passage does not stand there: its parts do, elsewhere or otherwise, or they do not."""
    reasons: list[str] = []
    nears = []
    placed = []
    for part in parts:
        places = list(iter_placements(part, source, budget)) if len(parts) > 1 else []
        faulty = [] if places else list(islice(iter_whole(part, source), 1))
        if faulty:
            reasons.extend(faulty[0].faults)
        placed.append(places[0] if places else None)
        nears.append(_near_of(part, source, (places or faulty)[:1]))
    standing = [place for place in placed if place is not None]
    if len(standing) == len(parts):
        ordered = all(a.end <= b.start for a, b in pairwise(standing))
        reasons.append(
            f"the parts stand farther apart than {LONGEST_OMISSION:,} characters"
            if ordered
            else "the parts stand in another order"
        )
    if all(near.is_near for near in nears):
        return _Found("near-miss", (), (), nears, reasons)
    words = sum(len(part.text) for part in parts)
    share = sum(near.share * len(part.text) for near, part in zip(nears, parts, strict=True))
    if share >= 0.5 * words:
        return _Found("near-miss", (), (), nears, reasons)
    return _Found("not-found", (), (), nears, reasons)


def _near_of(part: Part, source: SourceText, places: Sequence[Placement]) -> Near:
    if not places:
        return nearest_stretch(part, source)
    keyed = source.keyed
    span = Span(keyed.begin(places[0].start), keyed.end(places[0].end - 1))
    if places[0].stands:
        return Near(span, 1.0, (Edit("same", " ".join(part.text.split())),))
    near = nearest_stretch(part, source)
    return near if near.is_near else Near(span, 1.0, (Edit("quote", part.text.strip()),))


def _combined(quoted: Quoted, results: Sequence[_Found], source: SourceText) -> Match:
    status = max((result.status for result in results), key=STATUSES.index)
    reasons = [reason for result in results for reason in result.reasons]
    if quoted.faults:
        too_short = any(fault.startswith("fewer than") for fault in quoted.faults)
        worst: Status = "not-found" if too_short else "near-miss"
        status = max(status, worst, key=STATUSES.index)
        reasons = [*quoted.faults, *reasons]
    placements = [placed for result in results for placed in result.placements]
    skipped = [skip for placed in placements for skip in placed.skipped]
    skipped += [skip for result in results for skip in result.omitted]
    spans = list(_spans(results, source))
    tolerated = {change for placed in placements for change in placed.tolerated}
    if quoted.has_emphasis:
        tolerated.add("emphasis")
    if status == "not-found":
        return Match("not-found", reasons=tuple(dict.fromkeys(reasons)))
    return Match(
        status,
        tuple(spans),
        tuple(change for change in TOLERANCES if change in tolerated),
        tuple(sorted(skipped, key=lambda skip: skip.span)),
        tuple(dict.fromkeys(reasons)),
        tuple(_difference(quoted, results)) if status == "near-miss" else (),
        _passage(results, source),
    )


def _spans(results: Iterable[_Found], source: SourceText) -> Iterator[Span]:
    keyed = source.keyed
    for result in results:
        for placed in result.placements:
            for piece in placed.pieces:
                if piece.length:
                    yield Span(keyed.begin(piece.at), keyed.end(piece.ends_at - 1))
        if not result.placements:
            yield from (near.span for near in result.nears if near.span is not None)


def _passage(results: Iterable[_Found], source: SourceText) -> str:
    """The passage as the source has it, with what the quote leaves out as ``[...]``."""
    passages = []
    for result in results:
        if result.placements:
            passages.append(" [...] ".join(_words_at(p, source) for p in result.placements))
        else:
            spans = [near.span for near in result.nears if near.span is not None]
            passages.append(" [...] ".join(source.clean(*span) for span in spans))
    return "\n".join(passages)


def _words_at(placed: Placement, source: SourceText) -> str:
    keyed = source.keyed
    words = ""
    for piece in placed.pieces:
        if not piece.length:
            continue
        gap = " " if piece.before and keyed.gap(piece.at).strip() == "" else ""
        start, end = keyed.begin(piece.at), keyed.end(piece.ends_at - 1)
        if piece.before == "mark":
            gap = " " if keyed.text[piece.mark.end : start] else ""
        words += gap + source.clean(start, end)
    return words


def _difference(quoted: Quoted, results: Sequence[_Found]) -> Iterator[Edit]:
    for number, (parts, result) in enumerate(zip(quoted.passages, results, strict=True)):
        if number:
            yield Edit("same", "\n")
        for index, part in enumerate(parts):
            if index:
                yield Edit("same", "[...]")
            if index < len(result.nears):
                yield from result.nears[index].edits
            else:
                yield Edit("same", " ".join(part.text.split()))


__all__ = ["match_quote"]
