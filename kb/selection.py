"""Which quotes a declared table shows."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.ids import quote_ref
from kb.model.paper import Paper, Quote
from kb.model.table import Part, Selection, Table


def iter_shown(corpus: Corpus, table: Table) -> Iterator[tuple[str | None, str]]:
    """The quotes of a table.

    Yields:
        The part's name (None for a table without parts) and the quote's reference, in the order in
        which they are shown: as listed, or for a selection by year, paper and quote. Withdrawn
        quotes are not shown, and a table of factors with their printed examples shows none.
    """
    if table.parts:
        for part in table.parts:
            for ref in iter_listed(corpus, part):
                yield part.id, ref
    elif shows_quotes(table):
        chosen = iter_chosen(corpus, table)
        for paper, quote in sorted(chosen, key=lambda pair: (pair[0].year, pair[0].id)):
            yield None, quote_ref(paper.id, quote.id)


def shows_quotes(table: Table) -> bool:
    """Whether it is a table of quotes, not of factors with their printed examples."""
    return (
        bool(table.parts)
        or table.select is not None
        or table.kind == "matrix"
        or table.examples == "quotes"
    )


def iter_listed(corpus: Corpus, part: Part) -> Iterator[str]:
    """The references of a part's quotes that are in use, as listed."""
    for entry in part.entries:
        for name in entry.quotes:
            if (ref := quote_ref(entry.paper, name)) in corpus.quotes:
                yield ref


def iter_chosen(corpus: Corpus, table: Table) -> Iterator[tuple[Paper, Quote]]:
    """The quotes that a table's selection chooses, in the order of the corpus."""
    select = table.select or Selection()
    for paper, quote in corpus.iter_quotes():
        if _is_chosen(corpus, table, select, paper, quote):
            yield paper, quote


def _is_chosen(corpus: Corpus, table: Table, select: Selection, paper: Paper, quote: Quote) -> bool:
    if select.papers and paper.id not in select.papers:
        return False
    if select.since is not None and paper.year < select.since:
        return False
    if select.until is not None and paper.year > select.until:
        return False
    wanted = select.factors or table.factors
    return any(
        judgement.value in select.values
        and (judgement.factor.id in wanted if wanted else judgement.factor.deprecated is None)
        for judgement in corpus.judgements_of(paper, quote, table.codebook)
    )
