"""What is said of a value that does not fit: the value, the form in words, and what to write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.contribute.schema import build_schemas
from kb.findings import Finding
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase
from kb.model.paper import Paper
from kb.model.record import Record
from kb.model.table import Table
from kb.store.misfit import FORMS
from kb.store.shape import read_exactly

PAPERS = Path(__file__).parents[1] / "checks" / "base" / "papers"
DOE = (PAPERS / "doe2020.yaml").read_text(encoding="utf-8")


def findings(text: str, model: type[Record] = Paper) -> tuple[Finding, ...]:
    return read_exactly(text.encode(), model, "x.yaml")[1]


def patterns_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        yield from node.get("patternProperties", {})
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from patterns_in(inner)


def test_every_form_that_a_schema_asks_for_is_put_into_words() -> None:
    asked = {found for data in build_schemas().values() for found in patterns_in(json.loads(data))}
    assert asked == set(FORMS)


MEANT: list[tuple[type[Record], str, str, str]] = [
    (Paper, "[photos]", "[Image Net]", "'image-net'"),
    (Paper, "sharpness: {", "Sharp-Ness: {", "'sharp_ness'"),
    (Paper, "looks@1:", "looks:", "'looks@1'"),
    (Paper, "looks@1:", "looks@1.2.0:", "'looks@1'"),
    (Paper, "id: q1", "id: Q07", "'q7'"),
    (Paper, "    target: [", "    similar_to: [roe2018.q1]\n    target: [", "`ribeiro2017/q3`"),
    (Paper, "    target: [", "    similar_to: [Roe2018/1]\n    target: [", "'roe2018/q1'"),
    (Paper, "year: 2020", "year: 2020\nurl: example.org/a", "'https://example.org/a'"),
    (Paper, "year: 2020", "year: 2020\nurl: a page", "`https://...`"),
    (Paper, "year: 2020", "year: 2020\npmid: 'PMID: 123'", "'123'"),
    (Paper, "year: 2020", "year: 2020\npmcid: '123'", "'PMC123'"),
    (Paper, "title: On sharp pictures", "title: |-\n  On\n  pictures", "'On pictures'"),
]


@pytest.mark.parametrize(("model", "old", "new", "meant"), MEANT)
def test_the_value_is_shown_with_its_form_and_what_was_meant(
    model: type[Record], old: str, new: str, meant: str
) -> None:
    assert old in DOE
    (finding,) = findings(DOE.replace(old, new, 1), model)
    assert finding.code == "KB105"
    assert "cannot be '" in finding.message
    assert meant in finding.remedy


@pytest.mark.parametrize(
    ("model", "field", "value", "meant"),
    [
        (KnowledgeBase, "version", "1.2", "'1.2.0'"),
        (KnowledgeBase, "version", "v1.2.3", "'1.2.3'"),
        (KnowledgeBase, "base_iri", "https://example.org", "'https://example.org/'"),
        (Table, "id", "My Table", "'my-table'"),
        (Table, "codebook", "looks", "'looks@1'"),
        (Codebook, "version", "one", "`1.2.3`"),
    ],
)
def test_other_records_are_told_too(
    model: type[Record], field: str, value: str, meant: str
) -> None:
    (finding,) = (f for f in findings(f"{field}: '{value}'\n", model) if f.code == "KB105")
    assert value in finding.message
    assert meant in finding.remedy


@given(st.sampled_from(sorted(FORMS)), st.text(max_size=30))
def test_what_is_proposed_is_never_a_form_in_symbols_and_never_fails(form: str, text: str) -> None:
    words, mend = FORMS[form]
    assert isinstance(mend(text), str)
    assert not re.search(r"\^|\$|\[a-z|\\", words)


def test_a_place_is_named_as_in_code() -> None:
    (finding,) = findings(DOE.replace("[photos]", "[Image Net]"))
    assert finding.message == "quotes[1].source[1] cannot be 'Image Net'"


def test_a_list_that_is_too_long_is_told_its_length() -> None:
    (finding,) = findings(DOE.replace("[photos]", "[" + "a, " * 600 + "a]"))
    assert finding.message == "quotes[1].source holds 601 items"
    assert finding.remedy == "keep at most 500"
