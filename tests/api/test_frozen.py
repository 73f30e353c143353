"""What a base gives never changes: neither the records, nor what is worked out of them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Iterator, Mapping

import pytest
from pydantic import BaseModel

import kb
from kb.api.base import Base
from kb.corpus import Corpus
from kb.graph.reading import corpus_from_triples
from kb.graph.triples import iter_triples
from kb.model.frozen import FrozenDict
from tests.roofs import build_roofs

SHIPPED = kb.load(check=False)
CORPORA = {
    "shipped": SHIPPED.corpus,
    "made from dicts": build_roofs(),
    "read from RDF": corpus_from_triples(iter_triples(build_roofs())),
}
PLAIN = (str, bytes, int, float, bool, type(None))


def _values(thing: object) -> Iterator[tuple[str, object]]:
    """What hangs on a thing, each with its name."""
    if isinstance(thing, Mapping):
        yield from ((f"[{key!r}]", value) for key, value in thing.items())
    elif isinstance(thing, tuple | frozenset):
        yield from ((f"[{place}]", value) for place, value in enumerate(thing))
    elif isinstance(thing, BaseModel):
        yield from ((f".{name}", getattr(thing, name)) for name in type(thing).model_fields)
    elif dataclasses.is_dataclass(thing):
        yield from (
            (f".{field.name}", getattr(thing, field.name)) for field in dataclasses.fields(thing)
        )


def _faults(thing: object, path: str, seen: set[int]) -> Iterator[str]:
    """The paths to whatever can be changed."""
    if isinstance(thing, PLAIN) or id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, Mapping):
        try:
            thing["x"] = 1  # type: ignore[index]  # a mapping must refuse it
            yield path
        except TypeError:
            pass
    elif isinstance(thing, BaseModel) or dataclasses.is_dataclass(thing):
        name, value = next(_values(thing))
        try:
            setattr(thing, name[1:], value)
            yield path
        except (AttributeError, ValueError):
            pass
    elif not isinstance(thing, tuple | frozenset):
        yield f"{path}: {type(thing).__name__}"
    for name, value in _values(thing):
        yield from _faults(value, f"{path}{name}", seen)


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_nothing_that_a_corpus_gives_can_be_changed(corpus: Corpus) -> None:
    worked_out = {"quotes": corpus.quotes, "factors": corpus.factors, "unread": corpus.unread}
    seen: set[int] = set()
    found = list(_faults(corpus, "corpus", seen))
    for name, value in worked_out.items():
        found += _faults(value, f"corpus.{name}", seen)
    assert not found
    assert len(seen) > 100, "the walk went nowhere"


def test_the_walk_finds_a_dict_and_a_list() -> None:
    assert list(_faults(({"a": [1]},), "x", set())) == ["x[0]", "x[0]['a']: list"]


CHANGES = {
    "set": lambda codes: codes.__setitem__("x", 1),
    "delete": lambda codes: codes.__delitem__("a"),
    "merge": lambda codes: codes.__ior__({"x": 1}),
    "clear": lambda codes: codes.clear(),
    "pop": lambda codes: codes.pop("a"),
    "popitem": lambda codes: codes.popitem(),
    "setdefault": lambda codes: codes.setdefault("x", 1),
    "update": lambda codes: codes.update(x=1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_frozen_mapping_refuses_every_change(change: object) -> None:
    codes = FrozenDict({"a": 1})
    with pytest.raises(TypeError, match="cannot be changed"):
        change(codes)  # type: ignore[operator]  # a function of the table above
    assert codes == {"a": 1}


def test_copies_of_frozen_mappings_are_frozen_and_a_dict_of_one_is_not() -> None:
    codes = FrozenDict({"a": FrozenDict({"b": 1})})
    for same in (copy.copy(codes), copy.deepcopy(codes), pickle.loads(pickle.dumps(codes))):
        assert same == codes
        assert type(same) is type(same["a"]) is FrozenDict
    assert type(dict(codes)) is type(codes | {}) is type(codes.copy()) is dict


def test_a_records_dump_holds_plain_dicts() -> None:
    for paper in build_roofs().papers.values():
        for quote in paper.model_dump()["quotes"]:
            assert type(quote["codes"]) is dict
            assert all(type(codes) is dict for codes in quote["codes"].values())


def test_a_corpus_does_not_change_with_the_dict_it_was_made_of() -> None:
    roofs = build_roofs()
    papers = dict(roofs.papers)
    corpus = dataclasses.replace(roofs, papers=papers)
    papers.clear()
    assert corpus.papers == roofs.papers
    assert Base(corpus).quotes()
