"""The codes of quotes and of independent codings, of the triples about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kb.errors import UnreadableRdf
from kb.graph.codecs import FLAG, QUOTE, TEXT, Scope
from kb.graph.said import Said
from kb.graph.terms import KB, OA, RDFS, Literal, Object
from kb.graph.turtle import shorten
from kb.ids import split_codebook_ref

Given = dict[str, str | None]
"""A code's value, term and note."""

QuoteCodes = dict[str, dict[str, Given]]


def read_agreed_codes(
    quote: Said,
    judged: Sequence[Said],
    stated: Sequence[Said],
    coding: Mapping[str, Any],
    scope: Scope,
) -> QuoteCodes:
    """The codes of a quote.

    Args:
        quote: what is said of the quote.
        judged: what is said of each annotation of it.
        stated: what is said of each code that is stated in its record and counts for nothing.
        coding: for each codebook under which its paper was coded, the statement about it.
        scope: what codecs need to know.

    Raises:
        UnreadableRdf: when a judgement is incomplete or two disagree.
    """
    codes: QuoteCodes = {}
    for annotation in judged:
        ref, factor = _factor(annotation, _only(annotation, OA.hasBody), scope)
        if ref not in coding:
            raise UnreadableRdf(
                annotation.subject, f"its paper was not coded under the codebook {ref!r}"
            )
        code = _code(annotation, KB.value, KB.term, scope)
        listed = annotation.one(KB.listed, FLAG, scope)
        if code["value"] == "absent" and coding[ref].complete and not listed:
            continue
        _add(codes, split_codebook_ref(ref)[0], factor, code, annotation)
    for entry in stated:
        for object_ in entry.objects(KB.statedFactor):
            name, factor = _stated_factor(entry, object_, scope)
            _add(codes, name, factor, _code(entry, KB.statedValue, KB.statedTerm, scope), entry)
    for object_ in quote.objects(KB.codesNothingUnder):
        codes.setdefault(quote.decode(KB.codesNothingUnder, object_, TEXT, scope), {})
    return codes


def read_independent_codes(
    coding: Said, stated: Sequence[Said], scope: Scope
) -> dict[str, QuoteCodes]:
    """The codes of one coder's own coding, by quote.

    Raises:
        UnreadableRdf: when a code is incomplete or two disagree.
    """
    codes: dict[str, QuoteCodes] = {}
    for entry in stated:
        ref = entry.one(KB.statedOf, QUOTE, scope)
        if ref is None:
            raise UnreadableRdf(entry.subject, "it lacks kb:statedOf, the quote that it codes")
        quote = codes.setdefault(ref.rpartition("/")[2], {})
        factors = entry.objects(KB.statedFactor)
        if not factors:
            raise UnreadableRdf(entry.subject, "it lacks kb:statedFactor")
        for object_ in factors:
            name, factor = _stated_factor(entry, object_, scope)
            _add(quote, name, factor, _code(entry, KB.statedValue, KB.statedTerm, scope), entry)
    for object_ in coding.objects(KB.codesNothingUnder):
        text: str = coding.decode(KB.codesNothingUnder, object_, TEXT, scope)
        name, _, codebook = text.partition("/")
        quote = codes.setdefault(name, {})
        if codebook:
            quote.setdefault(codebook, {})
    return codes


def _only(said: Said, term: str) -> Object:
    objects = said.objects(term)
    if len(objects) != 1:
        raise UnreadableRdf(
            said.subject, f"it has {len(objects)} values of {shorten(term)}, where one belongs"
        )
    return objects[0]


def _factor(said: Said, object_: Object, scope: Scope) -> tuple[str, str]:
    begin = f"{scope.iris.base}factor/"
    if isinstance(object_, Literal) or not object_.startswith(begin) or "@" not in object_:
        raise UnreadableRdf(said.subject, "its factor is none of this knowledge base")
    ref, _, factor = object_[len(begin) :].rpartition("/")
    return ref, factor


def _stated_factor(said: Said, object_: Object, scope: Scope) -> tuple[str, str]:
    """A codebook's name and a factor: as the IRI of a factor, or as ``name/factor``."""
    if isinstance(object_, Literal):
        name, _, factor = object_.text.rpartition("/")
        return name, factor
    ref, factor = _factor(said, object_, scope)
    return split_codebook_ref(ref)[0], factor


def _code(said: Said, value: str, term: str, scope: Scope) -> Given:
    return {
        "value": said.decode(value, _only(said, value), TEXT, scope),
        "term": said.one(term, TEXT, scope),
        "note": said.one(RDFS.comment, TEXT, scope),
    }


def _add(codes: QuoteCodes, name: str, factor: str, code: Given, said: Said) -> None:
    if codes.setdefault(name, {}).setdefault(factor, code) != code:
        raise UnreadableRdf(said.subject, f"another judgement of {name}/{factor} differs from it")
