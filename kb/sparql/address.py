"""The address of an endpoint, taken apart and shown without its password."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from kb.findings import visible
from kb.sparql.errors import EndpointError


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint listens.

    Attributes:
        scheme: ``http`` or ``https``.
        host: its name or number.
        port: its port; that of the scheme if None.
        target: path and query, as they are sent.
        login: user and password as they are sent, or None.
    """

    scheme: str
    host: str
    port: int | None
    target: str
    login: str | None = None

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port is None else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"

    def __repr__(self) -> str:
        return f"<address {self}>"

    def redirected(self, location: str) -> Address:
        """The address to which an endpoint points; a password goes along only to the same place.

        Raises:
            EndpointError: when it is none of http or https, or leads from https to http.
        """
        new = parse_address(urljoin(str(self), location), shown=str(self))
        if self.scheme == "https" and new.scheme == "http":
            raise EndpointError(
                str(self),
                f"it points to {new}, where nothing would be encrypted",
                "give that address yourself if you trust it",
            )
        same = (new.scheme, new.host, new.port) == (self.scheme, self.host, self.port)
        return replace(new, login=self.login if same else new.login)


def parse_address(address: str, shown: str | None = None) -> Address:
    """An address as a user gives it, such as ``https://user:password@host:3030/kb/sparql``.

    Args:
        address: it.
        shown: the endpoint to name when it is none; the address itself if None.

    Raises:
        EndpointError: when it is no address of http or https.
    """
    remedy = "an endpoint has an address such as http://localhost:3030/kb/sparql"
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise EndpointError(shown or "this address", str(error), remedy) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        said = "it points to another kind of address" if shown else "it is no address of http(s)"
        name = visible(_without_login(address))
        raise EndpointError(shown or name, said if not shown else f"{said}: {name}", remedy)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    if not (target + parts.hostname).isascii() or not target.isprintable() or " " in target:
        said = "it has characters that must be percent-encoded"
        raise EndpointError(shown or visible(_without_login(address)), said, remedy)
    login = None
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        login = "Basic " + base64.b64encode(pair.encode()).decode()
    return Address(parts.scheme, parts.hostname, port, target, login)


def _without_login(address: str) -> str:
    head, at, tail = address.rpartition("@")
    return f"{head.partition('//')[0]}//{tail}" if at and "//" in head else address
