"""The descriptions of the data say what the files hold."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import DCAT, RDF, VOID

import kb
from kb.corpus import Corpus
from kb.exchange.croissant import build_croissant, format_croissant
from kb.exchange.form import bytes_of
from kb.exchange.registry import all_formats, find_format
from kb.frames.rows import Row
from kb.graph.rdf import build_rdf
from kb.tables.spreadsheet import escape_cell
from tests.roofs import BASE, build_roofs

ROOFS = build_roofs()
DATA = rdflib.URIRef(f"{BASE}#data")
CROISSANT = build_croissant(ROOFS)
PLACE = "https://files.example/"


@pytest.fixture(params=["invented", "shipped"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return ROOFS if request.param == "invented" else kb.load().corpus


def described(corpus: Corpus) -> tuple[rdflib.Graph, rdflib.URIRef]:
    text = bytes_of(find_format("description"), corpus)
    graph = rdflib.Graph().parse(data=text, format="turtle", publicID=PLACE)
    (data,) = graph.subjects(RDF.type, VOID.Dataset)
    assert isinstance(data, rdflib.URIRef)
    return graph, data


def number(graph: rdflib.Graph, subject: rdflib.term.Node | None, term: rdflib.URIRef) -> int:
    assert subject is not None
    return int(str(graph.value(subject, term)))


def test_the_counts_are_those_of_the_graph(corpus: Corpus) -> None:
    graph, data = described(corpus)
    whole = build_rdf(corpus)
    assert number(graph, data, VOID.triples) == len(whole)
    assert number(graph, data, VOID.entities) == len(set(whole.subjects()))
    for part in graph.objects(data, VOID.classPartition):
        kind = graph.value(part, VOID["class"])
        assert number(graph, part, VOID.entities) == len(set(whole.subjects(RDF.type, kind)))
    for part in graph.objects(data, VOID.propertyPartition):
        term = graph.value(part, VOID.property)
        assert number(graph, part, VOID.triples) == len(list(whole.triples((None, term, None))))


def test_every_class_and_property_of_the_graph_is_counted(corpus: Corpus) -> None:
    graph, data = described(corpus)
    whole = build_rdf(corpus)
    parts = graph.objects(data, VOID.classPartition)
    assert {graph.value(part, VOID["class"]) for part in parts} == set(
        whole.objects(None, RDF.type)
    )
    parts = graph.objects(data, VOID.propertyPartition)
    assert {graph.value(part, VOID.property) for part in parts} == set(whole.predicates())


def test_the_examples_are_described_in_the_graph(corpus: Corpus) -> None:
    graph, data = described(corpus)
    examples = set(graph.objects(data, VOID.exampleResource))
    assert len(examples) == 5
    assert examples <= set(build_rdf(corpus).subjects())


def test_every_format_is_a_distribution_beside_the_description() -> None:
    graph, data = described(ROOFS)
    addresses = {
        str(graph.value(part, DCAT.downloadURL)) for part in graph.objects(data, DCAT.distribution)
    }
    names = {form.file_name for form in all_formats() if form.name != "description"}
    assert addresses == {PLACE + name for name in names}
    dumps = {str(dump) for dump in graph.objects(data, VOID.dataDump)}
    assert dumps == {PLACE + find_format(n).file_name for n in ("turtle", "n-triples", "json-ld")}


def test_croissant_names_the_file_its_checksum_and_each_of_its_columns(corpus: Corpus) -> None:
    whole = build_croissant(corpus)
    (file,) = whole["distribution"]
    data = bytes_of(find_format("csv"), corpus)
    assert file["sha256"] == hashlib.sha256(data).hexdigest()
    assert file["contentSize"] == f"{len(data)} B"
    (records,) = whole["recordSet"]
    columns = [field["source"]["extract"]["column"] for field in records["field"]]
    assert columns == list(Row._fields) == data.decode().split("\n")[0].split(",")
    assert all(field["description"] for field in records["field"])


@given(st.text(st.sampled_from("=+-@'; \t\"a")))
def test_the_expression_that_croissant_gives_takes_the_marks_away(text: str) -> None:
    told = CROISSANT["distribution"][0]["description"]
    found = re.search(r"regular expression `([^`]+)` by `([^`]+)`", told)
    assert found is not None
    assert re.sub(found[1], found[2], escape_cell(text)) == text


def test_croissant_is_json_ld_that_schema_org_understands() -> None:
    document = json.loads(format_croissant(ROOFS))
    assert document["@context"]["@vocab"] == "https://schema.org/"
    assert document["@context"][document["@type"].split(":")[0]] == "https://schema.org/"
    assert {"name", "description", "license", "creator", "version", "url"} <= set(document)
    assert document["citeAs"] == "Ann Other (2022). Roofs. Version 1.4.2."


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_rdflib_reads_croissant_and_fetches_nothing() -> None:
    graph = rdflib.Graph().parse(data=format_croissant(ROOFS), format="json-ld", base=PLACE)
    schema = rdflib.Namespace("https://schema.org/")
    croissant = rdflib.Namespace("http://mlcommons.org/croissant/")
    (data,) = graph.subjects(RDF.type, schema.Dataset)
    assert str(graph.value(data, schema.version)) == "1.4.2"
    assert len(set(graph.subjects(RDF.type, croissant.Field))) == len(Row._fields)
