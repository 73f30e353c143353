"""Triples as Turtle: sorted, one line for each, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def iter_turtle(triples: Iterable[Triple]) -> Iterator[str]:
    """Turtle in pieces: the prefixes, then one block for each subject.

    Subjects are sorted, and so are the lines of each; a triple that comes twice is written once.
    """
    for prefix, namespace in sorted(PREFIXES.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"
    subjects: dict[str, list[str]] = {}
    terms = _Terms()
    for subject, predicate, object_ in triples:
        line = f"{terms[predicate]} {format_object(object_, terms)}"
        if subject in subjects:
            subjects[subject].append(line)
        else:
            subjects[subject] = [line]
    for subject in sorted(subjects):
        lines = " ;\n    ".join(sorted(set(subjects[subject])))
        yield f"\n{terms.short(subject)} {lines} .\n"


def iter_ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    """N-Triples: a line for each triple, in their order."""
    for subject, predicate, object_ in triples:
        yield f"<{subject}> <{predicate}> {_format_whole(object_)} .\n"


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
    return _Terms().short(iri)


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
    """The short forms of IRIs, each worked out once."""

    def __missing__(self, iri: str) -> str:
        short = self[iri] = "a" if iri == RDF.type else self.short(iri)
        return short

    def short(self, iri: str) -> str:
        """The prefixed name of a term, or the whole IRI; not kept, since records' IRIs are many."""
        if iri in self:
            return self[iri]
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = _PREFIX_OF.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        return f"<{iri}>"
