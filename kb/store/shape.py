"""The exact reading of one record: every misfit as a finding at its line and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kb.findings import SHOWN, Finding, Path, Place, rest_of
from kb.model.record import Record
from kb.store.misfit import code_of, describe
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
    counts: Counter[str] = Counter()
    hidden: dict[str, Finding] = {}
    for detail in details:
        path, code = _existing_path(value, detail["loc"]), code_of(detail)
        if (code, path) in seen and code != "KB102":
            continue
        seen.add((code, path))
        counts[code] += 1
        if counts[code] > SHOWN + 1:
            continue
        message, remedy, on_key = describe(detail, path, model)
        node = find(root, path, on_key)
        finding = Finding(
            code, "error", Place(file, path, on_key), message, remedy, node.line, node.column
        )
        if counts[code] <= SHOWN:
            yield finding
        else:
            hidden[code] = finding
    for code, finding in hidden.items():
        rest = rest_of(code, "error", finding.at, counts[code] - SHOWN)
        yield rest.moved(finding.line, finding.column)
