"""What a PDF page holds but does not show: invisible text, tiny text, text beside the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from kb.sources.pdf_glyphs import TextPage
from kb.sources.pdf_pieces import Piece

_FEW = 100
"""A page that shows fewer characters than this may be a scan: its invisible text is its text."""

_STAMP = 10
"""So many times as much invisible text as shown: what is shown is only a stamp on a scan."""

_TINY = 2.0
"""Nobody reads text of less than so many points beside text that is larger."""

_DEEPEST = 8
"""Forms within forms are followed so far."""


def shown_pieces(page: Any, text: TextPage) -> tuple[Piece, ...]:
    """The pieces of a page that a reader sees.

    Invisible text stays where the page shows hardly any other, as behind a scanned page.
    """
    hidden = frozenset(_hidden_shapes(page, 0))
    if hidden:
        unseen = text.count_of(hidden)
        shown = text.count - unseen
        if shown < _FEW or shown * _STAMP < unseen:
            hidden = frozenset()
    return _without_tiny(tuple(text.pieces(hidden)))


def _hidden_shapes(holder: Any, depth: int) -> Iterator[int]:
    """Where in memory the text objects of a page or form are that draw nothing."""
    count_of, shape_of = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    kind_of, mode_of = pdfium.FPDFPageObj_GetType, pdfium.FPDFTextObj_GetTextRenderMode
    for index in range(count_of(holder)):
        shape = shape_of(holder, index)
        kind = kind_of(shape)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if mode_of(shape) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                yield ctypes.addressof(shape.contents)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _hidden_shapes(shape, depth + 1)


def _without_tiny(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    tiny = {at for at, piece in enumerate(pieces) if _is_tiny(piece)}
    large = sum(len(piece.text) for at, piece in enumerate(pieces) if at not in tiny)
    if not tiny or large < _FEW:
        return tuple(pieces)
    return tuple(piece for at, piece in enumerate(pieces) if at not in tiny)


def _is_tiny(piece: Piece) -> bool:
    return piece.size < _TINY and piece.top - piece.bottom < _TINY


__all__ = ["shown_pieces"]
