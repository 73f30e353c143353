"""Records as triples, by the table of their fields.

A list of two or more also stands as an `rdf:Seq`, since triples have no order; so does a value that
its plain triple does not tell as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kb.graph.codecs import Scope
from kb.graph.mapping import Codes, Field, Form, Inline, Keyed, Kinds, Part, Value, part_iri
from kb.graph.terms import KB, RDF, XSD, Literal, Object, Triple
from kb.model.record import Record

MEMBER = f"{RDF.iri}_"
"""What the properties of a sequence begin with: ``rdf:_1``, ``rdf:_2``."""


def iter_record(record: Record, form: Form, home: str, scope: Scope) -> Iterator[Triple]:
    """A record and its parts.

    Args:
        record: one of ``form.model``.
        form: how its fields stand.
        home: its IRI.
        scope: what its fields need to know.
    """
    if form.scope:
        scope = scope.within(getattr(record, form.scope))
    yield home, RDF.type, kind_of(record, form)
    yield from _iter_fields(record, form.fields, home, scope)
    if form.derived:
        yield from form.derived(record, home, scope)


def kind_of(record: Record, form: Form) -> str:
    """The class of a record."""
    if isinstance(form.kind, Kinds):
        return dict(form.kind.classes)[getattr(record, form.kind.name)]
    return form.kind


def _iter_fields(
    record: Record, fields: tuple[Field, ...], home: str, scope: Scope, path: str = ""
) -> Iterator[Triple]:
    for field in fields:
        if isinstance(field, Codes):
            continue
        given = getattr(record, field.name)
        if given is None or given is False or given in ((), {}):
            continue
        if isinstance(field, Value):
            yield from _iter_values(given, field, home, scope, path)
        elif isinstance(field, Inline):
            yield from _iter_fields(given, field.fields, home, scope, f"{path}{field.name}.")
        elif isinstance(field, Part):
            yield from _iter_parts(given, field, home, scope)
        else:
            yield from _iter_entries(given, field, home, scope)


def _iter_values(given: Any, field: Value, home: str, scope: Scope, path: str) -> Iterator[Triple]:
    encode, decode = field.codec.encode, field.codec.decode
    if not field.many:
        given = (given,)
    objects: list[Object] = [encode(value, scope) for value in given]
    for object_ in objects:
        yield home, field.term, object_
    is_link = field.codec.target is not None
    if len(objects) > 1 or (is_link and decode(objects[0], scope) != given[0]):
        name = f"{path}{field.name}"
        sequence = part_iri(home, f"order-{name.replace('_', '-').replace('.', '-')}")
        yield home, KB.asWritten, sequence
        yield sequence, RDF.type, RDF.Seq
        yield sequence, KB.field, Literal(name)
        for at, (object_, value) in enumerate(zip(objects, given, strict=True)):
            tells = not is_link or decode(object_, scope) == value
            yield sequence, f"{MEMBER}{at + 1}", object_ if tells else Literal(value)


def _iter_parts(given: Any, part: Part, home: str, scope: Scope) -> Iterator[Triple]:
    records: tuple[Record, ...] = given if part.many else (given,)
    for number, record in enumerate(records, start=1):
        if part.form.home:
            inner = part.form.home(record, scope)
        else:
            inner = part_iri(home, f"{part.slug}-{number}" if part.many else part.slug)
        yield (inner, part.term, home) if part.upwards else (home, part.term, inner)
        if part.many:
            yield inner, KB.position, position(number)
        yield from iter_record(record, part.form, inner, scope)


def position(number: int) -> Literal:
    """The place of a part in its list, from 1."""
    return Literal(str(number), XSD.integer)


def _iter_entries(
    given: Mapping[Any, Any], keyed: Keyed, home: str, scope: Scope
) -> Iterator[Triple]:
    for number, (key, value) in enumerate(given.items(), start=1):
        inner = part_iri(home, f"{keyed.slug}-{number}")
        yield home, keyed.term, inner
        yield inner, RDF.type, keyed.kind
        yield inner, KB.position, position(number)
        yield inner, keyed.key.term, keyed.key.codec.encode(key, scope)
        if isinstance(keyed.value, Form):
            yield from _iter_fields(value, keyed.value.fields, inner, scope)
        elif isinstance(keyed.value, Keyed):
            yield from _iter_entries(value, keyed.value, inner, scope)
        elif value is not False:
            yield inner, keyed.value.term, keyed.value.codec.encode(value, scope)
