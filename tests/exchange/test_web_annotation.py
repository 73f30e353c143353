"""The Web Annotations: read offline by other programs, each standing by itself."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from dataclasses import replace
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import DCTERMS, RDF

from kb.corpus import Corpus
from kb.exchange.annotation import verbatim_stretches
from kb.exchange.formats.web_annotation import FORMAT, iter_web_annotations
from kb.graph.rdf import build_rdf
from kb.store.read import read_corpus
from kb.text import format_plain
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import BASE, build_roofs

ROOFS = build_roofs()
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
TERM = rdflib.URIRef("https://w3id.org/literature-kb/vocab#term")


def _real() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def _text(corpus: Corpus) -> str:
    return "".join(iter_web_annotations(corpus))


def _items(corpus: Corpus) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(_text(corpus))["first"]["items"]
    return items


def _graph(corpus: Corpus) -> rdflib.Graph:
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        # rdflib warns of what it does itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=_text(corpus), format="json-ld")
    return graph


def _with(text: str) -> Corpus:
    paper = ROOFS.papers["roe2021"]
    quote = paper.quotes[0].model_copy(update={"text": text})
    return replace(ROOFS, papers={"roe2021": paper.model_copy(update={"quotes": (quote,)})})


@pytest.fixture(params=["roofs", "real", "hostile"], scope="module")
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return {"roofs": build_roofs, "real": _real, "hostile": build_hostile}[request.param]()


@pytest.fixture(scope="module")
def graph(corpus: Corpus) -> rdflib.Graph:
    return _graph(corpus)


def _judged(corpus: Corpus) -> list[str]:
    return [judged.code.value for judged in corpus.iter_judgements() if judged.code]


def test_rdflib_finds_an_annotation_for_each_quote_and_each_judgement(
    corpus: Corpus, graph: rdflib.Graph
) -> None:
    motives = Counter(graph.objects(None, OA.motivatedBy))
    assert motives == Counter(
        {OA.highlighting: len(corpus.quotes), OA.classifying: len(_judged(corpus))}
    )
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == sum(motives.values())


def test_rdflib_finds_the_values_factors_and_coders_of_the_graph(
    corpus: Corpus, graph: rdflib.Graph
) -> None:
    known = build_rdf(corpus)
    values = []
    for coding in graph.subjects(OA.motivatedBy, OA.classifying):
        bodies = list(graph.objects(coding, OA.hasBody))
        classes = [body for body in bodies if (body, OA.hasPurpose, OA.classifying) in graph]
        values += [str(value) for body in classes for value in graph.objects(body, RDF.value)]
        factors = {source for body in classes for source in graph.objects(body, OA.hasSource)}
        assert factors == set(known.objects(coding, OA.hasBody))
        coders = set(graph.objects(coding, DCTERMS.creator))
        assert coders == set(known.objects(coding, DCTERMS.creator))
        assert set(graph.objects(coding, TERM)) == set(known.objects(coding, TERM))
    assert Counter(values) == Counter(_judged(corpus))


def test_every_target_lies_in_a_paper_and_has_words(corpus: Corpus, graph: rdflib.Graph) -> None:
    targets = set(graph.objects(None, OA.hasTarget))
    assert len(targets) == sum(
        len(verbatim_stretches(quote.text)) for _, quote in corpus.iter_quotes()
    )
    for target in targets:
        assert len(set(graph.objects(target, OA.hasSource))) == 1
        (selector,) = graph.objects(target, OA.hasSelector)
        assert len(list(graph.objects(selector, OA.exact))) == 1


def test_oxigraph_reads_the_same_statements_as_rdflib(corpus: Corpus, graph: rdflib.Graph) -> None:
    read = pyoxigraph.parse(_text(corpus).encode(), format=pyoxigraph.RdfFormat.JSON_LD)
    found = Counter(quad.predicate.value for quad in set(read))
    assert found == Counter(str(predicate) for predicate in graph.predicates(unique=False))


def test_there_are_no_blank_nodes_but_those_of_the_list(graph: rdflib.Graph) -> None:
    blank = {node for triple in graph for node in triple if isinstance(node, rdflib.BNode)}
    in_lists = set(graph.subjects(RDF.first, None))
    assert blank == {node for node in in_lists if isinstance(node, rdflib.BNode)}


def test_the_collection_tells_how_many_it_holds(corpus: Corpus) -> None:
    whole = json.loads(_text(corpus))
    assert whole["type"] == "AnnotationCollection"
    assert whole["total"] == len(whole["first"]["items"])
    assert whole["last"] == whole["first"]["id"]
    assert whole["first"]["partOf"] == whole["id"]
    ids = [item["id"] for item in whole["first"]["items"]]
    assert len(set(ids)) == len(ids)


def test_no_key_is_without_a_meaning(corpus: Corpus) -> None:
    whole = json.loads(_text(corpus))
    context = whole.pop("@context")

    def names(value: object) -> set[str]:
        if isinstance(value, dict):
            words = {value[key] for key in ("type", "motivation", "purpose") if key in value}
            return {*value, *words, *(name for one in value.values() for name in names(one))}
        return {name for one in value for name in names(one)} if isinstance(value, list) else set()

    assert names(whole) <= set(context)
    if corpus.meta.title == "Roofs":
        assert names(whole) == set(context)


def test_a_quote_in_which_nothing_was_left_out_is_one_target_by_its_own_name() -> None:
    second = next(item for item in _items(ROOFS) if item["id"].endswith("doe2020/q2#highlight"))
    assert second["target"] == {
        "id": f"{BASE}quote/doe2020/q2",
        "type": "SpecificResource",
        "source": {
            "id": "https://doi.org/10.1000/roof%3C1%3E.2020",
            "title": "Roofs & <their> colours",
            "seeAlso": f"{BASE}paper/doe2020",
        },
        "selector": {
            "id": f"{BASE}quote/doe2020/q2#part-1-selector",
            "type": "TextQuoteSelector",
            "exact": "=1+1 is blue and red",
        },
    }


def test_a_quote_with_omissions_is_a_target_for_each_stretch_and_is_told_as_a_whole() -> None:
    first = _items(ROOFS)[0]
    assert [target["selector"]["exact"] for target in first["target"]] == [
        "A red roof*",
        '"lasts"',
        "Always.",
    ]
    told = [body["value"] for body in first["body"] if body["purpose"] == "describing"]
    assert told == ['A red roof* [...] "lasts" [long].\nAlways.']
    tags = {body["source"] for body in first["body"] if body["purpose"] == "tagging"}
    assert tags == {f"{BASE}dataset/tiles", f"{BASE}dataset/slates", f"{BASE}model/house-2"}


def test_a_program_is_said_to_be_one() -> None:
    creators = {
        (creator["name"], creator["type"])
        for item in _items(ROOFS)
        for creator in item.get("creator", ())
    }
    assert creators == {("Ann Other", "Person"), ("Robot", "Software")}


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("Red.", ("Red.",)),
        ("a **b** c", ("a b c",)),
        ("a [...], [...] b", ("a", "b")),
        ("It [the roof] is \\[red\\]", ("It", "is [red]")),
        ("one\n\ntwo", ("one", "two")),
        ("[all of it]", ("[all of it]",)),
    ],
)
def test_stretches_end_where_the_paper_goes_on_otherwise(
    text: str, stretches: tuple[str, ...]
) -> None:
    assert verbatim_stretches(text) == stretches


@settings(max_examples=40)
@given(
    st.text(min_size=1, max_size=40) | st.text('[].* a\\\n"\x00\x1b\u202e\U0001f3e0', min_size=1)
)
def test_any_words_come_back_and_every_stretch_stands_in_its_quote(text: str) -> None:
    corpus = _with(text)
    items = _items(corpus)
    target = items[0]["target"]
    targets = target if isinstance(target, list) else [target]
    exact = [one["selector"]["exact"] for one in targets]
    assert tuple(exact) == verbatim_stretches(text)
    assert all(stretch in format_plain(text) for stretch in exact)
    selected = {str(words) for words in _graph(corpus).objects(None, OA.exact)}
    assert selected == set(exact)


def test_the_format_gives_one_file_an_annotation_to_a_line(corpus: Corpus) -> None:
    (file,) = FORMAT.write(corpus)
    assert file.path == FORMAT.file_name == "annotations.jsonld"
    text = b"".join(file.chunks).decode()
    assert text == _text(corpus)
    assert text.count("\n{") == len(_items(corpus))
