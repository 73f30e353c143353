"""Misspelt methods and arguments: refused with the nearest name that exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kb.errors import UnknownArgument
from kb.ids import did_you_mean


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


def refuse_arguments(call: str, given: Mapping[str, object], known: Iterable[str]) -> None:
    """Refuse arguments that a call does not take.

    Raises:
        UnknownArgument: for the first of them, with the nearest that the call takes.
    """
    for name in given:
        raise UnknownArgument(call, name, did_you_mean(name, known))
