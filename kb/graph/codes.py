"""The codes of quotes as RDF: agreed judgements as annotations, and what counts for nothing.

An agreed judgement is an `oa:Annotation`. A code of an independent coder, of a withdrawn quote, or
of a factor that no codebook of the paper has is a `kb:StatedCode`, under terms of its own, so that
no question about judgements ever meets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.corpus import Corpus, Judgement
from kb.graph.consequences import TRUE
from kb.graph.mapping import Scope
from kb.graph.terms import (
    CITO,
    DCTERMS,
    KB,
    OA,
    RDF,
    RDFS,
    SCHEMA,
    Literal,
    Triple,
)
from kb.ids import quote_ref, split_codebook_ref
from kb.model.paper import IndependentCoding, Paper, Quote
from kb.model.record import Code

QuoteCodes = Mapping[str, Mapping[str, Code]]

_STANCES = {
    "positive": (CITO.givesSupportTo,),
    "negative": (CITO.disputes,),
    "mixed": (CITO.givesSupportTo, CITO.disputes),
}
"""What a judgement with a sign says of the claim; one of presence or absence says nothing of it."""


def iter_paper_codes(corpus: Corpus, paper: Paper, scope: Scope) -> Iterator[Triple]:
    """The agreed judgements of a paper's quotes, and the codes of theirs that are none."""
    for quote in paper.quotes:
        agreed: set[tuple[str, str]] = set()
        if paper.deprecated is None and quote.deprecated is None:
            for judgement in corpus.judgements_of(paper, quote):
                if judgement.code is not None:
                    agreed.add((split_codebook_ref(judgement.codebook.id)[0], judgement.factor.id))
                    yield from iter_judgement(judgement, scope)
        ref = quote_ref(paper.id, quote.id)
        home = scope.iris.quote(ref)
        for codebook, factor, code in iter_codes(quote.codes):
            if (codebook, factor) not in agreed:
                yield from _stated(
                    f"{home}#code-{codebook}-{factor}", ref, codebook, factor, code, (), home, scope
                )
        for codebook in quote.codes:
            if not quote.codes[codebook]:
                yield home, KB.codesNothingUnder, Literal(codebook)


def iter_codes(codes: QuoteCodes) -> Iterator[tuple[str, str, Code]]:
    """Codebook, factor and code of each code."""
    for codebook, factors in codes.items():
        for factor, code in factors.items():
            yield codebook, factor, code


def iter_judgement(judgement: Judgement, scope: Scope) -> Iterator[Triple]:
    """An agreed judgement, and what it says of the claim that more of the factor helps.

    Raises:
        ValueError: when the factor was not assessed.
    """
    code, quote = judgement.code, judgement.quote
    if code is None:
        raise ValueError("what was not assessed has no coding")
    ref = quote_ref(judgement.paper.id, quote.id)
    codebook, factor = judgement.codebook.id, judgement.factor.id
    home = scope.iris.coding(ref, codebook, factor)
    yield home, RDF.type, OA.Annotation
    yield home, OA.motivatedBy, OA.classifying
    yield home, OA.hasTarget, scope.iris.quote(ref)
    yield home, OA.hasBody, scope.iris.factor(codebook, factor)
    yield home, KB.value, Literal(code.value)
    for coder in judgement.coders:
        yield home, DCTERMS.creator, scope.coders.get(coder) or scope.iris.record("coder", coder)
    yield from _iter_words(home, KB.term, code)
    if is_listed_absence(judgement):
        yield home, KB.listed, TRUE
    for stance in _STANCES.get(code.value, ()):
        claim = scope.iris.claim(codebook, factor)
        yield scope.iris.quote(ref), stance, claim
        yield claim, RDF.type, SCHEMA.Claim
        yield claim, SCHEMA.about, scope.iris.factor(codebook, factor)
        yield claim, SCHEMA.text, Literal(f"More of it helps: {judgement.factor.label}")


def is_listed_absence(judgement: Judgement) -> bool:
    """Whether the record lists an absence that would also follow from a complete coding."""
    if judgement.value != "absent" or not judgement.paper.coding[judgement.codebook.id].complete:
        return False
    name = split_codebook_ref(judgement.codebook.id)[0]
    return judgement.factor.id in judgement.quote.codes.get(name, ())


def iter_independent_codes(coding: IndependentCoding, home: str, scope: Scope) -> Iterator[Triple]:
    """The codes of one coder's own coding of a paper."""
    refs: dict[str, list[str]] = {}
    for ref in coding.coding:
        refs.setdefault(split_codebook_ref(ref)[0], []).append(ref)
    for quote, codes in coding.codes.items():
        if not codes:
            yield home, KB.codesNothingUnder, Literal(f"{quote}/")
        for codebook, factors in codes.items():
            if not factors:
                yield home, KB.codesNothingUnder, Literal(f"{quote}/{codebook}")
        for codebook, factor, code in iter_codes(codes):
            yield from _stated(
                f"{home}/{quote}/{codebook}/{factor}",
                quote_ref(coding.paper, quote),
                codebook,
                factor,
                code,
                tuple(refs.get(codebook, ())),
                home,
                scope,
            )


def _stated(
    home: str,
    ref: str,
    codebook: str,
    factor: str,
    code: Code,
    books: tuple[str, ...],
    stater: str,
    scope: Scope,
) -> Iterator[Triple]:
    yield home, RDF.type, KB.StatedCode
    yield home, KB.statedIn, stater
    yield home, KB.statedOf, scope.iris.quote(ref)
    for book in books:
        yield home, KB.statedFactor, scope.iris.factor(book, factor)
    if not books:
        yield home, KB.statedFactor, Literal(f"{codebook}/{factor}")
    yield home, KB.statedValue, Literal(code.value)
    yield from _iter_words(home, KB.statedTerm, code)


def _iter_words(home: str, term: str, code: Code) -> Iterator[Triple]:
    if code.term is not None:
        yield home, term, Literal(code.term)
    if code.note is not None:
        yield home, RDFS.comment, Literal(code.note)


__all__ = [
    "Quote",
    "iter_codes",
    "iter_independent_codes",
    "iter_judgement",
    "iter_paper_codes",
]
