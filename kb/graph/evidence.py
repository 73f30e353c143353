"""Papers, their quotes and the judgements of them as RDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.corpus import Corpus, Judgement
from kb.graph.iris import Iris, arxiv_address, doi_address
from kb.graph.statements import (
    iter_doubts,
    iter_links,
    iter_record_withdrawal,
    iter_records,
    iter_texts,
    iter_withdrawal,
    year,
)
from kb.graph.terms import (
    CITO,
    DCTERMS,
    FABIO,
    KB,
    MLS,
    OA,
    OWL,
    PRISM,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    XSD,
    Literal,
    Triple,
)
from kb.ids import quote_ref
from kb.model.paper import Paper, Quote
from kb.text import format_plain

_PAPER_CLASS = {
    "conference-paper": FABIO.ConferencePaper,
    "journal-article": FABIO.JournalArticle,
    "preprint": FABIO.Preprint,
    "book-chapter": FABIO.BookChapter,
    "thesis": FABIO.Thesis,
}

_STANCES = {
    "positive": (CITO.givesSupportTo,),
    "negative": (CITO.disputes,),
    "mixed": (CITO.givesSupportTo, CITO.disputes),
}
"""What a judgement with a sign says of the claim; one of presence or absence says nothing of it."""


def iter_paper_triples(paper: Paper, iris: Iris) -> Iterator[Triple]:
    """A paper, and its quotes without their judgements."""
    home = iris.record("paper", paper.id)
    yield home, RDF.type, _PAPER_CLASS[paper.type]
    yield home, DCTERMS.issued, year(paper.year)
    for author in paper.authors:
        yield home, DCTERMS.creator, Literal(author)
    yield from iter_texts(
        home,
        (DCTERMS.identifier, paper.id),
        (DCTERMS.title, paper.title),
        (KB.authors, "; ".join(paper.authors)),
        (PRISM.publicationName, paper.venue),
        (PRISM.volume, paper.volume),
        (PRISM.issueIdentifier, paper.issue),
        (PRISM.pageRange, paper.pages),
        (PRISM.doi, paper.doi),
    )
    if paper.doi:
        yield home, RDFS.seeAlso, doi_address(paper.doi)
    if paper.arxiv:
        yield home, RDFS.seeAlso, arxiv_address(paper.arxiv)
    yield from iter_links(home, RDFS.seeAlso, paper.url)
    if paper.studies:
        yield from iter_records(home, KB.studiesSource, iris, "dataset", paper.studies.source)
        yield from iter_records(home, KB.studiesTarget, iris, "dataset", paper.studies.target)
        yield from iter_records(home, KB.studiesModel, iris, "model", paper.studies.models)
    yield from iter_doubts(home, paper.notes, paper.unchecked)
    yield from iter_record_withdrawal(home, paper.deprecated, iris, "paper")
    for quote in paper.quotes:
        yield from _quote_triples(paper, quote, iris)


def _quote_triples(paper: Paper, quote: Quote, iris: Iris) -> Iterator[Triple]:
    home = iris.quote(quote_ref(paper.id, quote.id))
    source = iris.record("paper", paper.id)
    yield home, RDF.type, OA.SpecificResource
    yield home, OA.hasSource, source
    if quote.deprecated:
        successor = quote.deprecated.successor
        yield from iter_withdrawal(
            home, quote.deprecated, iris.quote_near(paper.id, successor) if successor else None
        )
        return
    if paper.deprecated:
        yield home, OWL.deprecated, Literal("true", XSD.boolean)
        return
    selector = f"{home}#selector"
    yield home, OA.hasSelector, selector
    yield selector, RDF.type, OA.TextQuoteSelector
    yield selector, OA.exact, Literal(format_plain(quote.text))
    yield home, PROV.wasQuotedFrom, source
    if quote.locator:
        yield home, KB.locator, Literal(quote.locator)
    if quote.via:
        yield home, KB.quotedVia, iris.record("paper", quote.via.paper)
        if quote.via.locator:
            yield home, KB.viaLocator, Literal(quote.via.locator)
    yield from iter_doubts(home, quote.notes)
    for ref in quote.similar_to:
        yield home, KB.similarTo, iris.quote(ref)
    if quote.source or quote.target or quote.models:
        yield from _run_triples(home, quote, iris)


def _run_triples(home: str, quote: Quote, iris: Iris) -> Iterator[Triple]:
    """What the quote is about, twice: as plain links, and as a run that uses things in roles."""
    run = f"{home}#run"
    yield home, KB.describes, run
    yield run, RDF.type, MLS.Run
    for role, names, kind, link, played in (
        ("source", quote.source, "dataset", KB.source, KB.sourceRole),
        ("target", quote.target, "dataset", KB.target, KB.targetRole),
        ("model", quote.models, "model", KB.model, KB.modelRole),
    ):
        for name in names:
            thing = iris.record(kind, name)
            usage = f"{home}#{role}-{name}"
            yield home, link, thing
            yield run, PROV.qualifiedUsage, usage
            yield usage, RDF.type, PROV.Usage
            yield usage, PROV.entity, thing
            yield usage, PROV.hadRole, played


def iter_coding_triples(corpus: Corpus, iris: Iris, coders: Mapping[str, str]) -> Iterator[Triple]:
    """The agreed judgements: an annotation for each quote and factor that was assessed, and what
    those with a sign say of the claim that more of the factor helps.

    Args:
        corpus: the records.
        iris: their IRIs.
        coders: the IRI of each coder.
    """
    type_, annotation = RDF.type, OA.Annotation
    motivated, classifying = OA.motivatedBy, OA.classifying
    target, body, valued, creator = OA.hasTarget, OA.hasBody, KB.value, DCTERMS.creator
    for judgement in corpus.iter_judgements():
        code = judgement.code
        if code is None:
            continue
        ref = quote_ref(judgement.paper.id, judgement.quote.id)
        codebook, factor = judgement.codebook.id, judgement.factor.id
        home = iris.coding(ref, codebook, factor)
        yield home, type_, annotation
        yield home, motivated, classifying
        yield home, target, iris.quote(ref)
        yield home, body, iris.factor(codebook, factor)
        yield home, valued, Literal(code.value)
        for coder in judgement.coders:
            yield home, creator, coders.get(coder) or iris.record("coder", coder)
        if code.term:
            yield home, KB.term, Literal(code.term)
        if code.note:
            yield home, RDFS.comment, Literal(code.note)
        for stance in _STANCES.get(code.value, ()):
            yield from _claim_triples(judgement, stance, iris)


def _claim_triples(judgement: Judgement, stance: str, iris: Iris) -> Iterator[Triple]:
    """What a quote does to the claim that more of a factor helps, and that claim."""
    codebook, factor = judgement.codebook.id, judgement.factor
    claim = iris.claim(codebook, factor.id)
    yield iris.quote(quote_ref(judgement.paper.id, judgement.quote.id)), stance, claim
    yield claim, RDF.type, SCHEMA.Claim
    yield claim, SCHEMA.about, iris.factor(codebook, factor.id)
    yield claim, SCHEMA.text, Literal(f"More of it helps: {factor.label}")
