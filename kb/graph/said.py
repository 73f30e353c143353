"""What triples say of one subject, and the complaints about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kb.errors import UnreadableRdf
from kb.graph.codecs import COUNT, Codec, Scope
from kb.graph.iris import Iris
from kb.graph.terms import KB, Literal, Object
from kb.graph.turtle import shorten

_NOWHERE = Scope(Iris(""))


class Said:
    """What is said of a subject.

    Attributes:
        subject: its IRI.
    """

    def __init__(self, subject: str, about: Mapping[str, Sequence[Object]]) -> None:
        self.subject = subject
        self._about = about

    def objects(self, term: str) -> list[Object]:
        """The objects of a property."""
        return list(self._about.get(term, ()))

    def links(self, term: str) -> list[str]:
        """The IRIs to which a property leads.

        Raises:
            UnreadableRdf: when one is a literal.
        """
        found = self._about.get(term, ())
        for object_ in found:
            if isinstance(object_, Literal):
                raise UnreadableRdf(self.subject, f"{shorten(term)} must lead to an IRI")
        return [str(object_) for object_ in found]

    def decode(self, term: str, object_: Object, codec: Codec, scope: Scope) -> Any:
        """An object as the value of a field.

        Raises:
            UnreadableRdf: when it is of another kind.
        """
        try:
            return codec.decode(object_, scope)
        except ValueError as reason:
            raise UnreadableRdf(self.subject, f"{shorten(term)}: {reason}") from None

    def one(self, term: str, codec: Codec, scope: Scope) -> Any:
        """The only value of a property, or None.

        Raises:
            UnreadableRdf: when there are several, or it is of another kind.
        """
        objects = self._about.get(term, ())
        if len(objects) > 1:
            raise UnreadableRdf(
                self.subject,
                f"it has {len(objects)} values of {shorten(term)}, where one belongs",
            )
        return self.decode(term, objects[0], codec, scope) if objects else None

    def position_or_none(self) -> int | None:
        """Its place in a list, if it has one."""
        place: int | None = self.one(KB.position, COUNT, _NOWHERE)
        return place

    def position(self) -> int:
        """Its place in the list of which it is a member.

        Raises:
            UnreadableRdf: when it has none.
        """
        place = self.position_or_none()
        if place is None:
            raise UnreadableRdf(self.subject, "it lacks kb:position, its place among its like")
        return place

    def members(self, begin: str) -> list[Object]:
        """The members of a sequence, in order.

        Raises:
            UnreadableRdf: when a number is missing or stands twice.
        """
        numbered: list[tuple[int, Object]] = []
        for term, objects in self._about.items():
            number = term.removeprefix(begin)
            if number != term and number.isascii() and number.isdigit():
                numbered.extend((int(number), object_) for object_ in objects)
        numbered.sort(key=lambda pair: pair[0])
        if [number for number, _ in numbered] != list(range(1, len(numbered) + 1)):
            raise UnreadableRdf(self.subject, "its members are not numbered rdf:_1, rdf:_2, ...")
        return [object_ for _, object_ in numbered]
