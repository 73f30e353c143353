"""A description of the linked data: what VoID and DCAT have terms for.

It is a file of its own beside the others, so that no question to the data finds the description.
Addresses of files are relative to it: nothing says where a copy is put.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format
from kb.graph.iris import licence_address, valid_address
from kb.graph.rdf import iter_ntriples
from kb.graph.terms import DCAT, DCTERMS, OWL, PREFIXES, RDF, VOID, XSD, Literal, Object, Triple
from kb.graph.triples import build_scope
from kb.graph.turtle import iter_turtle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.corpus import Corpus

DUMPS = ("json-ld", "n-triples", "turtle")
"""The formats that hold all triples."""

_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"


def iter_description(corpus: Corpus, forms: Iterable[Format]) -> Iterator[str]:
    """The description as Turtle, in pieces.

    Args:
        corpus: the records.
        forms: the formats in which the data can be had.
    """
    yield from iter_turtle(_iter_triples(corpus, tuple(forms)))


def _iter_triples(corpus: Corpus, forms: tuple[Format, ...]) -> Iterator[Triple]:
    meta, home = corpus.meta, build_scope(corpus).iris.base
    data = f"{home}#data"
    yield home, RDF.type, DCAT.Catalog
    yield home, DCAT.dataset, data
    yield data, RDF.type, DCAT.Dataset
    yield data, RDF.type, VOID.Dataset
    yield data, DCTERMS.title, Literal(meta.title)
    yield data, DCTERMS.description, Literal(meta.description)
    yield data, DCTERMS.license, licence_address(meta.licence) or Literal(meta.licence)
    yield data, DCTERMS.issued, Literal(f"{meta.year:04d}", XSD.gYear)
    yield data, OWL.versionInfo, Literal(meta.version)
    for author in meta.authors:
        yield data, DCTERMS.creator, Literal(author)
    repository = valid_address(meta.repository) if meta.repository else None
    if repository:
        yield data, DCAT.landingPage, repository
    yield from _counts(corpus, data)
    yield data, VOID.uriSpace, Literal(home)
    for example in _examples(corpus):
        yield data, VOID.exampleResource, example
    for form in forms:
        yield from _distribution(form, data)


def _counts(corpus: Corpus, data: str) -> Iterator[Triple]:
    """How many triples and subjects there are, and how many of each class and property."""
    classes, terms = Counter[str](), Counter[str]()
    subjects = 0
    last = ""
    for piece in iter_ntriples(corpus):
        # Every break within a literal is escaped, so that a line is a triple.
        for line in piece.split("\n")[:-1]:
            subject, term, object_ = line.split(" ", 2)
            subjects += subject != last
            last = subject
            terms[term[1:-1]] += 1
            if term[1:-1] == RDF.type:
                classes[object_[1:-3]] += 1
    yield data, VOID.triples, _number(terms.total())
    yield data, VOID.entities, _number(subjects)
    for name, count in classes.items():
        part = f"{data}-class-{_slug(name)}"
        yield data, VOID.classPartition, part
        yield part, f"{VOID.iri}class", name
        yield part, VOID.entities, _number(count)
    for name, count in terms.items():
        part = f"{data}-property-{_slug(name)}"
        yield data, VOID.propertyPartition, part
        yield part, VOID.property, name
        yield part, VOID.triples, _number(count)
    used = {name[: max(name.rfind("#"), name.rfind("/")) + 1] for name in (*classes, *terms)}
    for namespace in used & set(PREFIXES.values()):
        yield data, VOID.vocabulary, namespace


def _number(count: int) -> Literal:
    return Literal(str(count), XSD.integer)


def _slug(iri: str) -> str:
    """A term as part of an IRI's end: ``dcterms-title``."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}-{iri.removeprefix(namespace)}"
    raise ValueError(f"{iri} is of no known vocabulary")


def _examples(corpus: Corpus) -> Iterator[str]:
    """The first paper, quote, judgement, factor and dataset that are in use."""
    iris = build_scope(corpus).iris
    for ref, (paper, quote) in corpus.quotes.items():
        judged = [j for j in corpus.judgements_of(paper, quote) if j.code is not None]
        if judged:
            first = judged[0]
            yield iris.record("paper", paper.id)
            yield iris.quote(ref)
            yield iris.coding(ref, first.codebook.id, first.factor.id)
            yield iris.factor(first.codebook.id, first.factor.id)
            break
    for name in list(corpus.datasets)[:1]:
        yield iris.record("dataset", name)


def _distribution(form: Format, data: str) -> Iterator[Triple]:
    part = f"{data}-file-{form.name}"
    address: Object = form.file_name
    yield data, DCAT.distribution, part
    yield part, RDF.type, DCAT.Distribution
    yield part, DCTERMS.title, Literal(form.title)
    yield part, DCTERMS.description, Literal(form.description)
    yield part, DCAT.downloadURL, address
    yield part, DCAT.mediaType, _MEDIA_TYPE + form.media_type.split(";")[0]
    if form.name in DUMPS:
        yield data, VOID.dataDump, address
