"""A static host as sites are published on: compresses, sets cache headers, counts what it sends."""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
import posixpath
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

WORTH = ("text/", "application/javascript", "application/json", "application/wasm", "image/svg")
"""The kinds of file that hosts compress."""

KINDS = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle",
    ".nt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer of the host.

    Attributes:
        path: what was asked for, below the site's root.
        size: the bytes of its body as they went over the wire.
    """

    path: str
    size: int


@dataclass(slots=True)
class Host:
    """A running host.

    Attributes:
        address: where the site stands, ending in a slash.
        sent: its answers, oldest first; clear it to count anew.
    """

    address: str
    sent: list[Sent] = field(default_factory=list)

    def total(self) -> int:
        """The bytes of all answers."""
        return sum(answer.size for answer in self.sent)


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """A folder on a host of this machine, for as long as the context lasts."""
    host = Host("")
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder.resolve(), host)) as server:
        server.daemon_threads = True
        host.address = f"http://127.0.0.1:{server.server_port}/"
        running = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        running.start()
        try:
            yield host
        finally:
            server.shutdown()
            running.join()


@cache
def kind_of(file: Path) -> str:
    """The media type of a file, by its name."""
    guessed = KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    return guessed or "application/octet-stream"


@cache
def compressed(file: Path) -> bytes:
    """The body that a host sends of a file: compressed where that is worth while."""
    data = file.read_bytes()
    return gzip.compress(data, 6, mtime=0) if kind_of(file).startswith(WORTH) else data


def _handler(folder: Path, host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Sends files of the folder and nothing else."""

        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle(self) -> None:
            """Answer until the reader goes away."""
            with contextlib.suppress(ConnectionError):
                super().handle()

        def do_GET(self) -> None:
            """Send a file, or the page for lost readers."""
            path = posixpath.normpath(unquote(urlsplit(self.path).path))
            file = folder / path.lstrip("/")
            if file.is_dir():
                if not urlsplit(self.path).path.endswith("/"):
                    self.answer(301, b"", ("Location", f"{urlsplit(self.path).path}/"))
                    return
                file /= "index.html"
            lost = folder / "404.html"
            if not file.is_file() or folder not in file.resolve().parents:
                if not lost.is_file():
                    self.answer(404, b"")
                    return
                status, file = 404, lost
            else:
                status = 200
            kind = kind_of(file)
            headers = [("Cache-Control", "max-age=600")]
            if kind.startswith(WORTH):
                headers.append(("Content-Encoding", "gzip"))
            is_text = kind.startswith("text/")
            headers.append(("Content-Type", f"{kind}; charset=utf-8" if is_text else kind))
            body = compressed(file)
            host.sent.append(Sent(path.lstrip("/"), len(body)))
            self.answer(status, body, *headers)

        def answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
            self.send_response(status)
            for name, value in (*headers, ("Content-Length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
