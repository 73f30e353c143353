"""Tables: that they name what exists, once, and coded for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.corpus import Corpus
from kb.findings import Finding, Path
from kb.ids import did_you_mean
from kb.model.table import Entry, Part, Table
from kb.selection import iter_chosen, iter_listed, shows_quotes


def unknown_table_codebooks(survey: Survey) -> Iterator[Finding]:
    """KB701: a table shows a codebook that does not exist."""
    known = survey.known("codebook")
    for name, table in survey.corpus.tables.items():
        if table.codebook not in known:
            yield found(
                "KB701",
                survey.corpus.place("table", name, "codebook"),
                f"there is no codebook {table.codebook!r}",
                did_you_mean(table.codebook, known),
            )


def unknown_table_factors(survey: Survey) -> Iterator[Finding]:
    """KB702: a table shows or selects a factor that its codebook lacks, or a heading."""
    for name, table in survey.corpus.tables.items():
        codebook = survey.corpus.codebooks.get(table.codebook)
        if codebook is None:
            continue
        known = {factor.id for factor in codebook.factors if not factor.abstract}
        for path, factor in _factors(table):
            if factor not in known:
                at = survey.corpus.place("table", name, *path)
                yield found(
                    "KB702",
                    at,
                    f"{table.codebook} has no factor {factor!r} that quotes are coded with",
                    survey.propose("KB702", at, partial(did_you_mean, factor, known)),
                )


def unknown_table_papers(survey: Survey) -> Iterator[Finding]:
    """KB703: a table names a paper that does not exist."""
    known = survey.known("paper")
    for name, table in survey.corpus.tables.items():
        papers = [((*path, "paper"), entry.paper) for path, entry in _entries(table)]
        if table.select is not None:
            papers += [(("select", "papers", i), p) for i, p in enumerate(table.select.papers)]
        for path, paper in papers:
            if paper not in known:
                at = survey.corpus.place("table", name, *path)
                yield found(
                    "KB703",
                    at,
                    f"there is no paper {paper!r}",
                    survey.propose("KB703", at, partial(did_you_mean, paper, known)),
                )


def unknown_table_quotes(survey: Survey) -> Iterator[Finding]:
    """KB704: a table names a quote that its paper lacks."""
    ids: dict[str, set[str]] = {}
    for name, table in survey.corpus.tables.items():
        for path, entry in _entries(table):
            paper = survey.corpus.papers.get(entry.paper)
            if paper is None:
                continue
            if entry.paper not in ids:
                ids[entry.paper] = {quote.id for quote in paper.quotes}
            known = ids[entry.paper]
            for position, quote in enumerate(entry.quotes):
                if quote not in known:
                    at = survey.corpus.place("table", name, *path, "quotes", position)
                    yield found(
                        "KB704",
                        at,
                        f"{entry.paper} has no quote {quote!r}",
                        survey.propose("KB704", at, partial(did_you_mean, quote, known)),
                    )


def repeated_table_names(survey: Survey) -> Iterator[Finding]:
    """KB705: a table shows a quote in two rows or a factor in two columns."""
    for name, table in survey.corpus.tables.items():
        named = [
            ((*path, "quotes", position), f"{entry.paper}/{quote}")
            for path, entry in _entries(table)
            for position, quote in enumerate(entry.quotes)
        ]
        named += [(("factors", i), f"factor {factor}") for i, factor in enumerate(table.factors)]
        seen: set[str] = set()
        for path, thing in named:
            if thing in seen:
                yield found(
                    "KB705",
                    survey.corpus.place("table", name, *path),
                    f"{thing} stands in this table a second time",
                    "remove one of the two",
                )
            seen.add(thing)


def uncoded_table_papers(survey: Survey) -> Iterator[Finding]:
    """KB706: a table shows quotes of a paper that was not coded under its codebook."""
    for name, table in survey.corpus.tables.items():
        if table.codebook not in survey.corpus.codebooks:
            continue
        for path, entry in _entries(table):
            paper = survey.corpus.papers.get(entry.paper)
            if paper is not None and table.codebook not in paper.coding:
                yield found(
                    "KB706",
                    survey.corpus.place("table", name, *path, "paper"),
                    f"{entry.paper} was not coded under {table.codebook}",
                    f"add {table.codebook} to its `coding`, or leave it out of the table",
                )


def withdrawn_table_names(survey: Survey) -> Iterator[Finding]:
    """KB707: a table shows a quote, paper, factor or codebook that was withdrawn."""
    for name, table in survey.corpus.tables.items():
        for path, thing in _withdrawn(survey.corpus, table):
            yield found(
                "KB707",
                survey.corpus.place("table", name, *path),
                f"{thing} was withdrawn",
                "show its successor, or leave it out",
            )


def _withdrawn(corpus: Corpus, table: Table) -> Iterator[tuple[Path, str]]:
    codebook = corpus.codebooks.get(table.codebook)
    if codebook is not None and codebook.deprecated is not None:
        yield ("codebook",), f"the codebook {table.codebook}"
    for path, name in _factors(table):
        factor = corpus.factors.get((table.codebook, name))
        if factor is not None and factor.deprecated is not None:
            yield path, f"the factor {name!r}"
    withdrawn: dict[str, set[str]] = {}
    for path, entry in _entries(table):
        paper = corpus.papers.get(entry.paper)
        if paper is None:
            continue
        if paper.deprecated is not None:
            yield (*path, "paper"), f"the paper {entry.paper}"
            continue
        if entry.paper not in withdrawn:
            gone = {quote.id for quote in paper.quotes if quote.deprecated is not None}
            withdrawn[entry.paper] = gone
        for position, quote in enumerate(entry.quotes):
            if quote in withdrawn[entry.paper]:
                yield (*path, "quotes", position), f"the quote {entry.paper}/{quote}"


def empty_tables(survey: Survey) -> Iterator[Finding]:
    """KB708: a table or a part of one shows no quote."""
    corpus = survey.corpus
    for name, table in corpus.tables.items():
        if table.codebook not in corpus.codebooks or not survey.is_whole:
            continue
        for index, part in enumerate(table.parts):
            if next(iter_listed(corpus, part), None) is None and _exists(corpus, part):
                yield found(
                    "KB708",
                    corpus.place("table", name, "parts", index, "entries", on_key=True),
                    f"the part {part.id!r} of {name!r} has no row: none of its quotes is in use",
                    "list other quotes, or remove the part",
                )
        if table.parts or not shows_quotes(table):
            continue
        if next(iter_chosen(corpus, table), None) is None:
            path = ("select",) if table.select is not None else ("codebook",)
            yield found(
                "KB708",
                corpus.place("table", name, *path),
                f"the table {name!r} has no row: no quote is selected",
                "widen the selection: fewer factors, other values, more years",
            )


def _exists(corpus: Corpus, part: Part) -> bool:
    """Whether all quotes of a part exist, though they may be withdrawn; others are found before."""
    return all(
        entry.paper in corpus.papers
        and {quote.id for quote in corpus.papers[entry.paper].quotes}.issuperset(entry.quotes)
        for entry in part.entries
    )


def overridden_selections(survey: Survey) -> Iterator[Finding]:
    """KB709: a table has both `parts` and `select`."""
    for name, table in survey.corpus.tables.items():
        if table.parts and table.select is not None:
            yield found(
                "KB709",
                survey.corpus.place("table", name, "select", on_key=True),
                f"`select` has no effect in {name!r}, since `parts` lists the quotes",
                "keep one of the two",
            )


def _entries(table: Table) -> Iterator[tuple[Path, Entry]]:
    for part, held in enumerate(table.parts):
        for position, entry in enumerate(held.entries):
            yield ("parts", part, "entries", position), entry


def _factors(table: Table) -> Iterator[tuple[Path, str]]:
    for position, factor in enumerate(table.factors):
        yield ("factors", position), factor
    if table.select is not None:
        for position, factor in enumerate(table.select.factors):
            yield ("select", "factors", position), factor


__all__ = [
    "empty_tables",
    "overridden_selections",
    "repeated_table_names",
    "uncoded_table_papers",
    "unknown_table_codebooks",
    "unknown_table_factors",
    "unknown_table_papers",
    "unknown_table_quotes",
    "withdrawn_table_names",
]
