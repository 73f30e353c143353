"""How a record stands in RDF: one table of its fields, read in both directions.

:mod:`kb.graph.writing` makes triples by it, :mod:`kb.graph.reading` makes records of triples by it,
and the SHACL shapes are made of it, so that none of the three can drift from the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kb.graph.iris import Iris, licence_address
from kb.graph.terms import XSD, Literal, Object, Triple
from kb.ids import split_factor_ref
from kb.model.record import Record


@dataclass(frozen=True, slots=True)
class Scope:
    """What a field may need to know besides its value.

    Attributes:
        iris: the IRIs of the knowledge base.
        name: the id of the record to which short names belong: a factor's codebook, a quote's
            paper.
        coders: the IRI of each coder who has another than ``coder/ID``.
        ids: the other way round.
    """

    iris: Iris
    name: str = ""
    coders: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def within(self, name: str) -> Scope:
        """The scope of what stands in the record ``name``."""
        return Scope(self.iris, name, self.coders, self.ids)


Encode = Callable[[Any, Scope], Object]
Decode = Callable[[Object, Scope], Any]


@dataclass(frozen=True, slots=True)
class Codec:
    """How one value stands as the object of a triple.

    Attributes:
        encode: value to object.
        decode: object to value; raises ValueError for an object of another kind.
        datatype: IRI of the datatype of its literals; None where the object is an IRI.
        target: for links, the kind of thing they lead to.
    """

    encode: Encode
    decode: Decode
    datatype: str | None = None
    target: str | None = None


def _typed(datatype: str, write: Callable[[Any], str], read: Callable[[str], Any]) -> Codec:
    plain = datatype == XSD.string

    def encode(value: Any, _: Scope) -> Object:
        return Literal(write(value), None if plain else datatype)

    def decode(given: Object, _: Scope) -> Any:
        if not isinstance(given, Literal) or given.language:
            raise ValueError(f"a literal of {_short(datatype)} belongs there")
        if (given.datatype or XSD.string) != datatype:
            raise ValueError(
                f"its datatype is {_short(given.datatype or XSD.string)}, not {_short(datatype)}"
            )
        return read(given.text)

    return Codec(encode, decode, datatype)


def _short(iri: str) -> str:
    return iri.replace(XSD.iri, "xsd:")


def _read_whole(text: str) -> int:
    if not text.isascii() or not text.removeprefix("-").isdigit():
        raise ValueError(f"{text!r} is no whole number")
    return int(text)


def _read_flag(text: str) -> bool:
    if text not in ("true", "false", "1", "0"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text in ("true", "1")


TEXT = _typed(XSD.string, str, str)
COUNT = _typed(XSD.integer, str, _read_whole)
YEAR = _typed(XSD.gYear, lambda year: f"{year:04d}", _read_whole)
DAY = _typed(XSD.date, str, str)
FLAG = _typed(XSD.boolean, lambda flag: "true" if flag else "false", _read_flag)
ADDRESS = _typed(XSD.anyURI, str, str)


def _name_after(prefix: str, given: Object, what: str) -> str:
    if isinstance(given, Literal):
        raise ValueError(f"the IRI of a {what} belongs there, not a literal")
    if not given.startswith(prefix) or len(given) == len(prefix):
        raise ValueError(f"<{given}> is no {what} of this knowledge base")
    return given[len(prefix) :]


def link(kind: str) -> Codec:
    """A link to a record of one kind."""

    def encode(value: Any, scope: Scope) -> Object:
        return scope.iris.record(kind, value)

    def decode(given: Object, scope: Scope) -> Any:
        return _name_after(f"{scope.iris.base}{kind}/", given, kind)

    return Codec(encode, decode, target=kind)


def _encode_coder(value: Any, scope: Scope) -> Object:
    return scope.coders.get(value) or scope.iris.record("coder", value)


def _decode_coder(given: Object, scope: Scope) -> Any:
    if not isinstance(given, Literal) and given in scope.ids:
        return scope.ids[given]
    return _name_after(f"{scope.iris.base}coder/", given, "coder")


def _encode_factor(value: Any, scope: Scope) -> Object:
    return scope.iris.factor(*split_factor_ref(value, scope.name))


def _decode_factor(given: Object, scope: Scope) -> Any:
    ref = _name_after(f"{scope.iris.base}factor/", given, "factor")
    codebook, _, name = ref.rpartition("/")
    return name if codebook == scope.name else ref


def _encode_quote(value: Any, scope: Scope) -> Object:
    return scope.iris.quote(value)


def _decode_quote(given: Object, scope: Scope) -> Any:
    return _name_after(f"{scope.iris.base}quote/", given, "quote")


def _encode_own_quote(value: Any, scope: Scope) -> Object:
    return scope.iris.quote(f"{scope.name}/{value}")


def _decode_own_quote(given: Object, scope: Scope) -> Any:
    return _decode_quote(given, scope).rpartition("/")[2]


def _encode_ref(value: Any, scope: Scope) -> Object:
    return Literal(f"{scope.name}/{value}")


def _decode_ref(given: Object, scope: Scope) -> Any:
    return str(TEXT.decode(given, scope)).rpartition("/")[2]


_SPDX = "https://spdx.org/licenses/"


def _encode_licence(value: Any, _: Scope) -> Object:
    return licence_address(value) or Literal(value)


def _decode_licence(given: Object, _: Scope) -> Any:
    if isinstance(given, Literal):
        return given.text
    if not given.startswith(_SPDX):
        raise ValueError(f"<{given}> is no licence of the SPDX list")
    return given.removeprefix(_SPDX)


PAPER = link("paper")
DATASET = link("dataset")
MODEL = link("model")
CODEBOOK = link("codebook")
CODER = Codec(_encode_coder, _decode_coder, target="coder")
FACTOR = Codec(_encode_factor, _decode_factor, target="factor")
QUOTE = Codec(_encode_quote, _decode_quote, target="quote")
OWN_QUOTE = Codec(_encode_own_quote, _decode_own_quote, target="quote")
QUOTE_REF = Codec(_encode_ref, _decode_ref, XSD.string)
LICENCE = Codec(_encode_licence, _decode_licence)


def begun_with(words: str) -> Codec:
    """A text that RDF holds after some words, which tell it from others under the same term."""

    def encode(value: Any, _: Scope) -> Object:
        return Literal(words + value)

    def decode(given: Object, scope: Scope) -> Any:
        text = TEXT.decode(given, scope)
        return text[len(words) :] if text.startswith(words) else None

    return Codec(encode, decode, XSD.string)


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
    """

    model: type[Record]
    kind: str | Kinds
    fields: tuple[Field, ...]
    home: Callable[[Any, Scope], str] | None = None
    scope: str | None = None
    derived: Derived | None = None


def part_iri(home: str, ending: str) -> str:
    """The IRI of a part: after a ``#``, or after the outer part's name.

    >>> part_iri("https://a.example/b#c-1", "d-2")
    'https://a.example/b#c-1-d-2'
    """
    return f"{home}-{ending}" if "#" in home else f"{home}#{ending}"
