"""Statements that records of several kinds make in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.graph.iris import Iris, valid_address
from kb.graph.terms import DCTERMS, KB, OWL, SKOS, XSD, Literal, Triple
from kb.model.record import Deprecation, Note


def iter_withdrawal(
    home: str, withdrawn: Deprecation | None, successor: str | None
) -> Iterator[Triple]:
    """That ``home`` is withdrawn, why, and the IRI of what replaces it; nothing if it is not."""
    if withdrawn is None:
        return
    yield home, OWL.deprecated, Literal("true", XSD.boolean)
    yield home, SKOS.changeNote, Literal(withdrawn.reason)
    if successor:
        yield home, DCTERMS.isReplacedBy, successor


def iter_record_withdrawal(
    home: str, withdrawn: Deprecation | None, iris: Iris, kind: str
) -> Iterator[Triple]:
    """The same for a record whose successor is a record of the same kind."""
    successor = withdrawn.successor if withdrawn else None
    yield from iter_withdrawal(home, withdrawn, iris.record(kind, successor) if successor else None)


def iter_records(
    home: str, term: str, iris: Iris, kind: str, names: Iterable[str]
) -> Iterator[Triple]:
    """A link from ``home`` to each record of one kind."""
    for name in names:
        yield home, term, iris.record(kind, name)


def iter_links(home: str, term: str, address: str | None) -> Iterator[Triple]:
    """A link from ``home`` to a web address, if there is one."""
    iri = valid_address(address) if address else None
    if iri:
        yield home, term, iri


def iter_texts(home: str, *texts: tuple[str, str | None]) -> Iterator[Triple]:
    """A plain literal for each term whose text is known."""
    for term, text in texts:
        if text:
            yield home, term, Literal(text)


def iter_doubts(
    home: str, notes: Iterable[Note], unchecked: Iterable[str] = ()
) -> Iterator[Triple]:
    """The notes on a record with their kinds, and the fields of it that rest on memory alone."""
    for note in notes:
        yield home, SKOS.note, Literal(note.text)
        yield home, KB.noteKind, Literal(note.kind)
    for name in unchecked:
        yield home, KB.unchecked, Literal(name)


def iter_counts(home: str, *counts: tuple[str, int | None]) -> Iterator[Triple]:
    """A whole number for each term whose number is known."""
    for term, number in counts:
        if number is not None:
            yield home, term, Literal(str(number), XSD.integer)


def year(number: int) -> Literal:
    """A year as a literal."""
    return Literal(f"{number:04d}", XSD.gYear)
