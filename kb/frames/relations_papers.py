"""Relations of papers and quotes: who wrote what, where it stands, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kb.corpus import Corpus
from kb.frames.relation import Line, Reference, Relation, boolean, integer, text
from kb.model.paper import Paper, Quote
from kb.selection import iter_shown
from kb.text import format_plain

BETWEEN: Final = ", "
_PAPER: Final = Reference(("paper",), "papers")
_QUOTE: Final = Reference(("quote",), "quotes")
_DATASET: Final = Reference(("dataset",), "datasets")
_MODEL: Final = Reference(("model",), "models")
_ROLE: Final = text("role", "`source` or `target`")


def in_use(papers: Iterable[Paper]) -> Iterator[Paper]:
    """The papers that are not withdrawn."""
    return (paper for paper in papers if paper.deprecated is None)


def iter_in_use(corpus: Corpus) -> Iterator[tuple[str, Paper, Quote]]:
    """Every quote that is in use, by its reference, once."""
    for ref, (paper, quote) in corpus.quotes.items():
        yield ref, paper, quote


def _papers(corpus: Corpus) -> Iterator[Line]:
    for paper in corpus.papers.values():
        yield (
            paper.id,
            paper.title,
            paper.year,
            paper.type,
            paper.venue,
            paper.volume,
            paper.issue,
            paper.pages,
            paper.doi,
            paper.arxiv,
            paper.pmid,
            paper.pmcid,
            paper.url,
            BETWEEN.join(paper.unchecked) or None,
            paper.studies.basis if paper.studies else None,
            paper.deprecated is not None,
        )


def _authors(corpus: Corpus) -> Iterator[Line]:
    for paper in corpus.papers.values():
        for position, name in enumerate(paper.authors, start=1):
            yield paper.id, position, name


def _quotes(corpus: Corpus) -> Iterator[Line]:
    numbers: dict[str, int] = {}
    for ref, paper, quote in iter_in_use(corpus):
        numbers[paper.id] = number = numbers.get(paper.id, 0) + 1
        via = quote.via if quote.via and quote.via.paper in corpus.papers else None
        found = quote.verification
        yield (
            ref,
            paper.id,
            number,
            format_plain(quote.text),
            quote.text,
            quote.locator,
            via.paper if via else None,
            via.locator if via else None,
            *(
                (
                    found.level,
                    found.match,
                    found.page,
                    found.extractor,
                    found.file,
                    found.by if found.by in corpus.people else None,
                    found.date,
                    found.confirmed,
                    found.reason,
                )
                if found
                else (None,) * 9
            ),
        )


def _quote_tolerances(corpus: Corpus) -> Iterator[Line]:
    for ref, _, quote in iter_in_use(corpus):
        if quote.verification:
            for change in dict.fromkeys(quote.verification.tolerated):
                yield ref, change


def _quote_similarities(corpus: Corpus) -> Iterator[Line]:
    for ref, _, quote in iter_in_use(corpus):
        for other in dict.fromkeys(quote.similar_to):
            if other in corpus.quotes:
                yield ref, other


def _quote_datasets(corpus: Corpus) -> Iterator[Line]:
    for ref, _, quote in iter_in_use(corpus):
        yield from _roles(corpus, ref, quote.source, quote.target)


def _quote_models(corpus: Corpus) -> Iterator[Line]:
    for ref, _, quote in iter_in_use(corpus):
        for model in dict.fromkeys(quote.models):
            if model in corpus.models:
                yield ref, model


def _paper_datasets(corpus: Corpus) -> Iterator[Line]:
    for paper in in_use(corpus.papers.values()):
        if paper.studies:
            yield from _roles(corpus, paper.id, paper.studies.source, paper.studies.target)


def _paper_models(corpus: Corpus) -> Iterator[Line]:
    for paper in in_use(corpus.papers.values()):
        if paper.studies:
            for model in dict.fromkeys(paper.studies.models):
                if model in corpus.models:
                    yield paper.id, model


def _roles(
    corpus: Corpus, home: str, source: tuple[str, ...], target: tuple[str, ...]
) -> Iterator[Line]:
    for role, names in (("source", source), ("target", target)):
        for dataset in dict.fromkeys(names):
            if dataset in corpus.datasets:
                yield home, role, dataset


def _table_quotes(corpus: Corpus) -> Iterator[Line]:
    for name, table in corpus.tables.items():
        if table.codebook in corpus.codebooks:
            for position, (part, quote) in enumerate(iter_shown(corpus, table), start=1):
                yield name, position, part, quote


PAPER_RELATIONS: Final = (
    Relation(
        "papers",
        "a published work, also one that was withdrawn",
        (
            text("paper", "its cite key, such as `ribeiro2017`"),
            text("title", "the title as published"),
            integer("year", "the year by which it is cited"),
            text("type", "`conference-paper`, `journal-article`, `preprint`, ..."),
            text("venue", "the journal or the proceedings", nullable=True),
            text("volume", "the volume", nullable=True),
            text("issue", "the issue", nullable=True),
            text("pages", "first and last page, or the article's number", nullable=True),
            text("doi", "the DOI, without an address before it", nullable=True),
            text("arxiv", "the arXiv id", nullable=True),
            text("pmid", "the PubMed id", nullable=True),
            text("pmcid", "the PubMed Central id", nullable=True),
            text("url", "another address of the work or of its code", nullable=True),
            text("unchecked", "fields that rest on memory alone, parted by `, `", nullable=True),
            text("studies_basis", "what `paper_datasets` was read from", nullable=True),
            boolean("deprecated", "whether it was withdrawn; then no quote of it is evidence"),
        ),
        ("paper",),
        _papers,
    ),
    Relation(
        "authors",
        "an author of a paper",
        (
            text("paper", "the paper"),
            integer("position", "the author's place, from 1"),
            text("name", "the name as the record gives it"),
        ),
        ("paper", "position"),
        _authors,
        (_PAPER,),
    ),
    Relation(
        "quotes",
        "a verbatim passage of a paper that is in use",
        (
            text("quote", "its name in the whole knowledge base, `ribeiro2017/q3`"),
            text("paper", "its paper"),
            integer("number", "its place among the quotes of its paper that are in use, from 1"),
            text("text", "its words without emphasis; omissions and insertions in brackets"),
            text("marked_text", "its words with the coder's marks, as the record has them"),
            text("locator", "where it stands in its paper", nullable=True),
            text("via", "the paper from whose quotation it was taken", nullable=True),
            text("via_locator", "where it stands there", nullable=True),
            text(
                "level", "against what it was held; empty: no comparison on record", nullable=True
            ),
            text("matched", "how it stands there: `exact`, ...", nullable=True),
            integer("page", "the page of the file that was read, from 1", nullable=True),
            text("extractor", "the program that read the file", nullable=True),
            text("file", "the SHA-256 of the file", nullable=True),
            text("verified_by", "who ran the comparison", nullable=True),
            text("verified_on", "its day, `2026-01-31`", nullable=True),
            text("confirmed", "what a person saw who confirmed the match", nullable=True),
            text("reason", "why it is `unverified` although somebody tried", nullable=True),
        ),
        ("quote",),
        _quotes,
        (_PAPER, Reference(("via",), "papers"), Reference(("verified_by",), "coders")),
    ),
    Relation(
        "quote_tolerances",
        "a tolerated change between a quote and its source",
        (text("quote", "the quote"), text("tolerance", "the change, `line-end-hyphen`")),
        ("quote", "tolerance"),
        _quote_tolerances,
        (_QUOTE,),
    ),
    Relation(
        "quote_similarities",
        "a quote whose likeness to another is known and meant",
        (text("quote", "the quote that says so"), text("similar_to", "the other quote")),
        ("quote", "similar_to"),
        _quote_similarities,
        (_QUOTE, Reference(("similar_to",), "quotes")),
    ),
    Relation(
        "quote_datasets",
        "a dataset that a quote's words name",
        (text("quote", "the quote"), _ROLE, text("dataset", "the dataset")),
        ("quote", "role", "dataset"),
        _quote_datasets,
        (_QUOTE, _DATASET),
    ),
    Relation(
        "quote_models",
        "a model architecture that a quote's words name",
        (text("quote", "the quote"), text("model", "the architecture")),
        ("quote", "model"),
        _quote_models,
        (_QUOTE, _MODEL),
    ),
    Relation(
        "paper_datasets",
        "a dataset that a paper as a whole works on, beyond what its quotes name",
        (text("paper", "the paper"), _ROLE, text("dataset", "the dataset")),
        ("paper", "role", "dataset"),
        _paper_datasets,
        (_PAPER, _DATASET),
    ),
    Relation(
        "paper_models",
        "a model architecture that a paper as a whole works on",
        (text("paper", "the paper"), text("model", "the architecture")),
        ("paper", "model"),
        _paper_models,
        (_PAPER, _MODEL),
    ),
    Relation(
        "table_quotes",
        "a quote that a declared table shows",
        (
            text("table_name", "the table"),
            integer("position", "the quote's place in the table, from 1"),
            text("part", "the part of the table, such as `A5`", nullable=True),
            text("quote", "the quote"),
        ),
        ("table_name", "position"),
        _table_quotes,
        (Reference(("table_name",), "tables"), _QUOTE),
    ),
)
"""The relations of papers and quotes."""
