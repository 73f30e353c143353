"""Datasets and model architectures as RDF."""

from __future__ import annotations

from collections.abc import Iterator

from kb.graph.iris import Iris, doi_address
from kb.graph.statements import (
    iter_counts,
    iter_doubts,
    iter_links,
    iter_record_withdrawal,
    iter_records,
    iter_texts,
)
from kb.graph.terms import DCAT, DCTERMS, FOAF, KB, MLS, RDF, RDFS, Literal, Triple
from kb.model.subject import Architecture, Dataset


def iter_dataset_triples(data: Dataset, iris: Iris) -> Iterator[Triple]:
    """A dataset."""
    home = iris.record("dataset", data.id)
    yield home, RDF.type, DCAT.Dataset
    yield from _shared_triples(home, data, iris)
    yield from iter_texts(
        home,
        (KB.domain, data.domain),
        (KB.modality, data.modality),
        (DCTERMS.rights, data.licence),
    )
    yield from iter_counts(
        home,
        (KB.imageCount, data.images.total if data.images else None),
        (KB.classCount, data.classes.number if data.classes else None),
        (KB.patientCount, data.patients),
    )
    yield from iter_links(home, DCAT.landingPage, data.url)
    if data.doi:
        yield home, RDFS.seeAlso, doi_address(data.doi)
    yield from iter_records(home, DCTERMS.isPartOf, iris, "dataset", data.part_of)
    yield from iter_record_withdrawal(home, data.deprecated, iris, "dataset")


def iter_model_triples(model: Architecture, iris: Iris) -> Iterator[Triple]:
    """A model architecture."""
    home = iris.record("model", model.id)
    yield home, RDF.type, MLS.Model
    yield from _shared_triples(home, model, iris)
    yield from iter_counts(home, (KB.parameterCount, model.parameters))
    yield from iter_links(home, FOAF.page, model.url)
    if model.family:
        yield home, KB.variantOf, iris.record("model", model.family)
    yield from iter_record_withdrawal(home, model.deprecated, iris, "model")


def _shared_triples(home: str, record: Dataset | Architecture, iris: Iris) -> Iterator[Triple]:
    yield from iter_texts(
        home,
        (DCTERMS.identifier, record.id),
        (DCTERMS.title, record.name),
        (DCTERMS.description, record.description),
        (KB.dimensions, record.dimensions),
    )
    for alias in record.aliases:
        yield home, DCTERMS.alternative, Literal(alias)
    yield from iter_doubts(home, record.notes, record.unchecked)
    if record.paper:
        yield home, KB.presentedIn, iris.record("paper", record.paper)
