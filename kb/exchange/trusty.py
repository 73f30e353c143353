"""Trusty URIs: names of RDF data that anyone can hold against the data itself.

Module RA of the specification (T. Kuhn, Trusty URI Specification, version 1, 2015,
https://trustyuri.net): the quads are sorted and written out, with a blank where the name itself
will stand, and the SHA-256 of that text becomes the name.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from kb.graph.terms import XSD, Literal, Object

SELF = " "
"""Stands in IRIs where the artifact code will stand; no IRI has a blank of its own."""


class Quad(NamedTuple):
    """A triple in a named graph.

    Attributes:
        graph: the graph's IRI.
        subject: the subject's IRI.
        predicate: the predicate's IRI.
        object: an IRI or a literal.
    """

    graph: str
    subject: str
    predicate: str
    object: Object


def artifact_code(quads: Iterable[Quad]) -> str:
    """The artifact code of quads whose IRIs have `SELF` in its place: ``RA`` and 43 characters."""
    written = "".join(map(_written, sorted(set(quads), key=_place)))
    digest = sha256(written.encode()).digest()
    return "RA" + urlsafe_b64encode(digest).decode().rstrip("=")


def _place(quad: Quad) -> tuple[str, str, str, bool, str, bool, str, str]:
    """What quads are sorted by: characters one by one, and IRIs before literals."""
    value = quad.object
    if not isinstance(value, Literal):
        return (*quad[:3], False, value, False, "", "")
    language = (value.language or "").lower()
    return (
        *quad[:3],
        True,
        value.text,
        not language,
        "" if language else _datatype(value),
        language,
    )


def _written(quad: Quad) -> str:
    value = quad.object
    if isinstance(value, Literal):
        text = value.text.replace("\\", "\\\\").replace("\n", "\\n")
        kind = f"@{value.language.lower()}" if value.language else f"^{_datatype(value)}"
        value = f"{kind} {text}"
    return f"{quad.graph}\n{quad.subject}\n{quad.predicate}\n{value}\n"


def _datatype(value: Literal) -> str:
    return value.datatype or XSD.string
