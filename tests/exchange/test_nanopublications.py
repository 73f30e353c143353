"""The nanopublications: well-formed by the rules, named by what they hold, true to the graph."""

from __future__ import annotations

import re
import warnings
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import PROV

from kb.corpus import Corpus
from kb.exchange.formats.nanopublications import FORMAT, iter_nanopublications
from kb.exchange.trusty import Quad, artifact_code
from kb.graph.rdf import build_rdf
from kb.graph.terms import KB, OA, RDFS, XSD, Literal
from kb.model.record import Code
from kb.store.read import read_corpus
from kb.text import format_plain
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import BASE, build_roofs

Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]
ROOFS = build_roofs()
NP = "http://www.nanopub.org/nschema#"
PREFIXES = f"PREFIX np: <{NP}> PREFIX kb: <https://w3id.org/literature-kb/vocab#>"
WORDS = {KB.term, RDFS.comment, OA.exact}
PART = "?np np:hasAssertion|np:hasProvenance|np:hasPublicationInfo ?part"

RULES = {
    "no triple stands outside of a named graph": "ASK { ?s ?p ?o }",
    "a nanopublication has one head": """
        ASK { GRAPH ?a { ?np a np:Nanopublication } GRAPH ?b { ?np a np:Nanopublication }
              FILTER(?a != ?b) }""",
    "a head is that of one nanopublication": """
        ASK { GRAPH ?h { ?a a np:Nanopublication . ?b a np:Nanopublication } FILTER(?a != ?b) }""",
    "a head names one assertion": """
        ASK { GRAPH ?h { ?np a np:Nanopublication }
              FILTER NOT EXISTS { GRAPH ?h { ?np np:hasAssertion ?a } } }""",
    "a head names one provenance": """
        ASK { GRAPH ?h { ?np a np:Nanopublication }
              FILTER NOT EXISTS { GRAPH ?h { ?np np:hasProvenance ?a } } }""",
    "a head names one publication info": """
        ASK { GRAPH ?h { ?np a np:Nanopublication }
              FILTER NOT EXISTS { GRAPH ?h { ?np np:hasPublicationInfo ?a } } }""",
    "no part is named twice": """
        ASK { GRAPH ?h { ?np ?has ?a, ?b . FILTER(STRSTARTS(STR(?has), STR(np:has))) }
              FILTER(?a != ?b) }""",
    "the parts differ": f"""
        ASK {{ GRAPH ?h {{ ?np ?x ?part . ?np ?y ?part . FILTER(?x != ?y) }}
               GRAPH ?h {{ {PART} }} }}""",
    "no part is a head or the nanopublication": f"""
        ASK {{ GRAPH ?h {{ {PART} }} FILTER(?part = ?h || ?part = ?np || ?np = ?h) }}""",
    "no part is empty": f"""
        ASK {{ GRAPH ?h {{ {PART} }} FILTER NOT EXISTS {{ GRAPH ?part {{ ?s ?p ?o }} }} }}""",
    "no graph belongs to nothing": f"""
        ASK {{ GRAPH ?g {{ ?s ?p ?o }}
               FILTER NOT EXISTS {{ GRAPH ?g {{ ?n a np:Nanopublication }} }}
               FILTER NOT EXISTS {{ GRAPH ?h {{ {PART} }} FILTER(?part = ?g) }} }}""",
    "the provenance speaks of the assertion": """
        ASK { GRAPH ?h { ?np np:hasAssertion ?a ; np:hasProvenance ?v }
              FILTER NOT EXISTS { GRAPH ?v { ?a ?p ?o } } }""",
    "the publication info speaks of the nanopublication": """
        ASK { GRAPH ?h { ?np np:hasPublicationInfo ?i }
              FILTER NOT EXISTS { GRAPH ?i { ?np ?p ?o } } }""",
}
"""The rules of the guidelines, each as a question that is answered yes where one is broken."""


def _real() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def _text(corpus: Corpus) -> str:
    return "".join(iter_nanopublications(corpus))


def _store(text: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(text.encode(), format=pyoxigraph.RdfFormat.TRIG)
    return store


def _graphs(text: str) -> dict[str, set[Triple]]:
    """The named graphs, as rdflib reads them."""
    graphs: dict[str, set[Triple]] = {}
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        # rdflib warns of what it does itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=text, format="trig")
        for subject, predicate, value, graph in dataset.quads():
            graphs.setdefault(str(graph), set()).add((subject, predicate, value))
    return graphs


def _assessed(corpus: Corpus) -> int:
    return sum(judgement.code is not None for judgement in corpus.iter_judgements())


@pytest.fixture(params=["roofs", "real", "hostile"], scope="module")
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return {"roofs": build_roofs, "real": _real, "hostile": build_hostile}[request.param]()


@pytest.fixture(scope="module")
def text(corpus: Corpus) -> str:
    return _text(corpus)


def test_there_is_one_for_each_judgement_that_was_assessed(corpus: Corpus, text: str) -> None:
    question = """SELECT ?np ?value { GRAPH ?h { ?np np:hasAssertion ?a }
                                      GRAPH ?a { ?coding kb:value ?value } }"""
    found = _store(text).query(PREFIXES + question)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert len(list(found)) == _assessed(corpus)


@pytest.mark.parametrize("rule", RULES)
def test_every_one_keeps_the_rules_of_the_guidelines(rule: str, text: str) -> None:
    assert not _store(text).query(PREFIXES + RULES[rule])


@pytest.mark.parametrize(
    ("rule", "spoil"),
    [
        ("no triple stands outside of a named graph", ("#Head> {", "#Head> {} {", 1)),
        ("a head names one provenance", ("np:hasProvenance", "np:hasOther", 1)),
        ("no part is named twice", ("np:hasProvenance <", "np:hasAssertion <", 1)),
        ("the parts differ", ("#provenance>", "#assertion>", -1)),
        ("no part is a head or the nanopublication", ("#assertion>", "#Head>", -1)),
        ("no part is empty", ("#pubinfo> {", "#other> {", 1)),
        ("no graph belongs to nothing", ("#pubinfo> {", "#other> {", 1)),
        ("the provenance speaks of the assertion", ("#assertion> prov:was", "#other> prov:was", 1)),
    ],
)
def test_a_spoilt_one_breaks_its_rule(rule: str, spoil: tuple[str, str, int]) -> None:
    old, new, often = spoil
    text = _text(replace(ROOFS, papers={"roe2021": ROOFS.papers["roe2021"]}))
    assert old in text
    assert _store(text.replace(old, new, often)).query(PREFIXES + RULES[rule])


def test_rdflib_reads_four_graphs_for_each(corpus: Corpus, text: str) -> None:
    assert len(_graphs(text)) == 4 * _assessed(corpus)


def test_what_is_asserted_stands_in_the_graph_of_the_corpus(corpus: Corpus, text: str) -> None:
    known = build_rdf(corpus)
    asserted = [
        triple
        for name, graph in _graphs(text).items()
        if name.endswith("#assertion")
        for triple in graph
    ]
    assert asserted
    assert [triple for triple in asserted if triple not in known] == []


@pytest.mark.parametrize("value", ["positive", "negative", "mixed", "present", "absent"])
def test_each_value_says_of_the_claim_what_the_graph_says(value: str) -> None:
    paper = ROOFS.papers["roe2021"]
    code = Code.model_validate({"value": value})
    quote = paper.quotes[0].model_copy(update={"codes": {"colours": {"red": code}}})
    changed = paper.model_copy(update={"quotes": (quote,)})
    corpus = replace(ROOFS, papers={"roe2021": changed})
    asserted = next(
        graph for name, graph in _graphs(_text(corpus)).items() if name.endswith("#assertion")
    )
    claim = rdflib.URIRef(f"{BASE}claim/colours@1/red")
    home = rdflib.URIRef(f"{BASE}quote/roe2021/q1")
    stances = {triple for triple in build_rdf(corpus) if triple[::2] == (home, claim)}
    assert {triple for triple in asserted if triple[::2] == (home, claim)} == stances
    assert len(stances) == {"positive": 1, "negative": 1, "mixed": 2}.get(value, 0)


def test_the_provenance_names_paper_words_coders_and_codebook() -> None:
    graphs = _graphs(_text(ROOFS))
    coding = rdflib.URIRef(f"{BASE}coding/doe2020/q1/moods@1/warm")
    (home,) = (name for name, graph in graphs.items() if any(coding == s for s, _, _ in graph))
    provenance = graphs[home.replace("#assertion", "#provenance")]
    assertion, quote = rdflib.URIRef(home), rdflib.URIRef(f"{BASE}quote/doe2020/q1")
    ann = rdflib.URIRef("https://orcid.org/0000-0002-1825-0097")
    assert provenance >= {
        (assertion, PROV.wasAttributedTo, ann),
        (assertion, PROV.wasDerivedFrom, quote),
        (quote, PROV.wasQuotedFrom, rdflib.URIRef(f"{BASE}paper/doe2020")),
    }
    values = {str(value) for _, _, value in provenance if isinstance(value, rdflib.Literal)}
    assert values >= {'A red roof* [...] "lasts" [long].\nAlways.', "1.0.0", "Ann Other"}


def test_the_publication_names_licence_version_and_year_of_the_data() -> None:
    text = _text(ROOFS)
    for said in (
        "dcterms:license <https://spdx.org/licenses/CC-BY-4.0>",
        'owl:versionInfo "1.4.2"',
        'dcterms:created "2022"^^xsd:gYear',
    ):
        assert text.count(said) == _assessed(ROOFS)


def _recomputed(graphs: dict[str, set[Triple]]) -> Iterator[tuple[str, str]]:
    """For each nanopublication its code, and the code that its quads have by the specification."""
    lines: dict[str, set[tuple[str, ...]]] = {}
    for graph, (subject, predicate, value) in (
        (name, triple) for name, triples in graphs.items() for triple in triples
    ):
        code = re.findall(r"RA[\w-]{43}", graph)[0]
        kind, written = "", str(value)
        if isinstance(value, rdflib.Literal):
            kind = str(value.datatype or rdflib.XSD.string)
            written = written.replace("\\", "\\\\").replace("\n", "\\n")
            written = f"^{kind} {written}"
        cells = (graph, subject, predicate, "1" if kind else "0", value, kind, written)
        lines.setdefault(code, set()).add(tuple(str(cell).replace(code, " ") for cell in cells))
    for code, cells_of in lines.items():
        whole = "".join(
            f"{line[0]}\n{line[1]}\n{line[2]}\n{line[6]}\n" for line in sorted(cells_of)
        )
        digest = urlsafe_b64encode(sha256(whole.encode()).digest()).decode()
        yield code, "RA" + digest.rstrip("=")


def test_every_name_is_that_of_what_it_names(text: str) -> None:
    pairs = list(_recomputed(_graphs(text)))
    assert [code for code, _ in pairs] == [again for _, again in pairs]


def test_the_artifact_code_is_the_one_that_another_program_computes() -> None:
    """The code was made with the Python library ``nanopub`` 2.0.1 of the same quads."""
    home, said, roof = "https://example.org/np/ ", "#said", "https://example.org/roof"
    is_, has = "https://example.org/is", "https://example.org/has"
    objects = (
        Literal("red"),
        Literal("red", language="EN"),
        Literal("rot", language="de"),
        Literal("1", XSD.gYear),
        Literal('a\\b\n"c"'),
        "https://example.org/zinc",
        Literal("red", XSD.token),
        Literal("red"),
    )
    quads = [Quad(home + said, roof, is_, value) for value in objects]
    quads.append(Quad(home + said, roof, has, Literal("\U0001f3e0")))
    quads.append(Quad(f"{home}#Head", home, is_, home + said))
    assert artifact_code(quads) == "RAky7sCMXykbGpuavhMRah28VusilkmHNt9TTX56NIwLw"
    assert artifact_code(reversed(quads)) == artifact_code(quads)


def test_another_version_of_the_data_has_other_names() -> None:
    later = replace(ROOFS, meta=ROOFS.meta.model_copy(update={"version": "1.5.0"}))
    assert not set(re.findall(r"RA[\w-]{43}", _text(ROOFS))) & set(
        re.findall(r"RA[\w-]{43}", _text(later))
    )


@given(
    st.text(min_size=1, max_size=40)
    | st.text("<>\"'\\\n\r\t\x00{}^@#]\u202e \U0001f3e0", min_size=1, max_size=15)
)
def test_any_words_come_back_from_another_reader(words: str) -> None:
    paper = ROOFS.papers["roe2021"]
    code = Code.model_construct(value="mixed", term=words, note=words)
    quote = paper.quotes[0].model_copy(update={"codes": {"colours": {"red": code}}, "text": words})
    changed = paper.model_copy(update={"quotes": (quote,), "title": words})
    text = _text(replace(ROOFS, papers={"roe2021": changed}))
    read = {quad.object.value for quad in _store(text) if quad.predicate.value in WORDS}
    assert read <= {words, format_plain(words)}
    (pair,) = _recomputed(_graphs(text))
    assert pair[0] == pair[1]


def test_the_format_gives_one_file() -> None:
    (file,) = FORMAT.write(ROOFS)
    assert file.path == FORMAT.file_name == "nanopublications.trig"
    assert b"".join(file.chunks).decode() == _text(ROOFS)
