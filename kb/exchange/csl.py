"""CSL JSON: a paper as Zotero, Pandoc and citation processors read it.

Types and fields are those of the input schema of the Citation Style Language, version 1.0.2. Names
are parted as in the BibTeX. Fields that nobody has checked yet are named in ``custom``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from kb.tables.authors import split_name

if TYPE_CHECKING:
    from kb.model.paper import Paper

_TYPES: Final = {
    "conference-paper": "paper-conference",
    "journal-article": "article-journal",
    "preprint": "article",
    "book-chapter": "chapter",
    "thesis": "thesis",
}
_PUBLISHED_BY: Final = ("preprint", "thesis")
"""The types whose venue is no container: a server, a school."""
_DASH: Final = re.compile("\\s*[-\u2010-\u2015\u2212]+\\s*")


def format_csl(papers: Iterable[Paper]) -> Iterator[str]:
    """The papers as CSL JSON, by id: a list with an item on each line, in pieces."""
    before = "[\n"
    for paper in sorted(papers, key=lambda paper: paper.id):
        yield before + json.dumps(dict(iter_fields(paper)), ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def iter_fields(paper: Paper) -> Iterator[tuple[str, Any]]:
    """The fields of the item of a paper, with their values."""
    yield "id", paper.id
    yield "type", _TYPES[paper.type]
    if paper.type == "preprint":
        yield "genre", "preprint"
    yield "title", paper.title
    yield "author", list(map(_name, paper.authors))
    yield "issued", {"date-parts": [[paper.year]]}
    if paper.venue:
        yield ("publisher" if paper.type in _PUBLISHED_BY else "container-title"), paper.venue
    if paper.volume:
        yield "volume", paper.volume
    if paper.issue:
        yield "issue", paper.issue
    if paper.pages:
        yield "page", _DASH.sub("-", paper.pages)
    if paper.doi:
        yield "DOI", paper.doi
    if paper.pmid:
        yield "PMID", paper.pmid
    if paper.pmcid:
        yield "PMCID", paper.pmcid
    if paper.arxiv:
        yield "number", f"arXiv:{paper.arxiv}"
    if paper.url or paper.arxiv:
        yield "URL", paper.url or f"https://arxiv.org/abs/{paper.arxiv}"
    if paper.unchecked:
        yield "custom", {"kb_unchecked": list(paper.unchecked)}


def _name(author: str) -> dict[str, str]:
    family, given = split_name(author)
    return {"family": family, "given": given} if given else {"literal": family}
