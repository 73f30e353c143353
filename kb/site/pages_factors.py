"""The pages of codebooks and of their factors, and the overviews of both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from kb.ids import split_factor_ref
from kb.model.codebook import Codebook, Factor
from kb.site import addresses
from kb.site.crossings import FactorKey
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.words import NOT_ASSESSED, VALUES, count


def iter_codebook_pages(press: Press) -> Iterator[PlannedPage]:
    """The overviews, then a page for each codebook and for each factor."""
    factors = addresses.page_path(addresses.FACTORS)
    codebooks = addresses.page_path(addresses.CODEBOOKS)
    yield PlannedPage(factors, "Factors", partial(_factors_overview, press))
    yield PlannedPage(codebooks, "Codebooks", partial(_codebooks_overview, press))
    for book in press.corpus.codebooks.values():
        path = addresses.page_path(addresses.codebook(book.id))
        yield PlannedPage(path, book.title, partial(_codebook_page, press, book), codebooks)
        for factor in book.factors:
            path = addresses.page_path(addresses.factor(book.id, factor.id))
            make = partial(_factor_page, press, book, factor)
            yield PlannedPage(path, factor.label, make, factors)


def _codebooks_overview(press: Press) -> SitePage:
    return press.page(
        "codebooks",
        addresses.page_path(addresses.CODEBOOKS),
        title="Codebooks",
        description="The codebooks: lists of factors with the guidance that makes coders agree.",
        toc=tuple(Heading(book.id, book.title) for book in press.corpus.codebooks.values()),
        search=(SearchEntry("", "Codebooks", "All codebooks."),),
    )


def _factors_overview(press: Press) -> SitePage:
    books = [
        (book, [(factor, press.crossings.spoken((book.id, factor.id))) for factor in book.factors])
        for book in press.corpus.codebooks.values()
    ]
    return press.page(
        "factors",
        addresses.page_path(addresses.FACTORS),
        title="Factors",
        description="The factors that quotes speak to, by codebook.",
        toc=tuple(Heading(book.id, book.title) for book, _ in books),
        search=(SearchEntry("", "Factors", "All factors, by codebook."),),
        books=books,
    )


def _codebook_page(press: Press, book: Codebook) -> SitePage:
    values = [
        value for value in VALUES if any(_number(press, book, f, value) for f in book.factors)
    ]
    rows = [
        (factor, [_number(press, book, factor, value) for value in values])
        for factor in book.factors
    ]
    groups = [
        (group, list(members)) for group, members in groupby(rows, key=lambda row: row[0].group)
    ]
    papers = press.crossings.papers_of_codebook.get(book.id, [])
    headings = [Heading("factors", count(len(book.factors), "factor"))]
    if papers:
        headings.append(Heading("coded-papers", "Papers coded under it"))
    return press.page(
        "codebook",
        addresses.page_path(addresses.codebook(book.id)),
        title=book.title,
        description=book.description,
        toc=tuple(headings),
        parent=addresses.page_path(addresses.CODEBOOKS),
        record=("codebook", book.id),
        search=(SearchEntry("", book.title, book.description),),
        book=book,
        values=values,
        groups=groups,
        papers=papers,
        completely=sum(paper.coding[book.id].complete for paper in papers),
        tables=press.crossings.tables_of_codebook.get(book.id, ()),
    )


def _number(press: Press, book: Codebook, factor: Factor, value: str) -> int:
    key = (book.id, factor.id)
    if value == "absent":
        return len(press.crossings.absent[key])
    return len(press.crossings.speaking[key].get(value, ()))


def _factor_page(press: Press, book: Codebook, factor: Factor) -> SitePage:
    key = (book.id, factor.id)
    found = press.crossings.speaking[key]
    speaking = [(value, found[value]) for value in VALUES if found.get(value)]
    absent = press.crossings.absent[key]
    counts = [(value, len(coded)) for value, coded in speaking]
    if absent:
        counts.append(("absent", len(absent)))
    assessed = sum(number for _, number in counts)
    if not factor.abstract and len(press.corpus.quotes) > assessed:
        counts.append((NOT_ASSESSED, len(press.corpus.quotes) - assessed))
    return press.page(
        "factor",
        addresses.page_path(addresses.factor(*key)),
        title=factor.label,
        description=factor.definition,
        toc=_headings(factor, counts),
        parent=addresses.page_path(addresses.FACTORS),
        record=("codebook", book.id),
        search=(
            SearchEntry("", f"{factor.label} ({book.title})", f"{factor.id} {factor.definition}"),
        ),
        book=book,
        factor=factor,
        counts=counts,
        speaking=speaking,
        absent=absent,
        mappings=_mappings(press, key),
        mistaken=press.crossings.mistaken.get(key, ()),
        tables=press.crossings.tables_of_factor.get(key, ()),
        split=split_factor_ref,
    )


def _headings(factor: Factor, counts: list[tuple[str, int]]) -> tuple[Heading, ...]:
    under = tuple(
        Heading(value, f"{value.capitalize()} ({number:,})")
        for value, number in counts
        if value != NOT_ASSESSED
    )
    headings = [Heading("when", "When to mark it"), Heading("when-not", "When not")]
    if factor.examples or factor.near_misses:
        headings.append(Heading("examples", "Examples and near misses"))
    if not factor.abstract:
        headings.append(Heading("counts", "What the quotes say", under))
    return (*headings, Heading("about", "About this factor"))


def _mappings(press: Press, key: FactorKey) -> list[tuple[str, list[FactorKey]]]:
    grouped: dict[str, list[FactorKey]] = {}
    for relation, other in press.crossings.mappings.get(key, ()):
        grouped.setdefault(relation, []).append(other)
    return list(grouped.items())
