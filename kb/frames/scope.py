"""Which judgements a question means: of which factors, with which values, by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from kb.corpus import Corpus
from kb.errors import ContradictoryConditions, UnknownName
from kb.frames.conditions import Conditions, Given
from kb.frames.index import QuoteIndex
from kb.frames.rows import NOT_ASSESSED, OUTCOMES, Outcome
from kb.ids import did_you_mean, split_factor_ref

SPEAKING: tuple[Outcome, ...] = ("positive", "negative", "mixed", "present")
_SIGNED = frozenset({"positive", "negative", "mixed"})

Judged = tuple[str, str]
"""A codebook with its version, and the id of a factor that can be coded."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The judgements that a question means.

    Attributes:
        factors: the factors, each with its codebook.
        values: the values, any of which will do.
        coders: the coders, any of whom will do; None for anyone.
    """

    factors: tuple[Judged, ...]
    values: tuple[Outcome, ...]
    coders: Given


def read_scope(index: QuoteIndex, conditions: Conditions) -> Scope | None:
    """The judgements that conditions mean; None where they say nothing of judgements.

    Raises:
        UnknownName: when a factor, value, codebook or coder does not exist.
        ContradictoryConditions: when no judgement can ever meet them.
    """
    given = (conditions.factor, conditions.value, conditions.codebook, conditions.coder)
    if all(condition is None for condition in given):
        return None
    corpus = index.corpus
    codebooks = _codebooks(corpus, conditions.codebook)
    check_known(corpus, "coder", conditions.coder, corpus.people)
    check_known(corpus, "value", conditions.value, OUTCOMES)
    values = SPEAKING if conditions.factor is not None else OUTCOMES
    if conditions.value is not None:
        values = cast("tuple[Outcome, ...]", conditions.value)
    factors = tuple(_iter_factors(corpus, conditions, codebooks))
    scope = Scope(factors, values, conditions.coder)
    _check_values(index, conditions, scope)
    return scope


def find_judged(index: QuoteIndex, scope: Scope) -> int:
    """The places of the quotes that have such a judgement."""
    bits = 0
    if scope.coders is None and set(scope.values) == set(OUTCOMES):
        return index.coded.any_of({codebook for codebook, _ in scope.factors})
    for codebook, factor in scope.factors:
        found = 0
        for value in scope.values:
            if scope.coders is None or value != NOT_ASSESSED:
                found |= index.judged(codebook, factor, value)
        if scope.coders is not None:
            found &= index.coders.any_of((codebook, coder) for coder in scope.coders)
        bits |= found
    return bits


def check_known(corpus: Corpus, kind: str, names: Given, known: Collection[str]) -> None:
    """Refuse a name that does not exist.

    Raises:
        UnknownName: with the nearest name that does, or the id of what goes by this name.
    """
    for name in names or ():
        if name not in known:
            called = corpus.called(kind, name)
            remedy = f"write {called!r}, which goes by this name too" if called else None
            raise UnknownName(kind, name, remedy or did_you_mean(name, known))


def _codebooks(corpus: Corpus, names: Given) -> frozenset[str]:
    if names is None:
        return frozenset(corpus.codebooks)
    return frozenset(corpus.find_codebook(name).id for name in names)


def _iter_factors(
    corpus: Corpus, conditions: Conditions, codebooks: frozenset[str]
) -> Iterator[Judged]:
    wanted = None if conditions.factor is None else _named_factors(corpus, conditions.factor)
    chosen = [
        key for key in corpus.factors if (wanted is None or key in wanted) and key[0] in codebooks
    ]
    coded = [key for key in chosen if not corpus.factors[key].abstract]
    if wanted and codebooks and not chosen:
        homes = _listed(sorted({codebook for codebook, _ in wanted}))
        raise ContradictoryConditions(
            (conditions.worded("factor"), conditions.worded("codebook")),
            f"{_listed(sorted(codebooks))} has no such factor, {homes} has",
            "leave out one of the two",
        )
    if chosen and not coded and conditions.factor is not None:
        raise ContradictoryConditions(
            [conditions.worded(name) for name in ("factor", "value") if name in conditions.given],
            "it is only a heading, which is never coded itself",
            _narrower_remedy(corpus, chosen),
        )
    yield from coded


def _named_factors(corpus: Corpus, names: Iterable[str]) -> frozenset[Judged]:
    by_id: dict[str, list[Judged]] = {}
    for key in corpus.factors:
        by_id.setdefault(key[1], []).append(key)
    found: set[Judged] = set()
    for name in names:
        codebook, factor = split_factor_ref(name, "")
        keys = by_id.get(factor, [])
        if codebook:
            ref = corpus.find_codebook(codebook).id
            keys = [key for key in keys if key[0] == ref]
        if not keys:
            raise UnknownName("factor", name, _factor_remedy(corpus, name, by_id))
        found.update(keys)
    return frozenset(found)


def _factor_remedy(corpus: Corpus, name: str, ids: Collection[str]) -> str:
    codebook, factor = split_factor_ref(name, "")
    if not codebook:
        return did_you_mean(name, ids)
    ref = corpus.find_codebook(codebook).id
    return did_you_mean(f"{ref}/{factor}", map("/".join, corpus.factors))


def _narrower_remedy(corpus: Corpus, headings: Iterable[Judged]) -> str:
    wanted = set(headings)
    narrower = [
        name
        for (codebook, name), factor in corpus.factors.items()
        if not factor.abstract
        and any(split_factor_ref(ref, codebook) in wanted for ref in factor.broader)
    ]
    if not narrower:
        return "ask for a factor that is coded"
    return f"ask for what stands under it: factor={narrower!r}"


def _check_values(index: QuoteIndex, conditions: Conditions, scope: Scope) -> None:
    """Refuse values that cannot be had: of no coder, or with a sign where none is judged."""
    if scope.coders and scope.values == (NOT_ASSESSED,):
        raise ContradictoryConditions(
            (conditions.worded("coder"), conditions.worded("value")),
            "what was not assessed was judged by nobody",
            "leave out one of the two",
        )
    if not scope.factors or not scope.values or not _SIGNED.issuperset(scope.values):
        return
    codebooks = index.corpus.codebooks
    asked = sorted({codebook for codebook, _ in scope.factors})
    if any(codebooks[ref].signed for ref in asked):
        return
    if find_judged(index, Scope(scope.factors, scope.values, None)):
        return
    signed = [ref for ref, codebook in codebooks.items() if codebook.signed]
    other = f", or ask under a signed codebook: {_listed(signed)}" if signed else ""
    are = "is" if len(asked) == 1 else "are"
    raise ContradictoryConditions(
        [
            conditions.worded(name)
            for name in ("factor", "codebook", "value")
            if name in conditions.given
        ],
        f"{_listed(asked)} {are} not signed, so presence alone was judged",
        f"ask for value='present'{other}",
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
