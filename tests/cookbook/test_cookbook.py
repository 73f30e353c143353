"""The three answers to each question of the cookbook are one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from numbers import Integral, Real

import pandas as pd
import pytest

import kb
from kb.api.base import Base
from tests.cookbook.recipes import Recipe, build_signed, read_beginning, read_recipes
from tests.sparql.oxigraph_server import oxigraph_serving

RECIPES = read_recipes()
NAMES = ("shipped", "invented 1", "invented 2", "invented 3")
Row = tuple[object, ...]


@cache
def base_named(name: str) -> Base:
    shipped = kb.load()
    if name == "shipped":
        return shipped
    return Base(build_signed(shipped.corpus, int(name.split()[1])))


def cell(value: object) -> object:
    """A value as any of the three ways gives it: a word, a whole number, a rounded one or None."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real | Decimal):
        number = float(value)
        return int(number) if number.is_integer() else round(number, 6)
    return str(value)


def rows(answer: pd.DataFrame | Iterable[Row]) -> list[Row]:
    taken = answer.itertuples(index=False) if isinstance(answer, pd.DataFrame) else answer
    return sorted((tuple(map(cell, row)) for row in taken), key=repr)


def run(block: str, base: Base, monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    monkeypatch.setattr(kb, "load", lambda: base, raising=False)
    names: dict[str, object] = {}
    exec(compile(read_beginning() + block, "cookbook.md", "exec"), names)
    answer = names["answer"]
    assert isinstance(answer, pd.DataFrame | list)
    return rows(answer)


def label(recipe: Recipe) -> str:
    return f"{recipe.number}"


def test_there_are_twelve_questions_or_more() -> None:
    assert len(RECIPES) >= 12
    assert [recipe.number for recipe in RECIPES] == list(range(1, len(RECIPES) + 1))
    assert all(recipe.question.endswith("?") for recipe in RECIPES)


@pytest.fixture(scope="module", params=NAMES[:2])
def there_and_here(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Base, Base]]:
    """A base at a real endpoint, and the same one here."""
    here = base_named(request.param)
    with oxigraph_serving(here.corpus, tmp_path_factory.mktemp("oxigraph")) as address:
        # The invented papers take the place of those to which shipped records refer.
        yield kb.load(endpoint=address, check=False), here


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("recipe", RECIPES, ids=label)
def test_python_pandas_and_sparql_give_the_same_rows(
    recipe: Recipe, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = base_named(name)
    by_python = run(recipe.python, base, monkeypatch)
    by_pandas = run(recipe.pandas, base, monkeypatch)
    by_sparql = base.sparql(recipe.sparql)
    assert isinstance(by_sparql, pd.DataFrame)
    assert by_pandas == by_python
    assert rows(by_sparql) == by_python


@pytest.mark.parametrize("recipe", RECIPES, ids=label)
def test_each_question_has_an_answer_in_the_invented_records(
    recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(run(recipe.python, base_named(name), monkeypatch) for name in NAMES[1:])


@pytest.mark.slow
@pytest.mark.parametrize("recipe", RECIPES, ids=label)
def test_the_cookbook_runs_unchanged_over_an_endpoint(
    recipe: Recipe, there_and_here: tuple[Base, Base], monkeypatch: pytest.MonkeyPatch
) -> None:
    there, here = there_and_here
    expected = run(recipe.python, here, monkeypatch)
    assert run(recipe.python, there, monkeypatch) == expected
    assert run(recipe.pandas, there, monkeypatch) == expected
    by_sparql = there.sparql(recipe.sparql)
    assert isinstance(by_sparql, pd.DataFrame)
    assert rows(by_sparql) == expected
