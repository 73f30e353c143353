"""The questions of the cookbook, asked of an engine, and what the cookbook itself answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from numbers import Integral, Real
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import kb
from kb.api.base import Base
from kb.scale.questions import (
    contradictions,
    cooccurrence,
    factors_by_source,
    marks_per_factor,
    marks_per_year,
    papers_arguing,
    papers_without,
    quotations,
    quotes_by_level,
    quotes_speaking,
    terms_of_factors,
    transfers,
)
from kb.scale.tables import Tables
from tests.cookbook.recipes import build_signed, read_beginning, read_recipes

if TYPE_CHECKING:
    import ibis.expr.types as ir

BOOK = "literature-factors"
ASKED: dict[int, Callable[[Tables], ir.Table]] = {
    1: lambda t: papers_arguing(t, BOOK, "visual_similarity", "imagenet-1k", since=2018),
    2: lambda t: contradictions(t, "questionnaire-codes", "similarity_semantic"),
    3: lambda t: marks_per_factor(t, BOOK),
    4: lambda t: marks_per_year(t, BOOK),
    5: lambda t: cooccurrence(t, BOOK).drop("lift"),
    6: lambda t: factors_by_source(t, BOOK),
    7: transfers,
    8: lambda t: papers_without(t, BOOK, "model_complexity"),
    9: quotes_by_level,
    10: lambda t: terms_of_factors(t, BOOK),
    11: lambda t: quotes_speaking(t, BOOK, "visual_similarity"),
    12: quotations,
}
"""Each question by its number in the cookbook."""

RECIPES = {recipe.number: recipe for recipe in read_recipes()}
Row = tuple[object, ...]


@cache
def base_named(name: str) -> Base:
    """The shipped records, or invented ones of a seed (``invented 1``)."""
    shipped = kb.load()
    if name == "shipped":
        return shipped
    return Base(build_signed(shipped.corpus, int(name.split()[1])))


def rows_of(answer: pd.DataFrame | Iterable[Row]) -> list[Row]:
    """Rows in one order, numbers as Python has them and fractions rounded."""
    taken = answer.itertuples(index=False) if isinstance(answer, pd.DataFrame) else answer
    return sorted((tuple(map(_cell, row)) for row in taken), key=repr)


def _cell(value: object) -> object:
    if isinstance(value, Integral):
        return int(value)
    return round(float(value), 6) if isinstance(value, Real) else value


def cookbook_rows(number: int, base: Base) -> list[Row]:
    """What the cookbook's answer in Python gives."""
    names: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kb, "load", lambda: base, raising=False)
        exec(compile(read_beginning() + RECIPES[number].python, "cookbook.md", "exec"), names)
    answer = names["answer"]
    assert isinstance(answer, pd.DataFrame | list)
    return rows_of(answer)
