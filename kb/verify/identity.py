"""Whether a file is the paper that it is taken for: title and authors at its beginning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kb.model.paper import Paper
from kb.sources.source import Source

_BEGINNING = 12_000
"""Characters of the text in which title and authors are looked for; of a PDF three pages."""

_PAGES = 3
_ABSTRACT = 5_000
"""A text of fewer characters is no whole paper."""

NEAR = 1_500
"""The title begins within so many characters, and the authors stand as near to it."""

_TITLE_LINES = 8
_MARK = 2
"""A title may have so many letters or digits more, of a footnote's mark."""

_REFERENCES = re.compile(r"^\W*(?:\d+\W+)?(?:references|bibliography)\W*$", re.I | re.M)
_LEADS_ON = re.compile(r"\b(?:on|to|about|regarding)\W*$", re.I)
_STROKES = str.maketrans("øłđħıß", "oldhis")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file shows of the paper that it is taken for.

    Attributes:
        has_title: the title stands on lines of its own where a paper has its title.
        has_late_title: it stands so on the first pages, but not at their beginning.
        has_number: the DOI or the arXiv id stands on the first pages.
        authors: how many of the authors' family names stand near the title; without a title, on
            the first pages.
        of_authors: how many authors the record has.
        is_short: there is no more text than an abstract has.
    """

    has_title: bool
    has_late_title: bool
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
        if self.has_late_title:
            return f"its title stands later than in the first {NEAR:,} characters"
        if not self.has_title:
            return "its first pages do not show the title on lines of its own"
        return (
            f"its first pages show the title, and {self.authors} of {self.of_authors} authors "
            "near it"
        )


class _Line(NamedTuple):
    """A line that says something: where it begins, and its letters and digits alone."""

    start: int
    said: str
    leads_on: bool
    """It ends in a word such as "on" or "to": what follows is what it speaks of."""


def identify(paper: Paper, source: Source) -> Identity:
    """What the first pages of a source show of a paper."""
    beginning = _before_references(first_pages(source)).lstrip()
    lines, words, plain, head = _read_once(beginning)
    families = [family for author in paper.authors if (family := _spoken(_family(author)))]
    numbers = [paper.doi.lower()] if paper.doi else []
    numbers += [f"arxiv:{paper.arxiv}", f"arxiv.org/abs/{paper.arxiv}"] if paper.arxiv else []
    numbers = [re.sub(r"\s", "", number) for number in numbers]
    titles = list(_titles(squash(paper.title), lines))
    is_numbered = any(number in head for number in numbers)
    early = [title for title in titles if is_numbered or title[0] < NEAR]
    around = [
        f" {_spoken(beginning[max(start - NEAR, 0) : end + NEAR])} " for start, end in early
    ] or [words]
    return Identity(
        has_title=bool(early),
        has_late_title=bool(titles) and not early,
        has_number=any(number in plain for number in numbers),
        authors=max(sum(f" {name} " in said for name in families) for said in around),
        of_authors=len(paper.authors),
        is_short=len(source.text) < _ABSTRACT,
    )


def _titles(title: str, lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Where a title stands on lines of its own, but for a mark behind it or a word before it that
    says what it is: in a running sentence, or with more words, it is another paper's."""
    if not title:
        return
    for first, line in enumerate(lines):
        if first and lines[first - 1].leads_on:
            continue
        said = line.said.removeprefix("title")
        for at in range(first + 1, first + _TITLE_LINES + 1):
            if said.startswith(title) and len(said) <= len(title) + _MARK:
                yield line.start, lines[at].start if at < len(lines) else lines[-1].start
                break
            if not title.startswith(said) or at >= len(lines):
                break
            said += lines[at].said


@lru_cache(maxsize=4)
def _read_once(beginning: str) -> tuple[tuple[_Line, ...], str, str, str]:
    """The lines of a beginning; its words with spaces around them, without case and accents; its
    small letters without white space; and so those that stand first of all."""
    lines: list[_Line] = []
    start = 0
    for line in beginning.splitlines(keepends=True):
        if said := squash(line):
            lines.append(_Line(start, said, bool(_LEADS_ON.search(line))))
        start += len(line)
    bare, head = (re.sub(r"\s", "", text.lower()) for text in (beginning, beginning[:NEAR]))
    return tuple(lines), f" {_spoken(beginning)} ", bare, head


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


__all__ = ["NEAR", "Identity", "first_pages", "identify", "squash"]
