"""The pages of codebooks and of their factors, and the overviews of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from kb.ids import split_factor_ref
from kb.model.codebook import Codebook, Factor
from kb.site import addresses
from kb.site.answer import Answer, build_answer, sides_note, sides_title
from kb.site.crossings import FactorKey
from kb.site.long_lists import LongList, iter_list_pages
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.pictures.gallery import MAP
from kb.site.pictures.pages import STYLES, address_of, place_strip
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
        yield from iter_list_pages(press, [_coded_papers(press, book)])
        for factor in book.factors:
            path = addresses.page_path(addresses.factor(book.id, factor.id))
            make = partial(_factor_page, press, book, factor)
            yield PlannedPage(path, factor.label, make, factors)
            yield from iter_list_pages(press, _factor_lists(press, book, factor))


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
        coded=_coded_papers(press, book),
        completely=sum(paper.coding[book.id].complete for paper in papers),
        tables=press.crossings.tables_of_codebook.get(book.id, ()),
    )


def _coded_papers(press: Press, book: Codebook) -> LongList:
    return LongList(
        addresses.codebook(book.id),
        "all/papers",
        "the papers coded under it",
        book.title,
        [(paper,) for paper in press.crossings.papers_of_codebook.get(book.id, ())],
        "paper",
        addresses.page_path(addresses.CODEBOOKS),
    )


def _number(press: Press, book: Codebook, factor: Factor, value: str) -> int:
    key = (book.id, factor.id)
    if value == "absent":
        return len(press.crossings.absent[key])
    return len(press.crossings.speaking[key].get(value, ()))


def _factor_page(press: Press, book: Codebook, factor: Factor) -> SitePage:
    key = (book.id, factor.id)
    answer = build_answer(press, key)
    lists = _factor_lists(press, book, factor)
    return press.page(
        "factor",
        addresses.page_path(addresses.factor(*key)),
        title=factor.label,
        description=factor.definition if factor.abstract else f"{answer.sentence} {factor.label}.",
        toc=tuple(_headings(factor, answer)),
        parent=addresses.page_path(addresses.FACTORS),
        record=("codebook", book.id),
        styles=STYLES,
        search=(
            SearchEntry(
                "",
                f"{factor.label} ({book.title})",
                f"{factor.id} {factor.definition}",
                kind="factor",
                weight=press.crossings.spoken(key),
            ),
        ),
        book=book,
        factor=factor,
        answer=answer,
        strip=place_strip(press, *key),
        has_map=book.id in press.pictures.books,
        map_address=address_of(press.pictures, MAP, book.id),
        sides_title=sides_title,
        sides_note=sides_note,
        speaking=[(one.name, one) for one in lists if one.name != "absent"],
        absent=next((one for one in lists if one.name == "absent"), None),
        mappings=_mappings(press, key),
        mistaken=press.crossings.mistaken.get(key, ()),
        tables=press.crossings.tables_of_factor.get(key, ()),
        split=split_factor_ref,
    )


def _factor_lists(press: Press, book: Codebook, factor: Factor) -> list[LongList]:
    """The quotes of each value, absent last."""
    key = (book.id, factor.id)
    found = press.crossings.speaking[key]
    lists: list[tuple[str, Sequence[tuple[Any, ...]]]] = [
        (value, found[value]) for value in VALUES if found.get(value)
    ]
    if press.crossings.absent[key]:
        lists.append(("absent", press.crossings.absent[key]))
    home, overview = addresses.factor(*key), addresses.page_path(addresses.FACTORS)
    return [
        LongList(home, value, f"{value} in quotes", factor.label, items, "quote", overview)
        for value, items in lists
    ]


def _headings(factor: Factor, answer: Answer) -> Iterator[Heading]:
    under = tuple(
        Heading(value, f"{value.capitalize()} ({number:,})")
        for value, number in answer.counts
        if value != NOT_ASSESSED
    )
    quotes = [Heading("quotes", "All quotes", under)] if under else []
    if answer.sides:
        yield Heading("sides", sides_title(answer))
    elif not factor.abstract:
        yield from quotes
    if answer.doubts and not factor.abstract:
        yield Heading("unknown", "What is not known")
    guidance = (Heading("when", "When to mark it"), Heading("when-not", "When not"))
    yield Heading("definition", "Definition", guidance)
    if factor.examples or factor.near_misses:
        yield Heading("examples", "Examples and near misses")
    if answer.sides:
        yield from quotes
    yield Heading("about", "About this factor")


def _mappings(press: Press, key: FactorKey) -> list[tuple[str, list[FactorKey]]]:
    grouped: dict[str, list[FactorKey]] = {}
    for relation, other in press.crossings.mappings.get(key, ()):
        grouped.setdefault(relation, []).append(other)
    return list(grouped.items())
