"""Statements that follow from records of several kinds in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.graph.iris import Iris, valid_address
from kb.graph.terms import DCTERMS, KB, OWL, SKOS, XSD, Literal, Triple
from kb.model.record import Deprecation, Note

TRUE = Literal("true", XSD.boolean)


def iter_withdrawal(
    home: str, withdrawn: Deprecation | None, successor: str | None
) -> Iterator[Triple]:
    """That ``home`` is withdrawn, and the IRI of what replaces it; nothing if it is not."""
    if withdrawn is not None:
        yield home, OWL.deprecated, TRUE
        if successor:
            yield home, DCTERMS.isReplacedBy, successor


def iter_replaced(
    home: str, withdrawn: Deprecation | None, iris: Iris, kind: str
) -> Iterator[Triple]:
    """The same for a record whose successor is a record of the same kind."""
    successor = withdrawn.successor if withdrawn else None
    yield from iter_withdrawal(home, withdrawn, iris.record(kind, successor) if successor else None)


def iter_links(home: str, term: str, address: str | None) -> Iterator[Triple]:
    """A link from ``home`` to a web address, if there is one."""
    iri = valid_address(address) if address else None
    if iri:
        yield home, term, iri


def iter_noted(home: str, notes: Iterable[Note]) -> Iterator[Triple]:
    """The words of the notes on a record and their kinds, at the record itself."""
    for note in notes:
        yield home, SKOS.note, Literal(note.text)
        yield home, KB.noteKind, Literal(note.kind)


def iter_counts(home: str, *counts: tuple[str, int | None]) -> Iterator[Triple]:
    """A whole number for each term whose number is known."""
    for term, number in counts:
        if number is not None:
            yield home, term, Literal(str(number), XSD.integer)
