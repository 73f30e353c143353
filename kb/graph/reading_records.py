"""One record at a time of the triples about it, by the table of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from kb.errors import UnreadableRdf
from kb.graph.catalogue import iter_values
from kb.graph.codecs import Codec, Scope
from kb.graph.consequences import TRUE
from kb.graph.index import Index
from kb.graph.mapping import Field, Form, Inline, Keyed, Kinds, Part, Value
from kb.graph.reading_codes import read_agreed_codes, read_independent_codes
from kb.graph.said import Said
from kb.graph.terms import KB, OWL, RDF, Literal, Object
from kb.graph.turtle import shorten
from kb.graph.writing import MEMBER
from kb.model.record import Record

_COUNT_OF_NOTHING: Mapping[str, Any] = {}


class RecordReader:
    """Reads records from an index.

    Attributes:
        taken: the IRIs of the quotes, factors and judgements that were read.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.taken: set[str] = set()

    def said(self, subject: str) -> Said:
        """What is said of a subject."""
        return Said(subject, self.index.about(subject))

    def record(
        self,
        form: Form,
        home: str,
        scope: Scope,
        outer: Mapping[str, Any] = _COUNT_OF_NOTHING,
    ) -> Record:
        """The record at an IRI.

        Args:
            form: how its fields stand.
            home: its IRI.
            scope: what its fields need to know.
            outer: the fields of the record of which it is a part, as far as they were read.

        Raises:
            UnreadableRdf: when something is missing, doubled or wrong.
        """
        said = self.said(home)
        if form.former:
            form = _form_in_time(form, form.former, said)
        data = self._kind(form, said)
        self._read_fields(form, form.fields, said, scope, data, outer)
        return _validate(form, data, said)

    def _kind(self, form: Form, said: Said) -> dict[str, Any]:
        kinds = said.objects(RDF.type)
        if isinstance(form.kind, Kinds):
            found = [value for value, kind in form.kind.classes if kind in kinds]
            if len(found) == 1:
                return {form.kind.name: found[0]}
            names = ", ".join(shorten(kind) for _, kind in form.kind.classes)
            raise UnreadableRdf(said.subject, f"it must be of one of the classes {names}")
        if form.kind not in kinds:
            raise UnreadableRdf(said.subject, f"it is no {shorten(form.kind)}")
        return {}

    def _read_fields(
        self,
        form: Form,
        fields: Iterable[Field],
        said: Said,
        scope: Scope,
        data: dict[str, Any],
        outer: Mapping[str, Any],
    ) -> None:
        for field in fields:
            if isinstance(field, Value):
                self._read_value(field, said, scope, data)
                if field.name == form.scope and field.name in data:
                    scope = scope.within(data[field.name])
            elif isinstance(field, Inline):
                inner: dict[str, Any] = {}
                for value in field.fields:
                    self._read_value(value, said, scope, inner, f"{field.name}.")
                if field.key is None or field.key in inner:
                    data[field.name] = inner
            elif isinstance(field, Part):
                self._read_part(field, said, scope, data)
            elif isinstance(field, Keyed):
                data[field.name] = self._read_entries(field, said, scope)
            else:
                data[field.name] = self._read_codes(said, scope, data, outer)

    def _read_value(
        self, field: Value, said: Said, scope: Scope, data: dict[str, Any], path: str = ""
    ) -> None:
        objects = said.objects(field.term)
        if not objects:
            if field.many:
                data[field.name] = ()
            return
        values = self._as_written(f"{path}{field.name}", field.codec, said, scope, objects)
        if values is None:
            values = [
                value
                for value in (said.decode(field.term, one, field.codec, scope) for one in objects)
                if value is not None
            ]
            if len(values) > 1:
                raise UnreadableRdf(
                    said.subject,
                    f"it has {len(values)} values of {shorten(field.term)}, "
                    + ("and none says their order" if field.many else "where one belongs"),
                )
        if field.many:
            data[field.name] = values
        elif values:
            data[field.name] = values[0]

    def _as_written(
        self, name: str, codec: Codec, said: Said, scope: Scope, objects: list[Object]
    ) -> list[Any] | None:
        """The values of a field in their order; None where no sequence holds them."""
        for iri in said.links(KB.asWritten):
            sequence = self.said(iri)
            if Literal(name) in sequence.objects(KB.field):
                break
        else:
            return None
        members = sequence.members(MEMBER)
        values = []
        for member in members:
            if isinstance(member, Literal) and codec.target:
                values.append(member.text)
            else:
                values.append(sequence.decode(name, member, codec, scope))
        if {codec.encode(value, scope) for value in values} != set(objects):
            other = f"it orders other values of {name!r} than <{said.subject}> has"
            raise UnreadableRdf(iri, other)
        return values

    def _read_part(self, part: Part, said: Said, scope: Scope, data: dict[str, Any]) -> None:
        if part.upwards:
            homes = [
                home
                for home in self.index.below.get(said.subject, [])
                if home.startswith(scope.iris.base)
            ]
            self.taken.update(homes)
        else:
            homes = said.links(part.term)
        if part.many:
            homes = self._in_order(homes)
            data[part.name] = [self.record(part.form, home, scope, data) for home in homes]
            return
        if len(homes) > 1:
            raise UnreadableRdf(said.subject, f"it has more than one {shorten(part.term)}")
        if homes:
            data[part.name] = self.record(part.form, homes[0], scope, data)

    def _in_order(self, homes: Iterable[str]) -> list[str]:
        places: dict[int, str] = {}
        for home in dict.fromkeys(homes):
            place = self.said(home).position()
            if place in places:
                first, second = sorted((places[place], home))
                raise UnreadableRdf(second, f"it has the same kb:position as <{first}>")
            places[place] = home
        return [places[place] for place in sorted(places)]

    def _read_entries(self, keyed: Keyed, said: Said, scope: Scope) -> dict[Any, Any]:
        entries: dict[Any, Any] = {}
        for home in self._in_order(said.links(keyed.term)):
            entry = self.said(home)
            key = entry.one(keyed.key.term, keyed.key.codec, scope)
            if key is None:
                raise UnreadableRdf(home, f"it lacks {shorten(keyed.key.term)}")
            if key in entries:
                raise UnreadableRdf(home, f"{key!r} is there already")
            entries[key] = self._read_entry(keyed, entry, scope)
        return entries

    def _read_entry(self, keyed: Keyed, entry: Said, scope: Scope) -> Any:
        if isinstance(keyed.value, Keyed):
            return self._read_entries(keyed.value, entry, scope)
        if isinstance(keyed.value, Form):
            data: dict[str, Any] = {}
            self._read_fields(keyed.value, keyed.value.fields, entry, scope, data, {})
            return _validate(keyed.value, data, entry)
        value = entry.one(keyed.value.term, keyed.value.codec, scope)
        return False if value is None else value

    def _read_codes(
        self, said: Said, scope: Scope, data: Mapping[str, Any], outer: Mapping[str, Any]
    ) -> dict[str, Any]:
        stated = [self.said(home) for home in self.index.stated.get(said.subject, [])]
        if "coder" in data:
            return read_independent_codes(said, stated, scope)
        targets = self.index.targets.get(said.subject, [])
        own = f"{scope.iris.base}coding/"
        judged = [self.said(home) for home in targets if home.startswith(own)]
        self.taken.update(about.subject for about in judged)
        return read_agreed_codes(said, judged, stated, outer.get("coding", {}), scope)


def _form_in_time(form: Form, former: Form, said: Said) -> Form:
    """The form of what is in use, or of what is withdrawn; neither has properties of the other."""
    withdrawn = TRUE in said.objects(OWL.deprecated)
    right, wrong = (former, form) if withdrawn else (form, former)
    foreign = {value.term for value in iter_values(wrong.fields)}
    foreign -= {value.term for value in iter_values(right.fields)}
    for term in sorted(foreign):
        if said.objects(term):
            state = "is withdrawn" if withdrawn else "is not withdrawn"
            raise UnreadableRdf(said.subject, f"it {state} and has {shorten(term)}")
    return right


def _validate(form: Form, data: dict[str, Any], said: Said) -> Record:
    try:
        return form.model.model_validate(data)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        term = term_of(form, name)
        label = f"{shorten(term)} (the field {name!r})" if term else f"the field {name!r}"
        if first["type"] == "missing":
            raise UnreadableRdf(said.subject, f"it lacks {label}") from None
        raise UnreadableRdf(said.subject, f"{label}: {first['msg']}") from None


def term_of(form: Form, name: str) -> str | None:
    """The property under which a field of a record stands, if it has one of its own."""
    for field in form.fields:
        if field.name == name and isinstance(field, Value | Part | Keyed):
            return field.term
    return None
