"""What a query may not do unless it is allowed, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.sparql.asked import read_asked, refuse
from kb.sparql.errors import QueryRefused
from kb.sparql.tokens import iter_possible_tokens, iter_tokens

CALL = "<http://127.0.0.1:9/x> { ?a ?b ?c }"
CALLS = {
    "plain": f"SELECT * {{ SERVICE {CALL} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {CALL} }}",
    "small letters": f"select * {{ sErViCe {CALL} }}",
    "variable": "SELECT * { SERVICE?x{ ?a ?b ?c } }",
    "subquery": f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE {CALL} }} }} }} }}",
    "in FILTER": f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {CALL} }} }}",
    "after a comment with a quotation mark": f'SELECT * {{ # "\nSERVICE {CALL} # "\n }}',
    "after a text with a hash": f'SELECT * {{ ?s ?p "#" . SERVICE {CALL} }}',
    "after a text with a quotation mark": rf'SELECT * {{ ?s ?p "\"" . SERVICE {CALL} }}',
    "after a long text": f'SELECT * {{ ?s ?p """a"b""c\\"""" . SERVICE {CALL} }}',
    "after an empty text": f"SELECT * {{ ?s ?p '' . SERVICE {CALL} }}",
    "after an escaped local name": rf"SELECT * {{ ?s ?p kb:a\' . SERVICE {CALL} # ' }}",
    "glued to a literal": f"SELECT * {{ ?s ?p trueSERVICE {CALL} }}",
    "glued to a number": f"SELECT * {{ ?s ?p 1SERVICE {CALL} }}",
    "glued to SILENT": "SELECT * { SERVICESILENT<http://127.0.0.1:9/x> { ?a ?b ?c } }",
    "glued to a prefix": "SELECT * { SERVICEkb:x # {\n { ?a ?b ?c } }",
    "glued to both": "SELECT * { ?s ?p falseSERVICEkb:x { ?a ?b ?c } }",
    "escaped letter": rf"SELECT * {{ S\u0045RVICE {CALL} }}",
    "escaped end of a text": rf'SELECT * {{ ?s ?p "\u0022 . SERVICE {CALL} #"' + "\n }",
    "long s": f"SELECT * {{ \u017fERVICE {CALL} }}",
    "comparison that looks like an IRI": (
        f'SELECT * {{ ?s ?p ?o FILTER(?o<?o)#>"""\nSERVICE {CALL} #"""\n }}'
    ),
    "IRI that looks like a comparison": (
        f"SELECT * {{ ?s <#> 'a\\'#' ; <#>\"'\" . SERVICE {CALL} #\" }}"
    ),
    "from": "SELECT * FROM <http://example.org/g> { ?s ?p ?o }",
    "from a named graph": "SELECT * FROM NAMED <http://example.org/g> { ?s ?p ?o }",
    "glued from": "SELECT*FROMNAMED<http://example.org/g>{ ?s ?p ?o }",
}
UPDATES = {
    "insert": "INSERT DATA { kb:a kb:b kb:c }",
    "delete": "PREFIX a: <http://b/> DELETE WHERE { ?s ?p ?o }",
    "small letters": "delete { ?s ?p ?o } insert { ?s ?p 1 } where { ?s ?p ?o }",
    "with": "WITH <http://g/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "load": "LOAD <http://example.org/x>",
    "clear": "CLEAR ALL",
    "drop": "DROP SILENT DEFAULT",
    "create": "CREATE GRAPH <http://g/>",
    "copy": "COPY DEFAULT TO <http://g/>",
    "after a comment": "# SELECT\nINSERT DATA { kb:a kb:b kb:c }",
    "after a query": "ASK {} ; INSERT DATA { kb:a kb:b kb:c }",
    "escaped": r"INS\u0045RT DATA { kb:a kb:b kb:c }",
}
HARMLESS = {
    "names": "SELECT * { ?SERVICE kb:SERVICE _:SERVICE ; kb:a.INSERT ?insert }",
    "prefixes": "PREFIX service: <http://e/> PREFIX from: <http://f/> ASK { ?s service:a from:b }",
    "IRIs": "SELECT * { ?s <http://e/SERVICE> <http://e/#INSERT> ; <http://e/LOAD#FROM> ?o }",
    "texts": 'SELECT * { ?s ?p \'SERVICE\', "INSERT", \'\'\'\nLOAD\'\'\', """"CLEAR"""@en }',
    "comments": "SELECT * { ?s ?p ?o # SERVICE <http://e/> {}\n } # DROP ALL",
    "escaped quotation marks": r"""SELECT * { ?s ?p "\" SERVICE \"" , '\' FROM \'' }""",
    "local names with escapes": r"SELECT * { ?s kb:a\#SERVICE ?o ; kb:b\'INSERT 'x' }",
    "language tags": 'SELECT * { ?s ?p "a"@service }',
    "comparisons": "SELECT * { ?s ?p ?o FILTER(?o<3 && ?o>1) }",
}


@pytest.mark.parametrize("query", CALLS.values(), ids=CALLS)
def test_a_query_that_turns_elsewhere_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="service=True"):
        refuse(query, read_asked(query), update=True, service=False)
    refuse(query, read_asked(query), update=True, service=True)


@pytest.mark.parametrize("query", UPDATES.values(), ids=UPDATES)
def test_an_update_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="update=True"):
        refuse(query, read_asked(query), update=False, service=True)


@pytest.mark.parametrize("query", HARMLESS.values(), ids=HARMLESS)
def test_a_word_that_is_no_keyword_is_not_refused(query: str) -> None:
    refuse(query, read_asked(query), update=False, service=False)


def test_an_update_that_loads_needs_both_permissions() -> None:
    query = "LOAD <http://example.org/x>"
    with pytest.raises(QueryRefused, match="LOAD in line 1"):
        refuse(query, read_asked(query), update=True, service=False)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * {}", "SELECT"),
        ("# INSERT\nPREFIX insert: <x> BASE <http://b/> ASK {}", "ASK"),
        ("SELECT* { }", "SELECT"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("Describe ?x {}", "DESCRIBE"),
        ("INSERT DATA {}", "update"),
        ("SELEC * {}", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_form_of_a_query_is_its_first_word_after_the_prologue(query: str, form: str) -> None:
    assert read_asked(query).form == form


def test_a_refusal_names_the_line() -> None:
    query = "SELECT * {\n  ?s ?p ?o\n  SERVICE <http://e/> {} }"
    with pytest.raises(QueryRefused) as refused:
        refuse(query, read_asked(query), update=False, service=False)
    assert (refused.value.word, refused.value.line) == ("SERVICE", 3)


@given(st.text(st.sampled_from("<>#\"'\\?:@_.{}() \n\tuU0045aSERVICE")))
def test_the_tokens_cover_the_text_in_order(text: str) -> None:
    tokens = list(iter_tokens(text))
    at = 0
    for token in tokens:
        assert token.start >= at
        assert text[token.start : token.end] == token.text
        at = token.end
    assert set(tokens) <= {token for _, token in iter_possible_tokens(text)}


@given(
    st.lists(
        st.sampled_from(
            [
                '"a"',
                "'#'",
                '"""\n"""',
                "# x\n",
                "?v",
                "kb:a",
                "<http://e/#>",
                "<#a>",
                "<",
                "1 ",
                "\n",
            ]
        )
    )
)
def test_whatever_stands_before_it_a_call_is_found(parts: list[str]) -> None:
    """A text that stands open would hide it; these close all that they open."""
    query = " ".join(parts) + "\n SERVICE ?x { }"
    assert read_asked(query).elsewhere
