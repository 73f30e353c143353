"""Misspelt methods and arguments: refused with the nearest name that exists."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import ParamSpec, TypeVar

from kb.errors import UnknownArgument
from kb.ids import did_you_mean

P = ParamSpec("P")
R = TypeVar("R")


def missing_attribute(owner: object, name: str) -> object:
    """What ``__getattr__`` answers: nothing, ever.

    Names with a leading underscore are asked for by notebooks and debuggers, which go on without
    them; these get no advice.

    Raises:
        AttributeError: with the nearest public name that ``owner`` has; where it has this one, and
            working it out failed, the fault itself, for which it is worked out again.
    """
    if hasattr(type(owner), name):
        return object.__getattribute__(owner, name)
    text = f"{type(owner).__name__!r} object has no attribute {name!r}"
    if not name.startswith("_"):
        text += f"; {did_you_mean(name, public_names(owner))}"
    # Named, so that the interpreter does not add advice of its own.
    raise AttributeError(text, name=name, obj=None)


def public_names(owner: object) -> list[str]:
    """The public attributes and methods of an object."""
    return [name for name in dir(owner) if not name.startswith("_")]


def refusing_misspelt(method: Callable[P, R]) -> Callable[P, R]:
    """A method that refuses an argument it does not take.

    Raises:
        UnknownArgument: when it is called; with the nearest argument that the method takes.
    """
    parameters = list(signature(method).parameters.values())[1:]
    known = {parameter.name: None for parameter in parameters}
    unnamed = sum(parameter.kind is not Parameter.KEYWORD_ONLY for parameter in parameters)

    @wraps(method)
    def call(*args: P.args, **given: P.kwargs) -> R:
        if len(args) - 1 > unnamed and unnamed < len(known):
            value, first = args[unnamed + 1], list(known)[unnamed]
            remedy = f"say what it is, as in {first}={value!r}"
            raise UnknownArgument(method.__name__, str(value), remedy)
        for name in given:
            if name not in known:
                raise UnknownArgument(method.__name__, name, did_you_mean(name, known))
        return method(*args, **given)

    return call
