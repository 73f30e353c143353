"""The choice of the quotes that answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, get_args

from kb.errors import ContradictoryConditions
from kb.frames.bits import bits_at, iter_places
from kb.frames.conditions import Conditions, Words
from kb.frames.index import Postings, QuoteIndex, fold
from kb.frames.scope import check_known, find_judged, read_scope
from kb.model.paper import Level

LevelName = Level | Literal["not-compared"]
LEVELS: tuple[LevelName, ...] = (*get_args(Level), "not-compared")
"""Every level of verification, and the word where no comparison is on record."""

_MANY = 20_000
"""Among so many quotes it takes a person's patience to seek a pattern again and again."""


def find_quotes(index: QuoteIndex, conditions: Conditions) -> int:
    """The places of the quotes that meet every condition, as a set of `kb.frames.bits`.

    Of several names in one condition, any will do. ``factor``, ``value``, ``codebook`` and
    ``coder`` must hold of one and the same judgement. With a factor and without a value, the quote
    must speak to the factor: neither absent nor not assessed.

    Raises:
        UnknownName: when a name does not exist, with the nearest that does.
        ContradictoryConditions: when no quote can ever meet the conditions.
    """
    corpus = index.corpus
    check_known(corpus, "paper", conditions.paper, corpus.papers)
    check_known(corpus, "level", conditions.level, LEVELS)
    check_known(corpus, "dataset", conditions.source, corpus.datasets)
    check_known(corpus, "dataset", conditions.target, corpus.datasets)
    check_known(corpus, "model", conditions.model, corpus.models)
    scope = read_scope(index, conditions)
    bits = index.everything & _in_years(index, conditions)
    if conditions.paper is not None:
        bits &= index.papers.any_of(conditions.paper)
    if conditions.level is not None:
        levels: dict[str, Level | None] = {level: level for level in get_args(Level)}
        bits &= index.levels.any_of(levels.get(level) for level in conditions.level)
    for names, named, studied in (
        (conditions.source, index.sources, index.studied_sources),
        (conditions.target, index.targets, index.studied_targets),
        (conditions.model, index.models, index.studied_models),
    ):
        if names is not None:
            bits &= _about(names, named, studied, conditions)
    if scope is not None:
        bits &= find_judged(index, scope)
    return bits if conditions.text is None else _with_words(index, bits, conditions.text)


def iter_wider(index: QuoteIndex, conditions: Conditions) -> Iterator[tuple[str, int]]:
    """What would find something where nothing was found: each condition that alone stands in the
    way, with the number of quotes that meet all the others."""
    others = [
        (f"without {conditions.worded(name)}", conditions.without(name))
        for name in conditions.given
        if name != "within"
    ]
    about = conditions.source, conditions.target, conditions.model
    if conditions.within != "paper" and any(about):
        others.append(("with within='paper'", replace(conditions, within="paper")))
    for words, other in others:
        if len(index.quotes) > _MANY and any(isinstance(t, re.Pattern) for t in other.text or ()):
            continue  # a pattern is sought in every text anew
        try:
            found = find_quotes(index, other)
        except ContradictoryConditions:
            continue
        if found:
            yield words, found.bit_count()


def _in_years(index: QuoteIndex, conditions: Conditions) -> int:
    since, until = conditions.since, conditions.until
    if since is None and until is None:
        return index.everything
    if since is not None and until is not None and since > until:
        raise ContradictoryConditions(
            (conditions.worded("since"), conditions.worded("until")),
            f"no year is {since} or later and {until} or earlier",
            f"write since={until}, until={since}",
        )
    return index.years.any_of(
        year
        for year in index.years
        if (since is None or year >= since) and (until is None or year <= until)
    )


def _about(
    names: tuple[str, ...],
    named: Postings[str, int],
    studied: Postings[str, tuple[int, int]],
    conditions: Conditions,
) -> int:
    """The quotes about any of these; `kb.frames.coded.setting_of` has what the nearest is."""
    bits = named.any_of(names)
    if conditions.within == "quote":
        return bits
    of_papers = studied.any_of(names)
    return bits | (of_papers if conditions.within == "paper" else of_papers & ~named.all)


def _with_words(index: QuoteIndex, bits: int, wanted: tuple[Words, ...]) -> int:
    found: set[int] = set()
    for words in wanted:
        if isinstance(words, re.Pattern):
            texts, search = index.texts, words.search
            found.update(place for place in iter_places(bits) if search(texts[place]))
        else:
            texts, folded = index.folded, fold(words)
            found.update(place for place in iter_places(bits) if folded in texts[place])
    return bits_at(found, len(index.quotes))
