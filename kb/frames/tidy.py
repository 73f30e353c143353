"""The tidy pandas frame: one row for each quote and factor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kb.corpus import Corpus
from kb.frames.rows import OUTCOMES, Row, iter_rows

if TYPE_CHECKING:
    import pandas as pd

_WORDS = ("paper", "quote", "codebook", "factor", "term", "via", "locator", "text", "verified")


def build_frame(corpus: Corpus, codebook: str | None = None) -> pd.DataFrame:
    """The coding as a tidy frame.

    One row for each quote and each factor of each codebook under which its paper was coded; the
    columns are the fields of `kb.frames.rows.Row`. ``value`` is categorical with the words
    ``positive, negative, mixed, present, absent, not assessed``, all of them always, so that
    absent and not assessed stay apart and ``value_counts`` shows the ones that do not occur.
    ``coders``, ``source``, ``target`` and ``models`` hold tuples of ids, ``notes`` tuples of words.

    Args:
        corpus: the records.
        codebook: a codebook by reference or bare id; all if None.

    Raises:
        UnknownName: when there is no such codebook.
    """
    ref = None if codebook is None else corpus.find_codebook(codebook).id
    return frame_of(iter_rows(corpus, ref))


def frame_of(rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a frame with the columns and types of `build_frame`, even when there is no row."""
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(Row._fields))
    for name in _WORDS:
        frame[name] = frame[name].astype("str")
    frame["year"] = frame["year"].astype("int64")
    frame["value"] = pd.Categorical(frame["value"], categories=list(OUTCOMES))
    return frame
