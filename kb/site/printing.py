"""Which tables show a record, and what was taken from a paper's pages besides quotes."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.model.codebook import Factor
from kb.model.table import Table
from kb.selection import iter_shown


def iter_shown_factors(corpus: Corpus, table: Table) -> Iterator[Factor]:
    """The factors of a table, as columns or as rows."""
    book = corpus.codebooks.get(table.codebook)
    for factor in book.factors if book else ():
        if table.factors:
            if factor.id in table.factors:
                yield factor
        elif not factor.abstract and factor.deprecated is None:
            yield factor


def shown_quotes(corpus: Corpus, table: Table) -> list[str]:
    """The references of the quotes that a table shows, whole or as the example of a factor."""
    refs = [ref for _, ref in iter_shown(corpus, table)]
    if table.kind == "codebook" and table.examples == "examples":
        examples = (e for factor in iter_shown_factors(corpus, table) for e in factor.examples)
        refs += [example.quote for example in examples if example.quote]
    return list(dict.fromkeys(refs))


def shown_papers(corpus: Corpus, table: Table) -> list[str]:
    """The papers of which a table shows a quote, each once."""
    refs = shown_quotes(corpus, table)
    return list(dict.fromkeys(ref.partition("/")[0] for ref in refs))


def iter_printed(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """What was first printed in a paper: the paper, then the kind and the name of a table, of a
    codebook, or of a factor (``codebook@1/factor``) that has an example from there."""
    for table in corpus.tables.values():
        if table.via is not None:
            yield table.via.paper, "table", table.id
    for book in corpus.codebooks.values():
        if book.via is not None:
            yield book.via.paper, "codebook", book.id
        for factor in book.factors:
            papers = (example.via.paper for example in factor.examples if example.via is not None)
            for paper in dict.fromkeys(papers):
                yield paper, "factor", f"{book.id}/{factor.id}"
