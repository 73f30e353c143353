"""The RDF meets its SHACL shapes; each kind of damage is reported by the shape that forbids it."""

from __future__ import annotations

import pyshacl
import pytest
import rdflib

import kb
from kb.contribute.shapes import format_shapes
from kb.graph.rdf import build_rdf
from kb.graph.terms import Literal, Object
from tests.contribute.damages import DAMAGES, Damage, invented

SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SHAPES = rdflib.Graph().parse(data=format_shapes(), format="turtle")
CORPUS = invented()


def node(object_: Object) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(object_, Literal):
        text, datatype, language = object_
        return rdflib.Literal(text, language, datatype and rdflib.URIRef(datatype))
    return rdflib.URIRef(object_)


def damaged(*damages: Damage) -> rdflib.Graph:
    graph = build_rdf(CORPUS)
    for damage in damages:
        subject, term = rdflib.URIRef(damage.subject), rdflib.URIRef(damage.term)
        assert not damage.gone or (subject, term, None) in graph, damage
        if damage.gone:
            graph.remove((subject, term, None))
        for new in damage.new:
            graph.add((subject, term, node(new)))
    return graph


def complaints(graph: rdflib.Graph) -> set[tuple[str, str]]:
    """What is complained of, and in what words."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES, inference="none")
    assert isinstance(report, rdflib.Graph)
    return {
        (str(report.value(result, SHACL.focusNode)), str(message))
        for result in report.subjects(rdflib.RDF.type, SHACL.ValidationResult)
        for message in report.objects(result, SHACL.resultMessage)
    }


def is_said(damage: Damage, found: set[tuple[str, str]]) -> bool:
    return any(
        focus == damage.focus and message.startswith(damage.message) for focus, message in found
    )


def test_the_invented_records_meet_the_shapes() -> None:
    assert complaints(build_rdf(CORPUS)) == set()


@pytest.mark.slow
def test_the_shipped_records_meet_the_shapes() -> None:
    assert complaints(build_rdf(kb.load().corpus)) == set()


def _apart() -> list[list[str]]:
    """The damages in groups within which no two concern the same thing."""
    groups: list[dict[str, str]] = []
    for name, damage in DAMAGES.items():
        free = next((g for g in groups if not {damage.subject, damage.focus} & set(g)), None)
        if free is None:
            groups.append(free := {})
        free |= {damage.subject: name, damage.focus: name}
    return [list(dict.fromkeys(group.values())) for group in groups]


@pytest.mark.slow
@pytest.mark.parametrize("names", _apart(), ids=lambda names: names[0])
def test_each_kind_of_damage_is_reported_by_the_shape_that_forbids_it(names: list[str]) -> None:
    found = complaints(damaged(*(DAMAGES[name] for name in names)))
    assert [name for name in names if not is_said(DAMAGES[name], found)] == []


def test_all_damages_are_tried() -> None:
    assert sorted(name for names in _apart() for name in names) == sorted(DAMAGES)


def test_the_shapes_are_themselves_valid() -> None:
    conforms, _, text = pyshacl.validate(
        rdflib.Graph(), shacl_graph=SHAPES, meta_shacl=True, inference="none"
    )
    assert conforms, text
