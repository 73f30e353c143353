"""How papers, their quotes and independent codings stand in RDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kb.graph.codecs import (
    CODEBOOK,
    CODER,
    COUNT,
    DATASET,
    DAY,
    FLAG,
    MODEL,
    PAPER,
    QUOTE,
    REFERENCE,
    YEAR,
    Scope,
)
from kb.graph.consequences import iter_links, iter_noted, iter_replaced, iter_withdrawal
from kb.graph.forms import DEPRECATED, NOTES, UNCHECKED, URL, VIA
from kb.graph.iris import arxiv_address, doi_address
from kb.graph.mapping import Codes, Field, Form, Inline, Keyed, Kinds, Part, Value
from kb.graph.terms import (
    DCTERMS,
    FABIO,
    KB,
    MLS,
    OA,
    PRISM,
    PROV,
    RDF,
    RDFS,
    Literal,
    Triple,
)
from kb.ids import quote_ref
from kb.model.paper import CodingStatement, IndependentCoding, Paper, Quote, Verification
from kb.text import format_plain

VERIFICATION = Form(
    Verification,
    KB.Verification,
    (
        Value("level", KB.level),
        Value("match", KB.match),
        Value("tolerated", KB.tolerated, many=True),
        Value("page", KB.page, COUNT),
        Value("extractor", KB.extractor),
        Value("file", KB.fileDigest),
        Value("passage", KB.passageDigest),
        Value("neighbourhood", KB.neighbourhoodDigest),
        Value("quote", KB.quoteDigest),
        Value("by", PROV.wasAssociatedWith, CODER),
        Value("date", DCTERMS.date, DAY),
        Value("confirmed", KB.confirmed),
        Value("reason", KB.reason),
    ),
)


def _quote_home(quote: Quote, scope: Scope) -> str:
    return scope.iris.quote(quote_ref(scope.name, quote.id))


def _quote_derived(quote: Quote, home: str, scope: Scope) -> Iterator[Triple]:
    yield from iter_noted(home, quote.notes)


def _iter_succession(quote: Quote, home: str, scope: Scope) -> Iterator[Triple]:
    if quote.deprecated:
        successor = quote.deprecated.successor
        yield from iter_withdrawal(
            home,
            quote.deprecated,
            scope.iris.quote_near(scope.name, successor) if successor else None,
        )


_FORMER = {
    KB.source: KB.formerSource,
    KB.target: KB.formerTarget,
    KB.model: KB.formerModel,
    KB.quotedVia: KB.formerVia,
    KB.verification: KB.formerVerification,
    KB.similarTo: KB.formerSimilarTo,
}
"""The terms of what a withdrawn quote said, by those of a quote in use."""


def _former(field: Field) -> Field:
    """A field of a quote as it stands in a withdrawn one."""
    if isinstance(field, Inline):
        values = (
            replace(value, term=_FORMER.get(value.term, value.term)) for value in field.fields
        )
        return replace(field, fields=tuple(values))
    if isinstance(field, Value | Part):
        return replace(field, term=_FORMER.get(field.term, field.term))
    return field


_QUOTES_IN_USE = Form(
    Quote,
    OA.SpecificResource,
    (
        Value("id", DCTERMS.identifier, REFERENCE),
        Value("text", KB.markedText),
        Value("locator", KB.locator),
        VIA,
        Value("source", KB.source, DATASET, many=True),
        Value("target", KB.target, DATASET, many=True),
        Value("models", KB.model, MODEL, many=True),
        Codes("codes"),
        Value("similar_to", KB.similarTo, QUOTE, many=True),
        NOTES,
        Part("verification", KB.verification, VERIFICATION, "verification"),
        DEPRECATED,
    ),
    home=_quote_home,
    derived=_quote_derived,
)

FORMER_QUOTES = replace(
    _QUOTES_IN_USE, fields=tuple(map(_former, _QUOTES_IN_USE.fields)), derived=_iter_succession
)
QUOTES = replace(_QUOTES_IN_USE, former=FORMER_QUOTES)


def iter_evidence(quote: Quote, home: str, paper: str, scope: Scope) -> Iterator[Triple]:
    """What a quote in use says, for those who ask: its words without the coder's marks, and what
    it is about as a run that uses things in roles."""
    selector = f"{home}#selector"
    yield home, OA.hasSelector, selector
    yield selector, RDF.type, OA.TextQuoteSelector
    yield selector, OA.exact, Literal(format_plain(quote.text))
    yield home, PROV.wasQuotedFrom, paper
    if not (quote.source or quote.target or quote.models):
        return
    run = f"{home}#run"
    yield home, KB.describes, run
    yield run, RDF.type, MLS.Run
    for role, names, kind, played in (
        ("source", quote.source, "dataset", KB.sourceRole),
        ("target", quote.target, "dataset", KB.targetRole),
        ("model", quote.models, "model", KB.modelRole),
    ):
        for name in names:
            usage = f"{home}#{role}-{name}"
            yield run, PROV.qualifiedUsage, usage
            yield usage, RDF.type, PROV.Usage
            yield usage, PROV.entity, scope.iris.record(kind, name)
            yield usage, PROV.hadRole, played


def _paper_derived(paper: Paper, home: str, scope: Scope) -> Iterator[Triple]:
    yield home, KB.authors, Literal("; ".join(paper.authors))
    if paper.doi:
        yield home, RDFS.seeAlso, doi_address(paper.doi)
    if paper.arxiv:
        yield home, RDFS.seeAlso, arxiv_address(paper.arxiv)
    yield from iter_links(home, RDFS.seeAlso, paper.url)
    yield from iter_noted(home, paper.notes)
    yield from iter_replaced(home, paper.deprecated, scope.iris, "paper")


STATEMENT = Form(
    CodingStatement,
    KB.CodingStatement,
    (
        Value("coders", KB.coder, CODER, many=True),
        Value("complete", KB.complete, FLAG),
    ),
)

PAPERS = Form(
    Paper,
    Kinds(
        "type",
        (
            ("conference-paper", FABIO.ConferencePaper),
            ("journal-article", FABIO.JournalArticle),
            ("preprint", FABIO.Preprint),
            ("book-chapter", FABIO.BookChapter),
            ("thesis", FABIO.Thesis),
        ),
    ),
    (
        Value("id", DCTERMS.identifier),
        Value("title", DCTERMS.title),
        Value("authors", DCTERMS.creator, many=True),
        Value("year", DCTERMS.issued, YEAR),
        Value("venue", PRISM.publicationName),
        Value("volume", PRISM.volume),
        Value("issue", PRISM.issueIdentifier),
        Value("pages", PRISM.pageRange),
        Value("doi", PRISM.doi),
        Value("arxiv", KB.arxiv),
        Value("pmid", FABIO.hasPubMedId),
        Value("pmcid", FABIO.hasPubMedCentralId),
        URL,
        UNCHECKED,
        Value("checked", KB.checked),
        Inline(
            "studies",
            (
                Value("source", KB.studiesSource, DATASET, many=True),
                Value("target", KB.studiesTarget, DATASET, many=True),
                Value("models", KB.studiesModel, MODEL, many=True),
                Value("basis", KB.studiesBasis),
            ),
            key="basis",
        ),
        Keyed(
            "coding",
            KB.hasCoding,
            KB.CodingStatement,
            "coding",
            Value("", KB.codedUnder, CODEBOOK),
            STATEMENT,
        ),
        Part("quotes", OA.hasSource, QUOTES, many=True, upwards=True),
        NOTES,
        DEPRECATED,
    ),
    scope="id",
    derived=_paper_derived,
)

INDEPENDENT = Form(
    IndependentCoding,
    KB.IndependentCoding,
    (
        Value("paper", KB.codedPaper, PAPER),
        Value("coder", KB.coder, CODER),
        Keyed(
            "coding",
            KB.hasCoding,
            KB.CodingStatement,
            "coding",
            Value("", KB.codedUnder, CODEBOOK),
            Value("", KB.complete, FLAG),
        ),
        Codes("codes"),
        NOTES,
    ),
)
