"""Which judgements a question means: of which factors, with which values, by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from kb.corpus import Corpus
from kb.errors import ContradictoryConditions, UnknownName
from kb.frames.choice import FactorKey, find_factors, narrower_factors
from kb.frames.conditions import Conditions, Given
from kb.frames.index import QuoteIndex
from kb.frames.rows import NOT_ASSESSED, OUTCOMES, Outcome
from kb.ids import did_you_mean

SPEAKING: tuple[Outcome, ...] = ("positive", "negative", "mixed", "present")
_SIGNED = frozenset({"positive", "negative", "mixed"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The judgements that a question means.

    Attributes:
        factors: the factors, each with its codebook.
        values: the values, any of which will do.
        coders: the coders, any of whom will do; None for anyone.
    """

    factors: tuple[FactorKey, ...]
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
) -> Iterator[FactorKey]:
    chosen = (
        [key for key in corpus.factors if key[0] in codebooks]
        if conditions.factor is None
        else find_factors(corpus.factors, conditions.factor, conditions.codebook)
    )
    coded = [key for key in chosen if not corpus.factors[key].abstract]
    if chosen and not coded and conditions.factor is not None:
        narrower = narrower_factors(corpus, chosen)
        raise ContradictoryConditions(
            [conditions.worded(name) for name in ("factor", "value") if name in conditions.given],
            "it is only a heading, which is never coded itself",
            f"ask for what stands under it: factor={narrower!r}"
            if narrower
            else "ask for a factor that is coded",
        )
    yield from coded


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
