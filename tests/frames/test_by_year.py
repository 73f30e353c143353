"""Factors by years: years without papers, values, papers instead of quotes, nothing at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.by_year import build_by_year
from kb.frames.rows import OUTCOMES
from tests.roofs import build_roofs

CORPUS = build_roofs()


def _moved(year: int) -> Corpus:
    papers = dict(CORPUS.papers)
    papers["roe2021"] = papers["roe2021"].model_copy(update={"year": year})
    return replace(CORPUS, papers=papers)


def test_each_factor_has_a_row_and_each_year_a_column() -> None:
    frame = build_by_year(CORPUS)
    assert frame.index.names == ["codebook", "factor"]
    assert [*map(int, frame.columns)] == [2020, 2021]
    assert {key: list(row) for key, row in zip(frame.index, frame.to_numpy(), strict=True)} == {
        ("colours@1", "red"): [2, 0],
        ("colours@1", "blue"): [1, 0],
        ("moods@1", "warm"): [1, 0],
    }


def test_a_year_without_papers_is_a_column_of_zeros() -> None:
    frame = build_by_year(_moved(2023))
    assert [*map(int, frame.columns)] == [2020, 2021, 2022, 2023]
    assert frame[[2021, 2022]].to_numpy().sum() == 0


def test_quotes_of_one_paper_count_once_where_papers_are_counted() -> None:
    frame = build_by_year(CORPUS, "colours", unit="paper")
    assert frame[2020][("colours@1", "red")] == 1


def test_by_value_the_six_words_add_up_to_the_quotes_that_were_coded() -> None:
    frame = build_by_year(CORPUS, "colours@1", by_value=True)
    assert list(frame[2020].loc[("colours@1", "red")].index) == list(OUTCOMES)
    assert frame[2020][("colours@1", "red", "present")] == 2
    assert frame[2021][("colours@1", "red", "absent")] == 1
    assert frame[2021][("colours@1", "blue", "not assessed")] == 1
    assert frame.groupby("factor").sum().to_numpy().tolist() == [[2, 1], [2, 1]]


def test_a_paper_counts_for_each_value_that_it_gives() -> None:
    frame = build_by_year(CORPUS, "colours@1", unit="paper", by_value=True)
    blue = frame[2020].loc[("colours@1", "blue")]
    assert list(blue) == [0, 0, 0, 1, 1, 0]


def test_no_paper_gives_rows_without_columns_and_no_codebook_gives_no_row() -> None:
    assert build_by_year(replace(CORPUS, papers={})).shape == (3, 0)
    none = build_by_year(replace(CORPUS, papers={}, codebooks={}), by_value=True)
    assert none.shape == (0, 0)
    assert none.index.names == ["codebook", "factor", "value"]


def test_wrong_words_are_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'paper'"):
        build_by_year(CORPUS, unit="papers")  # type: ignore[arg-type]  # a wrong word on purpose
    with pytest.raises(UnknownName, match="did you mean 'colours@1'"):
        build_by_year(CORPUS, "colors@1")
