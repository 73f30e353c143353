"""Relations of what quotes are about, of the people, and of the knowledge base itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kb.corpus import Corpus
from kb.frames.relation import Line, Reference, Relation, boolean, integer, text
from kb.model.record import Note


def _datasets(corpus: Corpus) -> Iterator[Line]:
    for name, data in corpus.datasets.items():
        images = data.images
        yield (
            name,
            data.name,
            data.description,
            data.domain,
            data.modality,
            data.dimensions,
            images.total if images else None,
            images.unit if images else None,
            data.patients,
            data.classes.number if data.classes else None,
            data.licence,
            data.access,
            data.url,
            data.doi,
            data.paper if data.paper in corpus.papers else None,
            data.reference,
            data.example,
            data.deprecated is not None,
        )


def _models(corpus: Corpus) -> Iterator[Line]:
    for name, model in corpus.models.items():
        yield (
            name,
            model.name,
            model.description,
            model.family if model.family in corpus.models else None,
            model.dimensions,
            model.parameters,
            model.url,
            model.paper if model.paper in corpus.papers else None,
            model.reference,
            model.deprecated is not None,
        )


def _dataset_aliases(corpus: Corpus) -> Iterator[Line]:
    for name, data in corpus.datasets.items():
        for position, alias in enumerate(data.aliases, start=1):
            yield name, position, alias


def _dataset_parts(corpus: Corpus) -> Iterator[Line]:
    for name, data in corpus.datasets.items():
        for whole in dict.fromkeys(data.part_of):
            if whole in corpus.datasets:
                yield name, whole


def _model_aliases(corpus: Corpus) -> Iterator[Line]:
    for name, model in corpus.models.items():
        for position, alias in enumerate(model.aliases, start=1):
            yield name, position, alias


def _coders(corpus: Corpus) -> Iterator[Line]:
    for name, coder in corpus.people.items():
        yield (
            name,
            coder.name,
            coder.orcid,
            coder.program,
            coder.affiliation,
            coder.url,
            coder.note,
        )


def _tables(corpus: Corpus) -> Iterator[Line]:
    for name, table in corpus.tables.items():
        if table.codebook in corpus.codebooks:
            yield name, table.title, table.caption, table.kind, table.codebook


def _notes(corpus: Corpus) -> Iterator[Line]:
    for subject, name, notes in _noted(corpus):
        for position, note in enumerate(notes, start=1):
            yield subject, name, position, note.kind, note.text


def _noted(corpus: Corpus) -> Iterator[tuple[str, str, Iterable[Note]]]:
    for name, paper in corpus.papers.items():
        yield "paper", name, paper.notes
    for ref, (_, quote) in corpus.quotes.items():
        yield "quote", ref, quote.notes
    for name, book in corpus.codebooks.items():
        yield "codebook", name, book.notes
    for key, factor in corpus.factors.items():
        yield "factor", "/".join(key), factor.notes
    for name, data in corpus.datasets.items():
        yield "dataset", name, data.notes
    for name, model in corpus.models.items():
        yield "model", name, model.notes
    for name, table in corpus.tables.items():
        yield "table", name, table.notes


def _knowledge_base(corpus: Corpus) -> Iterator[Line]:
    meta = corpus.meta
    yield (
        meta.base_iri,
        meta.title,
        meta.description,
        meta.version,
        meta.licence,
        "; ".join(meta.authors) or None,
        meta.year,
    )


_PRESENTED: Final = Reference(("paper",), "papers")

SUBJECT_RELATIONS: Final = (
    Relation(
        "datasets",
        "a set of images that models are trained on or used for",
        (
            text("dataset", "its id, such as `imagenet-1k`"),
            text("name", "its name as people write it"),
            text("description", "what it is", nullable=True),
            text("domain", "the domain that groups datasets: `natural`, `medical`, ..."),
            text("modality", "what kind of image"),
            text("dimensions", "shape of the data"),
            integer("images", "how many images, all splits together", nullable=True),
            text("images_unit", "what is counted as an image", nullable=True),
            integer("patients", "how many people they come from", nullable=True),
            integer("classes", "how many classes", nullable=True),
            text("licence", "the terms", nullable=True),
            text("access", "what it takes to get it"),
            text("url", "its address", nullable=True),
            text("doi", "DOI of the data or of the paper that presents them", nullable=True),
            text("paper", "the paper that presents it, if that is here", nullable=True),
            text("reference", "that paper in short, if it is not here", nullable=True),
            boolean("example", "whether it is example images, which no study works with"),
            boolean("deprecated", "whether it was withdrawn"),
        ),
        ("dataset",),
        _datasets,
        (_PRESENTED,),
    ),
    Relation(
        "dataset_aliases",
        "another name of a dataset",
        (
            text("dataset", "the dataset"),
            integer("position", "the name's place in the list, from 1"),
            text("alias", "the name"),
        ),
        ("dataset", "position"),
        _dataset_aliases,
        (Reference(("dataset",), "datasets"),),
    ),
    Relation(
        "dataset_parts",
        "a dataset that was taken from another",
        (text("dataset", "the part"), text("whole", "the dataset it was taken from")),
        ("dataset", "whole"),
        _dataset_parts,
        (Reference(("dataset",), "datasets"), Reference(("whole",), "datasets")),
    ),
    Relation(
        "models",
        "a model architecture, or a family of them",
        (
            text("model", "its id, such as `resnet-50`"),
            text("name", "its name as people write it"),
            text("description", "what it is", nullable=True),
            text("family", "the model of which it is a variant", nullable=True),
            text("dimensions", "`2D`, `3D`", nullable=True),
            integer("parameters", "how many weights it has", nullable=True),
            text("url", "its address", nullable=True),
            text("paper", "the paper that presents it, if that is here", nullable=True),
            text("reference", "that paper in short, if it is not here", nullable=True),
            boolean("deprecated", "whether it was withdrawn"),
        ),
        ("model",),
        _models,
        (Reference(("family",), "models"), _PRESENTED),
    ),
    Relation(
        "model_aliases",
        "another name of a model",
        (
            text("model", "the model"),
            integer("position", "the name's place in the list, from 1"),
            text("alias", "the name"),
        ),
        ("model", "position"),
        _model_aliases,
        (Reference(("model",), "models"),),
    ),
    Relation(
        "coders",
        "a person or a program that codes",
        (
            text("coder", "the id"),
            text("name", "the name"),
            text("orcid", "ORCID iD, without an address before it", nullable=True),
            boolean("program", "whether it is a program"),
            text("affiliation", "where they work", nullable=True),
            text("url", "their page", nullable=True),
            text("note", "anything else worth knowing", nullable=True),
        ),
        ("coder",),
        _coders,
    ),
    Relation(
        "tables",
        "a declared table",
        (
            text("table_name", "its id, such as `appendix-a`"),
            text("title", "a short title"),
            text("caption", "its caption"),
            text("kind", "`matrix` or `codebook`"),
            text("codebook", "the codebook whose factors it shows"),
        ),
        ("table_name",),
        _tables,
        (Reference(("codebook",), "codebooks"),),
    ),
    Relation(
        "notes",
        "a remark that stays with a record",
        (
            text("subject", "`paper`, `quote`, `codebook`, `factor`, `dataset`, `model`, `table`"),
            text("name", "the record's id; a factor's after its codebook, with `/`"),
            integer("position", "the remark's place on the record, from 1"),
            text("kind", "`reading`, `restored`, `inferred`, `slip` or `remark`"),
            text("text", "the remark"),
        ),
        ("subject", "name", "position"),
        _notes,
    ),
    Relation(
        "knowledge_base",
        "the knowledge base itself, in one row; name its version with every result",
        (
            text("base_iri", "what every record's IRI begins with"),
            text("title", "its title"),
            text("description", "what it holds"),
            text("version", "the version of the data"),
            text("licence", "the terms for the data"),
            text("authors", "who to cite, parted by `; `", nullable=True),
            integer("year", "the year of this version"),
        ),
        ("base_iri",),
        _knowledge_base,
    ),
)
"""The relations of datasets, models, people, tables and remarks."""
