"""The public face: on one page of the docs, complete in an editor, the same in every call."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import kb
from kb.api.base import Base
from kb.api.quotes import Quotes
from kb.api.wrong_names import public_names
from kb.errors import KbError
from kb.frames.conditions import Conditions
from tests.roofs import build_roofs

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "query" / "python.md").read_text("utf-8")
BASE = Base(build_roofs())
THERE = kb.load(endpoint="http://127.0.0.1:1/sparql")
EXCEPTIONS = PAGE.split("## Exceptions")[1]


@pytest.mark.parametrize("name", sorted({*public_names(BASE), *public_names(THERE)}))
def test_everything_that_a_base_offers_stands_on_the_page(name: str) -> None:
    assert re.search(rf"^`(?:.*, `)?base\.{name}[`(]", PAGE, re.MULTILINE)
    assert inspect.getdoc(getattr(type(THERE), name, Base))


def test_loading_is_called_as_it_stands_on_the_page() -> None:
    signature = inspect.signature(kb.load)
    plain = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in signature.parameters.values()
    ]
    call = signature.replace(parameters=plain, return_annotation=inspect.Signature.empty)
    assert f"\n`kb.load{call}`\n" in PAGE


def every_exception(known: type[KbError] = KbError) -> Iterator[type[KbError]]:
    """Every class of exception that this package defines, once all its modules are imported."""
    for kind in known.__subclasses__():
        if kind.__module__.startswith("kb."):
            yield kind
        yield from every_exception(kind)


def import_everything() -> None:
    for module in pkgutil.walk_packages(kb.__path__, "kb."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


import_everything()


@pytest.mark.parametrize("kind", sorted(set(every_exception()), key=str))
def test_every_exception_stands_on_the_page_with_its_attributes(kind: type[KbError]) -> None:
    assert f"`{kind.__name__}`" in EXCEPTIONS
    entry = re.search(rf"^`{kind.__name__}`\n:   (.+?)\n\n", EXCEPTIONS, re.MULTILINE | re.DOTALL)
    if entry is None:
        assert f"`{kind.__name__}`" in EXCEPTIONS.split("Commands meet a few more")[1]
        return
    _, _, documented = str(inspect.getdoc(kind)).partition("Attributes:\n")
    for name in re.findall(r"^ {4}(\w+):", documented, re.MULTILINE):
        assert f"`{name}`" in entry[1]


def test_every_exception_on_the_page_is_where_the_page_says() -> None:
    groups = re.split(r"^\*\*In `(kb\.[\w.]+)`\*\*", EXCEPTIONS, flags=re.MULTILINE)
    assert len(groups) > 2
    for module, group in zip(groups[1::2], groups[2::2], strict=True):
        for name in re.findall(r"^`(\w+)`\n:", group, re.MULTILINE):
            kind = getattr(importlib.import_module(module), name)
            assert issubclass(kind, KbError)
            assert kind.__module__ == module


@pytest.mark.parametrize("name", sorted(set(public_names(BASE.quotes())) - {"count", "index"}))
def test_everything_that_an_answer_offers_stands_on_the_page(name: str) -> None:
    assert re.search(rf"^`(?:.*, `)?found\.{name}[`(]", PAGE, re.MULTILINE)


def test_the_page_names_nothing_that_is_not_there() -> None:
    for owner, things in (("base", (BASE, THERE)), ("found", (BASE.quotes(),))):
        for name in re.findall(rf"`{owner}\.(\w+)", PAGE):
            assert any(name in public_names(thing) for thing in things), name


def test_every_condition_is_an_argument_of_both_calls_and_stands_on_the_page() -> None:
    known = [field.name for field in fields(Conditions)]
    for call in (Base.quotes, Quotes.where):
        parameters = inspect.signature(call).parameters
        assert [name for name in parameters if name != "self"] == known
        assert all(parameters[name].kind is inspect.Parameter.KEYWORD_ONLY for name in known)
    section = PAGE.split("## Conditions")[1].split("\n## ")[0]
    assert all(f"`{name}" in section for name in known)


def test_an_editor_is_offered_what_there_is() -> None:
    offered = dir(BASE)
    assert {"quotes", "frame", "papers", "title"} <= set(offered)
    assert "dataclass" not in offered
