"""Fills every text of a record with what an attacker would write there, by walking its model.

A field that is new in a model is filled by itself. What its model refuses, such as a script in an
id, is left as the given record has it, or out.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

Words = Callable[[str], str]
"""What to write into the field of this name."""


class _Nothing:
    """What stands for a value that could not be made."""


NOTHING = _Nothing()


def filled(model: type[BaseModel], given: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """A record with every field of its model.

    Args:
        model: the record's model.
        given: what has to be so, such as ids and what refers to them; a list of records here is
            filled up as well.
        words: makes the text of a field.

    Raises:
        ValueError: when a required field could not be filled and is not given.
    """
    made = _record(model, given, words)
    if isinstance(made, _Nothing):
        raise ValueError(f"{model.__name__} cannot be made of {given}")
    return dict(made)


def text_fields(model: type[BaseModel], words: Words) -> Iterator[tuple[str, bool]]:
    """Every text of a model and of what it holds, such as ``Quote.locator``, and whether it takes
    these words."""
    seen: set[type[BaseModel]] = set()
    todo = [model]
    while todo:
        record = todo.pop()
        if record in seen:
            continue
        seen.add(record)
        for name, annotation in _fields(record):
            for part in _parts(annotation):
                if isinstance(part, type) and issubclass(part, BaseModel):
                    todo.append(part)
                elif _bare(part) is str:
                    yield f"{record.__name__}.{name}", _takes(part, words(name))


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    hints = typing.get_type_hints(model, include_extras=True)
    yield from ((name, hints[name]) for name in model.model_fields)


def _record(model: type[BaseModel], given: Mapping[str, Any], words: Words) -> Any:
    made: dict[str, Any] = dict(given)
    for name, annotation in _fields(model):
        if name in given:
            made[name] = _completed(annotation, given[name], words)
            continue
        value = _value(annotation, name, words)
        if not isinstance(value, _Nothing):
            made[name] = value
        elif model.model_fields[name].is_required():
            return NOTHING
    return made


def _completed(annotation: Any, given: Any, words: Words) -> Any:
    """What was given, with its records filled up."""
    record = next((it for it in _parts(annotation) if _is_record(it)), None)
    if record is None or given is None or isinstance(given, str):
        return given
    if isinstance(given, Mapping):
        return _record(record, given, words) if _is_record(_bare(annotation)) else given
    return [_record(record, one, words) for one in given]


def _value(annotation: Any, name: str, words: Words) -> Any:
    base = _bare(annotation)
    if base is str:
        return words(name) if _takes(annotation, words(name)) else NOTHING
    if base is int:
        return next((it for it in (8, 2020) if _takes(annotation, it)), NOTHING)
    if _is_record(base):
        return _record(base, {}, words)
    origin = get_origin(base)
    if origin is Literal:
        return get_args(base)[0]
    inner = [_value(it, name, words) for it in get_args(base) if it is not Ellipsis]
    if any(isinstance(it, _Nothing) for it in inner):
        return NOTHING
    if origin is tuple:
        return inner
    if origin is not None and issubclass(origin, Mapping):
        return {inner[0]: inner[1]}
    return NOTHING


def _takes(annotation: Any, value: object) -> bool:
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def _bare(annotation: Any) -> Any:
    """The annotation without constraints and without ``| None``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        kinds = [it for it in get_args(annotation) if it is not types.NoneType]
        return _bare(kinds[0])
    return annotation


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _parts(annotation: Any) -> Iterator[Any]:
    """The records and texts that an annotation holds, the latter with their constraints."""
    bare = _bare(annotation)
    if _is_record(bare) or bare is str:
        yield bare if bare is not str else annotation
    else:
        for inner in get_args(bare):
            if inner is not Ellipsis and get_origin(bare) is not Literal:
                yield from _parts(inner)
