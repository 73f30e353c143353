"""The answer to a question: a sequence, combined, narrowed and shown."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.api.base import Base
from kb.api.quotes import Quotes
from kb.errors import DifferentBases, UnknownArgument, UnknownName, WrongCondition
from kb.frames.tidy import build_frame
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

CORPUS = build_roofs()
BASE = Base(CORPUS)
ALL = BASE.quotes()
REFS = ("doe2020/q1", "doe2020/q2", "roe2021/q1")


def test_quotes_are_a_sequence_that_shows_itself() -> None:
    assert ALL.refs == REFS
    assert isinstance(ALL[1:], Quotes)
    assert ALL[:1] == BASE.quotes(source="tiles")
    assert BASE.quotes(source="tiles") != ALL
    assert repr(BASE.quotes(source="tiles")) == (
        "1 quote of 1 paper (source='tiles')\n"
        '  <doe2020/q1: A red roof* [...] "lasts" [long]. Always.>'
    )


def test_quotes_are_taken_by_number_slice_and_reference() -> None:
    assert ALL[0].ref == ALL["doe2020/q1"].ref == ALL[-3].ref == "doe2020/q1"
    assert ALL[::-1].refs == REFS[::-1]
    assert ALL[::-1].where(paper="doe2020").refs == ("doe2020/q2", "doe2020/q1")
    assert ALL[1:][0].ref == "doe2020/q2"
    with pytest.raises(IndexError):
        ALL[3]
    with pytest.raises(UnknownName, match=r"did you mean 'doe2020/q1'\?"):
        ALL["doe2020/q11"]


def test_a_quote_or_its_reference_is_in_the_answer_or_not() -> None:
    found = BASE.quotes(source="tiles")
    held: list[object] = ["doe2020/q1", ALL[0]]
    missing: list[object] = ["doe2020/q2", ALL[1], "doe2020/q9", 1]
    assert all(item in found for item in held)
    assert not any(item in found for item in missing)


@given(st.sets(st.sampled_from(REFS)), st.sets(st.sampled_from(REFS)))
def test_answers_combine_as_sets_do(ones: set[str], others: set[str]) -> None:
    def chosen(refs: set[str]) -> Quotes:
        return sum_of([ALL[REFS.index(ref) : REFS.index(ref) + 1] for ref in sorted(refs)])

    one, other = chosen(ones), chosen(others)
    assert set((one & other).refs) == ones & others
    assert (one | other).refs == tuple(sorted(ones | others))
    assert set((one - other).refs) == ones - others
    assert len(one | other) == len(ones | others)


def sum_of(parts: list[Quotes]) -> Quotes:
    """All of these quotes."""
    whole = ALL[:0]
    for part in parts:
        whole |= part
    return whole


def test_answers_of_the_same_records_combine_and_those_of_others_do_not() -> None:
    again = Base(build_roofs()).quotes()
    assert again == ALL
    assert (ALL & again).refs == REFS
    with pytest.raises(DifferentBases, match="'Roofs'"):
        ALL & Base.quotes(_shipped())
    with pytest.raises(TypeError):
        ALL & REFS  # type: ignore[operator]  # what a querier may try


def _shipped() -> Base:
    from kb.api.load import load

    return load(ANNOTATIONS)


def test_an_answer_remembers_how_it_was_chosen() -> None:
    red, late = BASE.quotes(factor="red"), BASE.quotes(since=2021)
    assert ALL.conditions == ""
    assert red.conditions == "factor='red'"
    assert (red - late).conditions == "(factor='red') - (since=2021)"
    assert red.where(text="blue").conditions == "(factor='red') & (text='blue')"
    assert red[:5].conditions == "(factor='red')[:5]"
    assert ALL.where(since=2021) == late


def test_an_empty_answer_says_so_and_what_stands_in_its_way() -> None:
    assert repr(BASE.quotes(source="tiles", since=2021)) == (
        "no quote (since=2021, source='tiles')\n"
        "  without since=2021: 1 quote\n"
        "  without source='tiles': 1 quote"
    )
    assert repr(ALL[:0]) == "no quote (()[:0])"


def test_a_long_answer_shows_its_beginning_in_short_lines() -> None:
    found = _shipped().quotes()
    lines = repr(found).splitlines()
    assert lines[0] == f"{len(found)} quotes of {len(found.papers)} papers"
    assert lines[-1] == f"  and {len(found) - 10} more"
    assert len(lines) == 12
    assert max(map(len, lines)) <= 80


def test_a_quote_tells_its_factors_values_and_words() -> None:
    (view,) = BASE.quotes(source="tiles")
    assert view.factors == ("colours@1/red", "moods@1/warm")
    assert view.text.startswith("A red roof* [...]")
    assert view.paper.year == 2020
    assert (view.value("warm"), view.value("colours@1/blue")) == ("positive", "absent")
    assert ALL["roe2021/q1"].value("blue") == "not assessed"
    with pytest.raises(UnknownName, match=r"no factor 'reed'; did you mean 'red'\?"):
        ALL["roe2021/q1"].value("reed")
    with pytest.raises(UnknownName, match=r"on 'warm'; its paper was coded under colours@1$"):
        ALL["roe2021/q1"].value("warm")
    assert ALL["roe2021/q1"].value("colours/blue") == "not assessed"


def test_the_frame_of_all_quotes_is_the_frame_of_the_corpus() -> None:
    assert ALL.frame().equals(build_frame(CORPUS))
    assert set(BASE.quotes(since=2021).frame()["quote"]) == {"roe2021/q1"}
    assert list(ALL[:0].frame().columns) == list(ALL.frame().columns)


def test_a_misspelt_condition_or_method_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownArgument, match=r"quotes\(\) .* 'factors'; did you mean 'factor'\?"):
        BASE.quotes(factors="red")  # type: ignore[call-arg]  # what a querier may type
    with pytest.raises(TypeError, match=r"where\(\) .* did you mean 'source'\?"):
        ALL.where(sources="tiles")  # type: ignore[call-arg]  # what a querier may type
    with pytest.raises(AttributeError, match=r"did you mean 'cooccurrence'\?"):
        BASE.cooccurence()  # type: ignore[attr-defined]  # what a querier may type
    with pytest.raises(AttributeError, match=r"did you mean 'frame'\?"):
        ALL.frme()  # type: ignore[attr-defined]  # what a querier may type


def test_what_a_notebook_probes_for_is_simply_not_there() -> None:
    assert not hasattr(BASE, "_repr_mimebundle_")
    assert not hasattr(ALL, "_ipython_display_")


def test_an_answer_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(ALL[:2])).refs == REFS[:2]


def test_a_condition_without_its_name_is_refused_with_an_example() -> None:
    call: Any = Base(build_roofs()).quotes
    with pytest.raises(UnknownArgument, match="as in factor='red'"):
        call("red")


@pytest.mark.parametrize("given", [{"since": 18}, {"until": 20180}, {"text": " "}])
def test_a_year_that_no_paper_can_have_and_words_that_are_none_are_refused(
    given: dict[str, Any],
) -> None:
    with pytest.raises(WrongCondition):
        Base(build_roofs()).quotes(**given)
