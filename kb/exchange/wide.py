"""The coding as one row for each quote, with a column for each factor of each codebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kb.ids import quote_ref
from kb.text import format_plain

if TYPE_CHECKING:
    from kb.corpus import Corpus

HEAD: Final = (
    "quote",
    "paper",
    "year",
    "title",
    "text",
    "locator",
    "via",
    "source",
    "target",
    "models",
    "coders",
    "notes",
    "verified",
)
"""The columns before those of the factors; as in `kb.frames.rows.Row`, with the paper's title."""

WideCell = str | int | tuple[str, ...] | None


def factor_columns(corpus: Corpus) -> tuple[str, ...]:
    """The names of the factors' columns, ``CODEBOOK/FACTOR``, in the codebooks' order."""
    return tuple("/".join(key) for key, factor in corpus.factors.items() if not factor.abstract)


def iter_wide(corpus: Corpus) -> Iterator[tuple[WideCell, ...]]:
    """A row for each quote in use: the cells of `HEAD`, then those of `factor_columns`.

    A factor's cell holds the value's word; None where it was not assessed.
    """
    columns = {name: place for place, name in enumerate(factor_columns(corpus))}
    empty: list[str | None] = [None] * len(columns)
    for paper, quote in corpus.iter_quotes():
        values = empty.copy()
        coders: dict[str, None] = {}
        for judgement in corpus.judgements_of(paper, quote):
            if judgement.code is not None:
                place = columns[f"{judgement.codebook.id}/{judgement.factor.id}"]
                values[place] = judgement.code.value
                coders |= dict.fromkeys(judgement.coders)
        yield (
            quote_ref(paper.id, quote.id),
            paper.id,
            paper.year,
            paper.title,
            format_plain(quote.text),
            quote.locator,
            quote.via.paper if quote.via else None,
            quote.source,
            quote.target,
            quote.models,
            tuple(coders),
            tuple(sorted({note.kind for note in quote.notes})),
            quote.verification.level if quote.verification else None,
            *values,
        )
