"""Which factors are meant: alone, after a codebook, all of them, headings and withdrawn ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import ContradictoryConditions, UnknownName
from kb.frames.choice import chosen_factors, find_factors
from kb.frames.conditions import read_conditions
from kb.frames.find import find_quotes
from kb.frames.gaps import build_gaps
from kb.frames.index import QuoteIndex
from kb.frames.wide import build_cooccurrence, build_matrix
from tests.frames.invented import codebook, corpus_of
from tests.roofs import build_roofs


def _books() -> Corpus:
    books = [
        codebook(),
        codebook("reasons@2", ("size", "reach")),
        codebook("other@1", ("size", "old")),
        codebook("gone@1", ("size",)),
    ]
    reason = {"reason": "It was misread."}
    old = books[2].factors[1]
    old = type(old).model_validate({**old.model_dump(), "deprecated": reason})
    books[2] = books[2].model_copy(update={"factors": (books[2].factors[0], old)})
    books[3] = type(books[3]).model_validate({**books[3].model_dump(), "deprecated": reason})
    return corpus_of(codebooks=books)


def _asked(corpus: Corpus, factor: str, codebook: str) -> object:
    return find_quotes(QuoteIndex(corpus), read_conditions(factor=factor, codebook=codebook))


@pytest.mark.parametrize(
    ("factor", "book", "expected"),
    [
        (
            None,
            None,
            "other@1/size reasons@1/size reasons@1/likeness reasons@2/size reasons@2/reach",
        ),
        (None, "reasons", "reasons@2/size reasons@2/reach"),
        (None, "reasons@1", "reasons@1/size reasons@1/likeness"),
        (None, "gone@1", "gone@1/size"),
        ("likeness", None, "reasons@1/likeness"),
        ("size", None, "other@1/size reasons@1/size reasons@2/size"),
        ("size", "gone@1", "gone@1/size"),
        ("size", "reasons", "reasons@2/size"),
        ("reasons@1/size", None, "reasons@1/size"),
        ("reasons/size", None, "reasons@2/size"),
        ("reasons@1/size", "reasons@1", "reasons@1/size"),
        ("old", None, "other@1/old"),
    ],
)
def test_a_factor_is_found_alone_or_under_its_codebook(
    factor: str | None, book: str | None, expected: str
) -> None:
    found = chosen_factors(_books(), factor, book)
    assert ["/".join(key) for key in found] == expected.split()


@pytest.mark.parametrize(
    ("factor", "book", "message"),
    [
        ("reech", None, "there is no factor 'reech'; did you mean 'reach'"),
        ("reech", "reasons@2", "no factor of reasons@2 'reech'; did you mean 'reach'"),
        ("reasons/reech", None, "no factor 'reasons/reech'; did you mean 'reasons@2/reach'"),
        ("reasons@2/nosuch", None, "no factor 'reasons@2/nosuch'; use one of: reach, size"),
        ("reason@1/size", None, "there is no codebook 'reason@1'; did you mean 'reasons@1'"),
        ("size", "reason@1", "there is no codebook 'reason@1'"),
    ],
)
def test_a_wrong_name_is_refused(factor: str, book: str | None, message: str) -> None:
    with pytest.raises(UnknownName, match=message):
        chosen_factors(_books(), factor, book)


@pytest.mark.parametrize(
    ("factor", "book", "reason"),
    [
        ("likeness", "reasons@2", "reasons@2 has no such factor, reasons@1 has"),
        (
            "reasons@1/size",
            "reasons",
            "reasons@2 has a factor of that name too, but that of reasons@1 is named",
        ),
    ],
)
@pytest.mark.parametrize("ask", [chosen_factors, _asked])
def test_a_factor_and_another_codebook_exclude_each_other_in_every_question(
    ask: Callable[[Corpus, str, str], object], factor: str, book: str, reason: str
) -> None:
    with pytest.raises(ContradictoryConditions) as caught:
        ask(_books(), factor, book)
    assert caught.value.conditions == (f"factor={factor!r}", f"codebook={book!r}")
    assert caught.value.reason == reason


FACTORS = sorted({name for key in _books().factors for name in (key[1], "/".join(key))})


@given(
    st.lists(st.sampled_from(FACTORS), max_size=3),
    st.none() | st.lists(st.sampled_from(["reasons", "reasons@1", "other@1", "gone"]), max_size=2),
)
def test_factors_are_those_that_meet_a_name_and_a_codebook(
    names: list[str], books: list[str] | None
) -> None:
    corpus = _books()
    refs = None if books is None else {corpus.find_codebook(book).id for book in books}
    expected = tuple(
        key
        for key in corpus.factors
        if (key[1] in names or "/".join(key) in names) and (refs is None or key[0] in refs)
    )
    try:
        assert find_factors(corpus.factors, names, books) == expected
    except ContradictoryConditions:
        assert expected == ()
        assert names
        assert books


def test_without_a_codebook_the_questions_about_one_say_that_there_is_none() -> None:
    empty = replace(_books(), codebooks={})
    for build in (build_matrix, build_cooccurrence, build_gaps):
        with pytest.raises(UnknownName, match=r"there is no codebook in '.*'; none is defined yet"):
            build(empty)


def test_a_heading_is_refused_with_the_factors_under_it() -> None:
    with pytest.raises(UnknownName, match=r"'cold'; it is a heading .*; use one of: blue"):
        chosen_factors(build_roofs(), "cold")


def test_without_codebooks_there_is_no_factor() -> None:
    assert chosen_factors(replace(_books(), codebooks={})) == ()
