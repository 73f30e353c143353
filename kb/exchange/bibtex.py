"""BibTeX: the papers as a ``.bib`` file, to be cited by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from kb.model.paper import Paper
from kb.tables.authors import split_name
from kb.tables.latex_text import escape_latex

_ENTRY_TYPES = {
    "conference-paper": "inproceedings",
    "journal-article": "article",
    "preprint": "misc",
    "book-chapter": "incollection",
    "thesis": "phdthesis",
}
_VENUE_FIELDS = {
    "inproceedings": "booktitle",
    "article": "journal",
    "misc": "howpublished",
    "incollection": "booktitle",
    "phdthesis": "school",
}
_DASH = re.compile("[-\u2010-\u2015\u2212]+")
_ACCENTED = re.compile(r"\\[`'^~=.\"uHvcdbr]\{\\?[A-Za-z]\}")
_RAW_IN_AN_ADDRESS = "!#$&'()*+,-./:;=?@_~%"


def format_bibtex(papers: Iterable[Paper]) -> str:
    """The papers as BibTeX entries in ASCII, by key, with line feeds.

    Capitals that a style must keep are in braces. Fields that nobody has checked yet are named in
    ``kb_unchecked``, which every style ignores.
    """
    entries = (_entry(paper) for paper in sorted(papers, key=lambda paper: paper.id))
    return "\n".join(entries)


def _entry(paper: Paper) -> str:
    entry_type = _ENTRY_TYPES[paper.type]
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(paper, entry_type))
    return f"@{entry_type}{{{paper.id},\n{fields}}}\n"


def _fields(paper: Paper, entry_type: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_author, paper.authors))
    yield "title", _title(paper.title)
    yield "year", str(paper.year)
    if venue := _venue(paper):
        yield _VENUE_FIELDS[entry_type], _words(venue)
    if paper.volume:
        yield "volume", _words(paper.volume)
    if paper.issue:
        yield "number", _words(paper.issue)
    if paper.pages:
        yield "pages", "--".join(_words(part.strip()) for part in _DASH.split(paper.pages))
    if paper.doi:
        yield "doi", _address(paper.doi)
    if paper.arxiv:
        yield "eprint", _address(paper.arxiv)
        yield "archiveprefix", "arXiv"
    if paper.url:
        yield "url", _address(paper.url)
    if paper.unchecked:
        yield "kb_unchecked", ", ".join(paper.unchecked)


def _venue(paper: Paper) -> str:
    """Where it appeared; for a preprint with its arXiv id, which many styles print nowhere else."""
    venue = paper.venue or ""
    if paper.type != "preprint" or paper.arxiv is None or paper.arxiv in venue:
        return venue
    return f"{venue} arXiv:{paper.arxiv}".strip()


def _author(author: str) -> str:
    """``Family, Given``, with braces where BibTeX would part a name in the wrong place."""
    family, given = split_name(author)
    if not given:
        return f"{{{_words(family)}}}"
    return ", ".join(map(_name_part, (family, given)))


def _name_part(part: str) -> str:
    # Asked of the name as it is written: in LaTeX the accents of Ñandú set "and" apart.
    parts_wrongly = "," in part or re.search(r"\band\b", part, re.IGNORECASE)
    return f"{{{_words(part)}}}" if parts_wrongly else _words(part)


def _title(title: str) -> str:
    words = title.split()
    initials = [word[0] for word in words[1:] if len(word) > 3]
    only_names_are_capital = 2 * sum(initial.isupper() for initial in initials) < len(initials)
    shown = []
    for position, word in enumerate(words):
        opens = position == 0 or words[position - 1].endswith((":", ".", "?", "!"))
        is_name = only_names_are_capital and word[0].isupper() and not opens
        shown.append(_title_word(word, is_name))
    return " ".join(shown)


def _title_word(word: str, is_name: bool) -> str:
    """The word, in braces where a style that sets titles in small letters would spoil it."""
    core = word.rstrip(".,:;?!")
    if core and core != word:
        return _title_word(core, is_name) + _words(word[len(core) :])
    escaped = _words(word)
    if "\\" in _ACCENTED.sub("", escaped):
        return f"{{{{{escaped}}}}}"
    parts = word.split("-")
    keeps_case = any(
        any(letter.isupper() for letter in part[1:])
        or (len(parts) > 1 and len(part) == 1 and part.isupper())
        for part in parts
    )
    return f"{{{escaped}}}" if keeps_case or is_name else escaped


def _words(text: str) -> str:
    """The text as LaTeX, each accent in the braces that BibTeX expects around it."""
    return _ACCENTED.sub(lambda accent: f"{{{accent[0]}}}", escape_latex(text))


def _address(address: str) -> str:
    """An address or identifier as styles expect it: as it is, but unable to close its field."""
    return quote(address, safe=_RAW_IN_AN_ADDRESS)
