"""Factors by factors: measures counted by hand, and not assessed never taken for absent."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.rows import iter_rows
from kb.frames.wide import Measure, Unit, build_cooccurrence
from kb.model.paper import Paper
from tests.roofs import build_roofs

CORPUS = build_roofs()
SPEAKS = {"positive", "negative", "mixed", "present"}
Codes = list[list[tuple[str | None, str | None]]]


def _coded(papers: Codes) -> Corpus:
    """Papers whose quotes have these values for red and blue; None is not assessed."""
    records = [
        Paper.model_validate(
            {
                "id": f"p{number:03}",
                "title": "A paper",
                "authors": ["Ann Other"],
                "year": 2000,
                "type": "preprint",
                "coding": {"colours@1": {"coders": ["ann"]}},
                "quotes": [
                    {
                        "id": f"q{place}",
                        "text": "Words.",
                        "codes": {
                            "colours": {
                                factor: value
                                for factor, value in zip(("red", "blue"), values, strict=True)
                                if value is not None
                            }
                        },
                    }
                    for place, values in enumerate(quotes, start=1)
                ],
            }
        )
        for number, quotes in enumerate(papers)
    ]
    return replace(CORPUS, papers={record.id: record for record in records})


P, A, N = "present", "absent", None
HAND: Codes = [[(P, P)], [(P, A), (A, P)], [(A, A)], [(P, N)], [(N, P)]]


@pytest.mark.parametrize(
    ("measure", "unit", "both", "diagonal"),
    [
        ("count", "quote", 1, 3),
        ("assessed", "quote", 4, 5),
        ("jaccard", "quote", 1 / 3, 1.0),
        ("lift", "quote", 4 * 1 / (2 * 2), 5 / 3),
        ("count", "paper", 2, 3),
        ("assessed", "paper", 3, 4),
        ("jaccard", "paper", 2 / 2, 1.0),
        ("lift", "paper", 3 * 2 / (2 * 2), 4 / 3),
    ],
)
def test_the_measures_are_those_counted_by_hand(
    measure: Measure, unit: Unit, both: float, diagonal: float
) -> None:
    frame = build_cooccurrence(_coded(HAND), "colours@1", measure, unit)
    assert frame.loc["red", "blue"] == pytest.approx(both)
    assert frame.loc["red", "red"] == pytest.approx(diagonal)


def test_a_paper_in_which_one_quote_was_not_looked_at_is_not_assessed() -> None:
    corpus = _coded([[(A, A), (N, A)]])
    frame = build_cooccurrence(corpus, "colours@1", "assessed", "paper")
    assert frame.to_numpy().tolist() == [[0, 0], [0, 1]]


def test_what_would_divide_by_nothing_is_missing() -> None:
    corpus = _coded([[(P, A)], [(A, A)]])
    jaccard = build_cooccurrence(corpus, "colours@1", "jaccard")
    lift = build_cooccurrence(corpus, "colours@1", "lift")
    assert jaccard.isna().to_numpy().tolist() == [[False, False], [False, True]]
    assert lift.isna().to_numpy().tolist() == [[False, True], [True, True]]
    assert jaccard.loc["red", "blue"] == 0


def test_counts_are_whole_numbers_and_an_empty_answer_has_all_factors() -> None:
    empty = _coded([])
    counted: tuple[Measure, ...] = ("count", "assessed")
    for measure in counted:
        frame = build_cooccurrence(empty, "colours@1", measure)
        assert set(frame.dtypes.astype(str)) == {"int64"}
        assert frame.to_numpy().tolist() == [[0, 0], [0, 0]]
    assert build_cooccurrence(empty, "colours@1", "lift").isna().to_numpy().all()


def test_a_withdrawn_factor_is_left_out() -> None:
    book = CORPUS.codebooks["colours@1"]
    blue = book.factors[1].model_validate(
        {**book.factors[1].model_dump(), "deprecated": {"reason": "Too like the sky."}}
    )
    book = book.model_copy(update={"factors": (book.factors[0], blue, book.factors[2])})
    frame = build_cooccurrence(
        replace(CORPUS, codebooks={**CORPUS.codebooks, "colours@1": book}), "colours@1"
    )
    assert list(frame.columns) == ["red"]


@pytest.mark.parametrize(
    ("given_", "hint"),
    [({"measure": "jacard"}, "jaccard"), ({"unit": "quotes"}, "quote")],
)
def test_a_wrong_word_is_refused_with_the_nearest(given_: dict[str, str], hint: str) -> None:
    with pytest.raises(UnknownName, match=f"did you mean '{hint}'"):
        build_cooccurrence(CORPUS, **given_)  # type: ignore[arg-type]  # wrong words on purpose


@given(
    st.lists(
        st.lists(st.sampled_from(list(product((P, A, N), repeat=2))), min_size=1, max_size=3),
        max_size=8,
    )
)
def test_the_measures_agree_with_counting_the_tidy_rows(papers: Codes) -> None:
    corpus = _coded(papers)
    values: dict[str, dict[str, str]] = {}
    for row in iter_rows(corpus, "colours@1"):
        values.setdefault(row.quote, {})[row.factor] = row.value
    known = [cells for cells in values.values() if "not assessed" not in cells.values()]
    red = {number for number, cells in enumerate(known) if cells["red"] in SPEAKS}
    blue = {number for number, cells in enumerate(known) if cells["blue"] in SPEAKS}
    jaccard = build_cooccurrence(corpus, "colours@1", "jaccard")
    lift = build_cooccurrence(corpus, "colours@1", "lift")
    pd.testing.assert_frame_equal(jaccard, jaccard.T, check_names=False)
    if red | blue:
        assert jaccard.loc["red", "blue"] == pytest.approx(len(red & blue) / len(red | blue))
    if red and blue:
        expected = len(known) * len(red & blue) / (len(red) * len(blue))
        assert lift.loc["red", "blue"] == pytest.approx(expected)
