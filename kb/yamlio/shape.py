"""What the canonical form takes from a record's class: order of keys, defaults, texts."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal, Union, get_args, get_origin

from kb.model.record import Record


@dataclass(frozen=True, slots=True)
class Shape:
    """What is expected at a place in a file.

    Attributes:
        record: the class of the record that stands here, if one does.
        inner: what the items of a list, or the values of a free mapping, look like.
        is_text: whether a scalar here is text whatever it looks like.
    """

    record: type[Record] | None = None
    inner: Shape | None = None
    is_text: bool = False


FREE = Shape()
"""Nothing is known about this place."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record.

    Attributes:
        shape: what its value looks like.
        default: the value, as lists, mappings and scalars, that the key has when it is left out;
            an ellipsis where it has to be given.
    """

    shape: Shape
    default: object


@cache
def fields_of(record: type[Record]) -> Mapping[str, Field]:
    """The keys of a record in their order."""
    return {
        name: Field(
            _shape_of(field.annotation),
            ...
            if field.is_required()
            else _as_written(field.get_default(call_default_factory=True)),
        )
        for name, field in record.model_fields.items()
    }


def _as_written(default: object) -> object:
    if isinstance(default, tuple):
        return list(default)
    return ... if isinstance(default, Record) else default


def _shape_of(annotation: object) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape_of(arguments[0])
    if origin in (Union, types.UnionType):
        members = [member for member in arguments if member is not types.NoneType]
        return _shape_of(members[0]) if len(members) == 1 else FREE
    if origin is tuple:
        return Shape(inner=_shape_of(arguments[0]))
    if origin is Mapping:
        return Shape(inner=_shape_of(arguments[1]))
    if origin is Literal:
        return Shape(is_text=all(isinstance(word, str) for word in arguments))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Shape(record=annotation)
    return Shape(is_text=annotation is str)
