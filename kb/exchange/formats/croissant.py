"""Croissant: what the coding is, for search engines of data sets and for loaders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    from kb.exchange.croissant import format_croissant

    yield OutFile("croissant.json", encode([format_croissant(corpus)]))


FORMAT = Format(
    name="croissant",
    title="Croissant",
    description="What codings.csv holds, column by column, as Croissant and schema.org say it",
    media_type="application/ld+json",
    file_name="croissant.json",
    write=_write,
    on_site=True,
)
