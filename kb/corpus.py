"""The corpus: all records of a knowledge base as one frozen value, indexed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from kb.errors import UnknownName, WrongCondition
from kb.findings import Place
from kb.ids import did_you_mean, quote_ref, split_codebook_ref
from kb.model.codebook import Codebook, Factor
from kb.model.frozen import FrozenDict
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import CodingStatement, IndependentCoding, Paper, Quote
from kb.model.record import Code, Value
from kb.model.subject import Architecture, Dataset
from kb.model.table import Table

Kind = Literal["meta", "people", "codebook", "paper", "coding", "dataset", "model", "table"]
Key = tuple[Kind, str]
"""A record's kind and id; ``("meta", "")`` and ``("people", "")`` stand for the single files."""

_ABSENT = Code(value="absent")


class Judgement(NamedTuple):
    """What the agreed coding says of one factor in one quote.

    Attributes:
        paper: the quote's paper.
        quote: the quote.
        codebook: the codebook, with its major version.
        factor: the factor.
        code: the code; None where the factor was not assessed. Absent is a code: it was looked for.
        coders: ids of the coders who agreed on it; empty where nothing was assessed.
    """

    paper: Paper
    quote: Quote
    codebook: Codebook
    factor: Factor
    code: Code | None
    coders: tuple[str, ...]

    def __repr__(self) -> str:
        home = f"{quote_ref(self.paper.id, self.quote.id)} {self.codebook.id}/{self.factor.id}"
        return f"<{home}: {self.value or 'not assessed'}>"

    @property
    def value(self) -> Value | None:
        """The value, or None where the factor was not assessed."""
        return self.code.value if self.code else None

    @property
    def speaks(self) -> bool:
        """Whether the quote speaks to the factor: assessed, and not absent."""
        return self.code is not None and self.code.value != "absent"


@dataclass(frozen=True)
class Corpus:
    """All records, by id and in the order of their ids. Nothing in it can be changed.

    Attributes:
        meta: the knowledge base itself.
        people: coders by id.
        codebooks: codebooks by reference (``literature-factors@1``).
        papers: papers by cite key.
        codings: independent codings by ``coder/paper``.
        datasets: datasets by id.
        models: model architectures by id.
        tables: tables by id.
        files: for each record the file it was read from, from the knowledge base's folder.
        listed_people: the coders as people.yaml lists them, where an id may stand twice.
        sheets: the pictures below ``thumbnails/`` as ``dataset/file.webp``, as bytes.
    """

    meta: KnowledgeBase
    people: Mapping[str, Person] = field(default_factory=dict)
    codebooks: Mapping[str, Codebook] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    codings: Mapping[str, IndependentCoding] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    models: Mapping[str, Architecture] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    files: Mapping[Key, str] = field(default_factory=dict)
    listed_people: tuple[Person, ...] = ()
    sheets: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, Mapping) and not isinstance(value, FrozenDict):
                object.__setattr__(self, name, FrozenDict(value))

    def place(self, kind: Kind, name: str, *path: str | int, on_key: bool = False) -> Place:
        """The spot in a record's file to which ``path`` leads."""
        return Place(self.files.get((kind, name), ""), tuple(path), on_key)

    def iter_quotes(self) -> Iterator[tuple[Paper, Quote]]:
        """Every quote that is in use, with its paper, by paper id and in the paper's order."""
        for paper in self.papers.values():
            if paper.deprecated is None:
                for quote in paper.quotes:
                    if quote.deprecated is None:
                        yield paper, quote

    @cached_property
    def quotes(self) -> Mapping[str, tuple[Paper, Quote]]:
        """Every quote that is in use by its reference (``ribeiro2017/q3``)."""
        return FrozenDict({quote_ref(p.id, q.id): (p, q) for p, q in self.iter_quotes()})

    @cached_property
    def unread(self) -> tuple[Key, ...]:
        """The records whose files are there and could not be read."""
        read: dict[Kind, Mapping[str, object]] = {
            "codebook": self.codebooks,
            "paper": self.papers,
            "coding": self.codings,
            "dataset": self.datasets,
            "model": self.models,
            "table": self.tables,
        }
        return tuple(key for key in self.files if key[0] in read and key[1] not in read[key[0]])

    @cached_property
    def factors(self) -> Mapping[tuple[str, str], Factor]:
        """Every factor by codebook reference and id."""
        return FrozenDict(
            {
                (ref, factor.id): factor
                for ref, codebook in self.codebooks.items()
                for factor in codebook.factors
            }
        )

    def code_of(self, paper: Paper, quote: Quote, codebook: str, factor: str) -> Code | None:
        """The agreed code of a factor in a quote; None where it was not assessed."""
        statement = paper.coding.get(codebook)
        if statement is None:
            return None
        codes = quote.codes.get(split_codebook_ref(codebook)[0], {})
        return codes.get(factor, _unlisted(statement))

    def iter_judgements(self, codebook: str | None = None) -> Iterator[Judgement]:
        """A judgement for each quote and each factor of each codebook that its paper was coded
        under (all codebooks, or one), whether present, absent or not assessed."""
        for paper, quote in self.iter_quotes():
            yield from self.judgements_of(paper, quote, codebook)

    def judgements_of(
        self, paper: Paper, quote: Quote, codebook: str | None = None
    ) -> Iterator[Judgement]:
        """The judgements of one quote, in the order of the codebooks and their factors."""
        for ref, statement in sorted(paper.coding.items()):
            book = self.codebooks.get(ref)
            if book is None or (codebook is not None and ref != codebook):
                continue
            codes = quote.codes.get(split_codebook_ref(ref)[0], {})
            unlisted = _unlisted(statement)
            for factor in book.factors:
                if factor.abstract:
                    continue
                code = codes.get(factor.id, unlisted)
                coders = statement.coders if code is not None else ()
                yield Judgement(paper, quote, book, factor, code, coders)

    def called(self, kind: str, name: str) -> str | None:
        """The id of the dataset or model whose name or alias this is, but for case and marks."""
        records: Mapping[str, Dataset | Architecture] = (
            self.datasets if kind == "dataset" else self.models if kind == "model" else {}
        )
        wanted = _letters(name)
        for key, record in records.items():
            if wanted in map(_letters, (key, record.name, *record.aliases)):
                return key
        return None

    def find_codebook(self, ref: str) -> Codebook:
        """The codebook by reference or by bare id (its newest major version).

        Raises:
            KbError: as `codebook_named`.
        """
        return self.codebooks[codebook_named(ref, self.codebooks)]

    def find_table(self, name: str) -> Table:
        """The table of this id.

        Raises:
            UnknownName: when there is none, with the nearest name.
            WrongCondition: when ``name`` is no text.
        """
        if not isinstance(name, str):
            raise WrongCondition("name", name, "write the id of a table")
        if name not in self.tables:
            raise UnknownName("table", name, did_you_mean(name, self.tables))
        return self.tables[name]


def codebook_named(name: str, refs: Collection[str]) -> str:
    """The reference that ``name`` means: itself, or for a bare id its newest major version.

    Args:
        name: ``literature-factors@1``, or ``literature-factors``.
        refs: the references of all codebooks.

    Raises:
        UnknownName: when there is none, with the nearest name.
        WrongCondition: when ``name`` is no text.
    """
    if not isinstance(name, str):
        raise WrongCondition("codebook", name, "write the id of a codebook")
    if name in refs:
        return name
    majors = [ref for ref in refs if split_codebook_ref(ref)[0] == name]
    if not majors:
        raise UnknownName("codebook", name, did_you_mean(name, refs))
    return max(majors, key=lambda ref: split_codebook_ref(ref)[1])


def _unlisted(statement: CodingStatement) -> Code | None:
    """What it means that a factor is not listed: absent where all were looked for, else unknown."""
    return _ABSENT if statement.complete else None


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())
