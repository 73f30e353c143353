"""The notes of a project: remarks on records, the authors' own words, and reasons for codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kb.corpus import Corpus
from kb.exchange.refi.guids import Guids
from kb.exchange.refi.markup import element, reference, text_element
from kb.ids import quote_ref
from kb.model.record import Code, Note


class NoteText(NamedTuple):
    """A note of the project.

    Attributes:
        guid: its GUID.
        name: what it is on and its kind, ``doe2020/q1 slip``.
        text: its words.
    """

    guid: str
    name: str
    text: str


def notes_on(guids: Guids, iri: str, name: str, notes: Iterable[Note]) -> list[NoteText]:
    """The remarks on a record, numbered where two are of one kind."""
    made: list[NoteText] = []
    seen: dict[str, int] = {}
    for note in notes:
        number = seen[note.kind] = seen.get(note.kind, 0) + 1
        kind = note.kind if number == 1 else f"{note.kind} {number}"
        made.append(NoteText(guids.of(f"{iri}#{kind}"), f"{name} {kind}", note.text))
    return made


def notes_on_code(guids: Guids, ref: str, codebook: str, factor: str, code: Code) -> list[NoteText]:
    """The term of a code, and the coder's reason for it."""
    return [
        NoteText(
            guids.coding(ref, codebook, factor, kind), f"{ref} {codebook}/{factor} {kind}", text
        )
        for kind, text in (("term", code.term), ("note", code.note))
        if text
    ]


def note_references(notes: Iterable[NoteText]) -> str:
    """References to notes."""
    return "".join(reference("NoteRef", note.guid) for note in notes)


def iter_notes(corpus: Corpus, guids: Guids, written: str) -> Iterator[str]:
    """Every note as an element.

    Args:
        corpus: the records.
        guids: their GUIDs.
        written: the time that all notes are given; some programs stop at a note without one.
    """
    for note in _iter_note_texts(corpus, guids):
        yield element(
            "Note",
            {"guid": note.guid, "name": note.name, "creationDateTime": written},
            text_element("PlainTextContent", note.text),
        )


def _iter_note_texts(corpus: Corpus, guids: Guids) -> Iterator[NoteText]:
    iris = guids.iris
    for ref, codebook in corpus.codebooks.items():
        yield from notes_on(guids, iris.record("codebook", ref), ref, codebook.notes)
        for factor in codebook.factors:
            home = iris.factor(ref, factor.id)
            yield from notes_on(guids, home, f"{ref}/{factor.id}", factor.notes)
    for paper in corpus.papers.values():
        if paper.deprecated is None:
            yield from notes_on(guids, iris.record("paper", paper.id), paper.id, paper.notes)
    for paper, quote in corpus.iter_quotes():
        ref = quote_ref(paper.id, quote.id)
        yield from notes_on(guids, iris.quote(ref), ref, quote.notes)
        for judgement in corpus.judgements_of(paper, quote):
            if judgement.code:
                yield from notes_on_code(
                    guids, ref, judgement.codebook.id, judgement.factor.id, judgement.code
                )
