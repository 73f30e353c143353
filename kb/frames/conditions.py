"""The conditions of a question, in one form however they were written."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, SupportsIndex, get_args

from kb.errors import WrongCondition
from kb.ids import did_you_mean
from kb.model.record import FIRST_YEAR, LAST_YEAR

Names = str | Iterable[str] | None
"""One name, several of which any will do, or None for no condition."""

Words = str | re.Pattern[str]
"""Words that stand together in a text, or a regular expression that is found in it."""

Within = Literal["quote", "nearest", "paper"]
"""Where a thing must be named: in the words of the quote; there, or where they name none of its
kind, among what the paper works on; or in either."""

WITHIN: tuple[Within, ...] = get_args(Within)

Given = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a quote must meet. A condition that is None is always met.

    Attributes:
        factor: factors' ids, alone or after their codebook.
        value: the words of values.
        codebook: codebooks by reference or bare id.
        paper: papers' ids.
        since: the first year.
        until: the last year.
        source: ids of source datasets.
        target: ids of target datasets.
        model: ids of architectures.
        coder: ids of coders.
        level: levels of verification.
        text: words or regular expressions.
        within: where ``source``, ``target`` and ``model`` must be named.
    """

    factor: Given = None
    value: Given = None
    codebook: Given = None
    paper: Given = None
    since: int | None = None
    until: int | None = None
    source: Given = None
    target: Given = None
    model: Given = None
    coder: Given = None
    level: Given = None
    text: tuple[Words, ...] | None = None
    within: Within = "quote"

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the conditions that were given."""
        return tuple(
            field.name for field in fields(self) if getattr(self, field.name) != field.default
        )

    def worded(self, name: str) -> str:
        """One condition as it is written in Python: ``since=2018``."""
        value = getattr(self, name)
        if isinstance(value, tuple):
            value = value[0] if len(value) == 1 else list(value)
        return f"{name}={value!r}"

    def without(self, name: str) -> Conditions:
        """All the others."""
        kept: dict[str, Any] = {name: None}
        return replace(self, **kept)

    def __str__(self) -> str:
        return ", ".join(map(self.worded, self.given))


def read_conditions(**given: Any) -> Conditions:
    """Conditions in one form: names sorted and each once, years as whole numbers.

    Args:
        given: a value for any field of `Conditions`: one name or several, a year, words.

    Raises:
        WrongCondition: when a condition is given something of another kind than it takes.
    """
    return Conditions(**{name: _read(name, value) for name, value in given.items()})


def _read(name: str, value: object) -> Any:
    if name == "within":
        if value in WITHIN:
            return value
        raise WrongCondition(name, value, did_you_mean(str(value), WITHIN))
    if value is None:
        return None
    if name in ("since", "until"):
        return _year(name, value)
    items = tuple(_iter_items(name, value))
    if not all(_is_fitting(name, item) for item in items):
        raise WrongCondition(name, value, _TAKES["text" if name == "text" else "name"])
    return tuple(sorted(set(items), key=_words_of))


_TAKES = {
    "text": "write words, a pattern made by re.compile, or a list of these",
    "name": "write an id, or a list of ids",
}


def _iter_items(name: str, value: object) -> Iterator[object]:
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        yield value
    else:
        yield from value


def _is_fitting(name: str, item: object) -> bool:
    if name == "text" and isinstance(item, re.Pattern):
        return isinstance(item.pattern, str)
    return isinstance(item, str) and (name != "text" or bool(item.strip()))


def _words_of(item: object) -> tuple[bool, str, int]:
    if isinstance(item, re.Pattern):
        return True, item.pattern, item.flags
    return False, str(item), 0


def _year(name: str, value: object) -> int:
    if isinstance(value, SupportsIndex) and not isinstance(value, bool):
        year = operator.index(value)
        if FIRST_YEAR <= year <= LAST_YEAR:
            return year
    raise WrongCondition(name, value, f"write a year as a whole number: {name}=2018")
