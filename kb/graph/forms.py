"""How each kind of record stands in RDF: shared parts, the knowledge base, coders and subjects."""

from __future__ import annotations

from collections.abc import Iterator

from kb.graph.codecs import ADDRESS, COUNT, DATASET, FLAG, LICENCE, MODEL, PAPER, YEAR, Scope
from kb.graph.consequences import (
    iter_counts,
    iter_links,
    iter_noted,
    iter_replaced,
)
from kb.graph.iris import doi_address
from kb.graph.mapping import Form, Inline, Keyed, Kinds, Part, Value
from kb.graph.terms import (
    DCAT,
    DCTERMS,
    FOAF,
    KB,
    MLS,
    OWL,
    PROV,
    RDFS,
    SKOS,
    Triple,
)
from kb.model.meta import KnowledgeBase, Person
from kb.model.record import Note
from kb.model.subject import Architecture, Classes, Dataset, ImageCounts
from kb.model.thumbnails import Sheet, Thumbnails

NOTE = Form(Note, KB.Note, (Value("kind", KB.kind), Value("text", KB.text)))
NOTES = Part("notes", KB.hasNote, NOTE, "note", many=True)
DEPRECATED = Inline(
    "deprecated",
    (Value("reason", SKOS.changeNote), Value("successor", KB.successor)),
    key="reason",
)
VIA = Inline(
    "via", (Value("paper", KB.quotedVia, PAPER), Value("locator", KB.viaLocator)), key="paper"
)
UNCHECKED = Value("unchecked", KB.unchecked, many=True)
URL = Value("url", KB.url, ADDRESS)


def _knowledge_base_derived(meta: KnowledgeBase, home: str, scope: Scope) -> Iterator[Triple]:
    yield from iter_links(home, FOAF.page, meta.repository)


KNOWLEDGE_BASE = Form(
    KnowledgeBase,
    DCAT.Catalog,
    (
        Value("title", DCTERMS.title),
        Value("description", DCTERMS.description),
        Value("version", OWL.versionInfo),
        Value("licence", DCTERMS.license, LICENCE),
        Value("authors", DCTERMS.creator, many=True),
        Value("year", DCTERMS.issued, YEAR),
        Value("base_iri", KB.baseIri, ADDRESS),
        Value("repository", KB.repository, ADDRESS),
        Value("branch", KB.branch),
        Value("folder", KB.folder),
        Value("seed", DCTERMS.source, PAPER),
        Inline(
            "quotation",
            (
                Value("longest_quote", KB.longestQuote, COUNT),
                Value("words_per_paper", KB.wordsPerPaper, COUNT),
            ),
            key=None,
        ),
    ),
    derived=_knowledge_base_derived,
)


def _person_derived(person: Person, home: str, scope: Scope) -> Iterator[Triple]:
    yield from iter_links(home, FOAF.page, person.url)


PERSON = Form(
    Person,
    Kinds("program", ((True, PROV.SoftwareAgent), (False, FOAF.Person))),
    (
        Value("id", DCTERMS.identifier),
        Value("name", FOAF.name),
        Value("orcid", KB.orcid),
        Value("affiliation", KB.affiliation),
        URL,
        Value("note", RDFS.comment),
    ),
    derived=_person_derived,
)

IMAGES = Form(
    ImageCounts,
    KB.ImageCounts,
    (
        Value("total", KB.total, COUNT),
        Keyed(
            "splits",
            KB.hasSplit,
            KB.Split,
            "split",
            Value("", KB.name),
            Value("", KB.total, COUNT),
        ),
        Value("approximate", KB.approximate, FLAG),
        Value("unit", KB.unit),
    ),
)

CLASSES = Form(
    Classes,
    KB.Classes,
    (
        Value("number", KB.total, COUNT),
        Keyed(
            "names",
            KB.hasLabel,
            KB.ClassLabel,
            "label",
            Value("", KB.name),
            Value("", KB.fullName),
        ),
        Keyed(
            "counts",
            KB.hasSplit,
            KB.Split,
            "split",
            Value("", KB.name),
            Keyed(
                "",
                KB.hasLabel,
                KB.ClassLabel,
                "label",
                Value("", KB.name),
                Value("", KB.total, COUNT),
            ),
        ),
        Value("multi_label", KB.multiLabel, FLAG),
        Value("note", RDFS.comment),
    ),
)


SHEET = Form(
    Sheet,
    KB.Sheet,
    (
        Value("label", KB.ofLabel),
        Value("file", KB.fileName),
        Value("tiles", KB.total, COUNT),
        Value("drawn_from", KB.drawnFrom, COUNT),
        Value("sha256", KB.sheetDigest),
    ),
)

THUMBNAILS = Form(
    Thumbnails,
    KB.Thumbnails,
    (
        Value("size", KB.tileSize, COUNT),
        Value("licence", DCTERMS.rights),
        Value("credit", KB.credit),
        Value("source", KB.url, ADDRESS),
        Value("changes", KB.changes, many=True),
        Part("sheets", KB.hasSheet, SHEET, "sheet", many=True),
    ),
)


def _dataset_derived(data: Dataset, home: str, scope: Scope) -> Iterator[Triple]:
    yield from iter_counts(
        home,
        (KB.imageCount, data.images.total if data.images else None),
        (KB.classCount, data.classes.number if data.classes else None),
    )
    yield from iter_links(home, DCAT.landingPage, data.url)
    if data.doi:
        yield home, RDFS.seeAlso, doi_address(data.doi)
    yield from iter_noted(home, data.notes)
    yield from iter_replaced(home, data.deprecated, scope.iris, "dataset")


DATASETS = Form(
    Dataset,
    DCAT.Dataset,
    (
        Value("id", DCTERMS.identifier),
        Value("name", DCTERMS.title),
        Value("aliases", DCTERMS.alternative, many=True),
        Value("description", DCTERMS.description),
        Value("domain", KB.domain),
        Value("modality", KB.modality),
        Value("dimensions", KB.dimensions),
        Part("images", KB.images, IMAGES, "images"),
        Value("patients", KB.patientCount, COUNT),
        Part("classes", KB.classes, CLASSES, "classes"),
        Value("licence", DCTERMS.rights),
        Value("access", KB.access),
        URL,
        Value("doi", KB.doi),
        Value("paper", KB.presentedIn, PAPER),
        Value("reference", KB.reference),
        Value("part_of", DCTERMS.isPartOf, DATASET, many=True),
        Value("example", KB.example, FLAG),
        Part("thumbnails", KB.thumbnails, THUMBNAILS, "thumbnails"),
        UNCHECKED,
        Value("checked", KB.checked),
        NOTES,
        DEPRECATED,
    ),
    derived=_dataset_derived,
)


def _model_derived(model: Architecture, home: str, scope: Scope) -> Iterator[Triple]:
    yield from iter_links(home, FOAF.page, model.url)
    yield from iter_noted(home, model.notes)
    yield from iter_replaced(home, model.deprecated, scope.iris, "model")


MODELS = Form(
    Architecture,
    MLS.Model,
    (
        Value("id", DCTERMS.identifier),
        Value("name", DCTERMS.title),
        Value("aliases", DCTERMS.alternative, many=True),
        Value("description", DCTERMS.description),
        Value("family", KB.variantOf, MODEL),
        Value("dimensions", KB.dimensions),
        Value("parameters", KB.parameterCount, COUNT),
        URL,
        Value("paper", KB.presentedIn, PAPER),
        Value("reference", KB.reference),
        UNCHECKED,
        NOTES,
        DEPRECATED,
    ),
    derived=_model_derived,
)
