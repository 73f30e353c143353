"""Answers: what comes from an engine, read whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.graph.terms import Literal
from kb.sparql.engine import Limits, Reply
from kb.sparql.errors import QueryStopped

if TYPE_CHECKING:
    import pyoxigraph as ox

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


class Iri(str):
    """An IRI in an answer."""

    __slots__ = ()


class Blank(str):
    """A thing without an IRI; the label says only that two of one answer are the same."""

    __slots__ = ()


Term = Iri | Blank | Literal
"""A value in an answer. A quoted triple, of RDF 1.2, comes as a literal with its text."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT.

    Attributes:
        variables: names of the columns, without the question mark.
        rows: a value for each column, None where the variable is not bound.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE.

    Attributes:
        triples: subject, predicate and object; each once, in the order of their first coming.
    """

    triples: tuple[tuple[Iri | Blank, Iri, Term], ...]


Answer = Solutions | Triples | bool
"""What a query is answered with."""


def read_answer(reply: Reply, limits: Limits, wanted: tuple[str, ...] | None = None) -> Answer:
    """Read an answer to its end.

    Args:
        reply: it.
        limits: how much it may take.
        wanted: the columns that were asked for, and their order; whatever comes if None.

    Raises:
        QueryStopped: when it has too many rows or bytes.
        SparqlError: when it is not what it claims to be, or the engine fails while it is read.
    """
    import pyoxigraph as ox

    stream = _Counted(reply, limits.size)
    results = None
    try:
        if reply.kind == "triples":
            return _read_triples(stream, limits)
        results = ox.parse_query_results(
            stream,  # type: ignore[arg-type]  # only `read` is called
            ox.QueryResultsFormat.JSON,
        )
        if isinstance(results, ox.QueryBoolean) != (reply.kind == "boolean"):
            raise reply.no_answer("it is of another kind than was asked for")
        if isinstance(results, ox.QueryBoolean):
            answer: Answer = bool(results)
        else:
            _refuse_columns([variable.value for variable in results.variables], wanted, reply)
            answer = _read_solutions(results, limits, wanted)
        stream.finish()
        return answer
    except (SyntaxError, ValueError) as error:
        stream.tell()
        raise reply.no_answer(str(error)) from None
    except OSError:
        stream.tell()
        raise
    finally:
        # Not to be kept by an error's traceback: only this thread may throw it away.
        del results


class _Counted:
    """A stream that counts, and that remembers the error that a parser would hide."""

    def __init__(self, reply: Reply, most: int) -> None:
        self._reply = reply
        self._most = most
        self._size = 0
        self._error: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._reply.read(size)
            self._size += len(data)
            if self._size > self._most:
                raise QueryStopped("bytes", self._most)
        except BaseException as error:
            self._error = error
            raise
        return data

    def finish(self) -> None:
        """Read what is left, which must be nothing but space."""
        while data := self.read(1 << 16):
            if data.strip():
                raise self._reply.no_answer("something follows the answer")

    def tell(self) -> None:
        """Raise the error of the engine that stopped the reading, if there was one."""
        if self._error is not None:
            raise self._error


def _refuse_columns(came: list[str], wanted: tuple[str, ...] | None, reply: Reply) -> None:
    """Refuse an answer to something else; in which order its columns come is of no account.

    It takes the names alone: an error's traceback keeps what this function was given.
    """
    if wanted is not None and sorted(came) != sorted(wanted):
        names, asked = (" ".join(f"?{name}" for name in each) for each in (came, wanted))
        raise reply.no_answer(f"for {asked} it has the columns {names or 'of nothing'}")


def _read_solutions(
    results: ox.QuerySolutions, limits: Limits, wanted: tuple[str, ...] | None
) -> Solutions:
    came = tuple(variable.value for variable in results.variables)
    variables = came if wanted is None else wanted
    places = [came.index(name) for name in variables]
    is_in_order = variables == came
    terms = _Terms()
    rows: list[tuple[Term | None, ...]] = []
    try:
        for solution in results:
            if len(rows) >= limits.rows:
                raise QueryStopped("rows", limits.rows)
            cells = solution if is_in_order else [solution[place] for place in places]
            rows.append(tuple([term and terms.term(term) for term in cells]))
    finally:
        del results
    return Solutions(variables, tuple(rows))


def _read_triples(stream: _Counted, limits: Limits) -> Triples:
    import pyoxigraph as ox

    terms = _Terms()
    found: dict[tuple[Iri | Blank, Iri, Term], None] = {}
    for quad in ox.parse(stream, ox.RdfFormat.N_TRIPLES):  # type: ignore[arg-type]  # only `read`
        subject, predicate = terms.term(quad.subject), terms.term(quad.predicate)
        found[subject, predicate, terms.term(quad.object)] = None  # type: ignore[index]  # no literal
        if len(found) > limits.rows:
            raise QueryStopped("rows", limits.rows)
    return Triples(tuple(found))


class _Terms:
    """Terms of the store as our own, each made once."""

    def __init__(self) -> None:
        import pyoxigraph as ox

        self._named, self._blank, self._literal = ox.NamedNode, ox.BlankNode, ox.Literal
        self._iris: dict[str, Iri] = {}
        self._literals: dict[tuple[str, str | None, str | None], Literal] = {}

    def term(self, term: object) -> Term:
        """One of ours for one of the store's."""
        if isinstance(term, self._named):
            text = term.value
            known = self._iris.get(text)
            if known is None:
                known = self._iris[text] = Iri(text)
            return known
        if isinstance(term, self._literal):
            language = term.language
            datatype = None if language else term.datatype.value
            key = (term.value, None if datatype == _XSD_STRING else datatype, language)
            literal = self._literals.get(key)
            if literal is None:
                literal = self._literals[key] = Literal(*key)
            return literal
        if isinstance(term, self._blank):
            return Blank(f"_:{term.value}")
        return Literal(str(term))
