"""Triples as Turtle and as N-Triples: sorted, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from kb.graph.terms import PREFIXES, RDF, Literal, Object, Triple

_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\u0085\u2028\u2029\ufeff]')
_SHORT = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_NAMESPACES = tuple(_PREFIX_OF)
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

Statement = tuple[str, Object]
"""Predicate and object of a triple."""


class Syntax(Protocol):
    """How triples are written."""

    def head(self) -> Iterator[str]:
        """What stands before all triples."""

    def tail(self) -> Iterator[str]:
        """What stands after all triples."""

    def block(self, subject: str, statements: Sequence[Statement]) -> str:
        """All that is said of a subject, each statement once, sorted."""


class Turtle:
    """Turtle: the prefixes, then a block for each subject."""

    def __init__(self) -> None:
        self._terms = _Terms()

    def head(self) -> Iterator[str]:
        """The prefixes."""
        for prefix, namespace in sorted(PREFIXES.items()):
            yield f"@prefix {prefix}: <{namespace}> .\n"

    def tail(self) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def block(self, subject: str, statements: Sequence[Statement]) -> str:
        """A line for each predicate and object."""
        terms = self._terms
        lines = {
            f"{terms[predicate]} {format_object(object_, terms)}"
            for predicate, object_ in statements
        }
        joined = " ;\n    ".join(sorted(lines))
        return f"\n{terms.short(subject)} {joined} .\n"


class NTriples:
    """N-Triples: a line for each triple, nothing shortened."""

    def head(self) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def tail(self) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def block(self, subject: str, statements: Sequence[Statement]) -> str:
        """A line for each statement."""
        lines = {
            f"<{subject}> <{term}> {_format_whole(object_)} .\n" for term, object_ in statements
        }
        return "".join(sorted(lines))


def iter_turtle(triples: Iterable[Triple]) -> Iterator[str]:
    """Turtle in pieces: the prefixes, then one block for each subject.

    Subjects are sorted, and so are the lines of each; a triple that comes twice is written once.
    """
    yield from iter_sorted(triples, Turtle())


def iter_ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    """N-Triples in pieces, sorted in the same way."""
    yield from iter_sorted(triples, NTriples())


def iter_sorted(triples: Iterable[Triple], syntax: Syntax) -> Iterator[str]:
    """Any triples in a syntax, sorted by subject."""
    yield from syntax.head()
    for _, block in sorted_blocks(triples, syntax):
        yield block
    yield from syntax.tail()


def sorted_blocks(triples: Iterable[Triple], syntax: Syntax) -> list[tuple[str, str]]:
    """Each subject with its block, in the order of the subjects."""
    subjects: dict[str, list[Statement]] = {}
    for subject, predicate, object_ in triples:
        if subject in subjects:
            subjects[subject].append((predicate, object_))
        else:
            subjects[subject] = [(predicate, object_)]
    return [(subject, syntax.block(subject, subjects[subject])) for subject in sorted(subjects)]


def _format_whole(object_: Object) -> str:
    if not isinstance(object_, Literal):
        return f"<{object_}>"
    text = format_literal(object_.text)
    if object_.language:
        return f"{text}@{object_.language}"
    return f"{text}^^<{object_.datatype}>" if object_.datatype else text


def shorten(iri: str) -> str:
    """The prefixed name of a term, or the whole IRI between angle brackets.

    >>> shorten("http://purl.org/dc/terms/title")
    'dcterms:title'
    """
    return _SHARED.short(iri)


def format_object(object_: Object, terms: _Terms) -> str:
    """The object of a triple as it stands in Turtle."""
    if not isinstance(object_, Literal):
        return terms.short(object_)
    text = format_literal(object_.text)
    if object_.language:
        return f"{text}@{object_.language}"
    return f"{text}^^{terms[object_.datatype]}" if object_.datatype else text


def format_literal(text: str) -> str:
    r"""A text between quotation marks.

    >>> format_literal('say "no"')
    '"say \\"no\\""'
    """
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(_escaped, text)
    return f'"{text}"'


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


class _Terms(dict[str, str]):
    """The short forms of predicates and datatypes, each worked out once."""

    def __missing__(self, iri: str) -> str:
        short = self[iri] = "a" if iri == RDF.type else self.short(iri)
        return short

    def short(self, iri: str) -> str:
        """The prefixed name of a term, or the whole IRI; not kept, since records' IRIs are many."""
        if not iri.startswith(_NAMESPACES):
            return f"<{iri}>"
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = _PREFIX_OF.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        return f"<{iri}>"


_SHARED = _Terms()
