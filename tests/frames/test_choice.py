"""Which factors are meant: alone, after a codebook, all of them, headings and withdrawn ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.choice import chosen_factors
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
        ("likeness", "reasons@2", "there is no factor of reasons@2 'likeness'"),
        ("reasons@1/size", "reasons@2", "there is no factor of reasons@2 'size'"),
        ("reason@1/size", None, "there is no codebook 'reason@1'; did you mean 'reasons@1'"),
        ("size", "reason@1", "there is no codebook 'reason@1'"),
    ],
)
def test_a_wrong_name_is_refused(factor: str, book: str | None, message: str) -> None:
    with pytest.raises(UnknownName, match=message):
        chosen_factors(_books(), factor, book)


def test_a_heading_is_refused_with_the_factors_under_it() -> None:
    with pytest.raises(UnknownName, match=r"'cold'; it is a heading .*; use one of: blue"):
        chosen_factors(build_roofs(), "cold")


def test_without_codebooks_there_is_no_factor() -> None:
    assert chosen_factors(replace(_books(), codebooks={})) == ()
