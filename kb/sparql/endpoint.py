"""An endpoint somewhere else, asked by the SPARQL 1.1 protocol.

Source: SPARQL 1.1 Protocol, sections 2.1 and 2.2; SPARQL 1.1 Query Results JSON Format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from kb.sparql.address import Address, parse_address
from kb.sparql.engine import AnswerKind, Limits, Question, Reply
from kb.sparql.errors import EndpointError, QueryFailed, QueryStopped, SparqlError
from kb.sparql.faults import read_fault
from kb.sparql.http import Line, Response

_JSON = "application/sparql-results+json"
_JSON_NAMES = (_JSON, "application/json", "text/json")
_NTRIPLES = "application/n-triples"
_NTRIPLES_NAMES = (_NTRIPLES, "text/plain", "application/ntriples")
_TABLES: tuple[str, ...] = ("SELECT", "ASK")
_MOST_WORDS = 4_000
_SHOWN = 300
_MARKUP = re.compile(rb"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.I)


class Endpoint:
    """Answers from an endpoint: Oxigraph, Fuseki, GraphDB, Virtuoso, or another.

    Attributes:
        address: where it listens.
    """

    def __init__(self, address: str) -> None:
        """It is not asked yet.

        Raises:
            EndpointError: when this is no address.
        """
        self.address: Address = parse_address(address)

    def __repr__(self) -> str:
        return f"<endpoint {self.address}>"

    @contextmanager
    def ask(self, question: Question, limits: Limits) -> Iterator[Reply]:
        """Send a query; see `kb.sparql.engine.Engine`."""
        wanted = _JSON if question.form in _TABLES else _NTRIPLES
        if question.form == "unknown":
            wanted = f"{_JSON}, {_NTRIPLES}"
        body = urlencode({"query": question.sent}).encode()
        with self._line(limits) as line:
            response = line.send(
                self.address, body, _headers("application/x-www-form-urlencoded", wanted)
            )
            _refuse_status(response, question)
            yield _Reply(response, question, _kind(response, question))

    def update(self, question: Question, limits: Limits) -> str:
        """Change what the endpoint holds; see `kb.sparql.engine.Engine`."""
        body = question.sent.encode()
        with self._line(limits) as line:
            response = line.send(self.address, body, _headers("application/sparql-update", "*/*"))
            _refuse_status(response, question)
            while response.read():
                continue
        return f"{self.address} has taken it; nothing else was changed"

    def close(self) -> None:
        """Nothing is held."""

    @contextmanager
    def _line(self, limits: Limits) -> Iterator[Line]:
        line = Line(float(limits.seconds))
        try:
            yield line
        finally:
            line.close()


class _Reply:
    """An answer as it comes from the endpoint."""

    def __init__(self, response: Response, question: Question, kind: AnswerKind) -> None:
        self.kind = kind
        self._response = response
        self._question = question

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; see `kb.sparql.engine.Reply`."""
        return self._response.read(size)

    def no_answer(self, reason: str) -> SparqlError:
        """The error for bytes that are no answer."""
        return _untrue(self._response, f"its answer cannot be read: {reason[:_SHOWN]}")


def _headers(content: str, accept: str) -> dict[str, str]:
    return {
        "Content-Type": f"{content}; charset=utf-8" if "update" in content else content,
        "Accept": accept,
        "Accept-Encoding": "gzip",
        "User-Agent": "literature-kb",
        "Connection": "close",
    }


def _kind(response: Response, question: Question) -> AnswerKind:
    """What the answer is; refused when it is not what was asked for, or known not to be whole."""
    _refuse_cut(response)
    if response.media in _JSON_NAMES and question.form in (*_TABLES, "unknown"):
        return "boolean" if question.form == "ASK" else "solutions"
    if response.media in _NTRIPLES_NAMES and question.form not in _TABLES:
        if not response.is_delimited:
            raise _untrue(response, "it does not say how long its answer is, so it may be cut off")
        return "triples"
    media = response.media or "something without a media type"
    raise _untrue(response, f"it answers {question.form} with {media[:_SHOWN]}")


def _refuse_cut(response: Response) -> None:
    """Some endpoints cut an answer off and say so only in a header."""
    most = response.headers.get("x-sparql-maxrows")
    if most is not None:
        raise EndpointError(
            str(response.address),
            f"it cuts answers off after {most[:20]} rows",
            "ask with LIMIT and OFFSET for one part after the other",
        )
    if response.status == 206 or response.headers.get("x-sql-state", "").startswith("S1TAT"):
        raise _untrue(response, "it gives only a part of the answer")


def _untrue(response: Response, reason: str) -> EndpointError:
    return EndpointError(
        str(response.address), reason, "see whether this is the address of its SPARQL service"
    )


def _refuse_status(response: Response, question: Question) -> None:
    """Say what an endpoint has against a query.

    Raises:
        SparqlError: when the status is not one of success.
    """
    status = response.status
    if 200 <= status < 300:
        return
    said = _words(response)
    if status == 400:
        raise read_fault(said or "the endpoint does not say why", question)
    reason = f"it answers with status {status}" + (f": {said}" if said else "")
    if status in (408, 504):
        raise QueryFailed(f"{response.address} has stopped it ({reason})")
    raise EndpointError(str(response.address), reason, _remedy(status))


def _remedy(status: int) -> str:
    if status in (401, 403):
        return "it wants a login: http://user:password@host/..."
    if status in (404, 405, 406, 415):
        return "see whether this is the address of its SPARQL service for this kind of request"
    return "ask again later, or ask its keeper"


def _words(response: Response) -> str:
    """What an endpoint says of an error, without markup and on one line."""
    data = b""
    try:
        while len(data) < _MOST_WORDS and (piece := response.read(_MOST_WORDS)):
            data += piece
    except (EndpointError, QueryStopped):
        pass
    if response.media == "text/html" or data.lstrip().startswith(b"<"):
        data = _MARKUP.sub(b" ", data)
    said = " ".join(data[:_MOST_WORDS].decode("utf-8", "replace").split())
    return said if len(said) <= _SHOWN else said[:_SHOWN] + "..."
