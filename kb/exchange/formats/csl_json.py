"""CSL JSON: the papers in use, for citation processors; see `kb.exchange.csl`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile, encode

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    from kb.exchange.csl import format_csl

    papers = (paper for paper in corpus.papers.values() if paper.deprecated is None)
    yield OutFile("literature.csl.json", encode(format_csl(papers)))


FORMAT = Format(
    name="csl-json",
    title="CSL JSON",
    description="The bibliographic record of every paper, for Zotero, Pandoc and the like",
    media_type="application/vnd.citationstyles.csl+json",
    file_name="literature.csl.json",
    write=_write,
    on_site=True,
)
