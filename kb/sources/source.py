"""The text of a paper's file, as matching needs it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["pdf", "html", "jats", "markdown", "text"]


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, line by line.

    Attributes:
        text: the words. A line feed ends a line of the page, an empty line parts two blocks (a
            paragraph, column, float, caption, footnote, head or foot), a form feed ends a page, and
            tabs part the cells of a table's row where a PDF sets at least three of them wide apart.
            Raised digits and signs (exponents, footnote marks) are Unicode superscripts. A hyphen
            at a line's end stays as ``-`` before the line feed.
        pages: where each page begins in ``text``; empty for a kind without pages.
        kind: the kind of file.
        extractor: what read it, with its version: ``pypdfium2 5.15.2, literature-kb 0.1.0``.
        sha256: the digest of the file's bytes, in hexadecimal.
    """

    text: str
    pages: tuple[int, ...]
    kind: SourceKind
    extractor: str
    sha256: str

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which this place of the text stands; None without pages."""
        return bisect_right(self.pages, offset) if self.pages else None
