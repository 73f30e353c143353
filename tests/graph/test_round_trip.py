"""The corpus comes back from its triples whole, by whatever parser they went."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import fields, replace

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kb
from kb.corpus import Corpus
from kb.errors import UnreadableRdf
from kb.graph.catalogue import all_forms
from kb.graph.mapping import Inline, Kinds
from kb.graph.rdf import corpus_from_triples, format_turtle, iter_rdflib_triples, iter_triples
from kb.graph.terms import DCAT, DCTERMS, KB, OA, RDF, RDFS, XSD, Literal, Triple
from kb.graph.turtle import iter_ntriples
from kb.model.meta import People, QuotationPolicy
from kb.model.paper import Studies
from kb.model.record import Code, Deprecation, Record, Via
from tests.graph.records import corpora
from tests.roofs import BASE, build_roofs

SHIPPED, ROOFS = kb.load().corpus, build_roofs()
CORPORA = pytest.mark.parametrize("corpus", [SHIPPED, ROOFS], ids=["shipped", "invented"])


def parts(corpus: Corpus) -> dict[str, object]:
    """What must come back: every record; files are places, and sheets are pictures."""
    named = {field.name: getattr(corpus, field.name) for field in fields(corpus)}
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in named.items()
        if name not in ("files", "sheets")
    }


@CORPORA
def test_the_triples_hold_every_record(corpus: Corpus) -> None:
    assert parts(corpus_from_triples(iter_triples(corpus))) == parts(corpus)


def test_the_records_come_back_in_the_order_in_which_their_files_are_read() -> None:
    back = corpus_from_triples(iter_triples(SHIPPED))
    for kind in ("people", "codebooks", "papers", "datasets", "models", "tables"):
        assert list(getattr(back, kind)) == list(getattr(SHIPPED, kind))


@CORPORA
def test_turtle_that_rdflib_read_holds_every_record(corpus: Corpus) -> None:
    graph = rdflib.Graph().parse(data=format_turtle(corpus), format="turtle")
    assert parts(corpus_from_triples(iter_rdflib_triples(graph))) == parts(corpus)


@CORPORA
def test_n_triples_that_pyoxigraph_read_hold_every_record(corpus: Corpus) -> None:
    lines = "".join(iter_ntriples(iter_triples(corpus)))
    quads = pyoxigraph.parse(lines.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    assert parts(corpus_from_triples(map(from_pyoxigraph, quads))) == parts(corpus)


@given(corpora())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_records_come_back_by_their_triples_in_any_order(corpus: Corpus) -> None:
    triples = list(iter_triples(corpus))
    assert parts(corpus_from_triples(reversed(triples))) == parts(corpus)


def from_pyoxigraph(quad: pyoxigraph.Quad) -> Triple:
    subject, object_ = quad.subject, quad.object
    assert isinstance(subject, pyoxigraph.NamedNode)
    if isinstance(object_, pyoxigraph.Literal):
        literal = Literal(object_.value, object_.datatype.value, object_.language)
        return subject.value, quad.predicate.value, literal
    assert isinstance(object_, pyoxigraph.NamedNode)
    return subject.value, quad.predicate.value, object_.value


def below(record: type[Record]) -> set[type[Record]]:
    return {record}.union(*map(below, record.__subclasses__()))


def test_a_field_that_rdf_does_not_carry_is_noticed() -> None:
    forms_of = {form.model: form for form in all_forms()}
    # Their fields stand at the record around them: `Inline`, or the module of codes.
    inline = {
        field.name: {inner.name for inner in field.fields}
        for form in forms_of.values()
        for field in form.fields
        if isinstance(field, Inline)
    }
    within = {
        Via: inline["via"],
        Deprecation: inline["deprecated"],
        Studies: inline["studies"],
        QuotationPolicy: inline["quotation"],
        Code: {"value", "term", "note"},
        People: {"people"},
    }
    for record in below(Record) - {Record}:
        if record in within:
            carried = within[record]
        else:
            form = forms_of[record]
            carried = {field.name for field in form.fields}
            if isinstance(form.kind, Kinds):
                carried.add(form.kind.name)
        assert set(record.model_fields) == carried, record


def test_foreign_triples_are_passed_over() -> None:
    foreign: list[Triple] = [
        ("https://other.example/x", RDF.type, DCAT.Dataset),
        ("https://other.example/x", DCTERMS.title, Literal("Another")),
        (f"{BASE}paper/doe2020", RDFS.label, Literal("A label", language="en")),
        ("https://other.example/q", OA.hasSource, f"{BASE}paper/doe2020"),
        ("https://other.example/a", OA.hasTarget, f"{BASE}quote/doe2020/q1"),
        (f"{BASE}paper/doe2020", "https://other.example/p", "https://other.example/o"),
    ]
    assert parts(corpus_from_triples([*foreign, *iter_triples(ROOFS)])) == parts(ROOFS)


Q1 = f"{BASE}quote/doe2020/q1"
RED = f"{BASE}coding/doe2020/q1/colours@1/red"


@pytest.mark.parametrize(
    ("subject", "term", "object_", "reason"),
    [
        (f"{BASE}paper/doe2020", DCTERMS.title, None, "lacks dcterms:title"),
        (f"{BASE}paper/doe2020", RDF.type, None, "one of the classes fabio:ConferencePaper"),
        (f"{BASE}paper/doe2020", DCTERMS.issued, Literal("2020"), "xsd:string, not xsd:gYear"),
        (f"{BASE}paper/doe2020", KB.asWritten, None, "2 values of dcterms:creator, and none says"),
        (f"{BASE}paper/doe2020", KB.studiesSource, "https://x.example/", "is no dataset of this"),
        (f"{BASE}paper/doe2020", DCTERMS.identifier, Literal("doe2021"), "says of itself"),
        (f"{BASE}paper/doe2020#order-authors", f"{RDF.iri}_1", None, "not numbered rdf:_1"),
        (f"{BASE}paper/doe2020#order-authors", f"{RDF.iri}_1", Literal("X"), "orders other values"),
        (Q1, OA.hasSource, None, "belongs to no paper"),
        (Q1, KB.markedText, None, "lacks kb:markedText"),
        (Q1, KB.position, None, "lacks kb:position"),
        (Q1, KB.position, Literal("2", XSD.integer), "the same kb:position as"),
        (Q1, KB.position, Literal("two", XSD.integer), "'two' is no whole number"),
        (RED, KB.value, None, "0 values of kb:value"),
        (RED, KB.value, Literal("maybe"), "Input should be 'positive'"),
        (RED, OA.hasBody, "https://other.example/f", "factor is none of this"),
        (RED, OA.hasBody, f"{BASE}factor/shapes@1/red", "not coded under the codebook 'shapes@1'"),
        (RED, OA.hasTarget, f"{BASE}quote/doe2020/q9", "belongs to no quote"),
        (BASE, RDF.type, None, "there is no dcat:Catalog"),
        (BASE, KB.baseIri, Literal("https://b.example/", XSD.anyURI), "another address"),
        (f"{BASE}table/listed", KB.hasPart, Literal("A"), "kb:hasPart must lead to an IRI"),
        (f"{BASE}paper/doe2020#coding-1", KB.complete, Literal("yes", XSD.boolean), "neither true"),
    ],
)
def test_what_is_missing_doubled_or_wrong_is_named(
    subject: str, term: str, object_: str | Literal | None, reason: str
) -> None:
    kept = [triple for triple in iter_triples(ROOFS) if triple[:2] != (subject, term)]
    assert len(kept) < len(list(iter_triples(ROOFS)))
    with pytest.raises(UnreadableRdf, match=re.escape(reason)):
        corpus_from_triples([*kept, *([(subject, term, object_)] if object_ else [])])


def test_two_values_where_one_belongs_are_named() -> None:
    second = (f"{BASE}paper/doe2020", DCTERMS.title, Literal("Another title"))
    with pytest.raises(UnreadableRdf, match="2 values of dcterms:title, where one belongs"):
        corpus_from_triples([*iter_triples(ROOFS), second])


def test_two_knowledge_bases_in_one_graph_are_told_apart_by_nobody() -> None:
    meta = ROOFS.meta.model_copy(update={"base_iri": "https://other.example/"})
    other = replace(ROOFS, meta=meta)
    with pytest.raises(UnreadableRdf, match=r"several knowledge bases .*<https://other.example/>"):
        corpus_from_triples([*iter_triples(ROOFS), *iter_triples(other)])


def test_nothing_is_no_knowledge_base() -> None:
    with pytest.raises(UnreadableRdf, match="no knowledge base is described"):
        corpus_from_triples([])


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_losing_any_triples_ends_in_a_corpus_or_a_clear_error(data: st.DataObject) -> None:
    triples = sorted(set(iter_triples(ROOFS)), key=repr)
    lost = data.draw(st.sets(st.integers(0, len(triples) - 1), min_size=1, max_size=4))
    with contextlib.suppress(UnreadableRdf):
        corpus_from_triples(triple for at, triple in enumerate(triples) if at not in lost)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_wrong_object_ends_in_a_corpus_or_a_clear_error(data: st.DataObject) -> None:
    triples = sorted(set(iter_triples(ROOFS)), key=repr)
    at = data.draw(st.integers(0, len(triples) - 1))
    objects = st.builds(Literal, st.text(), st.sampled_from([None, XSD.integer, XSD.boolean]))
    other = data.draw(objects | st.sampled_from([t[2] for t in triples]))
    triples[at] = (*triples[at][:2], other)
    with contextlib.suppress(UnreadableRdf):
        corpus_from_triples(triples)
