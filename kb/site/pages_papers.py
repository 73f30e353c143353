"""The page of each paper, with its quotes, and the overview of papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import quote as quoted
from urllib.parse import urlsplit

from markupsafe import Markup

from kb.corpus import Corpus
from kb.exchange.bibtex import format_bibtex
from kb.ids import quote_ref, split_codebook_ref
from kb.ledger import Entry
from kb.model.paper import Paper, Quote
from kb.model.record import Code
from kb.site import addresses
from kb.site.citation import format_quote_citation, format_reference
from kb.site.likeness import likeness_of
from kb.site.links import Links
from kb.site.long_lists import LongList, iter_list_pages
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.passages import format_passages
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.words import NOT_ASSESSED, VALUES, count
from kb.text import format_plain

PAPERS_PER_PAGE = 1_000
"""So many papers stand on each page of the overview."""

Judged = list[tuple[Markup, Code | None]]
"""Factors (as links) that were given the same value."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What a paper's page shows of one quote.

    Attributes:
        quote: the quote.
        text: its words.
        subjects: the datasets and models that it names, by role.
        codings: for each codebook the factors by value, not assessed last.
        similar: quotes whose likeness is known, each with in what they are alike.
        example_of: the factors for which codebooks show it.
        replaces: the quotes that were withdrawn in its favour.
        entry: what was checked of its words; None for one that was withdrawn.
        citation: how a text cites it.
    """

    quote: Quote
    text: Markup
    subjects: tuple[tuple[str, list[Markup]], ...]
    codings: tuple[tuple[str, list[tuple[str, Judged]]], ...]
    similar: list[tuple[Markup, str]]
    example_of: list[Markup]
    replaces: list[Markup]
    entry: Entry | None
    citation: str


def iter_paper_pages(press: Press) -> Iterator[PlannedPage]:
    """The overview of papers, then a page for each."""
    overview = addresses.page_path(addresses.PAPERS)
    papers = sorted(press.corpus.papers.values(), key=lambda paper: (-paper.year, paper.id))
    pages = max(-(-len(papers) // PAPERS_PER_PAGE), 1)
    for number in range(1, pages + 1):
        path, parent = addresses.page_path(_overview_address(number)), overview * (number > 1)
        make = partial(_overview, press, papers, number, pages)
        yield PlannedPage(path, _overview_title(number, pages), make, parent)
    for paper in press.corpus.papers.values():
        path = addresses.page_path(addresses.paper(paper.id))
        yield PlannedPage(path, paper.title, partial(_paper_page, press, paper), overview)
        yield from iter_list_pages(press, [_taken(press, paper)])


def _overview_address(number: int) -> str:
    """The address of a page of the overview, from 1."""
    return addresses.PAPERS if number == 1 else f"{addresses.PAPERS}all/{number}/"


def _overview_title(number: int, pages: int) -> str:
    return "Papers" if number == 1 else f"Papers (page {number} of {pages})"


def _overview(press: Press, papers: Sequence[Paper], number: int, pages: int) -> SitePage:
    here = papers[(number - 1) * PAPERS_PER_PAGE : number * PAPERS_PER_PAGE]
    years = [(year, list(group)) for year, group in groupby(here, key=lambda paper: paper.year)]
    return press.page(
        "papers",
        addresses.page_path(_overview_address(number)),
        title=_overview_title(number, pages),
        description=f"{count(len(papers), 'paper')}, by year.",
        toc=tuple(Heading(f"y{year}", str(year)) for year, _ in years),
        parent=addresses.page_path(addresses.PAPERS) if number > 1 else "",
        search=(SearchEntry("", "Papers", "All papers, by year."),) if number == 1 else (),
        years=years,
        number=number,
        pages=pages,
        address=_overview_address,
    )


def _taken(press: Press, paper: Paper) -> LongList:
    """The quotes of other papers that were taken from its quotations."""
    return LongList(
        addresses.paper(paper.id),
        "quotations",
        "the quotes that were taken from its quotations",
        press.crossings.labels[paper.id],
        press.crossings.quoted_in.get(paper.id, []),
        "quote",
        addresses.page_path(addresses.PAPERS),
    )


def _paper_page(press: Press, paper: Paper) -> SitePage:
    path = addresses.page_path(addresses.paper(paper.id))
    links = press.links_from(path)
    label = press.crossings.labels[paper.id]
    views = [_quote_view(press, links, paper, quote) for quote in paper.quotes]
    return press.page(
        "paper",
        path,
        title=paper.title,
        description=f"{label}: {count(press.crossings.quotes_of(paper), 'quote')}, coded.",
        toc=_headings(press, paper),
        parent=addresses.page_path(addresses.PAPERS),
        record=("paper", paper.id),
        search=tuple(_search(press.corpus, paper, label)),
        paper=paper,
        quotes=views,
        secondhand=_secondhand(press, links, paper),
        addresses=_web_addresses(paper),
        coders={
            ref: [links.coder(coder) for coder in statement.coders]
            for ref, statement in paper.coding.items()
        },
        alone=[links.coder(coder) for coder in press.crossings.coded_alone.get(paper.id, ())],
        studies=_studies(links, paper),
        tables=press.crossings.tables_of_paper.get(paper.id, ()),
        taken=_taken(press, paper),
        printed=press.crossings.printed_in.get(paper.id, {}),
        reference=format_reference(paper),
        through=(through := _through(press.corpus, paper)),
        through_links=[links.paper(other.id) for other in through],
        bibtex=format_bibtex((paper, *through)),
    )


def _through(corpus: Corpus, paper: Paper) -> tuple[Paper, ...]:
    """The papers from whose quotations its quotes were taken."""
    names = dict.fromkeys(quote.via.paper for quote in paper.quotes if quote.via is not None)
    return tuple(corpus.papers[name] for name in names if name in corpus.papers)


def _secondhand(press: Press, links: Links, paper: Paper) -> list[tuple[str, list[str], Markup]]:
    """The quotes that were taken from another paper's quotation and not found in their own, by
    what is known of them and whose quotation it is."""
    groups: dict[tuple[str, str], list[str]] = {}
    for quote in paper.quotes:
        entry = press.entries.get(quote_ref(paper.id, quote.id))
        if entry is None or quote.via is None or entry.standing in ("full-text", "abstract"):
            continue
        known = "secondary" if entry.standing == "secondary" else "nothing"
        groups.setdefault((known, quote.via.paper), []).append(quote.id[1:])
    return [(known, names, links.paper(via)) for (known, via), names in groups.items()]


def _headings(press: Press, paper: Paper) -> tuple[Heading, ...]:
    headings = [Heading("cite", "How to cite"), Heading("about", "About this record")]
    if paper.quotes:
        quotes = tuple(Heading(quote.id, f"Quote {quote.id[1:]}") for quote in paper.quotes)
        headings.insert(0, Heading("quotes", count(len(quotes), "quote"), quotes))
    if press.crossings.quoted_in.get(paper.id) or paper.id in press.crossings.printed_in:
        headings.append(Heading("quoted-here", "Taken from this paper"))
    return tuple(headings)


def _search(corpus: Corpus, paper: Paper, label: str) -> Iterator[SearchEntry]:
    about = ", ".join((*paper.authors, paper.venue or "", str(paper.year), paper.id))
    yield SearchEntry("", paper.title, about)
    for quote in paper.quotes:
        if quote.deprecated is None:
            yield SearchEntry(
                quote.id,
                f"{label}, quote {quote.id[1:]}",
                format_plain(quote.text),
                kind="quote",
                codes=tuple(_spoken(corpus, paper, quote)),
            )


def _spoken(corpus: Corpus, paper: Paper, quote: Quote) -> Iterator[tuple[str, str]]:
    """The labels of the factors that a quote speaks to, each with the value."""
    for ref in sorted(paper.coding):
        for name, code in quote.codes.get(split_codebook_ref(ref)[0], {}).items():
            factor = corpus.factors.get((ref, name))
            if factor is not None and code.value != "absent":
                yield factor.label, code.value


def _quote_view(press: Press, links: Links, paper: Paper, quote: Quote) -> QuoteView:
    roles = (
        ("Source", [links.dataset(name) for name in quote.source]),
        ("Target", [links.dataset(name) for name in quote.target]),
        ("Model", [links.model(name) for name in quote.models]),
    )
    ref = quote_ref(paper.id, quote.id)
    return QuoteView(
        quote=quote,
        text=format_passages(quote.text),
        subjects=tuple((role, names) for role, names in roles if names),
        codings=tuple(_codings(press.corpus, links, paper, quote)),
        similar=list(_similar(press, links, quote, ref)),
        example_of=[links.factor(*key) for key in press.crossings.exemplified.get(ref, ())],
        replaces=[links.named(*old) for old in press.crossings.replaced.get(("quote", ref), ())],
        entry=press.entries.get(ref),
        citation=format_quote_citation(
            paper, quote, press.corpus.papers.get(quote.via.paper) if quote.via else None
        ),
    )


def _similar(press: Press, links: Links, quote: Quote, ref: str) -> Iterator[tuple[Markup, str]]:
    back = [quote_ref(p.id, q.id) for p, q in press.crossings.resembling.get(ref, ())]
    for other in dict.fromkeys((*quote.similar_to, *back)):
        found = press.corpus.quotes.get(other)
        yield links.quote_ref(other), likeness_of(quote, found[1]) if found else ""


def _codings(
    corpus: Corpus, links: Links, paper: Paper, quote: Quote
) -> Iterator[tuple[str, list[tuple[str, Judged]]]]:
    for ref, statement in sorted(paper.coding.items()):
        book = corpus.codebooks.get(ref)
        if book is None:
            continue
        codes = quote.codes.get(split_codebook_ref(ref)[0], {})
        otherwise = "absent" if statement.complete else NOT_ASSESSED
        groups: dict[str, Judged] = {}
        for factor in book.factors:
            if not factor.abstract:
                code = codes.get(factor.id)
                value = code.value if code else otherwise
                groups.setdefault(value, []).append((links.factor(ref, factor.id), code))
        yield ref, [(value, groups[value]) for value in (*VALUES, NOT_ASSESSED) if value in groups]


def _studies(links: Links, paper: Paper) -> list[tuple[str, list[Markup]]]:
    if paper.studies is None:
        return []
    roles = (
        ("Learns from", [links.dataset(name) for name in paper.studies.source]),
        ("Applies to", [links.dataset(name) for name in paper.studies.target]),
        ("Models", [links.model(name) for name in paper.studies.models]),
    )
    return [(role, names) for role, names in roles if names]


def _web_addresses(paper: Paper) -> Sequence[tuple[str, str]]:
    found = []
    if paper.doi:
        found.append((f"https://doi.org/{quoted(paper.doi)}", f"doi:{paper.doi}"))
    if paper.arxiv:
        found.append((f"https://arxiv.org/abs/{quoted(paper.arxiv)}", f"arXiv:{paper.arxiv}"))
    if paper.pmid:
        found.append((f"https://pubmed.ncbi.nlm.nih.gov/{paper.pmid}/", f"PubMed {paper.pmid}"))
    if paper.pmcid:
        found.append((f"https://pmc.ncbi.nlm.nih.gov/articles/{paper.pmcid}/", paper.pmcid))
    if paper.url:
        found.append((paper.url, urlsplit(paper.url).netloc))
    return found
