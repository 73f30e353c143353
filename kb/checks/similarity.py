"""Quotes that are the same, or nearly so.

Two quotes are near when at least half of the three-word sequences of the one with fewer of them
stand in the other too: a passage that was entered twice, or a part of another quote. Two
quotes of one field share a seventh at most, so half leaves room on both sides.

Comparing every pair would take a day for 100,000 quotes. Instead each quote is squashed to its
letters and digits and cut at one letter, so that equal passages are cut at equal places. Quotes are
compared that share pieces worth a tenth of the shorter, each piece with the latest quote that had
it: the work grows with the number of quotes, not of pairs. Of pairs that were made near by up to
six edits of words and by cutting one in half, this finds 98 to 99 in 100; equal quotes it cannot
miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.quote_words import QuoteWords, squash
from kb.checks.survey import Row, Survey
from kb.findings import Finding
from kb.ids import quote_ref
from kb.text import words

NEAR = 0.5
"""Share of the shorter quote's three-word sequences from which on two quotes are near."""

FEWEST = 4
"""Quotes with fewer three-word sequences are compared as a whole only."""

_PIECE = re.compile(rb"[^a]{10,}")
_WORTH = 0.1


def similarity(one: str, other: str) -> float:
    """The share of three-word sequences of the quote with fewer of them that the other has too.

    >>> similarity("one two three four five six", "zero one two three four five six seven")
    1.0
    """
    left, right = _triples(one), _triples(other)
    fewer = min(len(left), len(right))
    if fewer < FEWEST:
        return float(squash(one) == squash(other))
    return len(left & right) / fewer


def _triples(text: str) -> set[tuple[str, str, str]]:
    found_words = words(text.replace("**", ""))
    return set(zip(found_words, found_words[1:], found_words[2:], strict=False))


def equal_quotes(quotes: QuoteWords) -> Iterator[Finding]:
    """KB401: a quote has the same letters and digits as an earlier one."""
    if len(set(quotes.squashed)) == len(quotes.squashed):
        return
    rows = quotes.survey.live
    firsts: dict[bytes, int] = {}
    for index, key in enumerate(quotes.squashed):
        first = firsts.setdefault(key, index)
        if first != index and not _is_acknowledged(rows[first], rows[index]):
            how = "has the same words as"
            yield _finding(quotes.survey, "KB401", rows[first], rows[index], how)


def near_quotes(quotes: QuoteWords) -> Iterator[Finding]:
    """KB402: a quote is nearly the same as another one."""
    rows, squashed = quotes.survey.live, quotes.squashed
    for one, other in _candidates(squashed):
        if squashed[one] == squashed[other] or _is_acknowledged(rows[one], rows[other]):
            continue
        share = similarity(rows[one][3].text, rows[other][3].text)
        if share >= NEAR:
            how = f"shares {share:.0%} of its three-word sequences with"
            yield _finding(quotes.survey, "KB402", rows[one], rows[other], how)


def _candidates(squashed: list[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs of quotes that share enough pieces, the earlier first."""
    pieces_of = _PIECE.findall
    latest: dict[bytes, int] = {}
    known = latest.keys()
    for index, text in enumerate(squashed):
        pieces = pieces_of(text)
        if not known.isdisjoint(pieces):
            shared: dict[int, int] = {}
            for piece in set(pieces):
                other = latest.get(piece)
                if other is not None:
                    shared[other] = shared.get(other, 0) + len(piece)
            for other, worth in sorted(shared.items()):
                if worth > _WORTH * min(len(text), len(squashed[other])):
                    yield other, index
        latest.update(dict.fromkeys(pieces, index))


def unlike_acknowledgements(survey: Survey) -> Iterator[Finding]:
    """KB403: a quote that `similar_to` names is not like this one."""
    if not survey.names.similar:
        return
    texts = {quote_ref(row[0], row[3].id): row[3].text for row in survey.rows}
    for row in survey.live:
        me = quote_ref(row[0], row[3].id)
        for position, name in enumerate(row[3].similar_to):
            if name not in texts:
                continue
            if name != me and similarity(row[3].text, texts[name]) >= NEAR:
                continue
            why = "names itself" if name == me else f"is not like {name}"
            yield found(
                "KB403",
                survey.quote_place(row, "similar_to", position),
                f"{me} {why} under `similar_to`",
                "remove the name, or correct it",
            )


def _is_acknowledged(one: Row, other: Row) -> bool:
    return (
        quote_ref(one[0], one[3].id) in other[3].similar_to
        or quote_ref(other[0], other[3].id) in one[3].similar_to
    )


def _finding(survey: Survey, code: str, earlier: Row, later: Row, how: str) -> Finding:
    first, second = quote_ref(earlier[0], earlier[3].id), quote_ref(later[0], later[3].id)
    return found(
        code,
        survey.quote_place(later, "text"),
        f"{second} {how} {first}",
        f"remove one of the two, or add `similar_to: [{first}]` to {second} if both are meant",
    )


__all__ = ["NEAR", "equal_quotes", "near_quotes", "similarity", "unlike_acknowledgements"]
