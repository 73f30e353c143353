"""Triples as JSON-LD that explains itself: its context is embedded, so nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from kb.graph.catalogue import coercions
from kb.graph.terms import PREFIXES, RDF, XSD, Literal, Object
from kb.graph.turtle import Statement, shorten


def build_context() -> dict[str, object]:
    """The JSON-LD context: prefixes, and for each property what a plain string is under it."""
    context: dict[str, object] = {"@version": 1.1, **dict(sorted(PREFIXES.items()))}
    for term, kind in sorted(_kinds().items()):
        context[term] = {"@id": term, "@type": kind}
    return context


def _kinds() -> dict[str, str]:
    """For each property under which no plain text stands: ``@id``, or its datatype."""
    return {
        shorten(term): "@id" if kind is None else shorten(kind)
        for term, kind in coercions().items()
        if kind != XSD.string
    }


class JsonLd:
    """JSON-LD: the context, then an object for each subject.

    Args:
        home: the IRI of the knowledge base.
    """

    def __init__(self, home: str) -> None:
        self._home = home
        self._kinds: Mapping[str, str] = _kinds()
        self._keys: dict[str, str] = {}

    def head(self) -> Iterator[str]:
        """The context, and the knowledge base by its IRI alone."""
        context = json.dumps(build_context(), ensure_ascii=False, indent=1)
        yield f'{{"@context": {context},\n"@graph": [\n{{"@id":"{self._home}"}}'

    def tail(self) -> Iterator[str]:
        """The end of the graph."""
        yield "\n]}\n"

    def block(self, subject: str, statements: Sequence[Statement]) -> str:
        """An object with a list for each property that has several values."""
        said: dict[str, set[str]] = {}
        for term, object_ in statements:
            key = self._keys.get(term) or self._key(term)
            said.setdefault(key, set()).add(self._value(key, object_))
        parts = [f'"@id":"{subject}"']
        for key in sorted(said):
            values = sorted(said[key])
            joined = values[0] if len(values) == 1 else f"[{','.join(values)}]"
            parts.append(f'"{key}":{joined}')
        return ",\n{" + ",".join(parts) + "}"

    def _key(self, term: str) -> str:
        key = "@type" if term == RDF.type else shorten(term)
        # Of a term that no prefix shortens the angle brackets go.
        self._keys[term] = key = key.strip("<>")
        return key

    def _value(self, key: str, object_: Object) -> str:
        if not isinstance(object_, Literal):
            if key == "@type" or self._kinds.get(key) == "@id":
                return f'"{_iri(object_)}"'
            return f'{{"@id":"{_iri(object_)}"}}'
        text, datatype, language = object_
        quoted = json.dumps(text, ensure_ascii=False)
        if language:
            return f'{{"@value":{quoted},"@language":"{language}"}}'
        kind = self._kinds.get(key)
        if datatype is None:
            return quoted if kind is None else f'{{"@value":{quoted}}}'
        if kind == shorten(datatype):
            return quoted
        return f'{{"@value":{quoted},"@type":"{_iri(datatype)}"}}'


def _iri(iri: str) -> str:
    return shorten(iri).strip("<>")
