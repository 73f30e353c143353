"""A whole knowledge base, read back from the triples that an engine holds."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from kb.collector import collector_paused
from kb.corpus import Corpus
from kb.errors import NotAKnowledgeBase, UnreadableRdf
from kb.graph.reading import corpus_from_triples
from kb.graph.terms import Triple
from kb.sparql.answer import Answer, Blank, Solutions, Triples
from kb.sparql.engine import Engine, Limits
from kb.sparql.errors import QueryFailed, QueryStopped
from kb.sparql.query import Updated, find_answer

PAGE = 200_000
"""So many triples are asked for at once."""
SECONDS = 3_600
"""So long may all the pages take together."""
_BRIEF = 10
_FEW = 100
_SHOWN = 100
_WHOLE = re.compile(r"[0-9]{1,30}")
_REMEDY = "load the knowledge base from its files, or from an endpoint that is nearer"
_COUNT = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_PAGE_OF = (
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SELECT DISTINCT ?s ?p ?o {{ ?s ?p ?o }} "
    "ORDER BY ?s ?p ?o LIMIT {limit} OFFSET {offset} }}"
)
_HOMES = "SELECT ?version { ?home a dcat:Catalog ; kb:baseIri ?base ; owl:versionInfo ?version }"


def read_whole_corpus(
    engine: Engine, name: str, page: int = PAGE, seconds: float = SECONDS
) -> Corpus:
    """The records that an engine holds as triples.

    Args:
        engine: what is asked.
        name: what it is called in errors, such as its address.
        page: how many triples are asked for at once.
        seconds: how long all of it may take.

    Raises:
        NotAKnowledgeBase: when there is none, several, or a broken one.
        SparqlError: when the engine does not answer, or its triples change meanwhile.
    """
    source = _Source(engine, seconds)
    homes = source.rows(_HOMES)
    if len(homes) != 1:
        held = f"it describes {len(homes)} of them" if homes else "none is described"
        raise NotAKnowledgeBase(
            name, f"{held} in its default graph; load what `kb export turtle` writes, and only that"
        )
    with collector_paused():
        try:
            return corpus_from_triples(_iter_triples(source, page))
        except UnreadableRdf as error:
            raise NotAKnowledgeBase(name, str(error)) from error


def read_version(engine: Engine) -> str | None:
    """The version of the data that an engine holds; None when it holds no knowledge base."""
    homes = _Source(engine, _BRIEF).rows(_HOMES)
    return homes[0] if len(homes) == 1 else None


def _iter_triples(source: _Source, page: int) -> Iterator[Triple]:
    count = _number(source.rows(_COUNT))
    got = 0
    while True:
        query = _ALL if count <= page else _PAGE_OF.format(limit=page, offset=got)
        triples = source.triples(query, page)
        got += len(triples)
        for subject, predicate, object_ in triples:
            if not isinstance(subject, Blank) and not isinstance(object_, Blank):
                yield subject, predicate, object_
        if len(triples) < page or got >= count:
            break
    if got != count:
        raise QueryFailed(f"of {count:,} triples {got:,} came; perhaps they are being changed")


class _Source:
    """An engine that is asked again and again, within one limit of time for all of it."""

    def __init__(self, engine: Engine, seconds: float) -> None:
        self._engine = engine
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    def rows(self, query: str) -> list[str]:
        """The rows of a SELECT of one variable, as text."""
        from kb.sparql.frame import text_of

        answer = self._answer(query, _FEW)
        assert isinstance(answer, Solutions)  # noqa: S101 - it is what a SELECT is answered with
        cells = [cell for (cell,) in answer.rows if cell is not None]
        if len(cells) != len(answer.rows):
            raise QueryFailed("it leaves the one thing that was asked for empty")
        return [text_of(cell) for cell in cells]

    def triples(self, query: str, most: int) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT."""
        answer = self._answer(query, most)
        assert isinstance(answer, Triples)  # noqa: S101 - it is what a CONSTRUCT is answered with
        return answer.triples

    def _answer(self, query: str, most: int) -> Answer | Updated:
        stopped = QueryStopped("time", self._seconds, _REMEDY)
        left = self._until - time.monotonic()
        if left <= 0:
            raise stopped
        try:
            return find_answer(self._engine, query, Limits(seconds=left, rows=most))
        except QueryStopped as error:
            if error.limit == "time":
                raise stopped from None
            if error.limit == "rows":
                reason = f"its answer has more than {most:,} rows, and should have no more"
                raise QueryFailed(reason) from None
            raise


def _number(rows: list[str]) -> int:
    if len(rows) != 1 or not _WHOLE.fullmatch(rows[0]):
        raise QueryFailed(f"it counts its triples as {' '.join(rows)[:_SHOWN] or 'nothing'}")
    return int(rows[0])
