"""The corpus as RDF triples, with the terms that others use for such things.

A quote is an `oa:SpecificResource` of its paper with an `oa:TextQuoteSelector`; a judgement is an
`oa:Annotation` that classifies the quote with a factor; a codebook is a `skos:ConceptScheme`.
Absent is an annotation with that value; what was not assessed has none. A judgement with a sign
also links the quote to a `schema:Claim` that it supports, disputes or both. What is withdrawn keeps
its IRI, is marked `owl:deprecated`, names its successor, and no longer counts as evidence: its
words and codes stand under terms of our own alone. Nothing of a record is lost; see
:mod:`kb.graph.reading` for the way back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kb.corpus import Corpus
from kb.graph.codecs import Scope
from kb.graph.codes import (
    iter_claims,
    iter_independent_codes,
    iter_judgement,
    iter_other_codes,
    iter_stances,
)
from kb.graph.consequences import TRUE
from kb.graph.forms import DATASETS, KNOWLEDGE_BASE, MODELS, PERSON
from kb.graph.forms_codebook import CODEBOOKS
from kb.graph.forms_evidence import (
    FORMER_QUOTES,
    INDEPENDENT,
    PAPERS,
    QUOTES,
    iter_evidence,
)
from kb.graph.forms_tables import TABLES
from kb.graph.iris import Iris, orcid_address
from kb.graph.terms import KB, OA, OWL, PROV, RDF, RDFS, SCHEMA, Literal, Triple, expand
from kb.graph.vocabulary import VOCABULARY
from kb.graph.writing import iter_record, position
from kb.model.meta import Person
from kb.model.paper import IndependentCoding, Paper, Quote
from kb.model.table import Table
from kb.selection import iter_shown

_PAPER_ALONE = replace(
    PAPERS, fields=tuple(field for field in PAPERS.fields if field.name != "quotes")
)
_OWN_CLASS = {"class": RDFS.Class, "property": RDF.Property, "role": PROV.Role}


def iter_triples(corpus: Corpus) -> Iterator[Triple]:
    """Every triple of the corpus and of the project's own vocabulary; some may come twice.

    Every subject, predicate and plain object is a valid IRI; there are no blank nodes.
    """
    scope = build_scope(corpus)
    yield from iter_vocabulary_triples()
    yield from iter_frame_triples(corpus, scope)
    for coding in corpus.codings.values():
        yield from iter_coding_triples(coding, scope)
    for paper in corpus.papers.values():
        yield from iter_paper_triples(corpus, paper, scope)


def build_scope(corpus: Corpus) -> Scope:
    """The IRIs of the corpus: a coder with an ORCID iD that no other has is named by it."""
    iris = Iris(corpus.meta.base_iri)
    times = Counter(person.orcid for person in corpus.people.values())
    coders = {
        name: address
        for name, person in corpus.people.items()
        if times[person.orcid] == 1 and (address := orcid_address(person.orcid))
    }
    return Scope(iris, "", coders, {address: name for name, address in coders.items()})


def iter_vocabulary_triples() -> Iterator[Triple]:
    """What the project's own terms are."""
    for term in VOCABULARY:
        iri = KB.iri + term.name
        yield iri, RDF.type, _OWN_CLASS[term.kind]
        yield iri, RDFS.label, Literal(term.name, language="en")
        yield iri, RDFS.comment, Literal(term.meaning, language="en")
        yield iri, RDFS.isDefinedBy, KB.iri
        for name in term.of:
            yield iri, SCHEMA.domainIncludes, expand(name)
        for name in term.gives:
            yield iri, SCHEMA.rangeIncludes, expand(name)


def iter_frame_triples(corpus: Corpus, scope: Scope) -> Iterator[Triple]:
    """Everything but the papers and the codings of them."""
    iris = scope.iris
    yield from iter_record(corpus.meta, KNOWLEDGE_BASE, iris.base, scope)
    places = {person.id: at for at, person in enumerate(corpus.listed_people, start=1)}
    for person in corpus.people.values():
        yield from _person_triples(person, places.get(person.id), scope)
    for codebook in corpus.codebooks.values():
        home = iris.record("codebook", codebook.id)
        yield from iter_record(codebook, CODEBOOKS, home, scope)
    for dataset in corpus.datasets.values():
        yield from iter_record(dataset, DATASETS, iris.record("dataset", dataset.id), scope)
    for model in corpus.models.values():
        yield from iter_record(model, MODELS, iris.record("model", model.id), scope)
    for table in corpus.tables.values():
        yield from _table_triples(corpus, table, scope)
    yield from iter_claims(corpus, scope)


def iter_coding_triples(coding: IndependentCoding, scope: Scope) -> Iterator[Triple]:
    """One coder's own coding of a paper."""
    home = scope.iris.record("independent", f"{coding.coder}/{coding.paper}")
    yield from iter_record(coding, INDEPENDENT, home, scope)
    yield from iter_independent_codes(coding, home, scope)


def iter_paper_triples(corpus: Corpus, paper: Paper, scope: Scope) -> Iterator[Triple]:
    """A paper, its quotes and the judgements of them."""
    yield from iter_paper_record(paper, scope)
    for number, quote in enumerate(paper.quotes, start=1):
        yield from iter_quote_triples(corpus, paper, number, quote, scope)
        if paper.deprecated is None and quote.deprecated is None:
            for judgement in corpus.judgements_of(paper, quote):
                if judgement.code is not None:
                    yield from iter_judgement(judgement, scope)


def iter_paper_record(paper: Paper, scope: Scope) -> Iterator[Triple]:
    """A paper without its quotes."""
    yield from iter_record(paper, _PAPER_ALONE, scope.iris.record("paper", paper.id), scope)


def iter_quote_triples(
    corpus: Corpus, paper: Paper, number: int, quote: Quote, scope: Scope
) -> Iterator[Triple]:
    """A quote, what it is about and what it says of claims, without the judgements of it.

    Args:
        corpus: the records.
        paper: the quote's paper.
        number: its place among the paper's quotes, from 1.
        quote: the quote.
        scope: the IRIs.
    """
    home, source = scope.iris.quote(f"{paper.id}/{quote.id}"), scope.iris.record("paper", paper.id)
    yield home, OA.hasSource, source
    yield home, KB.position, position(number)
    in_use = paper.deprecated is None and quote.deprecated is None
    form = QUOTES if in_use else FORMER_QUOTES
    yield from iter_record(quote, form, home, scope.within(paper.id))
    yield from iter_other_codes(corpus, paper, quote, scope)
    if paper.deprecated:
        yield home, OWL.deprecated, TRUE
    elif in_use:
        yield from iter_evidence(quote, home, source, scope)
        yield from iter_stances(corpus, paper, quote, scope)


def _person_triples(person: Person, place: int | None, scope: Scope) -> Iterator[Triple]:
    home = scope.coders.get(person.id) or scope.iris.record("coder", person.id)
    yield scope.iris.base, KB.hasCoder, home
    if place is not None:
        yield home, KB.position, position(place)
    yield from iter_record(person, PERSON, home, scope)


def _table_triples(corpus: Corpus, table: Table, scope: Scope) -> Iterator[Triple]:
    home = scope.iris.record("table", table.id)
    yield from iter_record(table, TABLES, home, scope)
    for _, ref in iter_shown(corpus, table):
        yield home, KB.shows, scope.iris.quote(ref)
