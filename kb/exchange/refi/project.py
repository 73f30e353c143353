"""The project file: every part in the order of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange.refi.cases import iter_cases
from kb.exchange.refi.codes import iter_codes
from kb.exchange.refi.guids import Guids
from kb.exchange.refi.links import iter_links, iter_sets
from kb.exchange.refi.markup import iter_section, text_element
from kb.exchange.refi.notes import iter_notes
from kb.exchange.refi.sources import iter_sources
from kb.exchange.refi.users import iter_users
from kb.exchange.refi.variables import iter_variables
from kb.exchange.xml import escape_attribute
from kb.model.meta import KnowledgeBase

NAMESPACE = "urn:QDA-XML:project:1.0"


def iter_project(corpus: Corpus, guids: Guids) -> Iterator[str]:
    """The XML of the project, in pieces.

    Times are the first moment of the year of the data's version: some programs stop at a note
    without a time, and the same records must give the same bytes.
    """
    meta = corpus.meta
    written = f"{meta.year:04d}-01-01T00:00:00Z"
    title = escape_attribute(meta.title)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<Project xmlns="{NAMESPACE}" name="{title}" origin="literature-kb"'
    yield f' creationDateTime="{written}">\n'
    yield from iter_section("Users", iter_users(corpus, guids))
    if corpus.codebooks:
        yield "<CodeBook>\n"
        yield from iter_section("Codes", iter_codes(corpus, guids))
        yield "</CodeBook>\n"
    yield from iter_section("Variables", iter_variables(guids))
    yield from iter_section("Cases", iter_cases(corpus, guids))
    yield from iter_section("Sources", iter_sources(corpus, guids, written))
    yield from iter_section("Notes", iter_notes(corpus, guids, written))
    yield from iter_section("Links", iter_links(corpus, guids))
    yield from iter_section("Sets", iter_sets(corpus, guids))
    yield text_element("Description", _describe(meta))
    yield "\n</Project>\n"


def _describe(meta: KnowledgeBase) -> str:
    return (
        f"{meta.description}\nVersion of the data: {meta.version}\nLicence: {meta.licence}\n"
        f"Records: {meta.base_iri}"
    )
