"""The text of a PDF, read with pdfium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

import pypdfium2.raw as pdfium

from kb.sources.extracted import Extracted, Unreadable
from kb.sources.limits import Limits
from kb.sources.pdf_accents import with_accents
from kb.sources.pdf_blocks import Block, blocks_of, usual_distances
from kb.sources.pdf_columns import in_columns, without_line_numbers
from kb.sources.pdf_glyphs import TextPage
from kb.sources.pdf_letters import UNKNOWN
from kb.sources.pdf_lines import Line, lines_of
from kb.sources.pdf_pictures import is_picture
from kb.sources.pdf_unseen import shown_pieces

_END = b"%%EOF"
_END_WITHIN = 2048
_FEW = 100
"""A page with fewer letters than this may be a picture with a stamp on it."""

_MOST_PICTURES = 0.8
_MOST_UNKNOWN = 0.3
_AGAIN = "download it once more"
_ELSEWHERE = "take the paper from elsewhere, or let a program for text recognition read it"


def extract_pdf(data: bytes, limits: Limits) -> Extracted:
    """The text of a PDF, page by page.

    Raises:
        Unreadable: it is encrypted, damaged, too large or has no text.
    """
    with _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            raise Unreadable(
                "KB804",
                f"the file has {count:,} pages, and {limits.pages:,} are read at most",
                "cut out the paper's own pages",
            )
        if count < 1 or _END not in data[-_END_WITHIN:]:
            raise Unreadable("KB802", "the file is cut short: its end is missing", _AGAIN)
        pages, pictures = _read_pages(document, count, limits)
    usual = usual_distances(pages)
    texts = [_page_text(blocks_of(lines, usual)) + "\f" for lines in pages]
    _check_text("".join(texts), pictures, count)
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text))
    return Extracted("".join(texts), tuple(starts), f"pypdfium2 {version('pypdfium2')}")


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(
                "KB801",
                "the file asks for a password",
                "save it without one, or take the paper from elsewhere",
            )
        raise Unreadable("KB802", "the file is damaged: no page can be read", _AGAIN)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_pages(document: Any, count: int, limits: Limits) -> tuple[list[Sequence[Line]], int]:
    """The lines of each page, and how many pages are pictures."""
    pages: list[Sequence[Line]] = []
    pictures = characters = 0
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise Unreadable(
                "KB802", f"the file is damaged: page {index + 1} cannot be read", _AGAIN
            )
        text = TextPage(page)
        characters += text.count
        if characters > limits.text_characters:
            raise Unreadable(
                "KB804",
                f"the file has more than {limits.text_characters:,} characters of text",
                "cut out the paper's own pages",
            )
        lines, numbers = without_line_numbers(lines_of(with_accents(shown_pieces(page, text))))
        pages.append((*in_columns(lines), *numbers))
        if text.count < 2 * _FEW and _letters(pages[-1]) < _FEW:
            pictures += is_picture(page)
        text.close()
        pdfium.FPDF_ClosePage(page)
    return pages, pictures


def _letters(lines: Sequence[Line]) -> int:
    return sum(char.isalpha() for line in lines for piece in line.pieces for char in piece.text)


def _page_text(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join("\n".join(line.text for line in block) for block in blocks)


def _check_text(text: str, pictures: int, pages: int) -> None:
    """Refuse a file whose words cannot be read."""
    unknown = text.count(UNKNOWN)
    if unknown > _MOST_UNKNOWN * sum(map(len, text.split())):
        raise Unreadable("KB803", "the file does not say what its letters mean", _ELSEWHERE)
    if pictures >= _MOST_PICTURES * pages:
        raise Unreadable("KB803", "the file has no text: its pages are pictures", _ELSEWHERE)
    if not any(char.isalpha() for char in text):
        raise Unreadable("KB803", "the file has no text", _ELSEWHERE)


__all__ = ["extract_pdf"]
