"""A judgement as a nanopublication: what is said, how it is known, and who publishes it.

The guidelines (https://nanopub.net/guidelines/working_draft/) ask for four graphs: a head that
names the other three, an assertion, its provenance, and information on the publication. There is
no clock: the year and the version are those of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from kb.corpus import Corpus, Judgement
from kb.exchange.trusty import SELF, Quad, artifact_code
from kb.graph.iris import Iris, arxiv_address, doi_address, licence_address, orcid_address
from kb.graph.terms import (
    CITO,
    DCTERMS,
    FOAF,
    KB,
    OA,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    Literal,
    Namespace,
    Triple,
)
from kb.ids import quote_ref
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import Paper
from kb.model.record import Code
from kb.text import format_plain

NP = Namespace("http://www.nanopub.org/nschema#")
FOLDER = "nanopub"
"""Nanopublications have IRIs in this folder of the base IRI."""

_STANCES: dict[str, tuple[str, ...]] = {
    "positive": (CITO.givesSupportTo,),
    "negative": (CITO.disputes,),
    "mixed": (CITO.givesSupportTo, CITO.disputes),
}
_PARTS = ("assertion", "provenance", "pubinfo")
_GRAPHS = ("Head", *_PARTS)


class Nanopublisher:
    """Makes nanopublications of the judgements of one corpus.

    Each is named by a trusty URI, so that it has another name as soon as anything in it changes.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._meta = corpus.meta
        self._iris = Iris(corpus.meta.base_iri)
        self._people: Mapping[str, Person] = corpus.people
        self._home = f"{self._iris.base}{FOLDER}/{SELF}"

    def quads_of(self, judgement: Judgement) -> list[Quad]:
        """The nanopublication of a judgement, head first; nothing where nothing was assessed."""
        if judgement.code is None:
            return []
        parts = zip(
            _PARTS,
            (
                self._assertion(judgement, judgement.code),
                self._provenance(judgement, judgement.code),
                self._publication(judgement, judgement.code),
            ),
            strict=True,
        )
        said = [Quad(self._graph(part), *triple) for part, triples in parts for triple in triples]
        quads = [*self._head(), *dict.fromkeys(said)]
        code = artifact_code(quads)
        names = {iri: iri.replace(SELF, code) for iri in (self._home, *map(self._graph, _GRAPHS))}
        return [_named(quad, names) for quad in quads]

    def _graph(self, part: str) -> str:
        return f"{self._home}#{part}"

    def _head(self) -> Iterator[Quad]:
        for predicate, value in (
            (RDF.type, NP.Nanopublication),
            (NP.hasAssertion, self._graph("assertion")),
            (NP.hasProvenance, self._graph("provenance")),
            (NP.hasPublicationInfo, self._graph("pubinfo")),
        ):
            yield Quad(self._graph("Head"), self._home, predicate, value)

    def _assertion(self, judgement: Judgement, code: Code) -> Iterator[Triple]:
        ref = quote_ref(judgement.paper.id, judgement.quote.id)
        pair = judgement.codebook.id, judgement.factor.id
        quote, factor, claim = (
            self._iris.quote(ref),
            self._iris.factor(*pair),
            self._iris.claim(*pair),
        )
        home = self._iris.coding(ref, *pair)
        yield home, RDF.type, OA.Annotation
        yield home, OA.motivatedBy, OA.classifying
        yield home, OA.hasTarget, quote
        yield home, OA.hasBody, factor
        yield home, KB.value, Literal(code.value)
        if code.term:
            yield home, KB.term, Literal(code.term)
        stances = _STANCES.get(code.value, ())
        for stance in stances:
            yield quote, stance, claim
        if stances:
            yield claim, RDF.type, SCHEMA.Claim
            yield claim, SCHEMA.about, factor
            yield claim, SCHEMA.text, Literal(f"More of it helps: {judgement.factor.label}")

    def _provenance(self, judgement: Judgement, code: Code) -> Iterator[Triple]:
        quote = judgement.quote
        home = self._iris.quote(quote_ref(judgement.paper.id, quote.id))
        assertion = self._graph("assertion")
        book = self._iris.record("codebook", judgement.codebook.id)
        for coder in judgement.coders:
            yield assertion, PROV.wasAttributedTo, self._coder(coder)
        yield assertion, PROV.wasDerivedFrom, home
        yield assertion, DCTERMS.conformsTo, book
        if code.note:
            yield assertion, RDFS.comment, Literal(code.note)
        yield book, OWL.versionInfo, Literal(judgement.codebook.version)
        yield (
            self._iris.factor(judgement.codebook.id, judgement.factor.id),
            SKOS.prefLabel,
            Literal(judgement.factor.label),
        )
        yield home, PROV.wasQuotedFrom, self._iris.record("paper", judgement.paper.id)
        if quote.via:
            yield home, KB.quotedVia, self._iris.record("paper", quote.via.paper)
        yield home, OA.hasSelector, f"{home}#selector"
        yield f"{home}#selector", RDF.type, OA.TextQuoteSelector
        yield f"{home}#selector", OA.exact, Literal(format_plain(quote.text))
        yield from self._paper(judgement.paper)
        yield from chain.from_iterable(map(self._named_coder, judgement.coders))

    def _paper(self, paper: Paper) -> Iterator[Triple]:
        home = self._iris.record("paper", paper.id)
        yield home, DCTERMS.title, Literal(paper.title)
        yield home, DCTERMS.issued, _year(paper.year)
        if paper.doi:
            yield home, RDFS.seeAlso, doi_address(paper.doi)
        if paper.arxiv:
            yield home, RDFS.seeAlso, arxiv_address(paper.arxiv)

    def _publication(self, judgement: Judgement, code: Code) -> Iterator[Triple]:
        meta: KnowledgeBase = self._meta
        ref = quote_ref(judgement.paper.id, judgement.quote.id)
        label = f"{ref}: {judgement.factor.label}, {code.value}"
        yield self._home, RDFS.label, Literal(label)
        for coder in judgement.coders:
            yield self._home, DCTERMS.creator, self._coder(coder)
        yield self._home, DCTERMS.created, _year(meta.year)
        yield self._home, DCTERMS.license, licence_address(meta.licence) or Literal(meta.licence)
        yield self._home, OWL.versionInfo, Literal(meta.version)
        yield self._home, DCTERMS.isPartOf, self._iris.base
        yield self._iris.base, DCTERMS.title, Literal(meta.title)

    def _coder(self, coder: str) -> str:
        person = self._people.get(coder)
        return orcid_address(person.orcid if person else None) or self._iris.record("coder", coder)

    def _named_coder(self, coder: str) -> Iterator[Triple]:
        person = self._people.get(coder)
        if person is not None:
            kind = PROV.SoftwareAgent if person.program else FOAF.Person
            yield self._coder(coder), RDF.type, kind
            yield self._coder(coder), FOAF.name, Literal(person.name)


def _year(number: int) -> Literal:
    return Literal(f"{number:04d}", XSD.gYear)


def _named(quad: Quad, names: Mapping[str, str]) -> Quad:
    graph, subject, predicate, value = quad
    if not isinstance(value, Literal):
        value = names.get(value, value)
    return Quad(names[graph], names.get(subject, subject), predicate, value)
