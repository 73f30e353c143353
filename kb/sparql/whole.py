"""A whole knowledge base, read back from the triples that an engine holds."""

from __future__ import annotations

from collections.abc import Iterator

from kb.collector import collector_paused
from kb.corpus import Corpus
from kb.errors import NotAKnowledgeBase, UnreadableRdf
from kb.graph.reading import corpus_from_triples
from kb.graph.terms import Triple
from kb.sparql.answer import Blank, Solutions, Triples
from kb.sparql.engine import Engine, Limits
from kb.sparql.errors import QueryFailed
from kb.sparql.query import find_answer

PAGE = 200_000
"""So many triples are asked for at once."""
_LIMITS = Limits(seconds=600, rows=PAGE)
_BRIEF = Limits(seconds=10, rows=100)
_COUNT = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_PAGE_OF = (
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SELECT DISTINCT ?s ?p ?o {{ ?s ?p ?o }} "
    "ORDER BY ?s ?p ?o LIMIT {limit} OFFSET {offset} }}"
)
_HOMES = "SELECT ?version { ?home a dcat:Catalog ; kb:baseIri ?base ; owl:versionInfo ?version }"


def read_whole_corpus(engine: Engine, name: str, page: int = PAGE) -> Corpus:
    """The records that an engine holds as triples.

    Args:
        engine: what is asked.
        name: what it is called in errors, such as its address.
        page: how many triples are asked for at once.

    Raises:
        NotAKnowledgeBase: when there is none, several, or a broken one.
        SparqlError: when the engine does not answer, or its triples change meanwhile.
    """
    homes = _solutions(engine, _HOMES)
    if len(homes.rows) != 1:
        held = f"it describes {len(homes.rows)} of them" if homes.rows else "none is described"
        raise NotAKnowledgeBase(
            name, f"{held} in its default graph; load what `kb export turtle` writes, and only that"
        )
    with collector_paused():
        try:
            return corpus_from_triples(_iter_triples(engine, page))
        except UnreadableRdf as error:
            raise NotAKnowledgeBase(name, str(error)) from error


def read_version(engine: Engine) -> str | None:
    """The version of the data that an engine holds; None when it holds no knowledge base."""
    homes = _solutions(engine, _HOMES, _BRIEF)
    return _text(homes) if len(homes.rows) == 1 else None


def _iter_triples(engine: Engine, page: int) -> Iterator[Triple]:
    count = int(_text(_solutions(engine, _COUNT)))
    got = 0
    for offset in range(0, max(count, 1), page):
        query = _ALL if count <= page else _PAGE_OF.format(limit=page, offset=offset)
        answer = find_answer(engine, query, _LIMITS)
        assert isinstance(answer, Triples)  # noqa: S101 - it is what a CONSTRUCT is answered with
        got += len(answer.triples)
        for subject, predicate, object_ in answer.triples:
            if not isinstance(subject, Blank) and not isinstance(object_, Blank):
                yield subject, predicate, object_
    if got != count:
        raise QueryFailed(f"of {count:,} triples {got:,} came; perhaps they are being changed")


def _solutions(engine: Engine, query: str, limits: Limits = _LIMITS) -> Solutions:
    answer = find_answer(engine, query, limits)
    assert isinstance(answer, Solutions)  # noqa: S101 - it is what a SELECT is answered with
    return answer


def _text(solutions: Solutions) -> str:
    from kb.sparql.frame import text_of

    cell = solutions.rows[0][0]
    if cell is None:
        raise QueryFailed("it leaves the one thing that was asked for empty")
    return text_of(cell)
