"""Mappings that never change, for records and the corpus."""

from __future__ import annotations

from typing import Never, TypeVar

from pydantic import AfterValidator

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that refuses every change. ``dict(codes)`` gives a copy that may be changed.

    It is a dict, so that records are written out, compared and copied as fast as with one.

    Raises:
        TypeError: on every attempt to change it.
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> Never:
        raise TypeError("what a knowledge base holds cannot be changed; change a copy: dict(...)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        """A copy is made, and a pickle read, in one go, not item by item."""
        return FrozenDict, (dict(self),)


FROZEN = AfterValidator(FrozenDict)
"""Makes a record's mapping one that never changes; it stands last, after the bounds."""
