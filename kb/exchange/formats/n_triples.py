"""N-Triples: the linked data with a triple on each line, for large stores and plain tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    from kb.graph.rdf import iter_ntriples

    yield OutFile("knowledge-base.nt", encode(iter_ntriples(corpus)))


FORMAT = Format(
    name="n-triples",
    title="N-Triples",
    description="The same linked data as the Turtle, a triple on each line",
    media_type="application/n-triples",
    file_name="knowledge-base.nt",
    write=_write,
)
