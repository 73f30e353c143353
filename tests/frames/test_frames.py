"""The pandas frames: absent and not assessed apart, and the wide forms counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from kb.errors import UnknownName
from kb.frames.choice import chosen_codebook
from kb.frames.rows import OUTCOMES, Row
from kb.frames.tidy import build_frame
from kb.frames.wide import build_cooccurrence, build_matrix
from tests.roofs import build_roofs

CORPUS = build_roofs()


def test_the_frame_has_a_row_for_each_quote_and_factor_under_which_it_was_coded() -> None:
    frame = build_frame(CORPUS)
    assert list(frame.columns) == list(Row._fields)
    assert [tuple(row) for row in frame[["quote", "codebook", "factor", "value"]].to_numpy()] == [
        ("doe2020/q1", "colours@1", "red", "present"),
        ("doe2020/q1", "colours@1", "blue", "absent"),
        ("doe2020/q1", "moods@1", "warm", "positive"),
        ("doe2020/q2", "colours@1", "red", "present"),
        ("doe2020/q2", "colours@1", "blue", "present"),
        ("doe2020/q2", "moods@1", "warm", "not assessed"),
        ("roe2021/q1", "colours@1", "red", "absent"),
        ("roe2021/q1", "colours@1", "blue", "not assessed"),
    ]


def test_a_row_carries_what_the_quote_is_about() -> None:
    row = build_frame(CORPUS).iloc[0]
    assert row.drop("text").to_dict() == {
        "paper": "doe2020",
        "year": 2020,
        "quote": "doe2020/q1",
        "codebook": "colours@1",
        "factor": "red",
        "value": "present",
        "term": "ruddy",
        "coders": ("ann", "robot"),
        "source": ("tiles",),
        "target": ("slates",),
        "models": ("house-2",),
        "via": "roe2021",
        "locator": "p. 4",
        "notes": ("inferred", "slip"),
        "verified": "full-text",
    }
    assert row["text"] == 'A red roof* [...] "lasts" [long].\nAlways.'


def test_a_quote_without_notes_has_none_in_its_rows() -> None:
    frame = build_frame(CORPUS)
    assert set(frame.loc[frame["quote"] != "doe2020/q1", "notes"]) == {()}


def test_nobody_is_named_as_coder_of_what_was_not_assessed() -> None:
    frame = build_frame(CORPUS)
    assert set(frame.loc[frame["value"] == "not assessed", "coders"]) == {()}
    assert () not in set(frame.loc[frame["value"] == "absent", "coders"])


def test_the_values_are_a_closed_list_even_where_one_does_not_occur() -> None:
    counts = build_frame(CORPUS)["value"].value_counts()
    assert set(counts.index) == set(OUTCOMES)
    assert counts["mixed"] == 0
    assert (counts["absent"], counts["not assessed"]) == (2, 2)


def test_a_frame_without_rows_has_the_same_columns_and_types() -> None:
    empty = build_frame(replace(CORPUS, papers={}))
    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, build_frame(CORPUS).dtypes)


def test_one_codebook_can_be_asked_for_by_its_bare_name() -> None:
    assert set(build_frame(CORPUS, "moods")["codebook"]) == {"moods@1"}


@pytest.mark.parametrize("build", [build_frame, build_matrix, build_cooccurrence])
def test_an_unknown_codebook_is_refused_with_the_nearest_name(
    build: Callable[..., object],
) -> None:
    with pytest.raises(UnknownName, match=r"did you mean 'colours@1'"):
        build(CORPUS, "colors@1")


def test_the_matrix_holds_the_words() -> None:
    matrix = build_matrix(CORPUS)
    assert matrix.columns.name == "colours@1"
    assert matrix.to_dict("index") == {
        "doe2020/q1": {"red": "present", "blue": "absent"},
        "doe2020/q2": {"red": "present", "blue": "present"},
        "roe2021/q1": {"red": "absent", "blue": "not assessed"},
    }


def test_the_binary_matrix_has_a_missing_value_where_nothing_was_assessed() -> None:
    matrix = build_matrix(CORPUS, values="binary")
    assert list(matrix.loc["doe2020/q1"]) == [1, 0]
    assert matrix.at["roe2021/q1", "red"] == 0
    assert matrix.at["roe2021/q1", "blue"] is pd.NA
    assert matrix.sum().to_dict() == {"red": 2, "blue": 1}


def test_the_cooccurrence_counts_quotes_that_speak_to_both() -> None:
    counts = build_cooccurrence(CORPUS)
    assert counts.to_dict() == {"red": {"red": 2, "blue": 1}, "blue": {"red": 1, "blue": 1}}
    assert set(counts.dtypes.astype(str)) == {"int64"}


def test_the_wide_forms_of_no_quotes_are_empty_and_not_an_error() -> None:
    empty = replace(CORPUS, papers={})
    assert build_matrix(empty).shape == (0, 2)
    assert build_matrix(empty, values="binary").shape == (0, 2)
    assert build_cooccurrence(empty).to_numpy().tolist() == [[0, 0], [0, 0]]


def test_the_codebook_under_which_most_quotes_were_coded_is_meant_by_default() -> None:
    assert chosen_codebook(CORPUS, None) == "colours@1"
    doe = CORPUS.papers["doe2020"]
    moods = {"moods@1": doe.coding["moods@1"]}
    moods_only = {"doe2020": doe.model_copy(update={"coding": moods})}
    assert chosen_codebook(replace(CORPUS, papers=moods_only), None) == "moods@1"
    assert chosen_codebook(replace(CORPUS, papers={}), None) == "colours@1"
    with pytest.raises(UnknownName):
        chosen_codebook(replace(CORPUS, codebooks={}), None)


def test_an_unknown_form_of_the_matrix_is_refused() -> None:
    with pytest.raises(UnknownName, match="binary, words"):
        build_matrix(build_roofs(), values="numbers")  # type: ignore[arg-type]  # a wrong word on purpose
