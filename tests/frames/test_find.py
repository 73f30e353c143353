"""Choosing quotes: each condition, together, with wrong names and against each other."""

from __future__ import annotations

import re

import pytest

from kb.errors import ContradictoryConditions, UnknownName, WrongCondition
from kb.frames.bits import iter_places
from kb.frames.conditions import read_conditions
from kb.frames.find import LEVELS, find_quotes, iter_wider
from kb.frames.index import QuoteIndex
from kb.ledger import STANDINGS
from tests.roofs import build_roofs

INDEX = QuoteIndex(build_roofs())
ALL = ["doe2020/q1", "doe2020/q2", "roe2021/q1"]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, ALL),
        ({"factor": "red"}, ["doe2020/q1", "doe2020/q2"]),
        ({"factor": "colours@1/red"}, ["doe2020/q1", "doe2020/q2"]),
        ({"factor": ["blue", "warm"]}, ["doe2020/q1", "doe2020/q2"]),
        ({"factor": "red", "value": "absent"}, ["roe2021/q1"]),
        ({"factor": "blue", "value": "absent"}, ["doe2020/q1"]),
        ({"factor": "blue", "value": "not assessed"}, ["roe2021/q1"]),
        ({"factor": "red", "value": {"absent", "present"}}, ALL),
        ({"value": "positive"}, ["doe2020/q1"]),
        ({"factor": ["red", "warm"], "value": "positive"}, ["doe2020/q1"]),
        ({"factor": "colours/red"}, ["doe2020/q1", "doe2020/q2"]),
        ({"factor": ["red", "warm"], "codebook": "moods"}, ["doe2020/q1"]),
        ({"factor": ["cold", "blue"]}, ["doe2020/q2"]),
        ({"codebook": "moods"}, ["doe2020/q1", "doe2020/q2"]),
        ({"codebook": "moods@1", "value": "not assessed"}, ["doe2020/q2"]),
        ({"coder": "ann"}, ["doe2020/q1", "doe2020/q2"]),
        ({"coder": "robot", "value": "positive"}, []),
        ({"coder": ["ann", "robot"]}, ALL),
        ({"coder": "ann", "factor": "warm", "value": ["positive", "not assessed"]}, ALL[:1]),
        ({"paper": "roe2021"}, ["roe2021/q1"]),
        ({"since": 2021}, ["roe2021/q1"]),
        ({"until": 2020}, ["doe2020/q1", "doe2020/q2"]),
        ({"since": 2020, "until": 2021}, ALL),
        ({"source": "tiles"}, ["doe2020/q1"]),
        ({"target": "tiles"}, []),
        ({"target": ["tiles", "slates"]}, ["doe2020/q1"]),
        ({"model": "house-2"}, ["doe2020/q1"]),
        ({"source": "tiles", "within": "paper"}, ["doe2020/q1", "doe2020/q2"]),
        ({"target": "slates", "within": "paper", "text": "blue"}, ["doe2020/q2"]),
        ({"model": "house-2", "within": "paper"}, ["doe2020/q1"]),
        ({"source": "tiles", "within": "nearest"}, ["doe2020/q1", "doe2020/q2"]),
        ({"level": "full-text"}, ["doe2020/q1"]),
        ({"level": "unverified"}, ["doe2020/q2"]),
        ({"level": {"not-compared", "unverified"}}, ["doe2020/q2", "roe2021/q1"]),
        ({"level": "abstract"}, []),
        ({"text": "[LONG]. always"}, ["doe2020/q1"]),
        ({"text": ["nothing", "blue"]}, ["doe2020/q2", "roe2021/q1"]),
        ({"text": re.compile(r"^Always\.$", re.MULTILINE)}, ["doe2020/q1"]),
        ({"text": re.compile("ALWAYS")}, []),
        ({"text": [re.compile("^=1"), "nothing"]}, ["doe2020/q2", "roe2021/q1"]),
        ({"text": "red", "paper": "roe2021"}, ["roe2021/q1"]),
        ({"value": []}, []),
        ({"factor": "red", "value": ()}, []),
        ({"paper": []}, []),
    ],
)
def test_a_quote_is_found_when_it_meets_every_condition(
    conditions: dict[str, object], expected: list[str]
) -> None:
    assert _found(conditions) == expected


def _found(conditions: dict[str, object]) -> list[str]:
    bits = find_quotes(INDEX, read_conditions(**conditions))
    return [INDEX.refs[place] for place in iter_places(bits)]


@pytest.mark.parametrize(
    ("condition", "name", "hint"),
    [
        ("factor", "bleu", "blue"),
        ("factor", "colours@1/bleu", "colours@1/blue"),
        ("value", "presnt", "present"),
        ("codebook", "colours@2", "colours@1"),
        ("paper", "doe2021", "roe2021"),
        ("source", "tile", "tiles"),
        ("target", "slate", "slates"),
        ("model", "hause", "house"),
        ("coder", "robbot", "robot"),
        ("level", "fulltext", "full-text"),
        ("factor", "moods/wram", "moods@1/warm"),
    ],
)
def test_a_wrong_name_is_refused_with_the_nearest(condition: str, name: str, hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        _found({condition: name})
    assert (caught.value.name, caught.value.remedy) == (name, f"did you mean {hint!r}?")


@pytest.mark.parametrize(
    ("conditions", "named", "remedy"),
    [
        ({"since": 2021, "until": 2020}, ("since=2021", "until=2020"), "since=2020, until=2021"),
        (
            {"factor": "red", "value": "positive"},
            ("factor='red'", "value='positive'"),
            "under a signed codebook: moods@1",
        ),
        (
            {"codebook": "colours", "value": ["positive", "mixed"]},
            ("codebook='colours'", "value=['mixed', 'positive']"),
            "ask for value='present'",
        ),
        (
            {"factor": "red", "codebook": "moods@1"},
            ("factor='red'", "codebook='moods@1'"),
            "leave out one",
        ),
        (
            {"factor": "moods@1/warm", "codebook": "colours"},
            ("factor='moods@1/warm'", "codebook='colours'"),
            "leave out one",
        ),
        (
            {"factor": "cold", "value": "absent"},
            ("factor='cold'", "value='absent'"),
            "factor=['blue']",
        ),
        ({"factor": "cold"}, ("factor='cold'",), "factor=['blue']"),
        (
            {"coder": "ann", "value": "not assessed"},
            ("coder='ann'", "value='not assessed'"),
            "leave out one",
        ),
    ],
)
def test_conditions_that_exclude_each_other_are_refused_and_named(
    conditions: dict[str, object], named: tuple[str, ...], remedy: str
) -> None:
    with pytest.raises(ContradictoryConditions) as caught:
        _found(conditions)
    assert caught.value.conditions == named
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("condition", "given", "remedy"),
    [
        ("since", "2018", "since=2018"),
        ("until", True, "until=2018"),
        ("since", 2018.0, "since=2018"),
        ("factor", 3, "an id"),
        ("paper", ["doe2020", None], "an id"),
        ("source", re.compile("t"), "an id"),
        ("text", b"red", "re.compile"),
        ("text", re.compile(b"red"), "re.compile"),
        ("within", "papers", "'paper'"),
    ],
)
def test_a_condition_of_the_wrong_kind_is_refused_with_what_it_takes(
    condition: str, given: object, remedy: str
) -> None:
    with pytest.raises(WrongCondition) as caught:
        _found({condition: given})
    assert caught.value.condition == condition
    assert remedy in caught.value.remedy
    assert isinstance(caught.value, TypeError)


def test_the_levels_are_the_standings_of_the_ledger() -> None:
    assert LEVELS == STANDINGS


def test_a_name_by_which_a_dataset_goes_too_leads_to_its_id() -> None:
    dataset = next(iter(INDEX.corpus.datasets.values()))
    with pytest.raises(UnknownName, match=f"write '{dataset.id}', which goes by this name too"):
        _found({"source": dataset.name.upper()})


@pytest.mark.parametrize(
    ("conditions", "wider"),
    [
        (
            {"source": "tiles", "since": 2021},
            {"without source='tiles'": 1, "without since=2021": 1},
        ),
        (
            {"source": "tiles", "text": "blue"},
            {"without source='tiles'": 1, "without text='blue'": 1, "with within='paper'": 1},
        ),
        ({"level": "abstract"}, {"without level='abstract'": 3}),
        ({"factor": "red", "value": (), "since": 2030}, {}),
    ],
)
def test_an_empty_answer_knows_what_alone_stands_in_its_way(
    conditions: dict[str, object], wider: dict[str, int]
) -> None:
    assert dict(iter_wider(INDEX, read_conditions(**conditions))) == wider


def test_conditions_are_the_same_however_their_names_are_listed() -> None:
    one = read_conditions(factor=["red", "blue"], paper="doe2020", since=2020)
    other = read_conditions(factor={"blue", "red"}, paper=("doe2020", "doe2020"), since=2020)
    assert one == other
    assert str(one) == "factor=['blue', 'red'], paper='doe2020', since=2020"
