"""An endpoint over HTTP: the same answers as the embedded engine, and none from one that lies."""

from __future__ import annotations

import gzip
import socket
import time
import traceback
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pyoxigraph as ox
import pytest

from kb.graph.terms import Literal
from kb.sparql.address import parse_address
from kb.sparql.answer import Solutions, Triples
from kb.sparql.endpoint import Endpoint
from kb.sparql.engine import Limits
from kb.sparql.errors import (
    EndpointError,
    MalformedQuery,
    QueryFailed,
    QueryRefused,
    QueryStopped,
    SparqlError,
)
from kb.sparql.query import Updated, find_answer
from tests.roofs import build_roofs
from tests.sparql.server import Served, Talk, drips, says, serving, talking

ONE = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"a"}}]}}'
JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
ENDLESS = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"'
SELECT = "SELECT ?s { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
TRIPLE = b"<http://a> <http://b> <http://c> .\n"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(build_roofs()) as served:
        yield served


def test_the_forms_of_a_query_have_answers_of_their_own(served: Served) -> None:
    endpoint = Endpoint(served.address)
    assert find_answer(endpoint, "ASK { ?q a oa:SpecificResource }") is True
    assert find_answer(endpoint, "ASK { ?q a kb:Nothing }") is False
    answer = find_answer(endpoint, "SELECT ?x ?y { VALUES ?x { 1 'ä\u2028' } }")
    assert isinstance(answer, Solutions)
    assert answer.variables == ("x", "y")
    assert [row[1] for row in answer.rows] == [None, None]
    told = find_answer(endpoint, CONSTRUCT)
    assert isinstance(told, Triples)
    assert len(told.triples) == len(served.store)


def test_prefixes_are_declared_for_the_endpoint_on_the_first_line(served: Served) -> None:
    find_answer(Endpoint(served.address), "ASK {\n ?q a oa:SpecificResource }")
    assert served.asked[-1].startswith("PREFIX oa: <http://www.w3.org/ns/oa#> ASK {\n")
    with pytest.raises(MalformedQuery) as malformed:
        find_answer(Endpoint(served.address), "SELECT * { ?q a oa:SpecificResource ; ; }.")
    assert (malformed.value.line, malformed.value.column) == (1, 43)


def test_what_is_not_allowed_is_not_even_sent(served: Served) -> None:
    before = len(served.asked), len(served.store)
    for query in ("INSERT DATA { kb:a kb:b kb:c }", "SELECT * { SERVICE <http://e/> {} }"):
        with pytest.raises(QueryRefused):
            find_answer(Endpoint(served.address), query)
    assert (len(served.asked), len(served.store)) == before


def test_an_update_that_is_allowed_is_sent() -> None:
    with serving(ntriples=TRIPLE) as served:
        told = find_answer(Endpoint(served.address), "DELETE WHERE { ?s ?p ?o }", update=True)
        assert isinstance(told, Updated)
        assert len(served.store) == 0


def test_a_query_that_the_endpoint_cannot_answer_fails_with_its_words(served: Served) -> None:
    call = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"
    with pytest.raises(EndpointError, match=r"status 500: .*(?:refused|port)"):
        find_answer(Endpoint(served.address), call, service=True)


LIES: dict[str, tuple[str, Talk]] = {
    "no JSON": (SELECT, says(b"hello")),
    "half of the JSON": (SELECT, says(ONE[:-3])),
    "shorter than it says": (SELECT, says(ONE, length=len(ONE) + 5)),
    "something after it": (SELECT, says(ONE + b"{}")),
    "a boolean for rows": (SELECT, says(b'{"head":{},"boolean":true}')),
    "rows for a boolean": ("ASK { ?s ?p ?o }", says(ONE)),
    "a variable that is not in the head": (SELECT, says(ONE.replace(b'["s"]', b'["t"]'))),
    "an unknown type of term": (SELECT, says(ONE.replace(b"literal", b"figure"))),
    "no results": (SELECT, says(b'{"head":{"vars":["s"]}}')),
    "another column": (SELECT, says(ONE.replace(b'"s"', b'"zzz"'))),
    "one column more": (SELECT, says(ONE.replace(b'["s"]', b'["s","t"]'))),
    "one column less": ("SELECT ?s ?t { ?s ?p ?t }", says(ONE)),
    "no columns": (SELECT, says(b'{"head":{"vars":[]},"results":{"bindings":[{}]}}')),
    "another name for a count": ("SELECT (COUNT(*) AS ?n) {}", says(ONE)),
    "a list": (SELECT, says(b"[]")),
    "nothing": (SELECT, says(b"")),
    "bytes that are no text": (SELECT, says(ONE.replace(b'"a"', b'"\xff"'))),
    "a page": (SELECT, says(b"<html>welcome</html>", media="text/html")),
    "no media type": (SELECT, says(ONE, media="")),
    "a part": (SELECT, says(ONE, status="206 Partial Content")),
    "rows cut off": (SELECT, says(ONE, headers="X-SPARQL-MaxRows: 10000\r\n")),
    "cut off by the clock": (SELECT, says(ONE, headers="X-SQL-State: S1TAT\r\n")),
    "a chunk that breaks off": (SELECT, lambda line: line.sendall(
        JSON_HEAD + CHUNKED + b"50\r\n" + ONE[:20]
    )),
    "no last chunk": (SELECT, lambda line: line.sendall(
        JSON_HEAD + CHUNKED + b"%x\r\n%s\r\n" % (len(ONE), ONE)
    )),
    "a chunk of no size": (SELECT, lambda line: line.sendall(JSON_HEAD + CHUNKED + b"zz\r\n")),
    "no HTTP": (SELECT, lambda line: line.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")),
    "silence": (SELECT, lambda line: None),
    "a head without end": (SELECT, lambda line: line.sendall(
        b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 1000
    )),
    "not gzip": (SELECT, says(ONE, headers="Content-Encoding: gzip\r\n")),
    "half of the gzip": (SELECT, says(
        gzip.compress(ONE)[:-4], headers="Content-Encoding: gzip\r\n"
    )),
    "another compression": (SELECT, says(ONE, headers="Content-Encoding: br\r\n")),
    "triples cut off": (CONSTRUCT, lambda line: line.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\n\r\n" + TRIPLE
    )),
    "triples that are none": (CONSTRUCT, says(TRIPLE[:-5], media="application/n-triples")),
    "turtle for N-Triples": (CONSTRUCT, says(b"@prefix a: <b> .", media="application/n-triples")),
    "a table for triples": (CONSTRUCT, says(ONE)),
    "not found": (SELECT, says(b"no", status="404 Not Found")),
    "no login": (SELECT, says(b"no", status="401 Unauthorized")),
    "too busy": (SELECT, says(b"no", status="503 Service Unavailable")),
    "a redirect to itself": (SELECT, says(b"", status="307 Moved", headers="Location: /\r\n")),
    "a redirect to a file": (SELECT, says(
        b"", status="302 Moved", headers="Location: file:///etc/passwd\r\n"
    )),
    "a redirect without a place": (SELECT, says(b"", status="307 Moved")),
}  # fmt: skip


@pytest.mark.parametrize(("query", "talk"), LIES.values(), ids=LIES)
def test_an_endpoint_that_lies_gives_a_clear_error_and_no_answer(query: str, talk: Talk) -> None:
    with talking(talk) as address, pytest.raises(SparqlError) as told:
        find_answer(Endpoint(address), query, Limits(seconds=10))
    assert isinstance(told.value, EndpointError), repr(told.value)
    assert address.removesuffix("/sparql") in str(told.value)
    assert "; " in str(told.value)
    assert not [kept for kept in _kept(told.value) if isinstance(kept, ox.QuerySolutions)]


def _kept(error: BaseException) -> Iterator[object]:
    """What the tracebacks of an error keep alive, until any thread throws it away."""
    for each in (error, error.__cause__, error.__context__):
        for frame, _ in traceback.walk_tb(each.__traceback__ if each else None):
            if "/sparql/" in frame.f_code.co_filename:
                yield from frame.f_locals.values()


SLOW: dict[str, Talk] = {
    "no answer": drips(b"", b"", 3, 0.1),
    "a head that drips": drips(b"HTTP/1.1 200 OK\r\nX: ", b"a", 3, 0.05),
    "a body that stops": drips(JSON_HEAD + CHUNKED + b"5\r\n" + ENDLESS[:5] + b"\r\n", b"", 3, 0.1),
    "a body that drips": drips(JSON_HEAD + b"\r\n" + ENDLESS, b"a", 3, 0.05),
    "a body of known length that drips": drips(
        JSON_HEAD + b"Content-Length: 100000\r\n\r\n" + ENDLESS, b"a", 3, 0.05
    ),
}


@pytest.mark.parametrize("talk", SLOW.values(), ids=SLOW)
def test_an_endpoint_that_takes_too_long_is_left(talk: Talk) -> None:
    start = time.monotonic()
    with talking(talk) as address, pytest.raises(QueryStopped, match=r"longer than 0\.4 seconds"):
        find_answer(Endpoint(address), SELECT, Limits(seconds=0.4))
    assert time.monotonic() - start < 2


def test_an_endpoint_that_falls_silent_is_left_before_the_time_is_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kb.sparql.http.SILENT", 0.2)
    talk = SLOW["a body that stops"]
    with talking(talk) as address, pytest.raises(EndpointError, match="nothing came"):
        find_answer(Endpoint(address), SELECT, Limits(seconds=30))


def test_an_answer_without_end_is_left_at_the_limit() -> None:
    endless = drips(JSON_HEAD + b"\r\n" + ENDLESS, b"a" * 100_000, 20, 0)
    with talking(endless) as address, pytest.raises(QueryStopped, match="larger than 1 MB"):
        find_answer(Endpoint(address), SELECT, Limits(size=1 << 20))


def test_an_answer_that_was_compressed_to_burst_is_left_at_the_limit() -> None:
    bomb = gzip.compress(ENDLESS + b"a" * (64 << 20))
    assert len(bomb) < 100_000
    talk = says(bomb, headers="Content-Encoding: gzip\r\n")
    with talking(talk) as address, pytest.raises(QueryStopped, match="larger than 1 MB"):
        find_answer(Endpoint(address), SELECT, Limits(size=1 << 20))


def test_too_many_rows_are_an_error_and_not_a_short_answer(served: Served) -> None:
    endpoint = Endpoint(served.address)
    whole = len(served.store)
    assert isinstance(find_answer(endpoint, SELECT, Limits(rows=whole)), Solutions)
    with pytest.raises(QueryStopped, match="rows"):
        find_answer(endpoint, SELECT, Limits(rows=whole - 1))


def test_columns_in_another_order_are_put_into_that_of_the_query() -> None:
    row = b'{"t":{"type":"literal","value":"b"},"s":{"type":"literal","value":"a"}}'
    talk = says(b'{"head":{"vars":["t","s"]},"results":{"bindings":[%s,{}]}}' % row)
    with talking(talk) as address:
        answer = find_answer(Endpoint(address), "SELECT DISTINCT ?s ?t { ?s ?p ?t }")
    assert answer == Solutions(("s", "t"), ((Literal("a"), Literal("b")), (None, None)))


@pytest.mark.parametrize("seconds", [1e10, 1e300, np.int64(60), Fraction(60)])
def test_any_time_that_is_a_number_may_be_allowed(
    served: Served, seconds: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    monkeypatch.setattr("threading.excepthook", failed.append)
    answer = find_answer(Endpoint(served.address), SELECT, Limits(seconds=seconds))
    assert isinstance(answer, Solutions)
    assert failed == []


def test_an_endpoint_that_moved_is_followed() -> None:
    for status in ("301 Moved", "302 Found", "307 Temporary", "308 Permanent"):
        there = says(b"", status=status, headers="Location: /elsewhere\r\n")
        with talking(there, there, says(ONE)) as address:
            answer = find_answer(Endpoint(address), SELECT)
        assert isinstance(answer, Solutions)
        assert len(answer.rows) == 1


def test_nobody_at_an_address_is_told_with_the_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
    with pytest.raises(EndpointError, match="refused") as told:
        find_answer(Endpoint(address), SELECT)
    assert address in str(told.value)
    with pytest.raises(EndpointError, match="no host of this name"):
        find_answer(Endpoint("http://nowhere.invalid/"), SELECT)


def test_the_words_of_an_endpoint_are_short_and_harmless() -> None:
    said = b"<html><style>p {}</style><p>Parse error\x1b[31m</p>" + b"<b>x</b> " * 10_000
    with (
        talking(says(said, media="text/html", status="500 Error")) as address,
        pytest.raises(EndpointError) as told,
    ):
        find_answer(Endpoint(address), SELECT)
    text = str(told.value)
    assert r"Parse error\x1b[31m" in text
    assert "<" not in text.replace("<address", "")
    assert len(text) < 600


def test_an_endpoint_that_stops_a_query_says_so() -> None:
    busy = says(b"query timed out", status="504 Gateway Timeout")
    with talking(busy) as address, pytest.raises(QueryFailed, match="has stopped it"):
        find_answer(Endpoint(address), SELECT)


@pytest.mark.parametrize(
    ("address", "shown", "login"),
    [
        ("http://localhost:3030/kb", "http://localhost:3030/kb", None),
        ("https://example.org", "https://example.org/", None),
        ("http://[::1]:7878/query?a=b", "http://[::1]:7878/query?a=b", None),
        ("http://ann:s%40fe@h/x", "http://h/x", "Basic YW5uOnNAZmU="),
    ],
)
def test_an_address_is_taken_apart(address: str, shown: str, login: str | None) -> None:
    parsed = parse_address(address)
    assert str(parsed) == shown
    assert parsed.login == login
    assert "s%40fe" not in repr(Endpoint(address))


@pytest.mark.parametrize(
    "address",
    ["", "localhost:3030", "ftp://h/x", "http://", "http://h:99999/", "http://h/a b", "http://h/ä"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(EndpointError, match="http://localhost:3030"):
        Endpoint(address)


def test_a_password_is_neither_shown_nor_sent_elsewhere() -> None:
    home = parse_address("https://ann:secret@home.example/a")
    assert home.redirected("/b").login == home.login
    assert home.redirected("https://other.example/").login is None
    with pytest.raises(EndpointError, match="encrypted"):
        home.redirected("http://home.example/b")
    with pytest.raises(EndpointError) as told:
        Endpoint("ftp://ann:secret@home.example/")
    assert "secret" not in str(told.value)
