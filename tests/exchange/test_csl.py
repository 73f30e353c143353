"""The CSL JSON against the fields that its schema documents, and against the records."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import kb
from kb.corpus import Corpus
from kb.exchange.form import bytes_of
from kb.exchange.registry import find_format
from tests.exchange.hostile import build_hostile
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

CORPORA = {
    "invented": build_roofs(),
    "hostile": build_hostile(),
    "real": kb.load(ANNOTATIONS).corpus,
    "empty": Corpus(meta=build_roofs().meta),
}
TEXT = {"type": "string"}
NUMBER = {"type": ["string", "number"]}
YES = {"type": ["string", "number", "boolean"]}
NAME = {
    "type": "object",
    "properties": {
        "family": TEXT, "given": TEXT, "dropping-particle": TEXT, "non-dropping-particle": TEXT,
        "suffix": TEXT, "comma-suffix": YES, "static-ordering": YES, "literal": TEXT,
        "parse-names": YES,
    },
    "additionalProperties": False,
}  # fmt: skip
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "items": NUMBER, "minItems": 1, "maxItems": 3},
        },
        "season": NUMBER, "circa": YES, "literal": TEXT, "raw": TEXT,
    },
    "additionalProperties": False,
}  # fmt: skip
TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture musical_score "
    "pamphlet paper-conference patent performance periodical personal_communication post "
    "post-weblog regulation report review review-book software song speech standard thesis treaty "
    "webpage"
)
TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority "
    "call-number citation-key citation-label container-title container-title-short DOI event-title "
    "event-place genre ISBN ISSN jurisdiction keyword language medium note original-title PMCID "
    "PMID publisher publisher-place references source status title title-short URL version"
)
NUMBERS = (
    "chapter-number citation-number collection-number edition issue locator number "
    "number-of-pages number-of-volumes page page-first part printing section supplement volume"
)
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "id": NUMBER,
            "type": {"enum": TYPES.split()},
            "author": {"type": "array", "items": NAME},
            "issued": DATE,
            "custom": {"type": "object"},
            **dict.fromkeys(TEXTS.split(), TEXT),
            **dict.fromkeys(NUMBERS.split(), NUMBER),
        },
        "additionalProperties": False,
    },
}
"""What the input schema of CSL 1.0.2 says of the fields that a paper may have, in our words."""


def items_of(corpus: Corpus) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(bytes_of(find_format("csl-json"), corpus))
    return read


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_the_items_fit_the_schema_and_are_the_papers_in_use(corpus: Corpus) -> None:
    items = items_of(corpus)
    jsonschema.validate(items, SCHEMA)
    papers = [paper for paper in corpus.papers.values() if paper.deprecated is None]
    assert [item["id"] for item in items] == [paper.id for paper in papers]
    assert [item["title"] for item in items] == [paper.title for paper in papers]
    assert [item["issued"]["date-parts"] for item in items] == [[[p.year]] for p in papers]
    assert [len(item["author"]) for item in items] == [len(paper.authors) for paper in papers]


def test_an_item_that_does_not_fit_is_noticed() -> None:
    items = items_of(build_roofs())
    for spoiled in ({"journal": "X"}, {"author": [{"name": "X"}]}, {"type": "preprint"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([{**items[0], **spoiled}], SCHEMA)


def test_names_venues_and_numbers_stand_where_processors_look_for_them() -> None:
    doe, roe = items_of(build_roofs())
    assert doe == {
        "id": "doe2020",
        "type": "article-journal",
        "title": "Roofs & <their> colours",
        "author": [
            {"family": "Doe", "given": "Jane"},
            {"family": "van der Berg", "given": "Jan"},
        ],
        "issued": {"date-parts": [[2020]]},
        "container-title": "Roofing",
        "DOI": "10.1000/roof<1>.2020",
        "custom": {"kb_unchecked": ["venue", "doi"]},
    }
    assert roe["type"] == "article"
    assert (roe["genre"], roe["number"]) == ("preprint", "arXiv:2103.00001")
    assert roe["URL"] == "https://arxiv.org/abs/2103.00001"


def test_pages_are_parted_by_one_hyphen_and_a_name_of_one_word_is_literal() -> None:
    roofs = build_roofs()
    paper = roofs.papers["doe2020"].model_copy(
        update={"pages": "10 \u2013 12", "authors": ("OpenRoof",)}
    )
    (item,) = items_of(Corpus(meta=roofs.meta, papers={paper.id: paper}))
    assert (item["page"], item["author"]) == ("10-12", [{"literal": "OpenRoof"}])
