"""Any records that the models allow, made from the models themselves: no field is missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.model import record as forms
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import IndependentCoding, Paper
from kb.model.record import Record
from kb.model.subject import Architecture, Dataset
from kb.model.table import Table
from kb.model.thumbnails import SHEET_NAME

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12
) | st.sampled_from(
    ["a **b** [...] [c]", "\\*", '"""', "\r\n\t", "When to apply: x", "true", "1", " a ", "=1+1"]
)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
PAPERS, BOOKS = ("doe2020", "doe2020.a", "roe-2"), ("colours@1", "colours@2", "moods@1")
NAMES = ("ann", "robot", "cy")

_FORMS: tuple[tuple[object, st.SearchStrategy[Any]], ...] = (
    (forms.PaperId, st.sampled_from(PAPERS)),
    (forms.CoderId, st.sampled_from(NAMES)),
    (forms.FactorId, st.sampled_from(("red", "blue", "warm_er"))),
    (forms.CodebookRef, st.sampled_from(BOOKS)),
    (forms.FactorRef, st.sampled_from(("red", "blue", "colours@1/red", "moods@1/blue"))),
    (forms.QuoteId, st.sampled_from(("q1", "q2", "q10"))),
    (forms.QuoteRef, st.sampled_from(("doe2020/q1", "roe-2/q10"))),
    (forms.DatasetId, st.sampled_from(("tiles", "slates"))),
    (forms.ModelId, st.sampled_from(("house", "house-2"))),
    (forms.Slug, st.sampled_from(("colours", "moods", "tiles", "house", "a.b_c-d"))),
    (forms.Text, TEXTS),
    (forms.Line, LINES),
    (forms.Address, st.sampled_from(("https://a.example/b?c=[1]#d", "http://a.example/é%41%", "https://a.example"))),
    (forms.Count, st.integers(0, 10**12)),
    (forms.Year, st.integers(1500, 2200)),
    (forms.Sha256, st.sampled_from(("0" * 64, "f0" * 32))),
    (forms.Day, st.sampled_from(("2026-01-31", "1999-12-01"))),
    (forms.SemanticVersion, st.sampled_from(("1.0.0", "10.2.3"))),
)  # fmt: skip


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Whatever may stand in a field of this type."""
    for known, strategy in _FORMS:
        if hint is known:
            return strategy
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _narrowed(arguments)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if part is NoneType else values(part) for part in arguments])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(values(arguments[0]), values(arguments[1]), max_size=3)
    if isinstance(hint, type) and issubclass(hint, Record):
        return records(hint)
    return {bool: st.booleans(), str: TEXTS}[hint]


def _narrowed(arguments: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    inner, *extras = arguments
    patterns = [
        pattern
        for extra in extras
        for meta in [extra, *getattr(extra, "metadata", ())]
        if (pattern := getattr(meta, "pattern", None))
    ]
    if inner is str and patterns:
        known = {
            forms.HOME: ("https://example.org/kb/", "https://example.org/é#/", "http://b.example/"),
            forms.PMID: ("123", "9999999999"),
            forms.PMCID: ("PMC7372265",),
            SHEET_NAME: ("high-1f0c2b3a.webp", "0_9.webp"),
        }
        return st.sampled_from(known[patterns[0]])
    limits = [limit for extra in extras for limit in getattr(extra, "metadata", ())]
    if inner is int:
        least = max((limit.ge for limit in limits if hasattr(limit, "ge")), default=1)
        most = min((limit.le for limit in limits if hasattr(limit, "le")), default=10**6)
        return st.integers(max(least, 1), min(most, 10**6))
    strategy = values(inner)
    needed = any(getattr(limit, "min_length", 0) for limit in limits)
    return strategy.filter(len) if needed and inner is not str else strategy


def records(model: type[Record]) -> st.SearchStrategy[Any]:
    """Any record of this kind."""
    hints = get_type_hints(model, include_extras=True)
    fields = {name: values(hints[name]) for name in model.model_fields}
    return st.fixed_dictionaries(fields).map(lambda data: model.model_validate(_once(data)))


def _once(data: dict[str, Any]) -> dict[str, Any]:
    """Quotes of a paper and factors of a codebook whose ids do not repeat."""
    for name in ("quotes", "factors"):
        items = data.get(name)
        if items and isinstance(items[0], Record):
            data[name] = tuple({item.id: item for item in items}.values())
    return data


def _by_id(found: Iterable[Any]) -> dict[str, Any]:
    named = {record.id: record for record in found}
    return {name: named[name] for name in sorted(named, key=lambda name: f"{name}.yaml")}


def few(model: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """A few records of a kind, by id."""
    return st.lists(records(model), max_size=2).map(_by_id)


def _listed(people: list[Person]) -> tuple[Person, ...]:
    return tuple({person.id: person for person in people}.values())


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Any corpus, whether or not what its records name is there."""
    people = _listed(draw(st.lists(records(Person), max_size=3)))
    own = draw(st.lists(records(IndependentCoding), max_size=2))
    codings = {f"{coding.coder}/{coding.paper}": coding for coding in own}
    return Corpus(
        meta=draw(records(KnowledgeBase)),
        people={person.id: person for person in people},
        listed_people=people,
        codebooks=draw(few(Codebook)),
        papers=draw(few(Paper)),
        codings=dict(sorted(codings.items())),
        datasets=draw(few(Dataset)),
        models=draw(few(Architecture)),
        tables=draw(few(Table)),
    )
