"""Wrong calls: misspelt arguments, things of another kind, and attempts to change an answer."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from inspect import signature

import pytest

from kb.api.base import Base
from kb.errors import KbError, UnknownArgument, UnknownName
from tests.roofs import build_roofs

BASE = Base(build_roofs())
MISSPELT = {
    "frame": ("codebok", "codebook"),
    "matrix": ("value", "values"),
    "cooccurrence": ("measur", "measure"),
    "by_year": ("by_values", "by_value"),
    "conflicts": ("factors", "factor"),
    "gaps": ("codebooks", "codebook"),
    "independence": ("factr", "factor"),
    "terms": ("codebok", "codebook"),
    "table": ("nme", "name"),
    "tables": ("conection", "connection"),
    "sparql": ("timout", "timeout"),
}


@pytest.mark.parametrize("call", MISSPELT)
def test_every_call_answers_a_misspelt_argument_with_the_nearest(call: str) -> None:
    wrong, right = MISSPELT[call]
    with pytest.raises(
        UnknownArgument, match=rf"{call}\(\) .* '{wrong}'; did you mean '{right}'\?"
    ):
        getattr(BASE, call)(**{wrong: "x"})


def test_every_call_that_takes_an_argument_is_among_these() -> None:
    methods = {name for name in dir(BASE) if callable(getattr(BASE, name)) and name[0] != "_"}
    taking = {name for name in methods if signature(getattr(BASE, name)).parameters}
    assert taking == {*MISSPELT, "quotes"}


WRONG: list[tuple[str, tuple[object, ...], dict[str, object], str]] = [
    ("frame", (3,), {}, "codebook=3 cannot be understood; write the id of a codebook"),
    ("matrix", (3,), {}, "codebook=3 cannot be understood"),
    ("matrix", (), {"values": 3}, "there is no form of a matrix 3; use one of: binary, words"),
    ("cooccurrence", (3,), {}, "codebook=3 cannot be understood"),
    ("cooccurrence", (), {"measure": 3}, "there is no measure 3; use one of"),
    ("by_year", (3,), {}, "codebook=3 cannot be understood"),
    ("by_year", (), {"unit": None}, "there is no unit None; use one of"),
    ("gaps", (3,), {}, "codebook=3 cannot be understood"),
    ("gaps", (), {"by": 3}, "there is no role of a dataset 3"),
    ("terms", (3,), {}, "factor=3 cannot be understood; write the id of a factor"),
    ("terms", (None, 3), {}, "codebook=3 cannot be understood"),
    ("conflicts", (3,), {}, "factor=3 cannot be understood"),
    ("conflicts", (["red"],), {}, "factor=.'red'. cannot be understood"),
    ("conflicts", (), {"most": -1}, "most=-1 cannot be understood; write how many to keep, or"),
    ("conflicts", (), {"most": "all"}, "most='all' cannot be understood"),
    ("independence", (3,), {}, "factor=3 cannot be understood"),
    ("table", (3,), {}, "name=3 cannot be understood; write the id of a table"),
]


@pytest.mark.parametrize(("call", "given", "named", "message"), WRONG)
def test_something_of_another_kind_is_refused_in_words(
    call: str, given: tuple[object, ...], named: dict[str, object], message: str
) -> None:
    with pytest.raises(KbError, match=message):
        getattr(BASE, call)(*given, **named)


def test_an_answer_and_its_quotes_are_frozen() -> None:
    found = BASE.quotes(source="tiles")
    answers = [found[0], BASE.conflicts(), BASE.gaps(), BASE.gaps().cells[0], BASE.terms()]
    for answer in (*answers, BASE.independence(), *BASE.terms(), *BASE.independence()):
        for name in ("foo", *(field.name for field in fields(answer))):
            with pytest.raises(FrozenInstanceError):
                setattr(answer, name, 1)
    for name in ("conditions", "foo"):
        with pytest.raises(AttributeError):
            setattr(found, name, "everything")
    assert found.conditions == "source='tiles'"
    with pytest.raises(TypeError):
        BASE.terms().speaking["x"] = 1  # type: ignore[index]  # what a querier may try


def test_a_table_of_the_codebook_with_no_name_is_refused() -> None:
    with pytest.raises(UnknownName, match="there is no codebook ''"):
        BASE.quotes().table("")
