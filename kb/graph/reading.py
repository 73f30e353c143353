"""Triples as records again: what :mod:`kb.graph.triples` wrote comes back whole.

Triples that say nothing of a record are passed over, so a graph may hold anything besides. What is
missing, doubled or of the wrong kind is an error that names the subject and the property.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from kb.corpus import Corpus
from kb.errors import UnreadableRdf
from kb.graph.catalogue import FORMS
from kb.graph.codecs import Scope
from kb.graph.forms import KNOWLEDGE_BASE, PERSON
from kb.graph.index import Index
from kb.graph.iris import Iris
from kb.graph.reading_records import RecordReader
from kb.graph.terms import DCAT, KB, RDF, Literal, Triple
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import IndependentCoding, Paper
from kb.model.record import Record
from kb.model.subject import Architecture, Dataset
from kb.model.table import Table

Kind = TypeVar("Kind", bound=Record)


def corpus_from_triples(triples: Iterable[Triple]) -> Corpus:
    """The corpus that these triples hold.

    Args:
        triples: those of :func:`kb.graph.triples.iter_triples`, in any order, perhaps among others.

    Returns:
        The same records; the files that they came from are not told.

    Raises:
        UnreadableRdf: when there is no knowledge base, or one in which something is missing,
            doubled or wrong; it names the subject.
    """
    index = Index(triples)
    home = _find_home(index)
    reader = RecordReader(index)
    meta = reader.record(KNOWLEDGE_BASE, home, Scope(Iris(home)))
    if not isinstance(meta, KnowledgeBase):
        raise UnreadableRdf(home, "it is no knowledge base")
    scope, people, listed = _read_people(reader, home)
    records: dict[str, dict[str, Record]] = {kind: {} for kind in FORMS}
    for kind, name, subject in sorted(_top_records(index, home), key=_as_files):
        record = reader.record(FORMS[kind], subject, scope)
        _hold_to_iri(record, name, subject)
        records[kind][name] = record
    _refuse_strays(index, reader, home)
    return Corpus(
        meta=meta,
        people=people,
        listed_people=listed,
        codebooks=_only(Codebook, records["codebook"]),
        papers=_only(Paper, records["paper"]),
        codings=_only(IndependentCoding, records["independent"]),
        datasets=_only(Dataset, records["dataset"]),
        models=_only(Architecture, records["model"]),
        tables=_only(Table, records["table"]),
    )


def _only(model: type[Kind], records: Mapping[str, Record]) -> dict[str, Kind]:
    return {name: record for name, record in records.items() if isinstance(record, model)}


def _find_home(index: Index) -> str:
    """The IRI of the knowledge base itself."""
    catalog = {
        subject: about[KB.baseIri]
        for subject in index.with_term(KB.baseIri)
        if DCAT.Catalog in (about := index.about(subject)).get(RDF.type, [])
    }
    if not catalog:
        raise UnreadableRdf(
            "", "no knowledge base is described: there is no dcat:Catalog with a kb:baseIri"
        )
    if len(catalog) > 1:
        several = ", ".join(f"<{subject}>" for subject in sorted(catalog))
        raise UnreadableRdf("", f"several knowledge bases are described, {several}; give one")
    ((home, bases),) = catalog.items()
    base = bases[0]
    if not isinstance(base, Literal) or Iris(base.text).base != home:
        raise UnreadableRdf(home, "its kb:baseIri is another address than its own")
    return home


def _read_people(
    reader: RecordReader, home: str
) -> tuple[Scope, dict[str, Person], tuple[Person, ...]]:
    """A scope that knows the IRIs of coders, the coders by id, and as they are listed."""
    found: list[tuple[int | None, str, Person]] = []
    iris = Iris(home)
    scope = Scope(iris)
    for subject in reader.said(home).links(KB.hasCoder):
        person = reader.record(PERSON, subject, scope)
        if not isinstance(person, Person):
            raise UnreadableRdf(subject, "it is no coder")
        scope.ids[subject] = person.id
        scope.coders[person.id] = subject
        found.append((reader.said(subject).position_or_none(), person.id, person))
    if any(place is None for place, _, _ in found):
        people = {name: person for _, name, person in sorted(found, key=lambda entry: entry[1])}
        return scope, people, ()
    found.sort(key=lambda entry: (entry[0] or 0, entry[1]))
    listed = tuple(person for _, _, person in found)
    return scope, {person.id: person for person in listed}, listed


def _top_records(index: Index, home: str) -> Iterator[tuple[str, str, str]]:
    """Kind, name and IRI of each record that has a file of its own."""
    for subject in index.subjects():
        if not subject.startswith(home) or "#" in subject:
            continue
        kind, _, name = subject[len(home) :].partition("/")
        if kind in FORMS and name.count("/") == (kind == "independent"):
            yield kind, name, subject


def _as_files(record: tuple[str, str, str]) -> tuple[str, ...]:
    """Records in the order in which their files are read."""
    kind, name, _ = record
    return kind, *f"{name}.yaml".split("/")


def _hold_to_iri(record: Record, name: str, subject: str) -> None:
    """A record's id stands in its IRI as well; the two must not differ."""
    if isinstance(record, IndependentCoding):
        own = f"{record.coder}/{record.paper}"
    else:
        own = str(getattr(record, "id", ""))
    if own != name:
        raise UnreadableRdf(subject, f"it says of itself that it is {own!r}")


def _refuse_strays(index: Index, reader: RecordReader, home: str) -> None:
    """A quote or factor that no record took up, or a judgement of none, would be lost."""
    below = (f"{home}quote/", f"{home}factor/", f"{home}coding/")
    for subject in index.subjects():
        if subject.startswith(below) and "#" not in subject and subject not in reader.taken:
            kind = subject[len(home) :].partition("/")[0]
            owner = {"quote": "paper", "factor": "codebook", "coding": "quote"}[kind]
            raise UnreadableRdf(subject, f"it belongs to no {owner} that is described")
