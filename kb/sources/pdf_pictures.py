"""Whether a PDF page is a picture, as a scanner makes it."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 0.5
"""A picture that covers so much of the page is the page."""

_MOST_SHAPES = 1_000
"""So many shapes of a page are looked at."""


def is_picture(page: Any) -> bool:
    """Whether pictures cover most of the page."""
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    covered = 0.0
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_SHAPES)):
        shape = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(shape) in (
            pdfium.FPDF_PAGEOBJ_IMAGE,
            pdfium.FPDF_PAGEOBJ_FORM,
        ):
            covered += _area(shape)
    return bool(covered >= _MOST * area)


def _area(shape: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
    return abs(right.value - left.value) * abs(top.value - bottom.value)


__all__ = ["is_picture"]
