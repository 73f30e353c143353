"""Small invented knowledge bases for the tests of the pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kb.corpus import Corpus
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import Paper
from kb.model.subject import Dataset
from kb.site.pictures.book import Book, read_book

REF = "roofs@1"
_GUIDANCE = {"definition": "D.", "when_to_apply": "W.", "when_not": "N."}
_IMAGES = {"modality": "photographs", "dimensions": "2D"}


@dataclass(frozen=True)
class Quoted:
    """A quote of an invented paper.

    Attributes:
        codes: for each factor its value, or its value and the author's words.
        source: source datasets.
        target: target datasets.
        level: the level of its verification.
    """

    codes: Mapping[str, str | tuple[str, str]] = field(default_factory=dict)
    source: Sequence[str] = ()
    target: Sequence[str] = ()
    level: str = ""


def build_base(
    papers: Mapping[str, Sequence[Quoted]],
    *,
    factors: Sequence[str] = ("red", "blue", "green"),
    labels: Mapping[str, str] | None = None,
    complete: Sequence[str] = (),
    authors: Mapping[str, Sequence[str]] | None = None,
    signed: bool = True,
    domains: Mapping[str, str] | None = None,
    studies: Mapping[str, tuple[Sequence[str], Sequence[str]]] | None = None,
) -> Corpus:
    """A base with one codebook; a paper is named after its year, as ``doe2020``.

    Args:
        papers: for each paper its quotes.
        factors: the ids of the factors.
        labels: their labels where these are not their ids with a capital.
        complete: the papers in which every factor was looked for.
        authors: the authors of papers; each has one of its own if not.
        signed: whether signs were judged.
        domains: for each dataset its domain.
        studies: the source and the target datasets of papers as a whole.
    """
    names = {factor: (labels or {}).get(factor, factor.capitalize()) for factor in factors}
    book = Codebook.model_validate(
        {
            "id": REF,
            "version": "1.0.0",
            "title": "Roofs",
            "description": "Of roofs.",
            "signed": signed,
            "factors": [{"id": name, "label": label, **_GUIDANCE} for name, label in names.items()],
        }
    )
    records = [
        Paper.model_validate(
            {
                "id": name,
                "title": f"Title of {name}",
                "authors": list((authors or {}).get(name, [f"Anna {name[:-4].capitalize()}"])),
                "year": int(name[-4:]),
                "type": "preprint",
                "coding": {REF: {"coders": ["ann"], "complete": name in complete}},
                **_studied((studies or {}).get(name)),
                "quotes": [_quote(at, quote) for at, quote in enumerate(quotes, start=1)],
            }
        )
        for name, quotes in papers.items()
    ]
    known = domains if domains is not None else {"tiles": "clay", "slates": "stone"}
    datasets = [
        Dataset.model_validate({"id": name, "name": name.capitalize(), "domain": domain, **_IMAGES})
        for name, domain in known.items()
    ]
    return Corpus(
        meta=KnowledgeBase(
            title="Roofs",
            description="Of roofs.",
            version="1.0.0",
            licence="CC-BY-4.0",
            authors=("Ann",),
            year=2022,
            base_iri="https://example.org/kb/",
        ),
        people={"ann": Person(id="ann", name="Ann")},
        codebooks={REF: book},
        papers={record.id: record for record in sorted(records, key=lambda paper: paper.id)},
        datasets={record.id: record for record in datasets},
    )


def _studied(datasets: tuple[Sequence[str], Sequence[str]] | None) -> dict[str, object]:
    if datasets is None:
        return {}
    source, target = map(list, datasets)
    return {"studies": {"source": source, "target": target, "basis": "abstract"}}


def _quote(at: int, quote: Quoted) -> dict[str, object]:
    codes = {
        factor: {"value": given}
        if isinstance(given, str)
        else dict(zip(("value", "term"), given, strict=True))
        for factor, given in quote.codes.items()
    }
    made: dict[str, object] = {
        "id": f"q{at}",
        "text": f"Words {at}.",
        "source": list(quote.source),
        "target": list(quote.target),
        "codes": {"roofs": codes},
    }
    if quote.level:
        made["verification"] = {
            "level": quote.level,
            "match": "exact",
            "extractor": "reader 1",
            "file": "0123456789abcdef" * 4,
            "by": "ann",
            "date": "2026-01-31",
        }
    return made


def book_of(corpus: Corpus) -> Book:
    """The codebook of an invented base."""
    return read_book(corpus, REF)
