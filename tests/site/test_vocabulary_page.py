"""The page of the own RDF terms: each has its anchor, its meaning and, where used, an example."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest

import kb
from kb.corpus import Corpus
from kb.graph.rdf import iter_triples
from kb.graph.terms import KB, Literal
from kb.graph.vocabulary import VOCABULARY, OwnTerm
from kb.site.pages import build_pages
from kb.site.pages_vocabulary import find_examples
from tests.roofs import build_roofs

ROOFS = build_roofs()
SHIPPED = kb.load().corpus
PAGE = build_pages(ROOFS)["vocabulary/index.html"]
BODY = lxml.html.fromstring(f"<div>{PAGE.body}</div>")


@pytest.mark.parametrize("term", VOCABULARY, ids=lambda term: term.name)
def test_each_term_has_an_anchor_and_what_follows_it(term: OwnTerm) -> None:
    name, meaning = term.name, term.meaning
    (heading,) = BODY.xpath("//h3[@id=$name]", name=name)
    assert f"kb:{name}" in heading.text_content()
    shown = heading.getnext().text_content()
    assert shown == meaning.replace("`", "") + "."


def test_a_property_says_what_has_it_and_to_what_it_leads() -> None:
    (heading,) = BODY.xpath("//h3[@id='verification']")
    ends = heading.xpath("following-sibling::p[2]")[0]
    assert ends.text_content() == "From oa:SpecificResource to kb:Verification."
    assert [link.get("href") for link in ends.xpath(".//a")] == ["#Verification"]


def test_links_between_terms_lead_to_terms() -> None:
    names = {term.name for term in VOCABULARY}
    linked = set(re.findall(r'href="#([A-Za-z]+)"', PAGE.body))
    assert linked
    assert linked <= names


@pytest.mark.parametrize("corpus", [ROOFS, SHIPPED], ids=["invented", "shipped"])
def test_every_term_that_is_used_has_an_example_that_uses_it(corpus: Corpus) -> None:
    used = {
        term
        for triple in iter_triples(corpus)
        if not triple[0].startswith(KB.iri)
        for term in triple[1:]
        if not isinstance(term, Literal) and term.startswith(KB.iri)
    }
    examples = find_examples(corpus)
    assert set(examples) == used
    assert all(f"kb:{iri.removeprefix(KB.iri)}" in text for iri, text in examples.items())


def test_hostile_words_in_an_example_are_shown_as_words() -> None:
    doe = ROOFS.papers["doe2020"]
    quote = doe.quotes[0].model_copy(update={"locator": "<script>alert(1)</script>"})
    paper = doe.model_copy(update={"quotes": (quote, *doe.quotes[1:])})
    hostile = replace(ROOFS, papers={**ROOFS.papers, "doe2020": paper})
    body = build_pages(hostile)["vocabulary/index.html"].body
    assert "<script>" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
