"""Which quotes a declared table shows."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.ids import quote_ref
from kb.model.paper import Paper, Quote
from kb.model.table import Selection, Table


def iter_shown(corpus: Corpus, table: Table) -> Iterator[tuple[str | None, str]]:
    """The quotes of a table.

    Yields:
        The part's name (None for a table without parts) and the quote's reference, in the order in
        which they are shown: as listed, or for a selection by year, paper and quote. Withdrawn
        quotes are not shown, and a table of factors with their printed examples shows none.
    """
    if table.parts:
        for part in table.parts:
            for entry in part.entries:
                for name in entry.quotes:
                    if (ref := quote_ref(entry.paper, name)) in corpus.quotes:
                        yield part.id, ref
    elif table.select is not None or table.kind == "matrix" or table.examples == "quotes":
        select = table.select or Selection()
        chosen = [
            (paper, quote)
            for paper, quote in corpus.iter_quotes()
            if _is_chosen(corpus, table, select, paper, quote)
        ]
        for paper, quote in sorted(chosen, key=lambda pair: (pair[0].year, pair[0].id)):
            yield None, quote_ref(paper.id, quote.id)


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
