"""Named graphs as TriG, one block of text for each set of quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kb.exchange.trusty import Quad
from kb.graph.terms import RDF, Literal, Object
from kb.graph.turtle import format_literal


def format_prefixes(prefixes: Mapping[str, str]) -> str:
    """The prefixes that all blocks use, a line each."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items()))


class TrigWriter:
    """Writes blocks of TriG with prefixes.

    Only IRIs in ``terms`` are shortened: they come again and again, and their local names are known
    to need no escape.
    """

    def __init__(self, prefixes: Mapping[str, str], terms: Iterable[str]) -> None:
        self._short = {
            term: f"{name}:{term.removeprefix(iri)}"
            for term in terms
            for name, iri in prefixes.items()
            if term.startswith(iri)
        }

    def iter_block(self, quads: Iterable[Quad]) -> Iterator[str]:
        """Quads as named graphs, in the order in which their graphs and subjects come."""
        for graph, inside in groupby(quads, key=lambda quad: quad.graph):
            yield f"<{graph}> {{\n"
            for subject, about in groupby(inside, key=lambda quad: quad.subject):
                said = " ;\n    ".join(
                    f"{self._verb(quad.predicate)} {self._object(quad.object)}" for quad in about
                )
                yield f"  {self._iri(subject)} {said} .\n"
            yield "}\n"

    def _iri(self, iri: str) -> str:
        return self._short.get(iri) or f"<{iri}>"

    def _verb(self, iri: str) -> str:
        return "a" if iri == RDF.type else self._iri(iri)

    def _object(self, value: Object) -> str:
        if not isinstance(value, Literal):
            return self._iri(value)
        text = format_literal(value.text)
        if value.language:
            return f"{text}@{value.language}"
        return f"{text}^^{self._iri(value.datatype)}" if value.datatype else text
