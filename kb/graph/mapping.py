"""How a record stands in RDF: one table of its fields, read in both directions.

:mod:`kb.graph.writing` makes triples by it, :mod:`kb.graph.reading` makes records of triples by it,
and the SHACL shapes are made of it, so that none of the three can drift from the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kb.graph.codecs import TEXT, Codec, Scope
from kb.graph.terms import Triple
from kb.model.record import Record


@dataclass(frozen=True, slots=True)
class Value:
    """A field whose values stand at the record itself.

    Attributes:
        name: the field's name in the record; empty for the value of a :class:`Keyed`.
        term: the property.
        codec: how a value stands.
        many: whether the field is a list.
    """

    name: str
    term: str
    codec: Codec = TEXT
    many: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """A record within the record whose fields stand at the outer record.

    Attributes:
        name: the field's name.
        fields: its fields.
        key: the required field that tells whether it is there; None if it always is.
    """

    name: str
    fields: tuple[Value, ...]
    key: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A record within the record, or a list of such, each with an IRI of its own.

    Attributes:
        name: the field's name.
        term: the property that leads to the part, or from it if ``upwards``.
        form: the part's own fields.
        slug: what its IRI ends with, after the outer one; a number follows in a list.
        many: whether the field is a list; each then has its place in it as ``kb:position``.
        upwards: whether ``term`` leads from the part to the outer record.
    """

    name: str
    term: str
    form: Form
    slug: str = ""
    many: bool = False
    upwards: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping: each entry has an IRI of its own, its key, its place and its value.

    Attributes:
        name: the field's name; empty for a mapping within a mapping.
        term: the property that leads to an entry.
        kind: the class of an entry.
        slug: what an entry's IRI ends with, before its number.
        key: how the key stands.
        value: how the value stands: a value, a record's fields, or a mapping again.
    """

    name: str
    term: str
    kind: str
    slug: str
    key: Value
    value: Value | Form | Keyed


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a quote or of an independent coding, which :mod:`kb.graph.codes` carries."""

    name: str


Field = Value | Inline | Part | Keyed | Codes
Derived = Callable[[Any, str, Scope], Iterator[Triple]]


@dataclass(frozen=True, slots=True)
class Kinds:
    """A field that stands as the class of the record: its name, and the class of each value."""

    name: str
    classes: tuple[tuple[object, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of record stands.

    Attributes:
        model: the record's class.
        kind: its RDF class, or the field that says which.
        fields: its other fields.
        home: the IRI of a record that is part of another, where it is not made of a slug.
        scope: the field that names the record to which short names within belong.
        derived: what follows from the record and is written for those who ask; never read.
        former: how a withdrawn one stands, under terms that no question about evidence meets.
    """

    model: type[Record]
    kind: str | Kinds
    fields: tuple[Field, ...]
    home: Callable[[Any, Scope], str] | None = None
    scope: str | None = None
    derived: Derived | None = None
    former: Form | None = None


def part_iri(home: str, ending: str) -> str:
    """The IRI of a part: after a ``#``, or after the outer part's name.

    >>> part_iri("https://a.example/b#c-1", "d-2")
    'https://a.example/b#c-1-d-2'
    """
    return f"{home}-{ending}" if "#" in home else f"{home}#{ending}"
