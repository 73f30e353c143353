"""Whether a file is the paper that it is taken for: title and authors on its first pages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kb.model.paper import Paper
from kb.sources.source import Source

_BEGINNING = 12_000
"""Characters of the text in which title and authors are looked for; of a PDF three pages."""

_PAGES = 3
_ABSTRACT = 5_000
"""A text of fewer characters is no whole paper."""

_STROKES = str.maketrans("øłđħıß", "oldhis")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file shows of the paper that it is taken for.

    Attributes:
        has_title: the title stands on the first pages.
        has_number: the DOI or the arXiv id stands there.
        authors: how many of the authors' family names stand there.
        of_authors: how many authors the record has.
        is_short: there is no more text than an abstract has.
    """

    has_title: bool
    has_number: bool
    authors: int
    of_authors: int
    is_short: bool

    @property
    def is_paper(self) -> bool:
        """Whether it is the paper: the title and at least half of the authors (three are enough),
        or the title with the DOI or arXiv id."""
        enough = self.authors >= min(3, (self.of_authors + 1) // 2)
        return self.has_title and (enough or self.has_number)

    @property
    def lacks(self) -> str:
        """What is missing, in words."""
        if not self.has_title:
            return "its first pages do not show the title"
        return f"its first pages show the title and {self.authors} of {self.of_authors} authors"


def identify(paper: Paper, source: Source) -> Identity:
    """What the first pages of a source show of a paper."""
    letters, plain = _read_once(first_pages(source))
    families = [squash(_family(author)) for author in paper.authors]
    title = squash(paper.title)
    numbers = [paper.doi.lower()] if paper.doi else []
    numbers += [f"arxiv:{paper.arxiv}", f"arxiv.org/abs/{paper.arxiv}"] if paper.arxiv else []
    return Identity(
        has_title=bool(title) and title in letters,
        has_number=any(re.sub(r"\s", "", number) in plain for number in numbers),
        authors=sum(family in letters for family in families if family),
        of_authors=len(families),
        is_short=len(source.text) < _ABSTRACT,
    )


@lru_cache(maxsize=4)
def _read_once(beginning: str) -> tuple[str, str]:
    """A beginning squashed, and in small letters without white space."""
    return squash(beginning), re.sub(r"\s", "", beginning.lower())


def first_pages(source: Source) -> str:
    """The beginning of a source, where a paper says what it is."""
    end = source.pages[_PAGES] if len(source.pages) > _PAGES else len(source.text)
    return source.text[: min(end, _BEGINNING)]


def squash(text: str) -> str:
    """Letters and digits alone, without case and accents: what two prints of a title share.

    >>> squash("Michael Häfner:  Classi\\ufb01-\\ncation")
    'michaelhafnerclassification'
    """
    plain = unicodedata.normalize("NFKD", text).lower().translate(_STROKES)
    return "".join(char for char in plain if char.isalnum())


def _family(author: str) -> str:
    family, comma, _ = author.partition(",")
    return family if comma else author.rsplit(maxsplit=1)[-1]


__all__ = ["Identity", "first_pages", "identify", "squash"]
