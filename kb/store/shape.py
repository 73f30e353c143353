"""The exact reading of one record: every misfit as a finding at its line and column."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kb.findings import Finding, Path, Place
from kb.ids import did_you_mean
from kb.model.record import Record
from kb.yamlio.nodes import Node, YamlProblem, find, parse_nodes, to_python

_ROUNDS = 3
"""A branch of a union may ask for a text only after another text was put right."""


def read_exactly(
    data: bytes, model: type[Record], file: str
) -> tuple[Record | None, tuple[Finding, ...]]:
    """The record in ``data``, or what is wrong with it.

    Where the model wants text, a plain scalar is text: ``no``, ``1.10`` and ``2019-01-01`` never
    turn into something else.
    """
    try:
        root = parse_nodes(data)
    except YamlProblem as problem:
        at = Place(file)
        return None, (
            Finding(
                problem.code, "error", at, problem.message, problem.remedy,
                problem.line, problem.column,
            ),
        )  # fmt: skip
    value = to_python(root)
    details: list[ErrorDetails] = []
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(value), ()
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=True)
        if sum(_put_text_back(value, root, detail) for detail in details) == 0:
            break
    return None, tuple(_findings(details, value, root, model, file))


def _put_text_back(value: Any, root: Node, detail: ErrorDetails) -> bool:
    """Replace a number, truth value or null by its source text where text is wanted."""
    if detail["type"] not in ("string_type", "literal_error"):
        return False
    path = _existing_path(value, detail["loc"])
    if not path:
        return False
    node = find(root, path)
    if node.kind != "scalar" or not node.plain or not node.value:
        return False
    holder: Any = value
    for step in path[:-1]:
        holder = holder[step]
    if isinstance(holder[path[-1]], (str, list, dict)):
        return False
    holder[path[-1]] = node.value
    return True


def _existing_path(value: Any, loc: tuple[int | str, ...]) -> Path:
    """The part of an error's location that leads through the data itself.

    Locations also name the branches of unions and say ``[key]``; those steps lead nowhere.
    """
    path: list[int | str] = []
    for step in loc:
        inside: Any = value
        if (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value)
        ):
            path.append(step)
            value = inside[step]
    return tuple(path)


def _findings(
    details: list[ErrorDetails], value: Any, root: Node, model: type[Record], file: str
) -> Iterator[Finding]:
    seen: set[tuple[str, Path]] = set()
    for detail in details:
        path = _existing_path(value, detail["loc"])
        code, message, remedy, on_key = _describe(detail, path, model)
        if (code, path) in seen and code != "KB102":
            continue
        seen.add((code, path))
        node = find(root, path, on_key)
        yield Finding(
            code, "error", Place(file, path, on_key), message, remedy, node.line, node.column
        )


def _describe(detail: ErrorDetails, path: Path, model: type[Record]) -> tuple[str, str, str, bool]:
    kind, loc, given = detail["type"], detail["loc"], detail["input"]
    context = detail.get("ctx", {})
    name = _name(path)
    if kind == "extra_forbidden":
        known = fields_at(model, path[:-1])
        return "KB101", f"unknown key {str(path[-1])!r}", did_you_mean(str(path[-1]), known), True
    if kind == "missing":
        return "KB102", f"{_name(path)} lacks the key {str(loc[-1])!r}", _add(loc[-1]), False
    if kind == "literal_error":
        words = [word.strip(" '") for word in context["expected"].replace(" or ", ", ").split(",")]
        message = f"{name} cannot be {_shown(given)}"
        return "KB104", message, did_you_mean(str(given), words), False
    if loc and loc[-1] == "[key]":
        message = f"the key {_shown(given)} does not have the required form"
        return "KB105", message, _form(kind, context), True
    if kind in ("string_pattern_mismatch", "string_too_short", "string_too_long", "too_short"):
        return "KB105", f"{name} does not have the required form", _form(kind, context), False
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limits = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
        said = " and ".join(f"{limits[key]} {limit}" for key, limit in context.items())
        return "KB106", f"{name} is {_shown(given)}", f"it must be {said}", False
    if kind.endswith("_type") or kind in ("int_from_float", "bool_parsing", "int_parsing"):
        return "KB103", f"{name} is {_sort_of(given)}", _wanted(kind), False
    return "KB107", f"{name}: {detail['msg']}", "see the schema of this kind of file", False


def _name(path: Path) -> str:
    if not path:
        return "the record"
    return ".".join(str(step) if isinstance(step, str) else f"[{step + 1}]" for step in path)


def _shown(given: object) -> str:
    text = repr(given)
    return text if len(text) <= 60 else text[:57] + "..."


def _add(key: object) -> str:
    return f"add a line `{key}: ...`"


def _form(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "string_pattern_mismatch":
        return f"it must match {context['pattern']}"
    if kind == "string_too_long":
        return f"it may have at most {context['max_length']} characters"
    if kind in ("string_too_short", "too_short"):
        return "it may not be empty"
    return "use text that matches the schema"


_WORDS = {
    "string_type": "text",
    "int_type": "a whole number without quotes",
    "int_from_float": "a whole number",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list: one `- item` a line, or `[a, b]`",
    "dict_type": "keys with values: `key: value`",
    "mapping_type": "keys with values: `key: value`",
    "model_type": "keys with values: `key: value`",
}


def _wanted(kind: str) -> str:
    return f"write {_WORDS.get(kind, 'what the schema asks for')}"


def _sort_of(given: object) -> str:
    if given is None:
        return "empty"
    if isinstance(given, dict):
        return "a set of keys"
    if isinstance(given, (list, tuple)):
        return "a list"
    if isinstance(given, str):
        return f"the text {_shown(given)}"
    return _shown(given)


def fields_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that may stand where ``path`` leads in a record of this model."""
    found = [cls for cls in _models_at((model,), path) if isinstance(cls, type)]
    return tuple(name for cls in found for name in cls.model_fields)


def _models_at(annotations: tuple[Any, ...], path: Path) -> tuple[type[BaseModel], ...]:
    for step in path:
        annotations = tuple(inner for given in annotations for inner in _below(given, step))
    return tuple(cls for given in annotations for cls in _model_classes(given))


def _below(annotation: Any, step: str | int) -> Iterator[Any]:
    for cls in _model_classes(annotation):
        if isinstance(step, str) and step in cls.model_fields:
            yield cls.model_fields[step].annotation
    for part in _unions(annotation):
        arguments = get_args(part)
        if get_origin(part) is tuple and isinstance(step, int):
            yield arguments[0]
        elif len(arguments) == 2 and isinstance(step, str) and get_origin(part) is not tuple:
            yield arguments[1]


def _model_classes(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _unions(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _unions(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from _unions(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _unions(part)
    else:
        yield annotation
