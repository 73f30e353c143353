"""The codes of quotes as RDF: agreed judgements as annotations, and what counts for nothing.

An agreed judgement is an `oa:Annotation`. A code of an independent coder, of a withdrawn quote, or
of a factor that no codebook of the paper has is a `kb:StatedCode`, under terms of its own, so that
no question about judgements ever meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.corpus import Corpus, Judgement
from kb.graph.codecs import Scope
from kb.graph.consequences import TRUE
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
from kb.model.codebook import Factor
from kb.model.paper import IndependentCoding, Paper, Quote
from kb.model.record import Code

_STANCES = {
    "positive": (CITO.givesSupportTo,),
    "negative": (CITO.disputes,),
    "mixed": (CITO.givesSupportTo, CITO.disputes),
}
"""What a judgement with a sign says of the claim; one of presence or absence says nothing of it."""


def iter_other_codes(corpus: Corpus, paper: Paper, quote: Quote, scope: Scope) -> Iterator[Triple]:
    """The codes of a quote that are no agreed judgements."""
    ref = quote_ref(paper.id, quote.id)
    home = scope.iris.quote(ref)
    in_use = paper.deprecated is None and quote.deprecated is None
    for codebook, factors in quote.codes.items():
        books = [book for book in paper.coding if split_codebook_ref(book)[0] == codebook]
        for factor, code in factors.items():
            if not in_use or not any(_can_be_judged(corpus, book, factor) for book in books):
                name = f"{home}#code-{codebook}-{factor}"
                yield from _stated(name, ref, (f"{codebook}/{factor}",), code, home, scope)
        if not factors:
            yield home, KB.codesNothingUnder, Literal(codebook)


def _can_be_judged(corpus: Corpus, codebook: str, factor: str) -> bool:
    found = corpus.factors.get((codebook, factor))
    return found is not None and not found.abstract


def iter_judgement(judgement: Judgement, scope: Scope) -> Iterator[Triple]:
    """An agreed judgement as an annotation.

    Raises:
        ValueError: when the factor was not assessed.
    """
    code = judgement.code
    if code is None:
        raise ValueError("what was not assessed has no coding")
    ref = quote_ref(judgement.paper.id, judgement.quote.id)
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


def iter_signed(corpus: Corpus, paper: Paper, quote: Quote) -> Iterator[tuple[str, Factor, Code]]:
    """Codebook, factor and code of each agreed judgement of a quote that has a sign."""
    for ref in paper.coding:
        codes = quote.codes.get(split_codebook_ref(ref)[0])
        if not codes or ref not in corpus.codebooks:
            continue
        for name, code in codes.items():
            if code.value in _STANCES and _can_be_judged(corpus, ref, name):
                yield ref, corpus.factors[ref, name], code


def iter_stances(corpus: Corpus, paper: Paper, quote: Quote, scope: Scope) -> Iterator[Triple]:
    """What a quote in use says of the claims that more of a factor helps."""
    home = scope.iris.quote(quote_ref(paper.id, quote.id))
    for codebook, factor, code in iter_signed(corpus, paper, quote):
        for stance in _STANCES[code.value]:
            yield home, stance, scope.iris.claim(codebook, factor.id)


def iter_claims(corpus: Corpus, scope: Scope) -> Iterator[Triple]:
    """The claims of which some quote in use says something."""
    claims = {
        (codebook, factor.id): factor.label
        for paper, quote in corpus.iter_quotes()
        for codebook, factor, _ in iter_signed(corpus, paper, quote)
    }
    for (codebook, name), label in claims.items():
        claim = scope.iris.claim(codebook, name)
        yield claim, RDF.type, SCHEMA.Claim
        yield claim, SCHEMA.about, scope.iris.factor(codebook, name)
        yield claim, SCHEMA.text, Literal(f"More of it helps: {label}")


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
            for factor, code in factors.items():
                names = [f"{book}/{factor}" for book in refs.get(codebook, (codebook,))]
                own = f"{home}#code-{quote}-{codebook}-{factor}"
                yield from _stated(own, quote_ref(coding.paper, quote), names, code, home, scope)


def _stated(
    home: str, ref: str, factors: Iterable[str], code: Code, record: str, scope: Scope
) -> Iterator[Triple]:
    """A code as a record states it; its factor is an IRI where the codebook's version is known."""
    yield home, RDF.type, KB.StatedCode
    yield home, KB.statedIn, record
    yield home, KB.statedOf, scope.iris.quote(ref)
    for name in factors:
        known = "@" in name
        yield home, KB.statedFactor, scope.iris.record("factor", name) if known else Literal(name)
    yield home, KB.statedValue, Literal(code.value)
    yield from _iter_words(home, KB.statedTerm, code)


def _iter_words(home: str, term: str, code: Code) -> Iterator[Triple]:
    if code.term is not None:
        yield home, term, Literal(code.term)
    if code.note is not None:
        yield home, RDFS.comment, Literal(code.note)
