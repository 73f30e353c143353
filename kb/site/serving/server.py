"""The server of `kb serve`: for this machine alone, and with no way out of the site."""

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from markupsafe import Markup

from kb.errors import KbError
from kb.site import policy
from kb.site.serving.live import LiveSite

HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost", "::1")
"""What this machine is called by itself. A page elsewhere can give its own name this address, and
read the answers; such a name is refused."""

LOST = "404.html"
"""The page for lost readers."""

_OWN = "_kb/"
_SCRIPT = Path(__file__).parent / "live.js"
_TAG = Markup('<script defer src="{}" data-changes="{}" data-version="{}"></script>')
_BEAT = 15.0
_TYPES = {
    ".bib": "text/x-bibtex",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".tex": "text/x-tex",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".xml": "text/xml",
}
"""The same everywhere, whatever the system believes; modules and WebAssembly need theirs."""


class PortTaken(KbError):
    """The server cannot listen there.

    Attributes:
        port: the port.
    """

    def __init__(self, port: int, reason: str) -> None:
        super().__init__(f"port {port} cannot be used: {reason}. Name another one with --port")
        self.port = port


class SiteServer(ThreadingHTTPServer):
    """Answers on this machine with what a site that follows its files has."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, port: int, site: LiveSite) -> None:
        """Take the port; whoever asks waits until `is_ready` is set.

        Args:
            port: the port; 0 for any that is free.
            site: the site.

        Raises:
            PortTaken: when the port is not to be had.
        """
        self.site = site
        self.is_ready = Event()
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as problem:
            raise PortTaken(port, problem.strerror or str(problem)) from problem

    @property
    def address(self) -> str:
        """Where to look at the site."""
        return f"http://{HOST}:{self.server_port}{self.site.mount}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of readers who have left."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SiteServer
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a file, or tell of its changes."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer as to GET, without the file."""
        self._answer()

    def version_string(self) -> str:
        """Nobody needs to know which Python this is."""
        return "kb serve"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        if self._host() not in _NAMES:
            names = " or ".join(_NAMES[:2])
            self._send(HTTPStatus.MISDIRECTED_REQUEST, f"Ask for {names}.\n".encode(), ".txt")
            return
        self.server.is_ready.wait()
        try:
            address = urlsplit(self.path)
            asked = unquote(address.path, errors="strict")
        except ValueError:
            self._send(HTTPStatus.BAD_REQUEST, b"This is no address.\n", ".txt")
            return
        mount = self.server.site.mount
        if not asked.startswith(mount):
            self._redirect("")
        elif asked.startswith(mount + _OWN):
            self._answer_own(asked.removeprefix(mount + _OWN), address.query)
        else:
            self._answer_file(asked.removeprefix(mount))

    def _host(self) -> str | None:
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            return None

    def _answer_own(self, name: str, query: str) -> None:
        if name == _SCRIPT.name:
            self._send(HTTPStatus.OK, _SCRIPT.read_bytes(), ".js")
        elif name == "changes":
            self._tell_changes(parse_qs(query).get("page", [""])[0])
        else:
            self._send(HTTPStatus.NOT_FOUND, b"There is nothing here.\n", ".txt")

    def _answer_file(self, asked: str) -> None:
        site = self.server.site
        path = f"{asked}index.html" if not asked or asked.endswith("/") else asked
        if not site.has(path) and site.has(f"{path}/index.html"):
            self._redirect(f"{path}/")
            return
        status = HTTPStatus.OK if site.has(path) else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            path = LOST
            if not site.has(path):
                self._send(status, b"The site has no such page.\n", ".txt")
                return
        try:
            data, version = site.read(path)
        except KeyError:
            self._send(HTTPStatus.NOT_FOUND, b"The site has no such file.\n", ".txt")
            return
        ending = ".html" if version else posixpath.splitext(path)[1]
        self._send(status, self._with_script(data, path, version) if version else data, ending)

    def _with_script(self, page: bytes, path: str, version: str) -> bytes:
        own = self.server.site.mount + _OWN
        changes = f"{own}changes?{urlencode({'page': path})}"
        tag = _TAG.format(own + _SCRIPT.name, changes, version)
        return page.replace(b"</head>", f"{tag}</head>".encode(), 1)

    def _tell_changes(self, path: str) -> None:
        """Send the version of a page, and again whenever it changes, until the reader leaves."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        told = ""
        try:
            while True:
                version = self.server.site.wait_for_change(path, told, _BEAT)
                self.wfile.write(f"data: {version}\n\n".encode() if version != told else b":\n\n")
                told = version
                if self.server.site.is_stopped:
                    return
        except OSError:
            return  # the reader has left

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        # The mount begins with one slash, so that no path can name another host.
        self.send_header("Location", quote(self.server.site.mount + path, safe="/@"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, data: bytes, ending: str) -> None:
        mark = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
        is_known = status is HTTPStatus.OK and self.headers.get("If-None-Match") == mark
        self.send_response(HTTPStatus.NOT_MODIFIED if is_known else status)
        kind = _TYPES.get(ending) or mimetypes.guess_type(f"file{ending}")[0]
        kind = kind or "application/octet-stream"
        textual = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if textual else kind)
        for name, value in policy.HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", mark)
        if not is_known:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not is_known and self.command != "HEAD":
            self.wfile.write(data)
