"""Choosing quotes: each condition, together and with wrong names."""

from __future__ import annotations

import pytest

from kb.errors import UnknownName
from kb.frames.quotes import Quotes, find_quotes
from kb.frames.tidy import build_frame
from tests.roofs import build_roofs

CORPUS = build_roofs()
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
        ({"factor": "red", "value": "positive"}, []),
        ({"codebook": "moods"}, ["doe2020/q1", "doe2020/q2"]),
        ({"codebook": "moods@1", "value": "not assessed"}, ["doe2020/q2"]),
        ({"factor": "red", "codebook": "moods@1"}, []),
        ({"coder": "ann"}, ["doe2020/q1", "doe2020/q2"]),
        ({"coder": "robot", "value": "positive"}, []),
        ({"coder": ["ann", "robot"]}, ALL),
        ({"paper": "roe2021"}, ["roe2021/q1"]),
        ({"since": 2021}, ["roe2021/q1"]),
        ({"until": 2020}, ["doe2020/q1", "doe2020/q2"]),
        ({"since": 2020, "until": 2021}, ALL),
        ({"source": "tiles"}, ["doe2020/q1"]),
        ({"target": "tiles"}, []),
        ({"target": ["tiles", "slates"]}, ["doe2020/q1"]),
        ({"model": "house-2"}, ["doe2020/q1"]),
        ({"text": "[LONG]. always"}, ["doe2020/q1"]),
        ({"text": "red", "paper": "roe2021"}, ["roe2021/q1"]),
        ({"value": []}, []),
        ({"factor": "red", "value": ()}, []),
        ({"paper": []}, []),
    ],
)
def test_a_quote_is_found_when_it_meets_every_condition(
    conditions: dict[str, object], expected: list[str]
) -> None:
    found = find_quotes(CORPUS, **conditions)  # type: ignore[arg-type]  # a table of cases
    assert [view.ref for view in found] == expected


@pytest.mark.parametrize(
    ("condition", "name", "hint"),
    [
        ("factor", "bleu", "blue"),
        ("factor", "colours@1/rad", "colours@1/red"),
        ("value", "presnt", "present"),
        ("codebook", "colours@2", "colours@1"),
        ("paper", "doe2021", "roe2021"),
        ("source", "tile", "tiles"),
        ("target", "slate", "slates"),
        ("model", "hause", "house"),
        ("coder", "robbot", "robot"),
    ],
)
def test_a_wrong_name_is_refused_with_the_nearest(condition: str, name: str, hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find_quotes(CORPUS, **{condition: name})  # type: ignore[arg-type]  # a table of cases
    assert (caught.value.name, caught.value.remedy) == (name, f"did you mean {hint!r}?")


def test_quotes_are_a_sequence_that_shows_itself() -> None:
    found = find_quotes(CORPUS)
    assert len(found) == 3
    assert isinstance(found[1:], Quotes)
    assert found[:1] == find_quotes(CORPUS, source="tiles")
    assert found != find_quotes(CORPUS, source="tiles")
    assert repr(found[:1]) == (
        '1 quote of 1 paper\n  <doe2020/q1: A red roof* [...] "lasts" [long]. Always.>'
    )


def test_a_long_answer_shows_its_beginning_in_short_lines() -> None:
    lines = repr(Quotes(list(find_quotes(CORPUS)) * 5)).splitlines()
    assert lines[0] == "15 quotes of 2 papers"
    assert lines[-1] == "  and 5 more"
    assert len(lines) == 12
    assert max(map(len, lines)) <= 80


def test_a_quote_tells_its_factors_and_words() -> None:
    (view,) = find_quotes(CORPUS, source="tiles")
    assert view.factors == ("colours@1/red", "moods@1/warm")
    assert view.text.startswith("A red roof* [...]")
    assert view.paper.year == 2020


def test_the_frame_of_all_quotes_is_the_frame_of_the_corpus() -> None:
    assert find_quotes(CORPUS).frame().equals(build_frame(CORPUS))
    assert set(find_quotes(CORPUS, since=2021).frame()["quote"]) == {"roe2021/q1"}


def test_a_name_by_which_a_dataset_goes_too_leads_to_its_id() -> None:
    corpus = build_roofs()
    dataset = next(iter(corpus.datasets.values()))
    with pytest.raises(UnknownName, match=f"write '{dataset.id}', which goes by this name too"):
        find_quotes(corpus, source=dataset.name.upper())
