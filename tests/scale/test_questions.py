"""The questions on DuckDB: the answers of the cookbook, from records and from files alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.errors import UnknownName
from kb.scale.questions import (
    contradictions,
    cooccurrence,
    marks_per_factor,
    papers_arguing,
    papers_without,
    quotes_speaking,
)
from kb.scale.tables import Tables, connect
from tests.roofs import build_roofs
from tests.scale.folders import lay_out
from tests.scale.questions import ASKED, BOOK, RECIPES, base_named, cookbook_rows, rows_of
from tests.scale.warned import WARNED

pytestmark = WARNED
NAMES = ("shipped", "invented 1", "invented 2")


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["records", "files"])
def tables(
    name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Tables:
    base = base_named(name)
    if request.param == "records":
        return connect(base)
    return connect(lay_out(base.corpus, tmp_path_factory.mktemp("set")))


def test_every_question_of_the_cookbook_is_asked() -> None:
    assert ASKED.keys() == RECIPES.keys()


@pytest.mark.parametrize("number", ASKED)
def test_an_answer_is_that_of_the_cookbook(number: int, tables: Tables, name: str) -> None:
    answer = rows_of(ASKED[number](tables).to_pandas())
    assert answer == cookbook_rows(number, base_named(name))


@pytest.mark.parametrize("number", ASKED)
def test_each_question_has_an_answer_in_the_invented_records(number: int) -> None:
    assert len(ASKED[number](connect(base_named("invented 1"))).to_pandas()) > 0


@pytest.mark.parametrize("number", ASKED)
def test_rows_come_in_order(number: int) -> None:
    frame = ASKED[number](connect(base_named("invented 1"))).to_pandas()
    rows = list(frame.itertuples(index=False, name=None))
    assert rows == sorted(rows)


def test_the_lift_is_that_of_the_base() -> None:
    base = base_named("invented 1")
    expected = base.cooccurrence(BOOK, measure="lift")
    found = cooccurrence(connect(base), BOOK).to_pandas()
    assert len(found) > 5
    for row in found.itertuples():
        assert row.lift == pytest.approx(expected.loc[row.factor, row.other])


def test_names_that_do_not_exist_are_told_with_the_nearest() -> None:
    tables = connect(build_roofs())
    with pytest.raises(UnknownName, match=r"codebook 'colors'.*did you mean 'colours@1'"):
        marks_per_factor(tables, "colors")
    with pytest.raises(UnknownName, match="factor of colours@1 'rad'"):
        papers_without(tables, "colours", "rad")
    with pytest.raises(UnknownName, match="did you mean 'warm'"):
        contradictions(tables, "moods@1", "warmth")
    with pytest.raises(UnknownName, match=r"dataset 'tile'.*did you mean 'tiles'"):
        papers_arguing(tables, "colours", "red", "tile", since=2000)


def test_a_bare_name_means_the_newest_major_version() -> None:
    roofs = build_roofs()
    newer = roofs.codebooks["colours@1"].model_copy(update={"id": "colours@10"})
    tables = connect(replace(roofs, codebooks={**roofs.codebooks, "colours@10": newer}))
    assert marks_per_factor(tables, "colours").to_pandas().empty
    assert len(marks_per_factor(tables, "colours@1").to_pandas()) == 2


def test_a_factor_is_found_under_the_codebook_that_is_mapped_to_it() -> None:
    tables = connect(build_roofs())
    assert quotes_speaking(tables, "moods", "warm").to_pandas()["quote"].tolist() == [
        "doe2020/q1",
        "doe2020/q2",
    ]
