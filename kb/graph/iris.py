"""The IRIs of the records, each a valid one whatever a contributor wrote."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9%\-._~:/?#@!$&'()*+,;=]")
_ADDRESS = re.compile(r"(https?)://([^/?#]*)([^#]*)(?:#(.*))?", re.DOTALL | re.IGNORECASE)
_HOST = re.compile(r"(?:(?P<user>[^@]*)@)?(?P<host>.*?)(?P<port>:[0-9]*)?", re.DOTALL)
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


def valid_address(address: str) -> str | None:
    """A web address as a valid IRI, with everything that may not stand there percent-encoded.

    Returns:
        The IRI in ASCII, or None when ``address`` is no http(s) address.

    >>> valid_address("https://example.org/a b?c=[1]")
    'https://example.org/a%20b?c=%5B1%5D'
    """
    parts = _ADDRESS.fullmatch(address)
    host = _HOST.fullmatch(parts[2]) if parts else None
    if parts is None or host is None:
        return None
    authority = _encode(host["host"], ":@/?#") + (host["port"] or "")
    if host["user"] is not None:
        authority = f"{_encode(host['user'], '@/?#')}@{authority}"
    fragment = "" if parts[4] is None else f"#{_encode(parts[4], '#')}"
    return f"{parts[1].lower()}://{authority}{_encode(parts[3])}{fragment}"


def _encode(text: str, besides: str = "") -> str:
    encoded = _FORBIDDEN.sub(lambda found: _percent(found[0]), text)
    for character in besides:
        if character in encoded:
            encoded = encoded.replace(character, _percent(character))
    return encoded


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def doi_address(doi: str) -> str:
    """The address of a DOI.

    >>> doi_address("10.1002/(SICI)1:1<1::AID>2.0#x")
    'https://doi.org/10.1002/(SICI)1:1%3C1::AID%3E2.0%23x'
    """
    return f"https://doi.org/{_encode(doi.replace('%', '%25'), '?#')}"


def arxiv_address(identifier: str) -> str:
    """The address of an arXiv id."""
    return f"https://arxiv.org/abs/{_encode(identifier.replace('%', '%25'), '?#')}"


def orcid_address(orcid: str | None) -> str | None:
    """The IRI of an ORCID iD, or None when it has not the form of one."""
    return f"https://orcid.org/{orcid}" if orcid and _ORCID.fullmatch(orcid) else None


def licence_address(licence: str) -> str | None:
    """The IRI of a licence with an SPDX id, or None when the terms are put in words."""
    return f"https://spdx.org/licenses/{licence}" if _SPDX.fullmatch(licence) else None


class Iris:
    """The IRIs of one knowledge base's records, all under its base IRI.

    They are stable: ids are never reused or renamed. Parts of a record follow a ``#``, so one in
    the base IRI itself is percent-encoded.
    """

    def __init__(self, base_iri: str) -> None:
        self.base = valid_address(base_iri.replace("#", "%23")) or ""
        self._known: dict[tuple[str, str], str] = {}

    def record(self, kind: str, name: str) -> str:
        """The IRI of a paper, dataset, model, codebook, coder or table."""
        key = (kind, name)
        if key not in self._known:
            self._known[key] = f"{self.base}{kind}/{_encode(name, '?#')}"
        return self._known[key]

    def quote(self, ref: str) -> str:
        """The IRI of a quote, by its reference (``ribeiro2017/q3``)."""
        return f"{self.base}quote/{ref}"

    def quote_near(self, paper: str, name: str) -> str:
        """The IRI of a quote that a quote of ``paper`` names, with or without its own paper."""
        return self.record("quote", name if "/" in name else f"{paper}/{name}")

    def factor(self, codebook: str, factor: str) -> str:
        """The IRI of a factor."""
        return self.record("factor", f"{codebook}/{factor}")

    def claim(self, codebook: str, factor: str) -> str:
        """The IRI of the claim that more of a factor helps."""
        return self.record("claim", f"{codebook}/{factor}")

    def coding(self, quote: str, codebook: str, factor: str) -> str:
        """The IRI of the agreed judgement of a factor in a quote."""
        return f"{self.base}coding/{quote}/{codebook}/{factor}"
