"""Tables from their declarations: which quotes, in which order, with which marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.ids import did_you_mean, quote_ref, split_codebook_ref
from kb.model.codebook import Codebook, Factor
from kb.model.paper import Paper, Quote
from kb.model.table import Part, Selection, Table
from kb.selection import iter_shown
from kb.tables.authors import short_label
from kb.tables.cells import (
    Citation,
    Column,
    Illustration,
    Illustrations,
    Mark,
    PartValue,
    Quotation,
    Row,
    RowGroup,
    TableValue,
    Term,
    Text,
)
from kb.text import parse_passages

Listed = tuple[Paper, tuple[Quote, ...]]


def build_table(corpus: Corpus, name: str) -> TableValue:
    """The table that ``name`` declares, with the data of this corpus.

    A quote that was withdrawn is not shown, even where the table lists it.

    Raises:
        UnknownName: when there is no such table, or it names a codebook, factor, paper or quote
            that does not exist; with the nearest name that does.
    """
    table = corpus.find_table(name)
    codebook = corpus.find_codebook(table.codebook)
    factors = tuple(_factors(table.factors, codebook))
    if table.kind == "matrix":
        columns, parts = _build_matrix(corpus, table, factors)
    else:
        columns, parts = _build_codebook(corpus, table, codebook, factors)
    return TableValue(
        id=table.id,
        title=table.title,
        caption=" ".join(table.caption.split()),
        data_version=corpus.meta.version,
        kind=table.kind,
        codebook=codebook.id,
        columns=columns,
        parts=parts,
    )


def build_quote_table(
    corpus: Corpus,
    quotes: Iterable[tuple[Paper, Quote]],
    codebook: Codebook,
    *,
    factors: Sequence[str] = (),
    name: str,
    title: str,
    caption: str,
) -> TableValue:
    """A table that nobody declared: a row for each of some quotes, a column for each factor.

    Args:
        corpus: the records.
        quotes: the quotes; papers are shown by year, then id, their quotes in the order given.
        codebook: the codebook whose factors are shown.
        factors: which of them, in which order; all that are in use if empty.
        name: the table's id, as a declared table has one.
        title: its short title.
        caption: its caption; the version of the data is added to it.

    Raises:
        UnknownName: when the codebook lacks a factor, with the nearest name.
    """
    papers: dict[str, tuple[Paper, list[Quote]]] = {}
    for paper, quote in quotes:
        papers.setdefault(paper.id, (paper, []))[1].append(quote)
    shown = tuple(_factors(factors, codebook))
    listed = sorted(papers.values(), key=lambda entry: (entry[0].year, entry[0].id))
    groups = tuple(
        _paper_rows(corpus, codebook.id, shown, (paper, tuple(members)))
        for paper, members in listed
    )
    return TableValue(
        id=name,
        title=title,
        caption=" ".join(caption.split()),
        data_version=corpus.meta.version,
        kind="matrix",
        codebook=codebook.id,
        columns=_columns(shown),
        parts=(PartValue("", None, groups),),
    )


def _build_matrix(
    corpus: Corpus, table: Table, factors: tuple[Factor, ...]
) -> tuple[tuple[Column, ...], tuple[PartValue, ...]]:
    columns = _columns(factors)
    parts = table.parts
    if not parts:
        groups = (
            _paper_rows(corpus, table.codebook, factors, listed)
            for listed in _selected(corpus, table)
        )
        return columns, (PartValue("", None, tuple(groups)),)
    anchors = _anchors(parts)
    return columns, tuple(
        PartValue(
            id=part.id,
            title=part.title,
            groups=tuple(
                _paper_rows(corpus, table.codebook, factors, listed)
                for listed in _listed(corpus, part)
            ),
            number=number,
            of=len(parts),
            anchor=anchors[number - 1],
        )
        for number, part in enumerate(parts, start=1)
    )


def _anchors(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """A name per part that may stand in an address or a label; the part's number if it must."""
    slugs = [re.sub("[^a-z0-9]+", "-", part.id.lower()).strip("-") for part in parts]
    return tuple(
        slug if slug and slugs.count(slug) == 1 else f"part-{number}"
        for number, slug in enumerate(slugs, start=1)
    )


def _columns(factors: tuple[Factor, ...]) -> tuple[Column, ...]:
    return (
        Column("quote", "Quote", "quote"),
        *(Column(factor.id, factor.label, "factor") for factor in factors),
    )


def _paper_rows(
    corpus: Corpus, codebook: str, factors: tuple[Factor, ...], listed: Listed
) -> RowGroup:
    paper, quotes = listed
    rows: list[Row] = []
    for number, quote in enumerate(quotes, start=1):
        ref = quote_ref(paper.id, quote.id)
        quotation = Quotation(ref, number, parse_passages(quote.text))
        codes = (corpus.code_of(paper, quote, codebook, factor.id) for factor in factors)
        marks = (Mark(code.value if code else None) for code in codes)
        rows.append((quotation, *marks))
    return RowGroup(_citation(paper), tuple(rows))


def _build_codebook(
    corpus: Corpus, table: Table, codebook: Codebook, factors: tuple[Factor, ...]
) -> tuple[tuple[Column, ...], tuple[PartValue, ...]]:
    shows_quotes = table.examples == "quotes"
    columns = (
        Column("code", "Code", "code"),
        Column("definition", "Definition", "definition"),
        Column("examples", "Quotes" if shows_quotes else "Examples", "examples"),
    )
    listed = tuple(_shown(corpus, table)) if shows_quotes else ()
    groups = []
    for heading, members in groupby(factors, key=lambda factor: factor.group):
        rows: list[Row] = []
        for factor in members:
            illustrations = (
                _coded_quotes(corpus, table, factor, listed)
                if shows_quotes
                else _examples(corpus, factor)
            )
            term = Term(factor.id, factor.label)
            definition = Text(" ".join(factor.definition.split()))
            rows.append((term, definition, Illustrations(tuple(illustrations))))
        groups.append(RowGroup(Text(heading) if heading else None, tuple(rows)))
    return columns, (PartValue("", None, tuple(groups)),)


def _coded_quotes(
    corpus: Corpus, table: Table, factor: Factor, listed: tuple[Listed, ...]
) -> Iterator[Illustration]:
    values = (table.select or Selection()).values
    for paper, quotes in listed:
        for quote in quotes:
            code = corpus.code_of(paper, quote, table.codebook, factor.id)
            if code is not None and code.value in values:
                yield Illustration(
                    passages=parse_passages(quote.text),
                    value=code.value,
                    ref=quote_ref(paper.id, quote.id),
                    citation=_citation(paper),
                )


def _examples(corpus: Corpus, factor: Factor) -> Iterator[Illustration]:
    for example in factor.examples:
        paper = _paper(corpus, example.quote.partition("/")[0]) if example.quote else None
        yield Illustration(
            passages=parse_passages(example.text),
            value=example.value,
            ref=example.quote,
            citation=_citation(paper) if paper else None,
        )


def _shown(corpus: Corpus, table: Table) -> Iterator[Listed]:
    if not table.parts:
        yield from _selected(corpus, table)
    for part in table.parts:
        yield from _listed(corpus, part)


def _selected(corpus: Corpus, table: Table) -> Iterator[Listed]:
    """What ``select`` chooses: papers by year, then id; their quotes in order of entry."""
    chosen = (corpus.quotes[ref] for _, ref in iter_shown(corpus, table))
    for _, pairs in groupby(chosen, key=lambda pair: pair[0].id):
        papers, quotes = zip(*pairs, strict=True)
        yield papers[0], quotes


def _listed(corpus: Corpus, part: Part) -> Iterator[Listed]:
    for entry in part.entries:
        paper = _paper(corpus, entry.paper)
        by_id = {quote.id: quote for quote in paper.quotes}
        for quote_id in entry.quotes:
            if quote_id not in by_id:
                raise UnknownName(
                    "quote", quote_ref(paper.id, quote_id), did_you_mean(quote_id, by_id)
                )
        quotes = (by_id[quote_id] for quote_id in entry.quotes)
        kept = tuple(quote for quote in quotes if quote.deprecated is None)
        if kept and paper.deprecated is None:
            yield paper, kept


def _factors(names: Sequence[str], codebook: Codebook) -> Iterator[Factor]:
    by_id = {factor.id: factor for factor in codebook.factors if not factor.abstract}
    if not names:
        yield from (factor for factor in by_id.values() if factor.deprecated is None)
    for factor_id in names:
        if factor_id not in by_id:
            raise UnknownName(
                f"factor of {split_codebook_ref(codebook.id)[0]}",
                factor_id,
                did_you_mean(factor_id, by_id),
            )
        yield by_id[factor_id]


def _paper(corpus: Corpus, paper_id: str) -> Paper:
    if paper_id not in corpus.papers:
        raise UnknownName("paper", paper_id, did_you_mean(paper_id, corpus.papers))
    return corpus.papers[paper_id]


def _citation(paper: Paper) -> Citation:
    return Citation(paper.id, short_label(paper.authors), paper.year)
