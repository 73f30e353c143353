"""The description of the linked data, with the terms of VoID and DCAT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    from kb.exchange.description import iter_description
    from kb.exchange.registry import all_formats

    others = [form for form in all_formats() if form.name != FORMAT.name]
    yield OutFile("description.ttl", encode(iter_description(corpus, others)))


FORMAT = Format(
    name="description",
    title="VoID and DCAT",
    description="What the linked data holds, how much of it, and in which files",
    media_type="text/turtle",
    file_name="description.ttl",
    write=_write,
)
"""Not among the site's downloads, which are not all the files that it tells of."""
