"""The RDF: its terms, its queries, and Turtle that every parser reads to the same graph."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

import kb
from kb.corpus import Corpus
from kb.graph import rdf
from kb.graph.catalogue import carried
from kb.graph.iris import doi_address, valid_address
from kb.graph.rdf import build_rdf, corpus_from_triples, format_turtle, iter_triples
from kb.graph.terms import CITO, DCTERMS, KB, OA, RDF, SCHEMA, SKOS, Literal
from kb.graph.turtle import iter_ntriples, iter_turtle
from kb.graph.vocabulary import VOCABULARY
from kb.model.paper import Paper, Quote
from tests.graph.records import corpora
from tests.roofs import BASE, build_roofs

CORPUS = build_roofs()
TURTLE = format_turtle(CORPUS)
GRAPH = build_rdf(CORPUS)

# Everything that UTF-8 can hold, with what hurts a writer of Turtle made likely.
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text('"\\\n\r\t<>{}|^`%#@ .;é\u2028')
PREFIXES = (
    "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX kb: <https://w3id.org/literature-kb/vocab#>"
)


def _object(text: str) -> object:
    source = "".join(iter_turtle([("https://a.example/s", "https://a.example/p", Literal(text))]))
    (found,) = pyoxigraph.parse(source.encode(), pyoxigraph.RdfFormat.TURTLE)
    written: object = found.object
    return written


def test_rdflib_reads_the_turtle_back_to_the_same_graph() -> None:
    read = rdflib.Graph().parse(data=TURTLE, format="turtle")
    assert len(read) == len(GRAPH) > 100
    assert isomorphic(read, GRAPH)


def test_pyoxigraph_reads_as_many_triples_as_there_are() -> None:
    read = set(pyoxigraph.parse(TURTLE.encode(), pyoxigraph.RdfFormat.TURTLE))
    assert len(read) == len(set(iter_triples(CORPUS)))
    assert not any(isinstance(quad.subject, pyoxigraph.BlankNode) for quad in read)


def test_two_processes_with_different_hash_seeds_write_the_same_bytes() -> None:
    program = (
        "import sys; from tests.roofs import build_roofs; from kb.graph.rdf import format_turtle;"
        "sys.stdout.buffer.write(format_turtle(build_roofs()).encode())"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd()},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert written == {TURTLE.encode()}


def test_the_order_of_the_triples_and_repeated_ones_do_not_show() -> None:
    triples = list(iter_triples(CORPUS))
    assert "".join(iter_turtle([*reversed(triples), *triples])) == TURTLE


# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_the_json_ld_to_the_same_graph_and_fetches_nothing() -> None:
    read = rdflib.Graph().parse(data=rdf.format_jsonld(CORPUS), format="json-ld")
    assert len(read) == len(GRAPH)
    assert isomorphic(read, GRAPH)


@given(corpora())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_json_ld_of_any_records_is_their_graph(corpus: Corpus) -> None:
    text = rdf.format_jsonld(corpus)
    assert isinstance(json.loads(text)["@context"], dict)
    read = set(pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.JSON_LD))
    written = "".join(rdf.iter_ntriples(corpus)).encode()
    assert read == set(pyoxigraph.parse(written, pyoxigraph.RdfFormat.N_TRIPLES))


STREAMS = ((rdf.iter_turtle, iter_turtle), (rdf.iter_ntriples, iter_ntriples))


@given(corpora())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_paper_by_paper_is_what_sorting_all_triples_gives(corpus: Corpus) -> None:
    for stream, of_triples in STREAMS:
        assert "".join(stream(corpus)) == "".join(of_triples(iter_triples(corpus)))


@pytest.mark.parametrize("corpus", [CORPUS, kb.load().corpus], ids=["invented", "shipped"])
def test_the_streams_of_a_whole_base_are_those_of_its_sorted_triples(corpus: Corpus) -> None:
    for stream, of_triples in STREAMS:
        assert "".join(stream(corpus)) == "".join(of_triples(iter_triples(corpus)))


def test_a_query_finds_the_quotes_that_speak_to_a_factor() -> None:
    rows = GRAPH.query(
        f"""{PREFIXES}
        SELECT ?quote ?text WHERE {{
          ?coding oa:hasBody <{BASE}factor/colours@1/red> ;
                  kb:value "present" ;
                  oa:hasTarget ?quote .
          ?quote oa:hasSelector/oa:exact ?text .
        }} ORDER BY ?quote"""
    )
    assert [tuple(map(str, row.values())) for row in rows.bindings] == [
        (f"{BASE}quote/doe2020/q1", 'A red roof* [...] "lasts" [long].\nAlways.'),
        (f"{BASE}quote/doe2020/q2", "=1+1 is blue and red"),
    ]


def test_absent_is_a_coding_and_not_assessed_is_none() -> None:
    coding = rdflib.URIRef(f"{BASE}coding/roe2021/q1/colours@1/")
    value = rdflib.URIRef(KB.value)
    assert GRAPH.value(coding + "red", value) == rdflib.Literal("absent")
    assert GRAPH.value(coding + "blue", value) is None


def test_a_coder_with_an_orcid_is_named_by_it_and_a_program_is_a_software_agent() -> None:
    triples = set(iter_triples(CORPUS))
    coding = f"{BASE}coding/doe2020/q1/colours@1/red"
    creators = {o for s, p, o in triples if s == coding and p.endswith("creator")}
    assert creators == {"https://orcid.org/0000-0002-1825-0097", f"{BASE}coder/robot"}
    kinds = {o for s, p, o in triples if s == f"{BASE}coder/robot" and p.endswith("#type")}
    assert kinds == {"http://www.w3.org/ns/prov#SoftwareAgent"}


def test_what_is_withdrawn_keeps_its_iri_names_its_successor_and_is_silent() -> None:
    about = [t for t in iter_triples(CORPUS) if t[0].startswith(f"{BASE}quote/doe2020/q3")]
    assert (
        f"{BASE}quote/doe2020/q3",
        "http://purl.org/dc/terms/isReplacedBy",
        f"{BASE}quote/doe2020/q2",
    ) in about
    assert f"{BASE}coding/doe2020/q3" not in TURTLE
    assert f"{BASE}coding/zoe1999" not in TURTLE
    for words in ("A withdrawn quote.", "Gone."):
        assert {t[1] for t in iter_triples(CORPUS) if t[2] == Literal(words)} == {KB.markedText}


SUPPORTS, DISPUTES = rdflib.URIRef(CITO.givesSupportTo), rdflib.URIRef(CITO.disputes)
CLAIM = rdflib.URIRef(f"{BASE}claim/moods@1/warm")


def _judged(value: str) -> rdflib.Graph:
    """The roofs with one quote, judged under a codebook of presence and under one with signs."""
    doe = CORPUS.papers["doe2020"]
    codes = {"colours": {"red": {"value": "present"}}, "moods": {"warm": {"value": value}}}
    quote = {"id": "q1", "text": "It is warm and red.", "codes": codes}
    paper = Paper.model_validate(doe.model_dump() | {"quotes": [quote]})
    return build_rdf(replace(CORPUS, papers={"doe2020": paper}))


@pytest.mark.parametrize(
    ("value", "stances"),
    [
        ("positive", {SUPPORTS}),
        ("negative", {DISPUTES}),
        ("mixed", {SUPPORTS, DISPUTES}),
        ("present", set()),
        ("absent", set()),
    ],
)
def test_a_sign_says_whether_the_quote_supports_the_claim_of_its_factor(
    value: str, stances: set[rdflib.URIRef]
) -> None:
    graph = _judged(value)
    assert set(graph.predicates(rdflib.URIRef(f"{BASE}quote/doe2020/q1"), CLAIM)) == stances
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(SCHEMA.Claim)))
    assert claims == ({CLAIM} if stances else set())


def test_a_claim_says_what_it_claims_of_which_factor() -> None:
    graph = _judged("negative")
    assert str(graph.value(CLAIM, rdflib.URIRef(SCHEMA.text))) == "More of it helps: Warm"
    assert str(graph.value(CLAIM, rdflib.URIRef(SCHEMA.about))) == f"{BASE}factor/moods@1/warm"


def test_notes_and_unchecked_fields_reach_a_query() -> None:
    def said(record: str, term: str) -> set[str]:
        found = GRAPH.objects(rdflib.URIRef(BASE + record), rdflib.URIRef(term))
        return {str(object_) for object_ in found}

    assert said("quote/doe2020/q1", KB.noteKind) == {"slip", "inferred"}
    assert said("quote/doe2020/q1", SKOS.note) == {
        "The tiles are called slates.",
        "The mood follows from the colour.",
        "The slates are called tiles.",
    }
    assert said("quote/doe2020/q2", KB.noteKind) == set()
    assert said("paper/doe2020", KB.unchecked) == {"venue", "doi"}
    assert said("dataset/tiles", KB.unchecked) == {"domain"}
    assert said("dataset/tiles", SKOS.note) == {"Only tiles of the north."}


def test_every_term_of_the_own_namespace_that_is_used_is_defined_and_the_other_way_round() -> None:
    terms, classes = carried()
    used = {term for term in map(str, {*terms, *classes}) if term.startswith(KB.iri)} | {
        term
        for triple in iter_triples(CORPUS)
        if not triple[0].startswith(KB.iri)
        for term in triple[1:]
        if isinstance(term, str) and term.startswith(KB.iri)
    }
    known = {KB.iri + term.name for term in VOCABULARY}
    assert used == known


def test_the_property_type_is_a_word_of_its_own_only_where_it_is_the_predicate() -> None:
    triple = (RDF.type, RDF.type, RDF.type)
    (read,) = pyoxigraph.parse("".join(iter_turtle([triple])), pyoxigraph.RdfFormat.TURTLE)
    assert {read.subject.value, read.predicate.value} == {RDF.type}
    assert read.object == pyoxigraph.NamedNode(RDF.type)


@given(TEXTS)
def test_a_literal_comes_back_as_it_was(text: str) -> None:
    found = _object(text)
    assert isinstance(found, pyoxigraph.Literal)
    assert found.value == text


@given(TEXTS)
def test_a_literal_stays_on_its_line(text: str) -> None:
    source = "".join(iter_turtle([("https://a.example/s", "https://a.example/p", Literal(text))]))
    assert source.splitlines()[-1].startswith("<https://a.example/s>")


@given(st.sampled_from(["https://", "http://"]), TEXTS)
def test_every_address_becomes_a_valid_iri(scheme: str, rest: str) -> None:
    iri = valid_address(scheme + rest)
    assert iri is not None
    assert re.fullmatch(r"[A-Za-z0-9%\-._~:/?#@!$&'()*+,;=]+", iri)
    line = f"<{iri}> <{iri}> <{iri}> .".encode()
    (triple,) = pyoxigraph.parse(line, pyoxigraph.RdfFormat.N_TRIPLES)
    assert triple.object == pyoxigraph.NamedNode(iri)


@given(TEXTS)
def test_every_doi_becomes_a_valid_address_that_keeps_it_apart_from_others(doi: str) -> None:
    iri = doi_address(doi)
    pyoxigraph.NamedNode(iri)
    assert not set(iri[len("https://doi.org/") :]) & set("?#<> ")


def test_what_is_no_web_address_is_no_iri() -> None:
    assert valid_address("javascript:alert(1)") is None
    assert valid_address("") is None


@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_hostile_words_and_bases_leave_the_graph_whole(words: str, base: str) -> None:
    meta = CORPUS.meta.model_copy(
        update={"title": words, "base_iri": f"https://{base}/", "licence": words}
    )
    hostile = replace(CORPUS, meta=meta)
    read = set(pyoxigraph.parse(format_turtle(hostile).encode(), pyoxigraph.RdfFormat.TURTLE))
    assert len(read) == len(set(iter_triples(hostile)))
    assert pyoxigraph.Literal(words) in {triple.object for triple in read}


def test_no_property_of_a_quote_in_use_is_said_of_a_withdrawn_one() -> None:
    doe = CORPUS.papers["doe2020"]
    first = doe.quotes[0].model_copy(update={"similar_to": ("doe2020/q2",)})
    gone = first.model_copy(update={"deprecated": doe.quotes[2].deprecated})

    def said(quote: Quote) -> set[str]:
        paper = doe.model_copy(update={"quotes": (quote,)})
        corpus = replace(CORPUS, papers={"doe2020": paper}, tables={})
        about = {t[1] for t in iter_triples(corpus) if t[0] == f"{BASE}quote/doe2020/q1"}
        assert corpus_from_triples(iter_triples(corpus)).papers == corpus.papers
        return about

    shared = {
        RDF.type, OA.hasSource, DCTERMS.identifier, KB.position, KB.markedText, KB.locator,
        KB.viaLocator, KB.hasNote, KB.asWritten,
    }  # fmt: skip
    assert said(first) & said(gone) <= shared
    assert len(said(first)) > 15
