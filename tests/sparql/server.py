"""Real HTTP servers: one speaks the SPARQL 1.1 protocol over pyoxigraph, one misbehaves."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

from kb.corpus import Corpus
from kb.graph.streams import iter_ntriples

_TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
}
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
}


class Handler(BaseHTTPRequestHandler):
    """Answers GET and both kinds of POST."""

    protocol_version = "HTTP/1.1"
    store: ox.Store
    asked: list[str]

    def log_message(self, *_: object) -> None:
        """Silent."""

    def do_GET(self) -> None:
        self._query(parse_qs(urlsplit(self.path).query).get("query", [""])[0])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        kind = self.headers["Content-Type"].partition(";")[0]
        if kind == "application/x-www-form-urlencoded":
            self._query(parse_qs(body).get("query", [""])[0])
        elif kind == "application/sparql-query":
            self._query(body)
        elif kind == "application/sparql-update":
            self._update(body)
        else:
            self._send(415, "text/plain", b"send a form, a query or an update")

    def _query(self, query: str) -> None:
        self.asked.append(query)
        try:
            answer = self.store.query(query)
            if isinstance(answer, ox.QueryTriples):
                media = self._media(_GRAPHS)
                data = answer.serialize(format=_GRAPHS[media]) if media else None
            else:
                media = self._media(_TABLES)
                data = answer.serialize(format=_TABLES[media]) if media else None
        except SyntaxError as error:
            self._send(400, "text/plain", str(error).encode())
            return
        except (OSError, RuntimeError) as error:
            self._send(500, "text/plain", str(error).encode())
            return
        if media is None or data is None:
            self._send(406, "text/plain", b"nothing of this kind")
            return
        self._send(200, media, data)

    def _update(self, update: str) -> None:
        self.store.update(update)
        self._send(204, "", b"")

    def _media(self, known: Iterable[str]) -> str | None:
        wanted = [part.partition(";")[0].strip() for part in self.headers["Accept"].split(",")]
        return next((media for media in wanted if media in known), None)

    def _send(self, status: int, media: str, data: bytes) -> None:
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and len(data) > 1000
        content = gzip.compress(data) if packed else data
        self.send_response(status)
        if media:
            self.send_header("Content-Type", media)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving(corpus: Corpus | None = None, ntriples: bytes = b"") -> Iterator[Served]:
    """A server of a corpus, or of other triples, on a free port of this machine."""
    store = ox.Store()
    text = "".join(iter_ntriples(corpus)).encode() if corpus is not None else ntriples
    store.load(text, format=ox.RdfFormat.N_TRIPLES)
    asked: list[str] = []
    handler = type("Handler", (Handler,), {"store": store, "asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/sparql", store, asked)
    finally:
        server.shutdown()
        server.server_close()


class Served:
    """A server at work.

    Attributes:
        address: where it listens.
        store: what it holds.
        asked: the queries that it got.
    """

    def __init__(self, address: str, store: ox.Store, asked: list[str]) -> None:
        self.address = address
        self.store = store
        self.asked = asked


Talk = Callable[[socket.socket], None]
"""What a server says once it has read a request."""


@contextmanager
def talking(*talks: Talk) -> Iterator[str]:
    """A server that answers each connection with the next talk, the last again and again."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        is_over = threading.Event()

        def serve() -> None:
            at = 0
            while not is_over.is_set():
                try:
                    line, _ = listener.accept()
                except OSError:
                    return
                talk = talks[min(at, len(talks) - 1)]
                at += 1
                threading.Thread(target=_answer, args=(line, talk), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        finally:
            is_over.set()


def _answer(line: socket.socket, talk: Talk) -> None:
    with line:
        data = b""
        while b"\r\n\r\n" not in data:
            data += line.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split()[0])
        while len(body) < length:
            body += line.recv(65536)
        try:
            talk(line)
        except OSError:
            return


def says(
    body: bytes,
    media: str = "application/sparql-results+json",
    status: str = "200 OK",
    length: int | None = None,
    headers: str = "",
) -> Talk:
    """One whole answer, or one that lies about its length."""
    size = len(body) if length is None else length
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {size}\r\n{headers}\r\n"
    return lambda line: line.sendall(head.encode() + body)


def drips(head: bytes, drop: bytes, seconds: float, pause: float) -> Talk:
    """Something at first, and then a little at a time."""

    def talk(line: socket.socket) -> None:
        line.sendall(head)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if drop:
                line.sendall(drop)
            time.sleep(pause)

    return talk
