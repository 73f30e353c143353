"""What there is to ask for, counted: on invented records, on the shipped ones, and on none."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from kb.corpus import Corpus
from kb.frames.index import QuoteIndex
from kb.frames.inventory import build_datasets, build_factors, build_models, build_papers
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

ROOFS = build_roofs()
Build = Callable[[Corpus], pd.DataFrame]


def test_papers_are_listed_with_their_quotes_and_withdrawn_ones_are_not() -> None:
    papers = build_papers(ROOFS)
    assert papers["quotes"].to_dict() == {"doe2020": 2, "roe2021": 1}
    assert papers.loc["doe2020", "authors"] == ("Jane Doe", "van der Berg, Jan")
    assert papers.loc["doe2020", "codebooks"] == ("colours@1", "moods@1")
    assert papers["venue"].isna().to_dict() == {"doe2020": False, "roe2021": True}


def test_factors_are_counted_by_value_and_headings_are_not_listed() -> None:
    factors = build_factors(ROOFS)
    assert list(factors.index) == [("colours@1", "red"), ("colours@1", "blue"), ("moods@1", "warm")]
    counts = factors.to_dict("index")
    red, warm = counts["colours@1", "red"], counts["moods@1", "warm"]
    assert (red["quotes"], red["papers"], red["present"], red["absent"]) == (2, 1, 2, 1)
    assert (warm["positive"], warm["not assessed"]) == (1, 1)


def test_datasets_and_models_are_counted_by_quotes_and_papers() -> None:
    datasets, models = build_datasets(ROOFS), build_models(ROOFS)
    assert datasets["as_source"].to_dict() == {"slates": 0, "tiles": 1}
    assert datasets["as_target"].to_dict() == {"slates": 1, "tiles": 0}
    assert datasets["papers"].to_dict() == {"slates": 1, "tiles": 1}
    assert datasets["images"].isna().to_dict() == {"slates": False, "tiles": True}
    assert models["quotes"].to_dict() == {"house": 0, "house-2": 1}
    assert models.loc["house-2", "family"] == "house"


def test_the_shipped_counts_are_those_of_the_questions() -> None:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    index = QuoteIndex(corpus)
    assert build_papers(corpus)["quotes"].sum() == len(corpus.quotes)
    for name, row in build_datasets(corpus).iterrows():
        assert row["as_source"] == index.sources[str(name)].bit_count()


@pytest.mark.parametrize("build", [build_papers, build_factors, build_datasets, build_models])
def test_a_list_of_nothing_has_the_same_columns_and_types(build: Build) -> None:
    some, none = build(ROOFS), build(Corpus(ROOFS.meta))
    assert len(none) == 0
    assert list(none.columns) == list(some.columns)
    assert none.dtypes.to_dict() == some.dtypes.to_dict()
    assert list(none.index.names) == list(some.index.names)
