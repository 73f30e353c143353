"""A REFI-QDA 1.5 project, for NVivo, ATLAS.ti, MAXQDA, QualCoder and their kin.

A ZIP file with ``project.qde``, the XML that `kb.exchange.refi.project` makes, and in ``sources`` a
text for each paper with its quotes. Each quote is a selection of that text, from its first
character to the one after its last, in Unicode code points; each agreed judgement is a coding of
the selection with the child code of its value.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from kb.corpus import Corpus
from kb.exchange.form import Format, OutFile, encode, pieces
from kb.exchange.refi.guids import Guids
from kb.exchange.refi.project import iter_project
from kb.exchange.refi.sources import source_papers, text_name
from kb.exchange.refi.texts import format_source

PROJECT = "project.qde"
SOURCES = "sources"

_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that ZIP knows."""
_READABLE_FILE = 0o100644 << 16
_UNIX = 3
_MOST_PER_PAPER = 50_000
_MOST_PER_CODING = 2_000
"""Bytes of XML that few need."""


def iter_qdpx(corpus: Corpus) -> Iterator[bytes]:
    """The project, in pieces; the whole is held in memory, compressed."""
    guids = Guids(corpus.meta.base_iri)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, PROJECT, encode(iter_project(corpus, guids)), is_large=_may_be_large(corpus))
        for paper in source_papers(corpus):
            text, _ = format_source(paper)
            _add(archive, f"{SOURCES}/{text_name(guids, paper)}", [text.encode()])
    yield from pieces(out.getbuffer())


def _may_be_large(corpus: Corpus) -> bool:
    """Whether the XML may pass 2 GiB, and its entry must leave room for so large a number."""
    size = 0
    for paper in corpus.papers.values():
        books = (corpus.codebooks.get(ref) for ref in paper.coding)
        factors = sum(len(book.factors) for book in books if book)
        words = sum(len(quote.text) for quote in paper.quotes)
        size += _MOST_PER_PAPER + _MOST_PER_CODING * factors * len(paper.quotes) + 10 * words
    return size >= zipfile.ZIP64_LIMIT


def _add(
    archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes], is_large: bool = False
) -> None:
    entry = zipfile.ZipInfo(name, _NO_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE_FILE
    with archive.open(entry, "w", force_zip64=is_large) as file:
        for chunk in chunks:
            file.write(chunk)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("project.qdpx", iter_qdpx(corpus))


FORMAT = Format(
    name="qdpx",
    title="REFI-QDA project",
    description="Quotes, codes and notes for programs of qualitative analysis",
    media_type="application/zip",
    file_name="project.qdpx",
    write=_write,
)
