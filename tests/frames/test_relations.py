"""The relational tables: keys, references, types, and the same judgements as the tidy frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.relation import Relation
from kb.frames.relations import RELATIONS, find_relation, format_relations
from kb.frames.rows import iter_rows
from kb.ids import FACTOR
from kb.model.paper import IndependentCoding, Paper
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

TYPES = {"text": str, "integer": int, "boolean": bool}
SQL_WORD = re.compile(
    "all|and|as|between|by|case|check|column|create|date|default|desc|distinct|from|full|group"
    "|grouping|having|in|index|inner|into|is|join|key|left|like|limit|match|natural|not|null|of"
    "|offset|on|or|order|outer|primary|references|right|select|set|table|then|to|union|unique"
    "|using|values|view|when|where|with"
)


def _shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


CORPORA = {"shipped": _shipped(), "invented": build_roofs()}


def _lines(name: str, corpus: Corpus) -> list[dict[str, object]]:
    relation = find_relation(name)
    return [dict(zip(relation.column_names, line, strict=True)) for line in relation.rows(corpus)]


def _faults(corpus: Corpus) -> Iterator[str]:
    """Whatever a database would refuse."""
    keys: dict[str, set[tuple[object, ...]]] = {}
    for relation in RELATIONS:
        lines = _lines(relation.name, corpus)
        found = [tuple(line[name] for name in relation.key) for line in lines]
        keys[relation.name] = set(found)
        if len(set(found)) < len(found):
            yield f"{relation.name}: a key stands twice"
        for line in lines:
            yield from _misfits(relation, line)
            for reference in relation.references:
                named = tuple(line[name] for name in reference.columns)
                if None not in named and named not in keys[reference.relation]:
                    yield f"{relation.name}: {named} is not in {reference.relation}"


def _misfits(relation: Relation, line: dict[str, object]) -> Iterator[str]:
    for column in relation.columns:
        cell = line[column.name]
        fits = column.nullable if cell is None else type(cell) is TYPES[column.type]
        if not fits:
            yield f"{relation.name}.{column.name}: {cell!r}"


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_keys_are_unique_references_lead_to_rows_and_cells_fit_their_columns(
    corpus: Corpus,
) -> None:
    assert list(_faults(corpus)) == []


NAMES = {
    "paper": st.sampled_from(["doe2020", "roe2021", "zoe1999", "nowhere"]),
    "dataset": st.sampled_from(["tiles", "slates", "nothing"]),
    "model": st.sampled_from(["house", "house-2", "hut"]),
    "coder": st.sampled_from(["ann", "robot", "nobody"]),
}
CODES = st.dictionaries(
    st.sampled_from(["colours", "moods", "smells"]),
    st.dictionaries(
        st.sampled_from(["red", "blue", "cold", "warm", "loud"]),
        st.sampled_from(["present", "positive", "absent", "mixed"]),
        max_size=3,
    ),
    max_size=2,
)
WITHDRAWN = st.sampled_from([None, None, {"reason": "It was wrong."}])


@st.composite
def some_papers(draw: st.DrawFn) -> Paper:
    """A paper that may name what does not exist, twice, and be withdrawn."""

    def names(kind: str) -> list[str]:
        return draw(st.lists(NAMES[kind], max_size=3))

    quotes = [
        {
            "id": f"q{number}",
            "text": "Some **words**.",
            "via": draw(st.none() | st.builds(lambda paper: {"paper": paper}, NAMES["paper"])),
            "source": names("dataset"),
            "target": names("dataset"),
            "models": names("model"),
            "similar_to": [f"{paper}/q1" for paper in names("paper")],
            "codes": draw(CODES),
            "notes": [{"kind": "slip", "text": "So."}] * draw(st.integers(0, 2)),
            "verification": draw(
                st.none()
                | st.builds(
                    lambda by: {"level": "abstract", "by": by, "tolerated": ["case", "case"]},
                    NAMES["coder"],
                )
            ),
            "deprecated": draw(WITHDRAWN),
        }
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    return Paper.model_validate(
        {
            "id": draw(NAMES["paper"]),
            "title": "Something",
            "authors": ["A", "A"],
            "year": draw(st.integers(1990, 2030)),
            "type": "preprint",
            "studies": {
                "source": names("dataset"),
                "target": names("dataset"),
                "models": names("model"),
                "basis": "abstract",
            },
            "coding": {
                book: {"coders": [draw(NAMES["coder"]), "ann"], "complete": draw(st.booleans())}
                for book in draw(st.sets(st.sampled_from(["colours@1", "moods@1", "smells@1"])))
            },
            "quotes": quotes,
            "deprecated": draw(WITHDRAWN),
        }
    )


@given(papers=st.lists(some_papers(), max_size=4), coder=NAMES["coder"], alone=CODES)
def test_no_reference_hangs_whatever_the_records_name(
    papers: list[Paper], coder: str, alone: dict[str, object]
) -> None:
    codings = [
        IndependentCoding.model_validate(
            {
                "paper": paper.id,
                "coder": coder,
                "coding": {"colours@1": True, "smells@1": False},
                "codes": {"q1": alone},
            }
        )
        for paper in papers
    ]
    corpus = replace(
        build_roofs(),
        papers={paper.id: paper for paper in papers},
        codings={f"{coding.coder}/{coding.paper}": coding for coding in codings},
    )
    assert list(_faults(corpus)) == []


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_codings_are_the_rows_of_the_tidy_frame(corpus: Corpus) -> None:
    columns = ("quote", "paper", "year", "codebook", "factor", "value", "term")
    tidy = [tuple(getattr(row, name) for name in columns) for row in iter_rows(corpus)]
    assert [line[:7] for line in find_relation("codings").rows(corpus)] == tidy


def test_absent_and_not_assessed_are_apart() -> None:
    values = {
        (line["quote"], line["factor"]): line["value"]
        for line in _lines("codings", CORPORA["invented"])
    }
    assert values["doe2020/q1", "blue"] == "absent"
    assert values["roe2021/q1", "blue"] == "not assessed"


def test_withdrawn_records_say_so_and_are_no_evidence() -> None:
    corpus = CORPORA["invented"]
    papers = {line["paper"]: line["deprecated"] for line in _lines("papers", corpus)}
    assert papers == {"doe2020": False, "roe2021": False, "zoe1999": True}
    for name in ("quotes", "codings", "coding_coders", "paper_datasets"):
        assert "zoe1999" not in {line["paper"] for line in _lines(name, corpus)}
    assert "doe2020/q3" not in {line["quote"] for line in _lines("quotes", corpus)}


def test_a_quote_carries_what_is_known_of_it() -> None:
    line = _lines("quotes", CORPORA["invented"])[0]
    assert line == {
        "quote": "doe2020/q1",
        "paper": "doe2020",
        "number": 1,
        "text": 'A red roof* [...] "lasts" [long].\nAlways.',
        "marked_text": 'A **red** roof\\* [...] "lasts" [long].\n\nAlways.',
        "locator": "p. 4",
        "via": "roe2021",
        "via_locator": "Table 1",
        "level": "full-text",
        "matched": "exact",
        "page": 4,
        "extractor": "reader 1.2",
        "file": "0123456789abcdef" * 4,
        "verified_by": "robot",
        "verified_on": "2026-01-31",
        "confirmed": None,
        "reason": None,
    }


def test_links_between_factors_lead_from_the_codebook_that_states_them() -> None:
    assert _lines("factor_matches", CORPORA["invented"]) == [
        {
            "codebook": "colours@1",
            "factor": "red",
            "kind": "close",
            "to_codebook": "moods@1",
            "to_factor": "warm",
        },
        {
            "codebook": "colours@1",
            "factor": "blue",
            "kind": "broader",
            "to_codebook": "colours@1",
            "to_factor": "cold",
        },
    ]


def test_a_coding_of_ones_own_tells_absent_from_not_assessed() -> None:
    coding = IndependentCoding.model_validate(
        {
            "paper": "doe2020",
            "coder": "ann",
            "coding": {"colours@1": True, "moods@1": False},
            "codes": {"q2": {"colours": {"red": {"value": "present", "term": "rosy"}}}},
        }
    )
    corpus = replace(CORPORA["invented"], codings={"ann/doe2020": coding})
    found = [
        (line["quote"], line["factor"], line["value"], line["term"])
        for line in _lines("independent_codings", corpus)
    ]
    assert found == [
        ("doe2020/q1", "red", "absent", None),
        ("doe2020/q1", "blue", "absent", None),
        ("doe2020/q1", "warm", "not assessed", None),
        ("doe2020/q2", "red", "present", "rosy"),
        ("doe2020/q2", "blue", "absent", None),
        ("doe2020/q2", "warm", "not assessed", None),
    ]


def test_the_quotes_of_a_table_stand_in_its_order() -> None:
    found = _lines("table_quotes", CORPORA["invented"])
    assert [(line["table_name"], line["position"], line["quote"]) for line in found] == [
        ("listed", 1, "doe2020/q2"),
        ("listed", 2, "doe2020/q1"),
        ("selected", 1, "doe2020/q2"),
    ]


def test_names_need_no_quotation_marks_in_sql() -> None:
    for relation in RELATIONS:
        for name in (relation.name, *relation.column_names):
            assert re.match(FACTOR, name)
            assert not SQL_WORD.fullmatch(name)


def test_a_relation_stands_after_those_that_it_refers_to() -> None:
    seen: set[str] = set()
    for relation in RELATIONS:
        seen.add(relation.name)
        assert {reference.relation for reference in relation.references} <= seen
        assert set(relation.key) <= set(relation.column_names)
        for reference in relation.references:
            assert len(find_relation(reference.relation).key) == len(reference.columns)
            assert set(reference.columns) <= set(relation.column_names)


def test_an_unknown_relation_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'codings'"):
        find_relation("coding")


def test_the_reference_lists_every_relation_and_column() -> None:
    text = format_relations()
    assert re.findall(r"^## `(\w+)`$", text, re.MULTILINE) == [r.name for r in RELATIONS]
    for part, relation in zip(text.split("\n## "), RELATIONS, strict=True):
        assert re.findall(r"^`(\w+)` \(", part, re.MULTILINE) == list(relation.column_names)
    assert "Refers to `quote` in `quotes`, `paper` in `papers`" in text
    assert "`year` (integer)\n:   The year by which it is cited.\n" in text
