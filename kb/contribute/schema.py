"""JSON Schemas of the records, generated from the models, so that an editor checks and explains.

The schemas of the record kinds depend on the program alone. The ids that a knowledge base defines
(its factors, datasets, models, papers, coders) stand in one file apart, ``vocabulary.json``, to
which the others refer: it completes and explains, and never forbids, so that it may be stale.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kb.corpus import Corpus
from kb.ids import SLUG, split_codebook_ref
from kb.model.codebook import Codebook
from kb.model.meaning import field_meanings
from kb.model.meta import KnowledgeBase, People
from kb.model.paper import IndependentCoding, Paper
from kb.model.record import Record
from kb.model.subject import Architecture, Dataset
from kb.model.table import Table

VOCABULARY = "vocabulary.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: dict[str, type[Record]] = {
    "codebook.json": Codebook,
    "coding.json": IndependentCoding,
    "dataset.json": Dataset,
    "kb.json": KnowledgeBase,
    "model.json": Architecture,
    "paper.json": Paper,
    "people.json": People,
    "table.json": Table,
}


def build_schemas() -> dict[str, bytes]:
    """The schema of each kind of record, by file name."""
    return {name: _format(_schema_of(model)) for name, model in SCHEMAS.items()}


def build_vocabulary(corpus: Corpus) -> bytes:
    """The ids of a knowledge base with their meanings, as definitions that schemas refer to."""
    definitions = {
        "paper": _names((p.id, f"{', '.join(p.authors)} ({p.year}). {p.title}") for p in
                        corpus.papers.values()),
        "dataset": _names((d.id, _sentence(d.name, d.modality, d.description)) for d in
                          corpus.datasets.values()),
        "model": _names((m.id, _sentence(m.name, m.description)) for m in
                        corpus.models.values()),
        "coder": _names((c.id, _sentence(c.name, c.affiliation)) for c in
                        corpus.people.values()),
        "coding": {
            "type": "object",
            "properties": {
                ref: {"description": _sentence(book.title, book.description)}
                for ref, book in corpus.codebooks.items()
            },
        },
        "codes": _codes(corpus),
    }  # fmt: skip
    return _format(
        {
            "$schema": DIALECT,
            "title": "Ids of this knowledge base",
            "description": "Generated from the records; it completes and explains ids and never "
            "forbids one, so it may lag behind them.",
            "$defs": definitions,
        }
    )


def _names(named: Iterable[tuple[str, str]]) -> dict[str, Any]:
    known = [{"const": name, "description": meaning} for name, meaning in sorted(named)]
    return {"anyOf": [*known, {"type": "string", "pattern": SLUG}]}


def _codes(corpus: Corpus) -> dict[str, Any]:
    books: dict[str, Any] = {}
    for ref, book in sorted(corpus.codebooks.items()):
        name = split_codebook_ref(ref)[0]
        books[name] = {
            "description": _sentence(book.title, book.description),
            "properties": {
                factor.id: {
                    "description": f"{factor.label}. {factor.definition} Apply: "
                    f"{factor.when_to_apply} Not: {factor.when_not}"
                }
                for factor in book.factors
                if not factor.abstract
            },
        }
    return {"type": "object", "properties": books}


def _sentence(*parts: str | None) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part)


def _schema_of(model: type[Record]) -> dict[str, Any]:
    schema = model.model_json_schema()
    _explain(schema, model)
    for name, inner in schema.get("$defs", {}).items():
        _explain(inner, _RECORDS[name])
    for change in (_refer_to_vocabulary, _close, _join_lines, _drop_generated_titles):
        _walk(schema, change)
    return {"$schema": DIALECT, **schema}


def _all_records(record: type[Record] = Record) -> dict[str, type[Record]]:
    found = {record.__name__: record}
    for below in record.__subclasses__():
        found |= _all_records(below)
    return found


_RECORDS = _all_records()


def _explain(schema: dict[str, Any], model: type[Record]) -> None:
    for name, meaning in field_meanings(model).items():
        schema["properties"][name]["description"] = meaning


def _walk(node: object, change: Callable[[dict[str, Any]], None]) -> None:
    if isinstance(node, dict):
        change(node)
        for value in node.values():
            _walk(value, change)
    elif isinstance(node, list):
        for value in node:
            _walk(value, change)


def _refer_to_vocabulary(node: dict[str, Any]) -> None:
    kind = node.get("x-vocabulary")
    if not isinstance(kind, str):
        return
    del node["x-vocabulary"]
    reference = {"$ref": f"{VOCABULARY}#/$defs/{kind}"}
    if node.get("type") == "object":
        node["allOf"] = [reference]
        return
    for key in ("type", "pattern", "maxLength"):
        node.pop(key, None)
    node.update(reference)


def _close(node: dict[str, Any]) -> None:
    """A key that fits no pattern is wrong; left alone, JSON Schema would let it pass."""
    if "patternProperties" in node:
        node["additionalProperties"] = False


def _join_lines(node: dict[str, Any]) -> None:
    if isinstance(node.get("description"), str):
        node["description"] = " ".join(node["description"].split())


def _drop_generated_titles(node: dict[str, Any]) -> None:
    properties = node.get("properties")
    if isinstance(properties, dict):
        for value in properties.values():
            if isinstance(value, dict) and isinstance(value.get("title"), str):
                del value["title"]


def _format(schema: Mapping[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
