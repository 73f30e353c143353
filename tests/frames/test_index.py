"""The index against a plain search through every judgement, and its sets against Python's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import ContradictoryConditions
from kb.frames.bits import bits_at, bits_below, bits_within, iter_places
from kb.frames.coded import setting_of
from kb.frames.conditions import WITHIN, read_conditions
from kb.frames.find import LEVELS, find_quotes
from kb.frames.index import QuoteIndex, fold
from kb.frames.quotes import QuoteView
from kb.frames.rows import OUTCOMES, outcome_of
from kb.frames.scope import SPEAKING
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs


def _shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


INDEXES = {"invented": QuoteIndex(build_roofs()), "shipped": QuoteIndex(_shipped())}
SIZE = 300


@given(st.sets(st.integers(0, SIZE - 1)))
def test_a_set_of_places_gives_them_back(places: set[int]) -> None:
    bits = bits_at(places, SIZE)
    assert list(iter_places(bits)) == sorted(places)
    assert bits.bit_count() == len(places)


@given(st.lists(st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(sorted)))
def test_spans_are_the_places_in_them(spans: list[list[int]]) -> None:
    expected = {place for start, end in spans for place in range(start, end)}
    assert set(iter_places(bits_within([(a, b) for a, b in spans], SIZE))) == expected


def test_no_place_and_all_places() -> None:
    assert (bits_at([], 0), bits_within([], 0), bits_below(0)) == (0, 0, 0)
    assert list(iter_places(0)) == []
    assert list(iter_places(bits_below(70))) == list(range(70))


@given(st.text(), st.text())
def test_words_are_found_whatever_their_case_and_spaces(before: str, words: str) -> None:
    text = f"{before} \n {words}"
    assert fold(words.upper().lower()) == fold(words.upper().lower().replace(" ", "\n\t "))
    assert fold(words) in fold(text)


def test_an_accent_is_found_however_it_is_composed() -> None:
    assert fold("Na\u00efve") == fold("nai\u0308ve")


def _conditions(corpus: Corpus) -> st.SearchStrategy[dict[str, Any]]:
    def some(names: Collection[str]) -> st.SearchStrategy[Any]:
        return st.lists(st.sampled_from(sorted(names)), min_size=1, max_size=3)

    factors = {name for _, name in corpus.factors} | set(map("/".join, corpus.factors))
    years = st.integers(2010, 2026)
    return st.fixed_dictionaries(
        {},
        optional={
            "factor": some(factors),
            "value": some(OUTCOMES),
            "codebook": some(corpus.codebooks),
            "paper": some(corpus.papers),
            "since": years,
            "until": years,
            "source": some(corpus.datasets),
            "target": some(corpus.datasets),
            "model": some(corpus.models),
            "coder": some(corpus.people),
            "level": some(LEVELS),
            "text": some(["the", "RED", "ImageNet", "of\nthe"]),
            "within": st.sampled_from(WITHIN),
        },
    )


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES)
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_every_question_is_answered_as_by_looking_at_every_judgement(
    index: QuoteIndex, data: st.DataObject
) -> None:
    asked = data.draw(_conditions(index.corpus))
    expected = [view.ref for view in index.views if _meets(view, asked)]
    try:
        bits = find_quotes(index, read_conditions(**asked))
    except ContradictoryConditions:
        assert expected == []
    else:
        assert [index.refs[place] for place in iter_places(bits)] == expected


def _meets(view: QuoteView, asked: dict[str, Any]) -> bool:
    quote, paper = view.quote, view.paper
    within, nearest = asked.get("within", "quote"), setting_of(paper, quote)
    studies = paper.studies if within == "paper" else None
    about: dict[str, set[str]] = {
        "source": {*quote.source, *(studies.source if studies else ())},
        "target": {*quote.target, *(studies.target if studies else ())},
        "model": {*quote.models, *(studies.models if studies else ())},
        **(
            {
                "source": set(nearest.source),
                "target": set(nearest.target),
                "model": set(nearest.models),
            }
            if within == "nearest"
            else {}
        ),
        "paper": {paper.id},
        "level": {view.level or "not-compared"},
    }
    words = " ".join(view.text.split()).casefold()
    return (
        all(names & set(asked[name]) for name, names in about.items() if name in asked)
        and asked.get("since", 0) <= paper.year <= asked.get("until", 9999)
        and any(" ".join(w.split()).casefold() in words for w in asked.get("text", [""]))
        and _is_judged(view, asked)
    )


def _is_judged(view: QuoteView, asked: dict[str, Any]) -> bool:
    if not asked.keys() & {"factor", "value", "codebook", "coder"}:
        return True
    values = asked.get("value", SPEAKING if "factor" in asked else OUTCOMES)
    return any(
        outcome_of(judgement) in values
        and judgement.codebook.id in asked.get("codebook", view.corpus.codebooks)
        and {judgement.factor.id, f"{judgement.codebook.id}/{judgement.factor.id}"}
        & set(asked.get("factor", [judgement.factor.id]))
        and set(judgement.coders) & set(asked.get("coder", judgement.coders or ["nobody"]))
        | ({"nobody"} if "coder" not in asked else set())
        for judgement in view.judgements
    )
