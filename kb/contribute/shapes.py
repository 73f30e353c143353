"""SHACL shapes of the RDF, made of the table by which it is written and of the records' models.

What no record's model says, since it holds between records, stands in
:mod:`kb.contribute.shapes_evidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kb.contribute.shapes_evidence import EVIDENCE
from kb.graph.catalogue import all_forms, classes_of
from kb.graph.codecs import Codec
from kb.graph.forms import PERSON
from kb.graph.forms_evidence import PAPERS, QUOTES
from kb.graph.mapping import Field, Form, Inline, Keyed, Part, Value
from kb.graph.terms import DCAT, KB, MLS, OA, PREFIXES, SKOS, XSD
from kb.graph.turtle import format_literal, shorten
from kb.model.record import Record

SHAPES = "https://w3id.org/literature-kb/shapes#"
"""The namespace of the shapes."""

_TARGETS = {
    "paper": classes_of(PAPERS),
    "coder": classes_of(PERSON),
    "dataset": (DCAT.Dataset,),
    "model": (MLS.Model,),
    "codebook": (SKOS.ConceptScheme,),
    "factor": (SKOS.Concept,),
    "quote": (OA.SpecificResource,),
}
"""The classes of what a link leads to."""

_YEAR = "^(1[5-9][0-9]{2}|2[01][0-9]{2}|2200)$"
"""The years from 1500 to 2200: SHACL compares no xsd:gYear."""

_FORMER = tuple(form.former for form in all_forms() if form.former)
"""The forms of withdrawn records; their shape is that of those in use."""

_HEAD = """\
# SHACL shapes of a knowledge base's RDF. Made by `kb schema`; do not edit.

"""


def format_shapes() -> str:
    """All shapes as Turtle, the same in every build."""
    prefixes = {**PREFIXES, "sh": "http://www.w3.org/ns/shacl#", "shape": SHAPES}
    lines = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(prefixes.items())]
    forms = {form.model: form for form in all_forms() if form not in _FORMER}
    made = [text for form in forms.values() for text in _shapes_of(form)]
    declared = " ,\n".join(
        f'    [ sh:prefix "{prefix}" ; sh:namespace "{iri}"^^xsd:anyURI ]'
        for prefix, iri in sorted(PREFIXES.items())
    )
    known = f"\nshape: a owl:Ontology ;\n    sh:declare\n{declared} .\n"
    return "".join([_HEAD, *lines, known, *made, EVIDENCE])


def _shapes_of(form: Form) -> Iterator[str]:
    name = form.model.__name__
    if name != "CodingStatement":
        targets = " , ".join(shorten(kind) for kind in classes_of(form))
        properties = [*_properties(form.model, _fields(form), name), *_belonging(form, name)]
        yield _shape(name, f"sh:targetClass {targets}", properties)
    for field in form.fields:
        if isinstance(field, Inline) and field.key:
            yield from _needs_of_inline(field, name)
        elif isinstance(field, Keyed):
            yield from _entry_shapes(field, f"{name}-{field.name}")


def _fields(form: Form) -> tuple[Field, ...]:
    """The fields of a form, and those that a withdrawn record has instead."""
    former = form.former.fields if form.former else ()
    return form.fields + tuple(field for field in former if field not in form.fields)


def _shape(name: str, target: str, properties: Iterable[str]) -> str:
    blocks = "".join(f" ;\n    sh:property {block}" for block in properties)
    return f"\nshape:{name} a sh:NodeShape ;\n    {target}{blocks} .\n"


def _block(*lines: str, deeper: str = "") -> str:
    inner = "".join(f"        {deeper}{line} ;\n" for line in lines)
    return f"[\n{inner}    {deeper}]"


def _properties(
    model: type[Record], fields: tuple[Field, ...], owner: str, needed: bool = True
) -> Iterator[str]:
    schema = model.model_json_schema()
    for field in fields:
        if isinstance(field, Value):
            required = needed and model.model_fields[field.name].is_required()
            yield _value_block(field, _limits(schema, field), required, owner)
        elif isinstance(field, Inline):
            inner = _record_type(model, field.name)
            yield from _properties(inner, field.fields, owner, needed=False)
        elif isinstance(field, Part) and not field.upwards:
            yield _part_block(field, _is_needed(model, field.name), owner)
        elif isinstance(field, Keyed):
            yield _keyed_block(field, owner, f"{owner}-{field.name}")


def _is_needed(model: type[Record], name: str) -> bool:
    return model.model_fields[name].is_required()


def _record_type(model: type[Record], name: str) -> type[Record]:
    """The record that stands in a field, be it optional."""
    annotation = model.model_fields[name].annotation
    options = (annotation, *getattr(annotation, "__args__", ()))
    return next(o for o in options if isinstance(o, type) and issubclass(o, Record))


def _limits(schema: dict[str, Any], field: Value) -> dict[str, Any]:
    """What the model says of one value of a field, as JSON Schema."""
    limits: dict[str, Any] = schema["properties"][field.name]
    if field.many:
        limits = limits["items"]
    for option in limits.get("anyOf", ()):
        if option.get("type") != "null":
            limits = option
    return limits


def _value_block(field: Value, limits: dict[str, Any], required: bool, owner: str) -> str:
    term = shorten(field.term)
    if field.codec.begins:
        begins = format_literal(f"^{field.codec.begins}")
        return _block(
            f"sh:path {term}",
            f"sh:qualifiedValueShape [ sh:pattern {begins} ]",
            "sh:qualifiedMinCount 1",
            "sh:qualifiedMaxCount 1",
            _message(f"{owner}: one {term} begins with '{field.codec.begins.strip()}'"),
        )
    lines = [f"sh:path {term}"]
    if required:
        lines.append("sh:minCount 1")
    if not field.many and field.term not in _SHARED:
        lines.append("sh:maxCount 1")
    kind_lines, kind = _kind_of(field.codec)
    lines += [*kind_lines, *_bounds(limits, field.codec)]
    count = "at least one value" if field.many and required else "values" if field.many else "one"
    may = "" if required or field.many else "at most "
    closed = f", one of {', '.join(limits['enum'])}" if "enum" in limits else ""
    what = f"{owner}: {term} is {may}{count}, {kind}{closed}"
    return _block(*lines, _message(what))


_SHARED = frozenset({KB.viaLocator})
"""Properties under which two fields of a record may stand."""


def _kind_of(codec: Codec) -> tuple[list[str], str]:
    if codec.datatype:
        return [f"sh:datatype {shorten(codec.datatype)}"], f"of type {shorten(codec.datatype)}"
    if codec.target:
        lines = ["sh:nodeKind sh:IRI", _class_line(_TARGETS[codec.target])]
        return lines, f"a {codec.target} that is described"
    return ["sh:nodeKind sh:IRIOrLiteral"], "a literal or an IRI"


def _class_line(classes: tuple[str, ...]) -> str:
    if len(classes) == 1:
        return f"sh:class {shorten(classes[0])}"
    options = " ".join(f"[ sh:class {shorten(kind)} ]" for kind in classes)
    return f"sh:or ( {options} )"


def _bounds(limits: dict[str, Any], codec: Codec) -> Iterator[str]:
    if codec.target or codec.datatype is None:
        return
    if codec.form:
        yield f"sh:pattern {format_literal(codec.form)}"
        return
    if "enum" in limits:
        yield f"sh:in ( {' '.join(format_literal(word) for word in limits['enum'])} )"
    for key, term in (("minLength", "sh:minLength"), ("maxLength", "sh:maxLength")):
        if key in limits:
            yield f"{term} {limits[key]}"
    if codec.datatype == XSD.gYear:
        yield f"sh:pattern {format_literal(_YEAR)}"
        return
    if "pattern" in limits:
        yield f"sh:pattern {format_literal(limits['pattern'])}"
    for key, term in (("minimum", "sh:minInclusive"), ("maximum", "sh:maxInclusive")):
        if key in limits:
            yield f"{term} {limits[key]}"


def _part_block(part: Part, required: bool, owner: str) -> str:
    kinds = classes_of(part.form)
    lines = [f"sh:path {shorten(part.term)}", "sh:nodeKind sh:IRI", _class_line(kinds)]
    if required:
        lines.append("sh:minCount 1")
    if not part.many:
        lines.append("sh:maxCount 1")
    what = f"{owner}: {shorten(part.term)} leads to a {shorten(kinds[0])}"
    return _block(*lines, _message(what))


def _belonging(form: Form, name: str) -> Iterator[str]:
    """That a part belongs to one thing, and has a place among its like."""
    parts = [
        field
        for outer in all_forms()
        for field in outer.fields
        if isinstance(field, Part) and field.form is form
    ]
    if not parts:
        return
    if parts[0].many:
        yield _block(
            "sh:path kb:position",
            "sh:minCount 1",
            "sh:maxCount 1",
            "sh:datatype xsd:integer",
            "sh:minInclusive 1",
            _message(f"{name}: kb:position is one whole number from 1"),
        )
    terms = sorted({shorten(part.term) for part in parts})
    term = " or ".join(terms)
    if parts[0].upwards:
        kind = "paper" if form is QUOTES else "codebook"
        lines = [f"sh:path {term}", "sh:nodeKind sh:IRI", _class_line(_TARGETS[kind])]
        message = f"{name}: {term} is one, a {kind} that is described"
    else:
        paths = [f"[ sh:inversePath {one} ]" for one in terms]
        path = paths[0] if len(paths) == 1 else f"[ sh:alternativePath ( {' '.join(paths)} ) ]"
        lines = [f"sh:path {path}"]
        message = f"{name}: one thing leads to it by {term}"
    yield _block(*lines, "sh:minCount 1", "sh:maxCount 1", _message(message))


def _needs_of_inline(field: Inline, owner: str) -> Iterator[str]:
    """That a part of a whole does not stand without what makes the whole."""
    key = next(inner for inner in field.fields if inner.name == field.key)
    for inner in field.fields:
        if inner is key or inner.term in _SHARED:
            continue
        block = _block(
            f"sh:path {shorten(key.term)}",
            "sh:minCount 1",
            _message(f"{owner}: {shorten(inner.term)} needs {shorten(key.term)} beside it"),
        )
        name = f"{owner}-{field.name}-{inner.name}"
        yield _shape(name, f"sh:targetSubjectsOf {shorten(inner.term)}", [block])


def _keyed_block(keyed: Keyed, owner: str, name: str) -> str:
    return _block(
        f"sh:path {shorten(keyed.term)}",
        "sh:nodeKind sh:IRI",
        f"sh:class {shorten(keyed.kind)}",
        f"sh:node shape:{name}",
        _message(f"{owner}: {shorten(keyed.term)} leads to a whole {shorten(keyed.kind)}"),
    )


def _entry_shapes(keyed: Keyed, name: str) -> Iterator[str]:
    """The shape of a mapping's entries, to which the shape of its owner points."""
    blocks = [
        _entry_block(keyed.key, True, name),
        _block(
            "sh:path kb:position",
            "sh:minCount 1",
            "sh:maxCount 1",
            "sh:datatype xsd:integer",
            _message(f"{name}: kb:position is one whole number"),
        ),
    ]
    if isinstance(keyed.value, Form):
        blocks.extend(_properties(keyed.value.model, keyed.value.fields, name))
    elif isinstance(keyed.value, Keyed):
        blocks.append(_keyed_block(keyed.value, name, f"{name}-entry"))
    else:
        flag = keyed.value.codec.datatype == XSD.boolean
        blocks.append(_entry_block(keyed.value, not flag, name))
    yield _shape(name, "sh:nodeKind sh:IRI", blocks)
    if isinstance(keyed.value, Keyed):
        yield from _entry_shapes(keyed.value, f"{name}-entry")


def _entry_block(value: Value, required: bool, name: str) -> str:
    lines, kind = _kind_of(value.codec)
    count = ["sh:minCount 1"] if required else []
    message = f"{name}: {shorten(value.term)} is {'' if required else 'at most '}one, {kind}"
    return _block(
        f"sh:path {shorten(value.term)}", *count, "sh:maxCount 1", *lines, _message(message)
    )


def _message(text: str) -> str:
    return f"sh:message {format_literal(text)}"
