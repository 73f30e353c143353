"""BibTeX: the papers in use, to be cited by their ids; see `kb.exchange.bibtex`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.exchange.form import Format, OutFile

if TYPE_CHECKING:
    from kb.corpus import Corpus


def _write(corpus: Corpus) -> Iterator[OutFile]:
    from kb.exchange.bibtex import format_bibtex

    papers = (paper for paper in corpus.papers.values() if paper.deprecated is None)
    yield OutFile("literature.bib", [format_bibtex(papers).encode()])


FORMAT = Format(
    name="bibtex",
    title="BibTeX",
    description="The bibliographic record of every paper",
    media_type="application/x-bibtex",
    file_name="literature.bib",
    write=_write,
    on_site=True,
)
