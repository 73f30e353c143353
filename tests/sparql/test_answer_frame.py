"""The frame of a SELECT: a type for each column, and nothing lost where there is none."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kb.api.base import Base
from kb.graph.terms import XSD, Literal
from kb.sparql.answer import Iri, Solutions, Term
from kb.sparql.frame import build_answer_frame
from kb.sparql.query import UnknownTermWarning
from tests.roofs import build_roofs


def column(*terms: Term | None) -> pd.Series[Any]:
    return build_answer_frame(Solutions(("x",), tuple((term,) for term in terms)))["x"]


def typed(name: str, *texts: str) -> list[Term | None]:
    return [Literal(text, XSD.iri + name) for text in texts]


COLUMNS: dict[str, tuple[list[Term | None], str, list[object]]] = {
    "IRIs": ([Iri("http://a"), None], "str", ["http://a", None]),
    "texts": ([Literal("a"), Literal("b", None, "en")], "str", ["a", "b"]),
    "whole numbers": ([*typed("integer", "7", "-1"), None], "Int64", [7, -1, None]),
    "kinds of whole numbers": (
        [*typed("long", "7"), *typed("nonNegativeInteger", "1")],
        "Int64",
        [7, 1],
    ),
    "years": (typed("gYear", "2018", "-0044"), "Int64", [2018, -44]),
    "numbers": ([*typed("decimal", "1.5"), *typed("double", "1e3")], "Float64", [1.5, 1000.0]),
    "mixed numbers": ([*typed("integer", "1"), *typed("decimal", "0.5")], "Float64", [1.0, 0.5]),
    "truth": ([*typed("boolean", "true", "0"), None], "boolean", [True, False, None]),
    "days": (
        [*typed("date", "2026-01-31"), None],
        "object",
        [datetime.date(2026, 1, 31), None],
    ),
    "huge numbers": (typed("integer", str(2**63)), "str", [str(2**63)]),
    "endless numbers": (typed("integer", "9" * 5000), "str", ["9" * 5000]),
    "malformed numbers": (typed("integer", "7", "seven"), "str", ["7", "seven"]),
    "malformed days": (typed("date", "2026-02-31"), "str", ["2026-02-31"]),
    "years with a zone": (typed("gYear", "2018Z"), "str", ["2018Z"]),
    "numbers and texts": ([*typed("integer", "7"), Literal("a")], "str", ["7", "a"]),
    "moments with and without a zone": (
        typed("dateTime", "2026-01-31T10:00:00", "2026-01-31T10:00:00Z"),
        "str",
        ["2026-01-31T10:00:00", "2026-01-31T10:00:00Z"],
    ),
    "nothing": ([None, None], "str", [None, None]),
    "no rows": ([], "str", []),
}


@pytest.mark.parametrize(("terms", "kind", "values"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_has_the_type_of_its_values(
    terms: list[Term | None], kind: str, values: list[object]
) -> None:
    made = column(*terms)
    assert str(made.dtype) == kind
    assert [None if pd.isna(cell) else cell for cell in made] == values


def test_moments_are_in_universal_time_where_zones_are_given() -> None:
    made = column(*typed("dateTime", "2026-01-31T10:00:00.5+02:00", "2026-01-31T10:00:00Z"), None)
    assert str(made.dtype).endswith("UTC]")
    assert made[0] == pd.Timestamp("2026-01-31T08:00:00.5Z")
    naive = column(*typed("dateTime", "2026-01-31T10:00:00"))
    assert naive[0] == pd.Timestamp("2026-01-31T10:00:00")


@given(st.lists(st.one_of(st.none(), st.text().map(Literal), st.text().map(Iri))))
def test_texts_come_back_as_they_are(terms: list[Term | None]) -> None:
    made = column(*terms)
    for cell, term in zip(made, terms, strict=True):
        assert pd.isna(cell) if term is None else cell == getattr(term, "text", term)


@given(st.sampled_from(["integer", "decimal", "boolean", "date", "dateTime", "gYear"]), st.text())
def test_no_lexical_form_breaks_a_frame(kind: str, text: str) -> None:
    column(*typed(kind, text))


@pytest.fixture(scope="module")
def base() -> Iterator[Base]:
    base = Base(build_roofs())
    yield base
    base._engine.close()


def test_a_frame_has_the_columns_in_order_and_names_the_version(base: Base) -> None:
    frame = base.sparql("SELECT ?year ?name { ?p dcterms:issued ?year ; dcterms:identifier ?name }")
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == ["year", "name"]
    assert str(frame["year"].dtype) == "Int64"
    assert frame.attrs == {"data_version": base.version}


def test_an_empty_answer_has_its_columns(base: Base) -> None:
    frame = base.sparql("SELECT ?a ?b { ?a kb:value 'none' ; kb:term ?b }")
    assert isinstance(frame, pd.DataFrame)
    assert frame.shape == (0, 2)


def test_an_answer_without_columns_counts_its_rows(base: Base) -> None:
    paper = "<https://example.org/kb/paper/doe2020>"
    frame = base.sparql(f"SELECT * {{ {paper} a fabio:JournalArticle }}")
    assert isinstance(frame, pd.DataFrame)
    assert frame.shape == (1, 0)


def test_a_graph_has_the_prefixes_bound(base: Base) -> None:
    graph = base.sparql("CONSTRUCT WHERE { ?c kb:value ?v }")
    assert isinstance(graph, rdflib.Graph)
    assert "kb:value" in graph.serialize(format="turtle")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK { ?c kb:valu ?v }", "kb:valu, .* did you mean kb:value?"),
        ("PREFIX k: <https://w3id.org/literature-kb/vocab#> ASK { ?c k:Tabel ?v }", "kb:Table?"),
        ("ASK { ?c <https://w3id.org/literature-kb/vocab#locater> ?v }", "kb:locator?"),
    ],
)
def test_an_own_term_that_does_not_exist_is_warned_of(base: Base, query: str, said: str) -> None:
    with pytest.warns(UnknownTermWarning, match=said):
        assert base.sparql(query) is False


@pytest.mark.parametrize(
    "query", ["ASK { ?c kb:value 'kb:valu' }", "PREFIX kb: <http://own/> ASK { ?c kb:valu ?v }"]
)
def test_a_term_of_somebody_else_is_not_warned_of(base: Base, query: str) -> None:
    base.sparql(query)
