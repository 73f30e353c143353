"""The files about the RDF that stand beside the schemas: shapes, vocabulary and JSON-LD context."""

from __future__ import annotations

import json

from kb.contribute.shapes import format_shapes
from kb.graph.jsonld import build_context
from kb.graph.triples import iter_vocabulary_triples
from kb.graph.turtle import iter_turtle


def build_rdf_files() -> dict[str, bytes]:
    """Each file by its name; they depend on the program alone."""
    context = {"@context": build_context()}
    return {
        "context.jsonld": (json.dumps(context, ensure_ascii=False, indent=2) + "\n").encode(),
        "shapes.ttl": format_shapes().encode(),
        "vocabulary.ttl": format_vocabulary().encode(),
    }


def format_vocabulary() -> str:
    """The project's own terms as Turtle: what they mean, what has them, what they lead to."""
    return "".join(iter_turtle(iter_vocabulary_triples()))
