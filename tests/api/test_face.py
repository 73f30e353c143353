"""The public face: on one page of the docs, complete in an editor, the same in every call."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from kb.api.base import Base
from kb.api.quotes import CONDITIONS, Quotes
from kb.api.wrong_names import public_names
from kb.frames.conditions import Conditions
from tests.roofs import build_roofs

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "query" / "python.md").read_text("utf-8")
BASE = Base(build_roofs())


@pytest.mark.parametrize("name", public_names(BASE))
def test_everything_that_a_base_offers_stands_on_the_page(name: str) -> None:
    assert re.search(rf"^`(?:.*, `)?base\.{name}[`(]", PAGE, re.MULTILINE)
    assert inspect.getdoc(getattr(Base, name, Base))


@pytest.mark.parametrize("name", sorted(set(public_names(BASE.quotes())) - {"count", "index"}))
def test_everything_that_an_answer_offers_stands_on_the_page(name: str) -> None:
    assert re.search(rf"^`(?:.*, `)?found\.{name}[`(]", PAGE, re.MULTILINE)


def test_the_page_names_nothing_that_is_not_there() -> None:
    for owner, thing in (("base", BASE), ("found", BASE.quotes())):
        for name in re.findall(rf"`{owner}\.(\w+)", PAGE):
            assert hasattr(thing, name)


def test_every_condition_is_an_argument_of_both_calls_and_stands_on_the_page() -> None:
    known = [field.name for field in fields(Conditions)]
    for call in (Base.quotes, Quotes.where):
        parameters = inspect.signature(call).parameters
        assert [name for name in parameters if name not in ("self", "unknown")] == known
        assert all(parameters[name].kind is inspect.Parameter.KEYWORD_ONLY for name in known)
    assert list(CONDITIONS) == known
    section = PAGE.split("## Conditions")[1].split("\n## ")[0]
    assert all(f"`{name}" in section for name in known)


def test_an_editor_is_offered_what_there_is() -> None:
    offered = dir(BASE)
    assert {"quotes", "frame", "papers", "title"} <= set(offered)
    assert "CONDITIONS" not in offered
