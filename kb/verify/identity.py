"""Whether a file is the paper that it is taken for: title and authors on its first pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.model.paper import Paper
from kb.sources.source import Source

_BEGINNING = 12_000
"""Characters of the text in which title and authors are looked for; of a PDF three pages."""

_PAGES = 3
_ABSTRACT = 5_000
"""A text of fewer characters is no whole paper."""

_TITLE_LINES = 8
_MARK = 2
"""A title may have so many letters or digits more, of a footnote's mark."""

_REFERENCES = re.compile(r"^\W*(?:\d+\W+)?(?:references|bibliography)\W*$", re.I | re.M)
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
    lines, words, plain = _read_once(_before_references(first_pages(source)))
    families = [_spoken(_family(author)) for author in paper.authors]
    numbers = [paper.doi.lower()] if paper.doi else []
    numbers += [f"arxiv:{paper.arxiv}", f"arxiv.org/abs/{paper.arxiv}"] if paper.arxiv else []
    return Identity(
        has_title=_stands_alone(squash(paper.title), lines),
        has_number=any(re.sub(r"\s", "", number) in plain for number in numbers),
        authors=sum(f" {family} " in words for family in families if family),
        of_authors=len(families),
        is_short=len(source.text) < _ABSTRACT,
    )


def _stands_alone(title: str, lines: Sequence[str]) -> bool:
    """Whether a title stands on lines of its own, but for a mark behind it or a word before it
    that says what it is: in a running sentence, or with more words, it is another paper's."""
    if not title:
        return False
    for first in range(len(lines)):
        said = lines[first].removeprefix("title")
        for line in (*lines[first + 1 : first + _TITLE_LINES], ""):
            if said.startswith(title) and len(said) <= len(title) + _MARK:
                return True
            if not title.startswith(said):
                break
            said += line
    return False


@lru_cache(maxsize=4)
def _read_once(beginning: str) -> tuple[tuple[str, ...], str, str]:
    """The squashed lines of a beginning; its words with spaces around them, without case and
    accents; and its small letters without white space."""
    lines = tuple(said for line in beginning.splitlines() if (said := squash(line)))
    return lines, f" {_spoken(beginning)} ", re.sub(r"\s", "", beginning.lower())


def _before_references(text: str) -> str:
    found = _REFERENCES.search(text)
    return text[: found.start()] if found else text


def _spoken(text: str) -> str:
    """The words of a text in small letters, without accents and marks, with single spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if char.isascii()
                   or not unicodedata.combining(char))  # fmt: skip
    return " ".join(filter(None, map(squash, re.split(r"[\W\d_]+", bare))))


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
