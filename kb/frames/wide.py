"""Wide pandas frames: quotes by factors, and factors by factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.choice import chosen_codebook
from kb.frames.rows import NOT_ASSESSED, iter_rows
from kb.ids import did_you_mean

if TYPE_CHECKING:
    import pandas as pd


def build_matrix(
    corpus: Corpus, codebook: str | None = None, values: Literal["words", "binary"] = "words"
) -> pd.DataFrame:
    """Quotes by factors of one codebook.

    Args:
        corpus: the records.
        codebook: a codebook by reference or bare id; if None, the one under which most quotes were
            coded. ``frame.columns.name`` says which it was.
        values: ``words`` for the value's word in each cell; ``binary`` for 1 where the quote speaks
            to the factor, 0 where the factor is absent and a missing value where it was not
            assessed.

    Returns:
        A frame with a row for each quote whose paper was coded under the codebook, named by its
        reference (``ribeiro2017/q3``), and a column for each factor, in the codebook's order.

    Raises:
        UnknownName: when there is no such codebook, or no such form of a matrix.
    """
    import pandas as pd

    if values not in ("words", "binary"):
        raise UnknownName("form of a matrix", values, did_you_mean(values, ("words", "binary")))
    ref = chosen_codebook(corpus, codebook)
    words: dict[str, dict[str, str]] = {}
    for row in iter_rows(corpus, ref):
        words.setdefault(row.quote, {})[row.factor] = row.value
    frame = pd.DataFrame(
        [list(cells.values()) for cells in words.values()],
        index=pd.Index(list(words), name="quote", dtype="str"),
        columns=pd.Index(_factors(corpus, ref), name=ref, dtype="str"),
        dtype="str",
    )
    return frame if values == "words" else _binary(frame)


def build_cooccurrence(corpus: Corpus, codebook: str | None = None) -> pd.DataFrame:
    """How many quotes speak to both of two factors of one codebook.

    A quote speaks to a factor when its value is neither absent nor not assessed. The diagonal says
    how many quotes speak to each factor.

    Args:
        corpus: the records.
        codebook: as in `build_matrix`.

    Returns:
        A symmetric frame of counts, factors by factors in the codebook's order.

    Raises:
        UnknownName: when there is no such codebook.
    """
    speaks = build_matrix(corpus, codebook, "binary").fillna(0).astype("int64")
    counts = speaks.T @ speaks
    counts.index.name = "factor"
    return counts


def _factors(corpus: Corpus, ref: str) -> list[str]:
    return [factor.id for factor in corpus.codebooks[ref].factors if not factor.abstract]


def _binary(words: pd.DataFrame) -> pd.DataFrame:
    speaks = (words != "absent").astype("Int8")
    return speaks.mask(words == NOT_ASSESSED)
