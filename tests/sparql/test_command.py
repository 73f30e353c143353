"""``kb sparql`` on a terminal and in a script."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kb.graph.terms import KB, XSD, Literal
from kb.sparql.answer import Blank, Iri, Solutions, Triples
from kb.sparql.examples import EXAMPLES
from kb.sparql.printing import (
    format_json,
    format_ntriples,
    format_table,
    format_turtle,
    iter_cells,
)
from tests.roofs import build_roofs
from tests.sparql.server import serving

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, text: bytes | None = None) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(
        [sys.executable, "-m", "kb", "sparql", *arguments],
        cwd=ROOT,
        input=text,
        capture_output=True,
        check=False,
    )
    return subprocess.CompletedProcess(
        ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode()
    )


def test_a_query_from_an_argument_a_file_and_the_input_is_the_same(tmp_path: Path) -> None:
    query = 'SELECT ?title { ?p dcterms:identifier "ribeiro2017" ; dcterms:title ?title }'
    file = tmp_path / "q.rq"
    file.write_text(query)
    ran = [run(query), run("--file", str(file)), run("-", text=query.encode())]
    assert {each.returncode for each in ran} == {0}
    assert len({each.stdout for each in ran}) == 1
    assert "Exploring texture transfer learning" in ran[0].stdout
    assert ran[0].stdout.endswith("(1 row)\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ASK { ?s ?p ?o }"], 0, "yes\n"),
        (["ASK { ?s kb:value 'none' }"], 1, "no\n"),
        (["ASK {}", "--format", "json"], 0, '"boolean": true'),
        (["SELECT ?x { ?s dcterm:title ?x }"], 2, "\n" + " " * 19 + "^\ndid you mean 'dcterms'?"),
        (["ASK { ?s kb:valu ?o }"], 1, "the vocabulary has no kb:valu, so nothing matches it"),
        (["ASK { ?s <" + KB.iri + "x\x9by> ?o }"], 2, r"no kb:x\x9by,"),
        ([], 2, "give one query"),
        (["ASK {}", "--example", "papers"], 2, "give one query"),
        (["--example", "paper"], 2, "did you mean 'papers'?"),
        (["INSERT DATA { kb:a kb:b kb:c }"], 2, "--allow-update"),
        (["SELECT * { SERVICE <http://e/> {} }"], 2, "--allow-service"),
        (["INSERT DATA { kb:a kb:b kb:c }", "--allow-update"], 0, "no file was changed"),
        (["ASK {}", "--format", "turtle"], 2, "only CONSTRUCT"),
        (["CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "--format", "csv"], 2, "turtle or ntriples"),
        (["SELECT * { ?s ?p ?o }", "--most", "3"], 2, "more than 3 rows"),
        (["SELECT * { ?s ?p ?o }", "--timeout", "0"], 2, "above 0"),
        (["SELECT * { ?s ?p ?o }", "--timeout", "inf"], 2, "a finite number above 0"),
        (["ASK {}", "--timeout", "1e10"], 0, "yes"),
        (["ASK {}", "--raw"], 2, "--raw is for --format csv"),
        (["ASK {}", "--endpoint", "localhost"], 2, "http://localhost:3030"),
        (["ASK {}", "-o", "/dev/null/nowhere"], 2, "cannot write"),
    ],
)
def test_a_call_ends_with_its_code_and_says_why(arguments: list[str], code: int, said: str) -> None:
    ran = run(*arguments)
    assert ran.returncode == code, ran.stderr
    assert said in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_query_that_is_no_text_is_refused() -> None:
    ran = run("-", text=b"ASK { '\xff' }")
    assert ran.returncode == 2
    assert "no UTF-8: byte 8" in ran.stderr


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_an_answer(name: str) -> None:
    ran = run("--example", name, "--format", "csv")
    assert ran.returncode == 0
    assert EXAMPLES[name].query in ran.stderr
    assert len(ran.stdout.splitlines()) > (name != "disagreements")
    assert name in run("--example").stdout


def test_an_endpoint_is_asked_instead_of_the_records(tmp_path: Path) -> None:
    out = tmp_path / "answer.csv"
    query = "SELECT ?name { ?p a fabio:JournalArticle ; dcterms:identifier ?name } ORDER BY ?name"
    with serving(build_roofs()) as served:
        ran = run(query, "--endpoint", served.address, "--format", "csv", "-o", str(out))
    assert ran.returncode == 0, ran.stderr
    assert out.read_text().splitlines()[:2] == ["name", "doe2020"]


ODD = Solutions(
    ("iri", "text", "n", "none"),
    (
        (Iri("http://www.w3.org/ns/oa#hasBody"), Literal("a\nb\x1b[31m\u202e"), None, None),
        (
            Iri("https://e.org/kb/quote/a/q1"),
            Literal("ä", None, "de"),
            Literal("12", XSD.integer),
            None,
        ),
        (Blank("_:b0"), Literal("语" * 100), Literal("7", XSD.integer), None),
    ),
)


def test_a_table_is_aligned_shortened_and_cannot_steer_a_terminal() -> None:
    lines = format_table(ODD, "https://e.org/kb/").splitlines()
    assert lines[0].split() == ["iri", "text", "n", "none"]
    assert lines[2].startswith(r"oa:hasBody    a b\x1b[31m\u202e")
    assert lines[3].startswith("<quote/a/q1>  ä ")
    assert "12" in lines[3]
    assert "..." in lines[4]
    assert lines[4].endswith(" 7")
    assert lines[5] == "(3 rows)"


def test_cells_and_json_hold_the_values_whole() -> None:
    names, first, *_ = iter_cells(ODD)
    assert names == ["iri", "text", "n", "none"]
    assert first == ["http://www.w3.org/ns/oa#hasBody", "a\nb\x1b[31m\u202e", "", ""]
    value = json.loads(format_json(ODD))
    assert value["results"]["bindings"][1]["text"] == {
        "type": "literal",
        "value": "ä",
        "xml:lang": "de",
    }
    assert value["results"]["bindings"][2]["iri"] == {"type": "bnode", "value": "b0"}


def test_triples_are_printed_sorted_and_can_be_read_back() -> None:
    triples = (
        (Iri("http://e/b"), Iri(rdflib.RDF.type), Iri("http://www.w3.org/ns/oa#Annotation")),
        (Iri("http://e/a"), Iri("http://e/p"), Literal('say "no"\n', None, "en")),
        (Blank("_:x"), Iri("http://e/p"), Literal("7", XSD.integer)),
    )
    shuffled = Triples((triples[2], triples[0], triples[1]))
    for write, form in ((format_turtle, "turtle"), (format_ntriples, "nt")):
        text = write(Triples(triples))
        assert text == write(shuffled)
        graph = rdflib.Graph().parse(data=text, format=form)
        assert len(graph) == 3
        assert (rdflib.URIRef("http://e/a"), None, rdflib.Literal('say "no"\n', "en")) in graph
    assert re.search(r"^<http://e/b> a oa:Annotation \.$", format_turtle(shuffled), re.MULTILINE)
