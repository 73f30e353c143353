"""The views of the shipped records: they agree with each other and with the printed tables."""

from __future__ import annotations

from collections import Counter

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

import kb
from kb.graph.property_graph import iter_edges
from kb.selection import iter_shown
from kb.tables.build import build_table
from kb.tables.cells import Illustrations, Quotation

BASE = kb.load()
CORPUS = BASE.corpus


@pytest.mark.parametrize("name", CORPUS.tables)
def test_the_graph_says_that_a_table_shows_what_it_prints(name: str) -> None:
    printed = set()
    for _, _, row in build_table(CORPUS, name).iter_rows():
        for cell in row:
            if isinstance(cell, Quotation):
                printed.add(cell.ref)
            elif isinstance(cell, Illustrations) and CORPUS.tables[name].examples == "quotes":
                printed.update(item.ref for item in cell.items if item.ref)
    assert {ref for _, ref in iter_shown(CORPUS, CORPUS.tables[name])} == printed


def test_the_graph_the_rdf_and_the_frame_hold_the_same_judgements() -> None:
    frame = BASE.frame()
    assessed = frame[frame["value"] != "not assessed"]
    expected = Counter(
        zip(
            assessed["quote"],
            assessed["codebook"],
            assessed["factor"],
            assessed["value"],
            strict=True,
        )
    )
    from_graph = Counter(
        (
            start.removeprefix("quote:"),
            *end.removeprefix("factor:").split("/"),
            data["value"],
        )
        for start, end, data in BASE.graph().edges(data=True)
        if data["type"] == "codes"
    )
    base = CORPUS.meta.base_iri
    rows = BASE.rdf().query(
        """PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX kb: <https://w3id.org/literature-kb/vocab#>
        SELECT ?quote ?factor ?value WHERE {
          ?coding a oa:Annotation ; oa:hasTarget ?quote ; oa:hasBody ?factor ; kb:value ?value .
        }"""
    )
    from_rdf = Counter(
        (
            str(row["quote"]).removeprefix(f"{base}quote/"),
            *str(row["factor"]).removeprefix(f"{base}factor/").split("/"),
            str(row["value"]),
        )
        for row in ({str(k): v for k, v in binding.items()} for binding in rows.bindings)
    )
    assert expected == from_graph == from_rdf
    assert sum(expected.values()) > 190


def test_no_edge_of_the_records_leads_nowhere() -> None:
    graph = BASE.graph()
    missing = {end for edge in iter_edges(CORPUS) for end in edge[:2] if end not in graph}
    assert missing == set()


def test_every_iri_that_the_rdf_names_under_the_base_is_described_there() -> None:
    graph = BASE.rdf()
    named = {str(o) for o in graph.objects() if str(o).startswith(CORPUS.meta.base_iri)}
    described = {str(s) for s in graph.subjects()}
    assert named - described == set()


def test_both_parsers_read_the_turtle_to_the_graph_that_rdflib_holds() -> None:
    graph = BASE.rdf()
    assert isomorphic(rdflib.Graph().parse(data=BASE.turtle(), format="turtle"), graph)
    read = set(pyoxigraph.parse(BASE.turtle().encode(), pyoxigraph.RdfFormat.TURTLE))
    assert len(read) == len(graph)
