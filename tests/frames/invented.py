"""Invented knowledge bases for the analyses: papers written in a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kb.corpus import Corpus
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase
from kb.model.paper import Paper
from kb.model.subject import Dataset

DATASETS: Mapping[str, tuple[str, str]] = {
    "photos": ("natural", "photographs"),
    "sketches": ("natural", "drawings"),
    "lungs": ("medical", "radiographs"),
    "skins": ("medical", "dermoscopy"),
    "bricks": ("texture", "photographs"),
}
"""Each dataset with its domain and modality."""

FACTORS = ("size", "likeness")


def codebook(
    ref: str = "reasons@1", factors: Iterable[str] = FACTORS, signed: bool = True
) -> Codebook:
    """A codebook whose factors say nothing of themselves."""
    return Codebook.model_validate(
        {
            "id": ref,
            "version": "1.0.0",
            "title": "Reasons",
            "description": "Why it works.",
            "signed": signed,
            "factors": [
                {
                    "id": factor,
                    "label": factor.capitalize(),
                    "definition": "It is.",
                    "when_to_apply": "When it is.",
                    "when_not": "When it is not.",
                }
                for factor in factors
            ],
        }
    )


def dataset(name: str, domain: str, modality: str = "photographs", **more: object) -> Dataset:
    """A dataset of a domain."""
    return Dataset.model_validate(
        {"id": name, "name": name, "domain": domain, "modality": modality, "dimensions": "2D"}
        | more
    )


def quote(text: str = "Words.", book: str = "reasons", **given: object) -> dict[str, object]:
    """A quote; factors by name with their value, all else as in a record."""
    known = ("via", "source", "target", "models", "verification", "deprecated")
    codes = {name: value for name, value in given.items() if name not in known}
    return {
        "text": text,
        "codes": {book: codes} if codes else {},
        **{name: value for name, value in given.items() if name in known},
    }


def paper(name: str, *quotes: dict[str, object], complete: bool = True, **given: object) -> Paper:
    """A paper coded under ``reasons@1`` unless ``coding`` says otherwise."""
    return Paper.model_validate(
        {
            "id": name,
            "title": f"On {name}",
            "authors": [f"Ann {name.capitalize()}"],
            "year": 2020,
            "type": "preprint",
            "coding": {"reasons@1": {"coders": ["ann"], "complete": complete}} if quotes else {},
            "quotes": [{"id": f"q{at}", **each} for at, each in enumerate(quotes, start=1)],
        }
        | given
    )


def corpus_of(
    *papers: Paper,
    codebooks: Iterable[Codebook] | None = None,
    datasets: Iterable[Dataset] | None = None,
) -> Corpus:
    """These papers, under a signed codebook of `FACTORS` and about `DATASETS`."""
    books = [codebook()] if codebooks is None else list(codebooks)
    named = datasets or [dataset(name, *about) for name, about in DATASETS.items()]
    return Corpus(
        meta=KnowledgeBase(
            title="Reasons",
            description="Why it works.",
            version="1.0.0",
            licence="CC0-1.0",
            year=2022,
            base_iri="https://example.org/",
        ),
        codebooks={book.id: book for book in sorted(books, key=lambda book: book.id)},
        papers={record.id: record for record in sorted(papers, key=lambda record: record.id)},
        datasets={data.id: data for data in sorted(named, key=lambda data: data.id)},
    )
