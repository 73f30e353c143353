"""Turtle: the linked data, in the form that people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    from kb.graph.rdf import iter_turtle

    yield OutFile("knowledge-base.ttl", encode(iter_turtle(corpus)))


FORMAT = Format(
    name="turtle",
    title="Turtle",
    description="Linked data for SPARQL, with the terms of SKOS, Web Annotation, PROV and others",
    media_type="text/turtle",
    file_name="knowledge-base.ttl",
    write=_write,
    on_site=True,
)
