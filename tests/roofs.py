"""An invented knowledge base, built in memory: small, and with one of everything that matters."""

from __future__ import annotations

from kb.corpus import Corpus
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import Paper
from kb.model.subject import Architecture, Dataset
from kb.model.table import Table

BASE = "https://example.org/kb/"
FILE = "0123456789abcdef" * 4

_COLOURS: dict[str, object] = {
    "id": "colours@1",
    "version": "1.2.0",
    "title": "Colours",
    "description": "What the colour of a roof does.",
    "factors": [
        {
            "id": "red",
            "label": "Red",
            "definition": "The roof is red.",
            "when_to_apply": "The roof is said to be red.",
            "when_not": "The wall is red.",
            "close_match": ["moods@1/warm"],
            "examples": [{"text": "A red roof.", "quote": "doe2020/q1"}],
            "near_misses": [{"text": "A red wall.", "why": "It is a wall.", "instead": "blue"}],
        },
        {
            "id": "blue",
            "label": "Blue",
            "definition": "The roof is blue.",
            "when_to_apply": "The roof is said to be blue.",
            "when_not": "The sky is.",
            "broader": ["cold"],
        },
        {
            "id": "cold",
            "label": "Cold colours",
            "definition": "Any cold colour.",
            "when_to_apply": "Never.",
            "when_not": "Always.",
            "abstract": True,
        },
    ],
}

_MOODS: dict[str, object] = {
    "id": "moods@1",
    "version": "1.0.0",
    "title": "Moods",
    "description": "Moods of a house.",
    "signed": True,
    "factors": [
        {
            "id": "warm",
            "label": "Warm",
            "definition": "The house feels warm.",
            "when_to_apply": "It feels so.",
            "when_not": "It is heated.",
        }
    ],
}

_PAPERS: tuple[dict[str, object], ...] = (
    {
        "id": "doe2020",
        "title": "Roofs & <their> colours",
        "authors": ["Jane Doe", "van der Berg, Jan"],
        "year": 2020,
        "type": "journal-article",
        "venue": "Roofing",
        "doi": "10.1000/roof<1>.2020",
        "unchecked": ["venue", "doi"],
        "coding": {
            "colours@1": {"coders": ["ann", "robot"], "complete": True},
            "moods@1": {"coders": ["ann"]},
        },
        "studies": {"source": ["tiles"], "target": ["slates"], "basis": "abstract"},
        "quotes": [
            {
                "id": "q1",
                "text": 'A **red** roof\\* [...] "lasts" [long].\n\nAlways.',
                "locator": "p. 4",
                "via": {"paper": "roe2021", "locator": "Table 1"},
                "source": ["tiles"],
                "target": ["slates"],
                "models": ["house-2"],
                "codes": {
                    "colours": {"red": {"value": "present", "term": "ruddy"}},
                    "moods": {"warm": "positive"},
                },
                "notes": [
                    {"kind": "slip", "text": "The tiles are called slates."},
                    {"kind": "inferred", "text": "The mood follows from the colour."},
                    {"kind": "slip", "text": "The slates are called tiles."},
                ],
                "verification": {
                    "level": "full-text",
                    "match": "exact",
                    "tolerated": ["line-end-hyphen", "emphasis"],
                    "page": 4,
                    "extractor": "reader 1.2",
                    "file": FILE,
                    "by": "robot",
                    "date": "2026-01-31",
                },
            },
            {
                "id": "q2",
                "text": "=1+1 is blue and red",
                "codes": {"colours": {"red": "present", "blue": "present"}},
                "similar_to": ["doe2020/q1"],
                "verification": {
                    "level": "unverified",
                    "reason": 'The file says <b>&quot;no&quot;</b> & "nothing".',
                    "by": "ann",
                    "date": "2026-02-01",
                },
            },
            {
                "id": "q3",
                "text": "A withdrawn quote.",
                "codes": {"colours": {"red": "present"}},
                "deprecated": {"reason": "It was misread.", "successor": "doe2020/q2"},
            },
        ],
    },
    {
        "id": "roe2021",
        "title": "Another look",
        "authors": ["R. Roe"],
        "year": 2021,
        "type": "preprint",
        "arxiv": "2103.00001",
        "coding": {"colours@1": {"coders": ["robot"]}},
        "quotes": [{"id": "q1", "text": "Nothing red.", "codes": {"colours": {"red": "absent"}}}],
    },
    {
        "id": "zoe1999",
        "title": "A withdrawn paper",
        "authors": ["Zoe"],
        "year": 1999,
        "type": "thesis",
        "coding": {"colours@1": {"coders": ["ann"], "complete": True}},
        "quotes": [{"id": "q1", "text": "Gone.", "codes": {"colours": {"red": "present"}}}],
        "deprecated": {"reason": "Entered twice.", "successor": "doe2020"},
    },
)

_DATASETS: tuple[dict[str, object], ...] = (
    {
        "id": "slates",
        "name": "Slates",
        "domain": "roofs",
        "modality": "photographs",
        "dimensions": "2D",
        "part_of": ["tiles"],
        "paper": "doe2020",
        "images": {"total": 1200},
        "classes": {"number": 2, "names": {"A": "grey"}},
    },
    {
        "id": "tiles",
        "name": "Tiles",
        "aliases": ["All tiles"],
        "domain": "roofs",
        "modality": "photographs",
        "dimensions": "2D",
        "licence": "CC-BY-4.0",
        "url": "https://example.org/tiles?a=[1]",
        "unchecked": ["domain"],
        "notes": [{"kind": "remark", "text": "Only tiles of the north."}],
    },
)

_MODELS: tuple[dict[str, object], ...] = (
    {"id": "house", "name": "House"},
    {"id": "house-2", "name": "House 2", "family": "house", "parameters": 1000},
)

_TABLES: tuple[dict[str, object], ...] = (
    {
        "id": "listed",
        "title": "Listed",
        "caption": "Two quotes.",
        "kind": "matrix",
        "codebook": "colours@1",
        "parts": [{"id": "A1", "entries": [{"paper": "doe2020", "quotes": ["q2", "q1"]}]}],
    },
    {
        "id": "selected",
        "title": "Selected",
        "caption": "What speaks to blue.",
        "kind": "matrix",
        "codebook": "colours@1",
        "select": {"factors": ["blue"]},
    },
)

_PEOPLE: tuple[dict[str, object], ...] = (
    {"id": "ann", "name": "Ann Other", "orcid": "0000-0002-1825-0097"},
    {"id": "robot", "name": "Robot", "program": True},
)


def build_roofs() -> Corpus:
    """Three papers (one withdrawn), two codebooks, datasets, models, coders and tables."""
    codebooks = [Codebook.model_validate(data) for data in (_COLOURS, _MOODS)]
    papers = [Paper.model_validate(data) for data in _PAPERS]
    datasets = [Dataset.model_validate(data) for data in _DATASETS]
    models = [Architecture.model_validate(data) for data in _MODELS]
    tables = [Table.model_validate(data) for data in _TABLES]
    people = [Person.model_validate(data) for data in _PEOPLE]
    return Corpus(
        meta=KnowledgeBase(
            title="Roofs",
            description="What is said of roofs.",
            version="1.4.2",
            licence="CC-BY-4.0",
            authors=("Ann Other",),
            year=2022,
            base_iri=BASE,
        ),
        people={record.id: record for record in people},
        codebooks={record.id: record for record in codebooks},
        papers={record.id: record for record in papers},
        datasets={record.id: record for record in datasets},
        models={record.id: record for record in models},
        tables={record.id: record for record in tables},
    )
