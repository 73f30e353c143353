"""Which quotes a table shows, listed or selected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.model.table import Table
from kb.selection import iter_shown
from tests.roofs import build_roofs

CORPUS = build_roofs()
ROE = CORPUS.papers["roe2021"].model_copy(update={"year": 1990})
OLDER_ROE = replace(CORPUS, papers={**CORPUS.papers, "roe2021": ROE})


def _table(**fields: object) -> Table:
    return Table.model_validate(
        {
            "id": "t",
            "title": "T",
            "caption": "T",
            "kind": "matrix",
            "codebook": "colours@1",
            **fields,
        }
    )


def test_listed_quotes_come_in_their_order_with_their_part_and_without_withdrawn_ones() -> None:
    parts = [
        {"id": "B", "entries": [{"paper": "roe2021", "quotes": ["q1"]}]},
        {"id": "A", "entries": [{"paper": "doe2020", "quotes": ["q3", "q2", "q1"]}]},
        {"id": "C", "entries": [{"paper": "zoe1999", "quotes": ["q1"]}]},
    ]
    assert list(iter_shown(CORPUS, _table(parts=parts))) == [
        ("B", "roe2021/q1"),
        ("A", "doe2020/q2"),
        ("A", "doe2020/q1"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["doe2020/q1", "doe2020/q2"]),
        ({"factors": ["blue"]}, ["doe2020/q2"]),
        ({"factors": ["red"], "select": {"factors": ["blue"]}}, ["doe2020/q2"]),
        (
            {"select": {"values": ["present", "absent"]}},
            ["roe2021/q1", "doe2020/q1", "doe2020/q2"],
        ),
        ({"select": {"values": ["absent"], "papers": ["doe2020"]}}, ["doe2020/q1"]),
        ({"select": {"values": ["absent"], "since": 1991}}, ["doe2020/q1"]),
        ({"select": {"values": ["absent"], "until": 1990}}, ["roe2021/q1"]),
        ({"kind": "codebook"}, []),
        ({"kind": "codebook", "examples": "quotes"}, ["doe2020/q1", "doe2020/q2"]),
    ],
)
def test_selected_quotes_come_by_year(fields: dict[str, object], expected: list[str]) -> None:
    shown = list(iter_shown(OLDER_ROE, _table(**fields)))
    assert shown == [(None, ref) for ref in expected]
