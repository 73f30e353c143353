"""How one value of a record stands as the object of a triple, and comes back from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kb.graph.iris import Iris, licence_address
from kb.graph.terms import XSD, Literal, Object
from kb.ids import QUOTE_REF, split_factor_ref


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
        begins: the words with which each of its literals begins.
        form: the pattern of its literals, where it is not that of the field's values.
    """

    encode: Encode
    decode: Decode
    datatype: str | None = None
    target: str | None = None
    begins: str = ""
    form: str | None = None


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
REFERENCE = Codec(_encode_ref, _decode_ref, XSD.string, form=QUOTE_REF)
LICENCE = Codec(_encode_licence, _decode_licence)


def begun_with(words: str) -> Codec:
    """A text that RDF holds after some words, which tell it from others under the same term."""

    def encode(value: Any, _: Scope) -> Object:
        return Literal(words + value)

    def decode(given: Object, scope: Scope) -> Any:
        text = TEXT.decode(given, scope)
        return text[len(words) :] if text.startswith(words) else None

    return Codec(encode, decode, XSD.string, begins=words)
