"""What a reader of one kind of file gives back, and how it says that it could not."""

from __future__ import annotations

from dataclasses import dataclass

from kb.errors import KbError

PICTURE = "\ufffc"
"""Stands in a sentence where a picture stands, which may show a word that is not read here."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The words of a file.

    Attributes:
        text: as in `kb.sources.source.Source`.
        pages: where each page begins in ``text``; empty for a kind without pages.
        extractor: what read it, with its version: the library, or the kind where there is none.
    """

    text: str
    pages: tuple[int, ...]
    extractor: str


class Unreadable(KbError):
    """A file's bytes cannot serve as a source; who knows the file's name adds it.

    Attributes:
        code: the finding's code, such as ``KB801``.
        reason: what is wrong with the file.
        remedy: what to do about it.
    """

    def __init__(self, code: str, reason: str, remedy: str) -> None:
        super().__init__(f"{code}: {reason}; {remedy}")
        self.code = code
        self.reason = reason
        self.remedy = remedy


__all__ = ["PICTURE", "Extracted", "Unreadable"]
