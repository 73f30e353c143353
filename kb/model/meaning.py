"""What each field means, read from the docstrings under the fields.

Pydantic can do this when a class is made, but then every run of the program parses the sources of
all records again; only schemas and reference pages need the words.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache

from kb.model.record import Record


def field_meanings(model: type[Record]) -> dict[str, str]:
    """For each documented field of a record its meaning, as one paragraph."""
    return _by_class(model.__module__).get(model.__name__, {})


@cache
def _by_class(module: str) -> dict[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: _fields(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> dict[str, str]:
    meanings = {}
    for field, text in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            meanings[field.target.id] = " ".join(text.value.value.split())
    return meanings
