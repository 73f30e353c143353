"""The answer to a SELECT as a pandas frame."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kb.graph.terms import XSD, Literal
from kb.sparql.answer import Solutions, Term

if TYPE_CHECKING:
    import pandas as pd

_INTEGERS = {
    XSD.iri + name
    for name in (
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
        "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
        "unsignedByte", "gYear",
    )
}  # fmt: skip
_FLOATS = {XSD.decimal, XSD.double, XSD.float}
_WHOLE = re.compile(r"[+-]?[0-9]{1,30}")
_REAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(.*)")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_LONG = range(-(2**63), 2**63)


def build_answer_frame(solutions: Solutions) -> pd.DataFrame:
    """A column for each variable, in the order of the query, and a row for each solution.

    A column gets the type that all its values share:

    ======================================  ==========================================
    values                                  type of the column
    ======================================  ==========================================
    IRIs, strings, texts with a language    ``str``
    xsd:integer and its kinds, xsd:gYear    ``Int64``
    these and xsd:decimal, double, float    ``Float64``
    xsd:boolean                             ``boolean``
    xsd:dateTime                            ``datetime64``, in UTC where zones are given
    xsd:date                                ``object``, of `datetime.date`
    ======================================  ==========================================

    Where the variable is not bound the cell is missing. In a column whose values share no type,
    and where one has not the form of its type, the values stand as text.
    """
    import pandas as pd

    columns = {
        name: _column([row[at] for row in solutions.rows])
        for at, name in enumerate(solutions.variables)
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(solutions.rows)))


def _column(terms: Sequence[Term | None]) -> pd.Series[Any]:
    import pandas as pd

    kinds = {_kind(term) for term in terms if term is not None}
    if kinds == {"whole", "real"}:
        kinds = {"real"}
    made = _MAKERS[kinds.pop()](terms) if len(kinds) == 1 else None
    if made is not None:
        return made
    return pd.Series([None if term is None else text_of(term) for term in terms], dtype="str")


def text_of(term: Term) -> str:
    """A value as text: an IRI whole, a literal without its type or language."""
    return term.text if isinstance(term, Literal) else str(term)


def _kind(term: Term) -> str:
    if not isinstance(term, Literal) or term.datatype is None:
        return "text"
    return _KINDS.get(term.datatype, "text")


def _texts(terms: Sequence[Term | None]) -> list[str | None]:
    return [None if term is None else text_of(term) for term in terms]


def _whole(terms: Sequence[Term | None]) -> pd.Series[Any] | None:
    numbers = _read_each(terms, _WHOLE.fullmatch, int)
    if numbers is None or any(n is not None and n not in _LONG for n in numbers):
        return None
    return _series(numbers, "Int64")


def _real(terms: Sequence[Term | None]) -> pd.Series[Any] | None:
    return _series(_read_each(terms, _REAL.fullmatch, float), "Float64")


def _truth(terms: Sequence[Term | None]) -> pd.Series[Any] | None:
    return _series(_read_each(terms, _BOOLEANS.__contains__, _BOOLEANS.__getitem__), "boolean")


def _date(terms: Sequence[Term | None]) -> pd.Series[Any] | None:
    try:
        return _series(_read_each(terms, bool, datetime.date.fromisoformat), "object")
    except ValueError:
        return None


def _moment(terms: Sequence[Term | None]) -> pd.Series[Any] | None:
    import pandas as pd

    texts = _texts(terms)
    found = [None if text is None else _TIME.fullmatch(text) for text in texts]
    if any(text is not None and match is None for text, match in zip(texts, found, strict=True)):
        return None
    zones = {bool(match[1]) for match in found if match}
    if len(zones) > 1:
        return None
    try:
        return pd.Series(
            pd.to_datetime(pd.Series(texts, dtype="object"), utc=zones == {True}, format="ISO8601")
        )
    except (ValueError, OverflowError):
        return None


def _read_each(
    terms: Sequence[Term | None], is_right: Callable[[str], object], read: Callable[[str], object]
) -> list[object] | None:
    values: list[object] = []
    for text in _texts(terms):
        if text is not None and not is_right(text):
            return None
        values.append(None if text is None else read(text))
    return values


def _series(values: list[object] | None, kind: str) -> pd.Series[Any] | None:
    import pandas as pd

    return None if values is None else pd.Series(values, dtype=kind)


_KINDS = {
    **dict.fromkeys(_INTEGERS, "whole"),
    **dict.fromkeys(_FLOATS, "real"),
    XSD.boolean: "truth",
    XSD.dateTime: "moment",
    XSD.date: "date",
}
_MAKERS: dict[str, Callable[[Sequence[Term | None]], pd.Series[Any] | None]] = {
    "whole": _whole,
    "real": _real,
    "truth": _truth,
    "moment": _moment,
    "date": _date,
    "text": lambda terms: None,
}
