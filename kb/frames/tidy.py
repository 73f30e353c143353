"""The tidy pandas frame: one row for each quote and factor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kb.collector import collector_paused
from kb.corpus import Corpus
from kb.frames.columns import ColumnBuilder
from kb.frames.rows import OUTCOMES, QuoteCells, Row
from kb.frames.stamp import stamped
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

    The columns are made one by one, so that a large frame takes little more memory than it holds.

    Args:
        corpus: the records.
        codebook: a codebook by reference or bare id; all if None.
        quotes: these quotes with their papers, in this order; all if None.

    Raises:
        UnknownName: when there is no such codebook.
    """
    import pandas as pd

    ref = None if codebook is None else corpus.find_codebook(codebook).id
    builder = ColumnBuilder(corpus, ref)
    with collector_paused():
        builder.add(corpus.iter_quotes() if quotes is None else iter(quotes))
    columns = builder.take()
    made: dict[str, object] = {
        name: _series(name, [cells[at] for cells in columns.quotes]).take(columns.quote)
        for at, name in enumerate(QuoteCells._fields)
    }
    for at, name in enumerate(("codebook", "factor")):
        made[name] = _series(name, [key[at] for key in columns.factors]).take(columns.factor)
    made["value"] = pd.Categorical.from_codes(columns.value, categories=pd.Index(OUTCOMES))
    made["term"] = _series("term", [*columns.terms, None]).take(columns.term)
    made["coders"] = _series("coders", columns.groups).take(columns.coders)
    frame = pd.DataFrame({name: made.pop(name) for name in Row._fields}, copy=False)
    return stamped(frame, corpus.meta.version)


def _series(name: str, cells: Sequence[object]) -> pd.api.extensions.ExtensionArray:
    """The cells with the type of their column."""
    import pandas as pd

    made = pd.Series(list(cells), dtype="object")
    if name == "year":
        return made.astype("int64").array
    return made.astype("str").array if name in _WORDS else made.array
