"""The tidy pandas frame: one row for each quote and factor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.frames.rows import NOT_ASSESSED, OUTCOMES, QuoteCells, Row, quote_cells
from kb.model.paper import Paper, Quote

if TYPE_CHECKING:
    import pandas as pd

_WORDS = frozenset(
    ("paper", "quote", "codebook", "factor", "term", "via", "locator", "text", "verified")
)


def build_frame(
    corpus: Corpus,
    codebook: str | None = None,
    quotes: Iterable[tuple[Paper, Quote]] | None = None,
) -> pd.DataFrame:
    """The coding as a tidy frame.

    One row for each quote and each factor of each codebook under which its paper was coded; the
    columns are the fields of `kb.frames.rows.Row`. ``value`` is categorical with the words
    ``positive, negative, mixed, present, absent, not assessed``, all of them always, so that
    absent and not assessed stay apart and ``value_counts`` shows the ones that do not occur.
    ``coders``, ``source``, ``target`` and ``models`` hold tuples of ids, ``notes`` tuples of words.

    What the rows of one quote share is worked out once, and the columns are made one by one, so
    that a large frame takes little more memory than it holds.

    Args:
        corpus: the records.
        codebook: a codebook by reference or bare id; all if None.
        quotes: these quotes with their papers, in this order; all if None.

    Raises:
        UnknownName: when there is no such codebook.
    """
    import numpy as np
    import pandas as pd

    ref = None if codebook is None else corpus.find_codebook(codebook).id
    chosen = corpus.iter_quotes() if quotes is None else quotes
    columns = _Columns()
    for paper, quote in chosen:
        columns.add(corpus, paper, quote, ref)
    owners, about = np.array(columns.owners, dtype="int64"), columns.about
    numbers = np.array(columns.factor, dtype="int64")
    made: dict[str, object] = {
        name: _series(name, [cells[at] for cells in about]).take(owners)
        for at, name in enumerate(QuoteCells._fields)
    }
    for at, name in enumerate(("codebook", "factor")):
        made[name] = _series(name, [key[at] for key in columns.factors]).take(numbers)
    made["value"] = pd.Categorical.from_codes(columns.value, categories=pd.Index(OUTCOMES))
    made["term"] = _series("term", columns.term)
    made["coders"] = _series("coders", columns.coders)
    return pd.DataFrame({name: made.pop(name) for name in Row._fields}, copy=False)


class _Columns:
    """The columns while they are collected: each judgement's own cells, and whose quote's it is."""

    def __init__(self) -> None:
        self.about: list[QuoteCells] = []
        self.owners: list[int] = []
        self.factors: dict[tuple[str, str], int] = {}
        self.factor: list[int] = []
        self.value: list[int] = []
        self.term: list[str | None] = []
        self.coders: list[tuple[str, ...]] = []

    def add(self, corpus: Corpus, paper: Paper, quote: Quote, codebook: str | None) -> None:
        """Add the rows of one quote."""
        owner, before = len(self.about), len(self.value)
        for judgement in corpus.judgements_of(paper, quote, codebook):
            code = judgement.code
            key = (judgement.codebook.id, judgement.factor.id)
            self.factor.append(self.factors.setdefault(key, len(self.factors)))
            self.value.append(_PLACES[code.value if code else NOT_ASSESSED])
            self.term.append(code.term if code else None)
            self.coders.append(judgement.coders)
        if rows := len(self.value) - before:
            self.about.append(quote_cells(paper, quote))
            self.owners += [owner] * rows


_PLACES = {outcome: place for place, outcome in enumerate(OUTCOMES)}


def _series(name: str, cells: Sequence[object]) -> pd.api.extensions.ExtensionArray:
    """The cells with the type of their column."""
    import pandas as pd

    made = pd.Series(list(cells), dtype="object")
    if name == "year":
        return made.astype("int64").array
    return made.astype("str").array if name in _WORDS else made.array
