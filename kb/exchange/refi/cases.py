"""The cases of a project: each dataset and model in each role that it plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kb.corpus import Corpus
from kb.exchange.refi.guids import Guids, unique_names
from kb.exchange.refi.markup import element, reference, text_element
from kb.exchange.refi.sources import source_papers
from kb.exchange.refi.variables import SUBJECT_VARIABLES, format_value
from kb.ids import quote_ref
from kb.model.paper import Quote, Studies
from kb.model.subject import Dataset


class Subject(NamedTuple):
    """A thing in a role.

    Attributes:
        kind: what it is.
        name: its id.
        role: the part it plays.
    """

    kind: Literal["dataset", "model"]
    name: str
    role: Literal["source", "target", "model"]


@dataclass(slots=True)
class _Mentions:
    papers: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


def iter_cases(corpus: Corpus, guids: Guids) -> Iterator[str]:
    """Every case as an element, with the papers that work on it and the quotes that name it."""
    mentions = _mentions(corpus)
    subjects = sorted(mentions)
    names = unique_names({_key(subject): _label(corpus, subject) for subject in subjects})
    for subject in subjects:
        kind, name, role = subject
        record = (corpus.datasets if kind == "dataset" else corpus.models).get(name)
        data = record if isinstance(record, Dataset) else None
        values = (
            name,
            kind,
            role,
            data.domain if data else None,
            data.modality if data else None,
            record.dimensions if record else None,
        )
        yield element(
            "Case",
            {"guid": guids.record(kind, name, role), "name": names[_key(subject)]},
            text_element("Description", record.description if record else None),
            *(
                format_value(guids, variable, value)
                for variable, value in zip(SUBJECT_VARIABLES, values, strict=True)
            ),
            *(
                reference("SourceRef", guids.record("paper", paper))
                for paper in mentions[subject].papers
            ),
            *(reference("SelectionRef", guids.quote(ref)) for ref in mentions[subject].quotes),
        )


def _mentions(corpus: Corpus) -> dict[Subject, _Mentions]:
    found: dict[Subject, _Mentions] = {}
    for paper in source_papers(corpus):
        for subject in _subjects(paper.studies) if paper.studies else ():
            found.setdefault(subject, _Mentions()).papers.append(paper.id)
    for paper, quote in corpus.iter_quotes():
        for subject in _subjects(quote):
            found.setdefault(subject, _Mentions()).quotes.append(quote_ref(paper.id, quote.id))
    return found


def _subjects(named: Quote | Studies) -> Iterator[Subject]:
    for name in dict.fromkeys(named.source):
        yield Subject("dataset", name, "source")
    for name in dict.fromkeys(named.target):
        yield Subject("dataset", name, "target")
    for name in dict.fromkeys(named.models):
        yield Subject("model", name, "model")


def _key(subject: Subject) -> str:
    return f"{subject.name}, {subject.role}"


def _label(corpus: Corpus, subject: Subject) -> str:
    records = corpus.datasets if subject.kind == "dataset" else corpus.models
    record = records.get(subject.name)
    return f"{record.name if record else subject.name} ({subject.role})"
