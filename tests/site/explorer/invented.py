"""An invented knowledge base in which everything happens that a condition of the explorer asks."""

from __future__ import annotations

import random
from typing import Any

from kb.corpus import Corpus
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import Paper
from kb.model.subject import Architecture, Dataset

_TEXT = (
    "roofs Straße STRASSE ﬁne fine café cafe\u0301 Ὀδυσσεύς 5% α_1 =SUM(1) | *star* `tick` "
    '"said" it\'s --dash 1/2 1st :smile: www.x <b> & \\[x\\] \\* C/O ++ğ 中文 naïve İ ı'
)
_WORDS = _TEXT.split(" ")
_LEVELS: tuple[dict[str, str] | None, ...] = (
    None,
    {"level": "full-text"},
    {"level": "abstract"},
    {"level": "secondary"},
    {"level": "unverified", "reason": "The file is a scan."},
)
_REPLACED = {"deprecated": {"reason": "Entered twice.", "successor": "data-0"}}
"""A withdrawn dataset, of another domain than the one that stands for it."""
_VALUES = ("positive", "negative", "mixed", "present", "absent")


def _factor(name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "label": f"{name.capitalize()} & co of a long-winded & well-known label",
        "definition": "What it is.",
        "when_to_apply": "When it is.",
        "when_not": "When not.",
        **more,
    }


_BOOKS: tuple[dict[str, Any], ...] = (
    {"id": "colours@1", "signed": False, "factors": ["red", "blue", "grey"]},
    {"id": "colours@2", "signed": True, "factors": ["red", "blue"]},
    {"id": "moods@1", "signed": True, "factors": ["warm", "red"]},
    {"id": "empty@1", "signed": False, "factors": ["never"]},
)


def build_invented(papers: int = 12, quotes: int = 5, seed: int = 1) -> Corpus:
    """A corpus with two versions of a codebook, all values and levels, and awkward words."""
    draw = random.Random(seed)
    books = [
        Codebook.model_validate(
            {
                "version": f"{book['id'][-1]}.0.0",
                "title": f"Book of {book['id']}",
                "description": "A list.",
                **book,
                "factors": [
                    _factor("heading", abstract=True),
                    *(_factor(name) for name in book["factors"]),
                ],
            }
        )
        for book in _BOOKS
    ]
    records = [Paper.model_validate(_paper(draw, number, quotes)) for number in range(papers)]
    datasets = [
        Dataset.model_validate(
            {
                "id": f"data-{number}",
                "name": f"Data <{number}>",
                "domain": ("natural", "medical")[number % 2],
                "modality": "pictures",
                "dimensions": "2D",
                **(_REPLACED if number == 3 else {}),
            }
        )
        for number in range(4)
    ]
    models = [
        Architecture.model_validate({"id": f"net-{number}", "name": f"Net {number}"})
        for number in range(3)
    ]
    return Corpus(
        meta=KnowledgeBase(
            title="Roofs",
            description="What is said of roofs.",
            version="1.4.2",
            licence="CC-BY-4.0",
            authors=("Ann Other",),
            year=2022,
            base_iri="https://example.org/kb/",
        ),
        people={"ann": Person.model_validate({"id": "ann", "name": "Ann Other"})},
        codebooks={book.id: book for book in books},
        papers={paper.id: paper for paper in records},
        datasets={record.id: record for record in datasets},
        models={record.id: record for record in models},
    )


def _some(draw: random.Random, kind: str, number: int) -> list[str]:
    return sorted(f"{kind}-{at}" for at in draw.sample(range(number), draw.choice((0, 1, 1, 2))))


def _paper(draw: random.Random, number: int, quotes: int) -> dict[str, Any]:
    refs = draw.sample([book["id"] for book in _BOOKS[:3]], draw.randint(0, 3))
    given = [_quote(draw, at) for at in range(1, quotes + 1)]
    if number % 4 == 0:
        given[-1]["deprecated"] = {"reason": "It was misread."}
    return {
        "id": f"p{number:02}",
        "title": "A <title>",
        "authors": [f"Ann O'Other{number % 5}", "Bo Ñandú", "Cy Łoś"][: draw.randint(1, 3)],
        "year": draw.randint(2015, 2020),
        "type": "preprint",
        "coding": {
            ref: {"coders": ["ann"], "complete": draw.random() < 0.5} for ref in sorted(refs)
        },
        "studies": {
            "source": _some(draw, "data", 4),
            "target": _some(draw, "data", 4),
            "models": _some(draw, "net", 3),
            "basis": "abstract",
        },
        "quotes": given,
        **({"deprecated": {"reason": "Entered twice."}} if number == 3 else {}),
    }


def _quote(draw: random.Random, number: int) -> dict[str, Any]:
    words = draw.choices(_WORDS, k=draw.randint(3, 12))
    words.insert(1, "**stressed words**")
    words.insert(2, draw.choice(("[...]", "[put in]", "\n\nAnother passage")))
    codes: dict[str, dict[str, str]] = {}
    for book in (_BOOKS[0], _BOOKS[2]):
        name = book["id"].partition("@")[0]
        for factor in book["factors"]:
            if draw.random() < 0.5:
                codes.setdefault(name, {})[factor] = draw.choice(_VALUES)
    level = draw.choice(_LEVELS)
    return {
        "id": f"q{number}",
        "text": " ".join(words),
        "source": _some(draw, "data", 4),
        "target": _some(draw, "data", 4),
        "models": _some(draw, "net", 3),
        "codes": codes,
        **({"verification": level} if level else {}),
    }
