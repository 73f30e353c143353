"""The recipes of the cookbook's page, and invented records in which each of them has an answer."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from kb.corpus import Corpus
from kb.model.paper import Paper
from tests.house.fences import parse_fences

PAGE = Path(__file__).resolve().parents[2] / "docs" / "query" / "cookbook.md"
_HEADING = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
_LEVELS = ("full-text", "abstract", "secondary", "unverified")
_BOOKS = ("literature-factors@1", "questionnaire-codes@1", "transfer-criteria@1")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One question of the cookbook.

    Attributes:
        number: its number on the page.
        question: the question.
        python: the answer in Python, which leaves ``answer`` behind.
        pandas: the answer in pandas, likewise.
        sparql: the query.
    """

    number: int
    question: str
    python: str
    pandas: str
    sparql: str


def read_beginning() -> str:
    """The block that the Python and pandas answers share."""
    text = PAGE.read_text(encoding="utf-8")
    return next(f.text for f in parse_fences(text) if f.language == "python")


def read_recipes() -> tuple[Recipe, ...]:
    """Every recipe of the page, in order."""
    text = PAGE.read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    recipes = []
    for heading, end in zip(headings, ends, strict=True):
        fences = parse_fences(text[heading.end() : end])
        python, pandas = (fence.text for fence in fences if fence.language == "python")
        (sparql,) = (fence.text for fence in fences if fence.language == "sparql")
        recipes.append(Recipe(int(heading[1]), heading[2], python, pandas, sparql))
    return tuple(recipes)


def build_signed(shipped: Corpus, seed: int, papers: int = 60) -> Corpus:
    """The shipped codebooks, datasets and models with invented papers, whose codes have signs.

    Some papers were coded completely and some not, some are withdrawn, some quotes come by way of
    another paper, and every level of verification occurs.
    """
    draw = random.Random(seed)
    made = {}
    for number in range(papers):
        paper = _paper(draw, shipped, number)
        made[paper.id] = paper
    return replace(shipped, papers=made, codings={}, tables={})


def _paper(draw: random.Random, shipped: Corpus, number: int) -> Paper:
    datasets, coders = sorted(shipped.datasets), sorted(shipped.people)
    books = draw.sample(_BOOKS, draw.randint(1, 3))
    record: dict[str, object] = {
        "id": f"paper{number:03}",
        "title": f"Paper {number}",
        "authors": draw.sample(("Ann Oak", "Ben Elm", "Cleo Ash", "Dora Fir"), 2),
        "year": draw.randint(2014, 2024),
        "type": "preprint",
        "coding": {
            book: {
                "coders": draw.sample(coders, draw.randint(1, 2)),
                "complete": draw.random() < 0.5,
            }
            for book in books
        },
        "quotes": [_quote(draw, shipped, books, at, number) for at in range(1, draw.randint(2, 6))],
    }
    if draw.random() < 0.6:
        record["studies"] = {"source": draw.sample(datasets[-10:], 3), "basis": "abstract"}
    if number % 13 == 12:
        record["deprecated"] = {"reason": "Entered twice."}
    return Paper.model_validate(record)


def _quote(
    draw: random.Random, shipped: Corpus, books: list[str], at: int, number: int
) -> dict[str, object]:
    datasets = ["imagenet-1k", "dtd", "kinetics", "chexpert", "celiac"]
    quote: dict[str, object] = {
        "id": f"q{at}",
        "text": f"Passage {at} of paper {number} says something of its own.",
        "source": draw.sample(datasets, draw.randint(0, 2)),
        "target": draw.sample(datasets, draw.randint(0, 2)),
        "codes": {book.partition("@")[0]: _codes(draw, shipped, book) for book in books},
    }
    if draw.random() < 0.4:
        quote["via"] = {"paper": f"paper{draw.randint(0, 5):03}", "locator": "Table 1"}
    if draw.random() < 0.7:
        quote["verification"] = {"level": draw.choice(_LEVELS), "match": "exact"}
    if draw.random() < 0.1:
        quote["deprecated"] = {"reason": "It was misread."}
    return quote


def _codes(draw: random.Random, shipped: Corpus, book: str) -> dict[str, object]:
    factors = [f.id for f in shipped.codebooks[book].factors if not f.abstract]
    values = ("positive", "negative", "mixed", "present", "absent", "absent")
    terms = ("looks", "size of it", "the gap", None)
    codes: dict[str, object] = {}
    for factor in draw.sample(factors, draw.randint(0, len(factors) // 2 + 1)):
        value = draw.choice(values)
        term = draw.choice(terms) if value != "absent" else None
        codes[factor] = {"value": value, **({"term": term} if term else {})}
    return codes
