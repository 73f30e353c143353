"""JSON-LD: the linked data as JSON, with its context in the file, so that nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    from kb.graph.rdf import iter_jsonld

    yield OutFile("knowledge-base.jsonld", encode(iter_jsonld(corpus)))


FORMAT = Format(
    name="json-ld",
    title="JSON-LD",
    description="The same linked data as the Turtle, as JSON with its context",
    media_type="application/ld+json",
    file_name="knowledge-base.jsonld",
    write=_write,
)
