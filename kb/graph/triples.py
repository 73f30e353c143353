"""The corpus as RDF triples, with the terms that others use for such things.

A quote is an `oa:SpecificResource` of its paper with an `oa:TextQuoteSelector`; a judgement is an
`oa:Annotation` that classifies the quote with a factor; a codebook is a `skos:ConceptScheme`.
Absent is an annotation with that value; what was not assessed has none. A judgement with a sign
also links the quote to a `schema:Claim` that it supports, disputes or both. What is withdrawn keeps
its IRI, is marked `owl:deprecated`, names its successor, and no longer counts as evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.graph.evidence import iter_coding_triples, iter_paper_triples
from kb.graph.iris import Iris, licence_address, orcid_address
from kb.graph.schemes import iter_codebook_triples
from kb.graph.statements import iter_doubts, iter_links, iter_texts, year
from kb.graph.subjects import iter_dataset_triples, iter_model_triples
from kb.graph.terms import (
    DCAT,
    DCTERMS,
    FOAF,
    KB,
    OWL,
    PROV,
    RDF,
    RDFS,
    VOCABULARY,
    Literal,
    Triple,
)
from kb.model.meta import KnowledgeBase, Person
from kb.model.table import Table
from kb.selection import iter_shown

_OWN_CLASS = {"class": RDFS.Class, "property": RDF.Property, "role": PROV.Role}


def iter_triples(corpus: Corpus) -> Iterator[Triple]:
    """Every triple of the corpus and of the project's own vocabulary; some may come twice.

    Every subject, predicate and plain object is a valid IRI; there are no blank nodes.
    """
    iris = Iris(corpus.meta.base_iri)
    coders = {name: _coder_iri(iris, person) for name, person in corpus.people.items()}
    yield from _vocabulary_triples()
    yield from _meta_triples(corpus.meta, iris)
    for name, person in corpus.people.items():
        yield from _coder_triples(coders[name], person)
    for codebook in corpus.codebooks.values():
        yield from iter_codebook_triples(codebook, iris)
    for paper in corpus.papers.values():
        yield from iter_paper_triples(paper, iris)
    yield from iter_coding_triples(corpus, iris, coders)
    for dataset in corpus.datasets.values():
        yield from iter_dataset_triples(dataset, iris)
    for model in corpus.models.values():
        yield from iter_model_triples(model, iris)
    for table in corpus.tables.values():
        yield from _table_triples(corpus, table, iris)


def _vocabulary_triples() -> Iterator[Triple]:
    for term in VOCABULARY:
        iri = KB.iri + term.name
        yield iri, RDF.type, _OWN_CLASS[term.kind]
        yield iri, RDFS.label, Literal(term.name, language="en")
        yield iri, RDFS.comment, Literal(term.meaning, language="en")
        yield iri, RDFS.isDefinedBy, KB.iri


def _meta_triples(meta: KnowledgeBase, iris: Iris) -> Iterator[Triple]:
    home = iris.base
    yield home, RDF.type, DCAT.Catalog
    yield from iter_texts(
        home,
        (DCTERMS.title, meta.title),
        (DCTERMS.description, meta.description),
        (OWL.versionInfo, meta.version),
    )
    yield home, DCTERMS.issued, year(meta.year)
    yield home, DCTERMS.license, licence_address(meta.licence) or Literal(meta.licence)
    for author in meta.authors:
        yield home, DCTERMS.creator, Literal(author)
    if meta.seed:
        yield home, DCTERMS.source, iris.record("paper", meta.seed)


def _coder_iri(iris: Iris, person: Person) -> str:
    return orcid_address(person.orcid) or iris.record("coder", person.id)


def _coder_triples(home: str, person: Person) -> Iterator[Triple]:
    yield home, RDF.type, PROV.SoftwareAgent if person.program else FOAF.Person
    yield from iter_texts(home, (FOAF.name, person.name), (DCTERMS.identifier, person.id))
    yield from iter_links(home, FOAF.page, person.url)


def _table_triples(corpus: Corpus, table: Table, iris: Iris) -> Iterator[Triple]:
    home = iris.record("table", table.id)
    yield home, RDF.type, KB.Table
    yield from iter_texts(
        home,
        (DCTERMS.identifier, table.id),
        (DCTERMS.title, table.title),
        (DCTERMS.description, table.caption),
    )
    yield from iter_doubts(home, table.notes)
    yield home, KB.usesCodebook, iris.record("codebook", table.codebook)
    for _, ref in iter_shown(corpus, table):
        yield home, KB.shows, iris.quote(ref)
