"""Quotes that are the same, or nearly so.

Two quotes are near when at least half of the three-word sequences of the one with fewer of them
stand in the other too: a passage that was entered twice, or a part of another quote. Comparing
every pair would take a day for 100,000 quotes. Instead each quote is squashed to its letters and
digits and cut wherever one of two pairs of letters stands, so that equal passages are cut at equal
places. Quotes that share a piece are compared, each with the latest that had the piece: the work
grows with the number of quotes, not of pairs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.survey import Row, Survey
from kb.findings import Finding
from kb.ids import quote_ref
from kb.text import words

NEAR = 0.5
"""Share of the shorter quote's three-word sequences from which on two quotes are near."""

FEWEST = 4
"""Quotes with fewer three-word sequences are compared as a whole only."""

_CUTS = (b"th", b"in")
_SHORTEST_PIECE = 16
_LAYOUT = b" \n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_PRINTED = dict.fromkeys(map(ord, "‘’“”„«»‐‑‒–—―…−·•\u00ad"))

Pair = tuple[int, int]


def squash(text: str) -> bytes:
    """A quote's letters and digits alone, in lower case: what two copies of it have in common.

    >>> squash("The **Classifi-\\u00adcation** [...] works.")
    b'theclassificationworks'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_PRINTED)
    return text.lower().encode().translate(None, _LAYOUT)


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


def duplicate_quotes(survey: Survey) -> Iterator[Finding]:
    """KB401, KB402: a quote is the same as another one, or nearly so."""
    rows = survey.live
    squashed = [squash(row[3].text) for row in rows]
    firsts: dict[bytes, int] = {}
    for index, key in enumerate(squashed):
        first = firsts.setdefault(key, index)
        if first != index and not _is_acknowledged(rows[first], rows[index]):
            yield _finding(survey, "KB401", rows[first], rows[index], "has the same words as")
    for one, other in sorted(_candidates(squashed)):
        if squashed[one] == squashed[other] or _is_acknowledged(rows[one], rows[other]):
            continue
        share = similarity(rows[one][3].text, rows[other][3].text)
        if share >= NEAR:
            how = f"shares {share:.0%} of its three-word sequences with"
            yield _finding(survey, "KB402", rows[one], rows[other], how)


def _candidates(squashed: list[bytes]) -> set[Pair]:
    """Pairs of quotes that share a piece."""
    pairs: set[Pair] = set()
    for cut in _CUTS:
        latest: dict[bytes, int] = {}
        for index, text in enumerate(squashed):
            for piece in text.split(cut):
                if len(piece) >= _SHORTEST_PIECE:
                    other = latest.get(piece)
                    if other is not None and other != index:
                        pairs.add((other, index))
                    latest[piece] = index
    return pairs


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


__all__ = ["NEAR", "duplicate_quotes", "similarity", "squash", "unlike_acknowledgements"]
