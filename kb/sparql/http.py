"""One request over HTTP, held to limits of time and size whatever the other side does."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kb.sparql.address import Address
from kb.sparql.errors import EndpointError, QueryStopped

if TYPE_CHECKING:
    from zlib import _Decompress as _Decoder

CONNECTING = 10.0
"""Seconds to connect."""
SILENT = 30.0
"""Seconds in which nothing comes."""
_MOST_REDIRECTS = 5
_PIECE = 1 << 16
_SAME_AGAIN = (301, 302, 307, 308)


class Response:
    """What an endpoint answers, while it comes in.

    Attributes:
        address: who answers, after redirections.
        status: the status code.
        media: the media type, in small letters and without parameters.
        headers: the others, with names in small letters.
        is_delimited: whether the end of the answer can be told from a line that broke.
    """

    def __init__(
        self,
        address: Address,
        connection: http.client.HTTPConnection,
        response: http.client.HTTPResponse,
        until: float,
        seconds: float,
    ) -> None:
        self.address = address
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.media = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        self.is_delimited = response.chunked or response.length is not None
        self._connection = connection
        self._response = response
        self._until = until
        self._seconds = seconds
        self._decoder = _decoder(self.headers.get("content-encoding", ""), address)
        self._raw = b""
        self._is_over = False

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, decompressed; none at the end.

        Raises:
            QueryStopped: when the time is up.
            EndpointError: when the answer breaks off or is not compressed as it says.
        """
        most = _PIECE if size < 0 else min(size, _PIECE)
        if most == 0:
            return b""
        if self._decoder is None:
            return self._receive(most)
        return self._decompressed(self._decoder, most)

    def _decompressed(self, decoder: _Decoder, most: int) -> bytes:
        while True:
            if not self._raw and not decoder.eof and not self._is_over:
                self._raw = self._receive(_PIECE)
                self._is_over = not self._raw
            try:
                data = decoder.decompress(self._raw, most)
            except zlib.error:
                raise _broken(self.address, "its answer is not compressed as it says") from None
            self._raw = decoder.unconsumed_tail
            if data:
                return data
            if decoder.eof:
                if self._receive(1) or decoder.unused_data:
                    raise _broken(self.address, "something follows its answer")
                return b""
            if self._is_over:
                raise _broken(self.address, "its answer breaks off")

    def _receive(self, most: int) -> bytes:
        with _told(self.address, self._until, self._seconds):
            data = self._response.read1(most)
        # Only once it is known that the line was not cut because the time is up.
        if not data and self._response.length not in (None, 0):
            raise _broken(self.address, "its answer breaks off")
        return data

    def close(self) -> None:
        """Hang up."""
        self._response.close()
        self._connection.close()


class _told:  # noqa: N801 - a phrase: told what went wrong
    """Turns what goes wrong on the line into errors that say what to do."""

    def __init__(self, address: Address, until: float, seconds: float) -> None:
        self._address, self._until, self._seconds = address, until, seconds

    def __enter__(self) -> None:
        if time.monotonic() >= self._until:
            raise QueryStopped("time", self._seconds)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        is_ours = isinstance(error, OSError | http.client.HTTPException | ValueError)
        if error is not None and not is_ours:
            return
        # A line that was cut since the time is up may look like the end of an answer.
        if time.monotonic() >= self._until:
            raise QueryStopped("time", self._seconds) from None
        if error is not None:
            raise _broken(self._address, _reason(error)) from None


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return f"nothing came from it for {SILENT:g} seconds"
    if isinstance(error, http.client.RemoteDisconnected | http.client.IncompleteRead):
        return "it hung up in the middle of its answer"
    if isinstance(error, socket.gaierror):
        return "there is no host of this name"
    if isinstance(error, ssl.SSLError):
        return f"its certificate or encryption is not in order: {error.reason or error}"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return "what it sends is no answer of HTTP"


def _broken(address: Address, reason: str) -> EndpointError:
    return EndpointError(str(address), reason, "ask again later, or another endpoint")


def _decoder(encoding: str, address: Address) -> _Decoder | None:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return None
    if name in ("gzip", "x-gzip"):
        return zlib.decompressobj(wbits=31)
    raise _broken(address, f"its answer is compressed in a way that nobody asked for: {name}")


class Line:
    """A line to an endpoint on which one request is sent; `close` ends it.

    Args:
        seconds: the time for everything, redirections too.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._connection: http.client.HTTPConnection | None = None
        self._response: Response | None = None
        # A timeout of the socket begins anew with each byte; this one does not.
        self._timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), self._cut)
        self._timer.daemon = True
        self._timer.start()

    def send(self, address: Address, body: bytes, headers: Mapping[str, str]) -> Response:
        """Post the request, follow redirections, and give the answer to read.

        Raises:
            QueryStopped: when the time is up.
            EndpointError: when nobody answers, or with no HTTP.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            response = self._post(address, body, headers)
            location = response.headers.get("location")
            if response.status not in _SAME_AGAIN or location is None:
                return response
            response.close()
            address = address.redirected(location)
        remedy = "give the address at which it answers itself"
        raise EndpointError(str(address), "it points from one place to the next", remedy)

    def close(self) -> None:
        """Hang up."""
        self._timer.cancel()
        if self._response is not None:
            self._response.close()
        if self._connection is not None:
            self._connection.close()

    def _post(self, address: Address, body: bytes, headers: Mapping[str, str]) -> Response:
        with _told(address, self._until, self._seconds):
            left = max(0.01, self._until - time.monotonic())
            self._connection = connection = _connection(address, min(CONNECTING, left))
            try:
                connection.connect()
            except TimeoutError:
                reason = f"it cannot be reached within {CONNECTING:g} seconds"
                raise OSError(None, reason) from None
            connection.sock.settimeout(SILENT)
            login = {"Authorization": address.login} if address.login else {}
            connection.request("POST", address.target, body, {**headers, **login})
            answer = connection.getresponse()
            self._response = Response(address, connection, answer, self._until, self._seconds)
            return self._response

    def _cut(self) -> None:
        connection = self._connection
        if connection is not None and connection.sock is not None:
            try:
                connection.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _connection(address: Address, seconds: float) -> http.client.HTTPConnection:
    if address.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(
            address.host, address.port, timeout=seconds, context=context
        )
    return http.client.HTTPConnection(address.host, address.port, timeout=seconds)
