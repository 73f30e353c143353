"""The agreed judgements as nanopublications, in TriG: one for each that was assessed.

`kb.exchange.nanopublication` says what stands in each. A judgement that a factor is absent is one
too; what was not assessed has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange.form import Format, OutFile, encode
from kb.exchange.nanopublication import NP, Nanopublisher
from kb.exchange.trig import TrigWriter, format_prefixes
from kb.graph.terms import (
    CITO,
    DCTERMS,
    FOAF,
    KB,
    OA,
    OWL,
    PROV,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
)

_PREFIXES = {
    "cito": CITO.iri,
    "dcterms": DCTERMS.iri,
    "foaf": FOAF.iri,
    "kb": KB.iri,
    "np": NP.iri,
    "oa": OA.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "xsd": XSD.iri,
}
_TERMS = (
    NP.Nanopublication, NP.hasAssertion, NP.hasProvenance, NP.hasPublicationInfo,
    OA.Annotation, OA.TextQuoteSelector, OA.classifying, OA.exact, OA.hasBody, OA.hasSelector,
    OA.hasTarget, OA.motivatedBy, KB.quotedVia, KB.term, KB.value, CITO.disputes,
    CITO.givesSupportTo, SCHEMA.Claim, SCHEMA.about, SCHEMA.text, PROV.SoftwareAgent,
    PROV.wasAttributedTo, PROV.wasDerivedFrom, PROV.wasQuotedFrom, DCTERMS.conformsTo,
    DCTERMS.created, DCTERMS.creator, DCTERMS.isPartOf, DCTERMS.issued, DCTERMS.license,
    DCTERMS.title, FOAF.Person, FOAF.name, OWL.versionInfo, RDFS.comment, RDFS.label,
    RDFS.seeAlso, SKOS.prefLabel, XSD.gYear,
)  # fmt: skip


def iter_nanopublications(corpus: Corpus) -> Iterator[str]:
    """TriG in pieces: the prefixes, then each nanopublication after a blank line."""
    publisher = Nanopublisher(corpus)
    writer = TrigWriter(_PREFIXES, _TERMS)
    yield format_prefixes(_PREFIXES)
    for judgement in corpus.iter_judgements():
        if quads := publisher.quads_of(judgement):
            yield "\n"
            yield from writer.iter_block(quads)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("nanopublications.trig", encode(iter_nanopublications(corpus)))


FORMAT = Format(
    name="nanopublications",
    title="Nanopublications",
    description="Each judgement with its provenance, citable by itself, as TriG",
    media_type="application/trig",
    file_name="nanopublications.trig",
    write=_write,
)
