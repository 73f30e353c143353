"""All pictures of a knowledge base, each made once, when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kb.collector import collector_paused
from kb.corpus import Corpus
from kb.frames.coded import Domains
from kb.frames.conflicts import Conflicts
from kb.site.pictures import opposed, routes, terminology, together, years
from kb.site.pictures.book import Book, read_book, shown_books
from kb.site.pictures.drawable import read_drawable
from kb.site.pictures.evidence import build_evidence
from kb.site.pictures.evidence_map import VARIANTS
from kb.site.pictures.figure import Figure
from kb.site.pictures.voices import Voices


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of picture.

    Attributes:
        name: its name in addresses.
        title: what it is called.
        purpose: the question that it answers.
        figures: the names of its figures, which are those of their files.
    """

    name: str
    title: str
    purpose: str
    figures: tuple[str, ...]


KINDS: Final[tuple[Kind, ...]] = (
    Kind(
        "evidence-map",
        "Evidence map",
        "Where is evidence on a factor, how much of it is independent, and where is none?",
        tuple(f"evidence-map-by-{variant}" for variant in VARIANTS),
    ),
    Kind(
        years.NAME,
        "Quotes per factor and year",
        "Which factors do quotes speak to, and when?",
        (years.NAME,),
    ),
    Kind(
        together.NAME,
        "Factors that come together",
        "Which factors stand in one quote?",
        (together.NAME,),
    ),
    Kind(
        routes.NAME,
        "From source to target",
        "Which source goes to which target, and which factors are invoked?",
        (routes.NAME,),
    ),
    Kind(
        opposed.NAME,
        "Conflicts",
        "Which quotes stand against each other, and in what do they differ?",
        (opposed.NAME,),
    ),
    Kind(
        terminology.NAME,
        "Terminology",
        "Which words do authors use for a factor, and which are ambiguous?",
        (terminology.NAME,),
    ),
)
"""The kinds of pictures, in the order of the overview."""


MAP: Final = KINDS[0].name
"""The name of the evidence map."""


class Gallery:
    """The pictures of one corpus.

    Attributes:
        corpus: the records.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._books: dict[str, Book] = {}
        self._conflicts: dict[str, Conflicts] = {}
        self._figures: dict[tuple[str, str], tuple[Figure, ...]] = {}

    @cached_property
    def books(self) -> tuple[str, ...]:
        """The codebooks that have pictures, that of most marks first."""
        return shown_books(self.corpus)

    @property
    def main(self) -> str:
        """The codebook whose pictures are shown first; empty where there is none."""
        return self.books[0] if self.books else ""

    def figures(self, kind: str, ref: str) -> tuple[Figure, ...]:
        """The figures of a kind under a codebook."""
        if (kind, ref) not in self._figures:
            with collector_paused():
                self._figures[kind, ref] = _MAKERS[kind](self, self.book(ref))
        return self._figures[kind, ref]

    def book(self, ref: str) -> Book:
        """A codebook with what is said under it."""
        if ref not in self._books:
            self._books[ref] = read_book(self.corpus, ref)
        return self._books[ref]

    def conflicts(self, ref: str) -> Conflicts:
        """The quotes of a codebook that stand against each other."""
        if ref not in self._conflicts:
            self._conflicts[ref] = opposed.read_conflicts(self.book(ref))
        return self._conflicts[ref]

    @cached_property
    def drawable(self) -> frozenset[tuple[str, str]]:
        """The codebook and the name of every figure that has a drawing."""
        with collector_paused():
            return read_drawable(self.corpus, self.books, self.domains)

    @cached_property
    def domains(self) -> Domains:
        """The domains of the datasets."""
        return Domains(self.corpus.datasets)

    @cached_property
    def voices(self) -> Voices:
        """Who wrote what."""
        return Voices(self.corpus.papers)


def _evidence(gallery: Gallery, book: Book) -> tuple[Figure, ...]:
    return tuple(
        build_evidence(book, variant, gallery.domains, gallery.voices) for variant in VARIANTS
    )


_MAKERS: Mapping[str, Callable[[Gallery, Book], tuple[Figure, ...]]] = {
    "evidence-map": _evidence,
    years.NAME: lambda _, book: (years.build_years(book),),
    together.NAME: lambda _, book: (together.build_together(book),),
    routes.NAME: lambda _, book: (routes.build_routes(book),),
    opposed.NAME: lambda gallery, book: (opposed.build_opposed(book, gallery.conflicts(book.ref)),),
    terminology.NAME: lambda _, book: (terminology.build_terminology(book),),
}
