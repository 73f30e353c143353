"""How many quotes, or papers, speak to each factor in each year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from kb.corpus import Corpus
from kb.frames.choice import checked_word, chosen_factors
from kb.frames.rows import OUTCOMES, outcome_of
from kb.frames.stamp import stamped
from kb.frames.wide import Unit

if TYPE_CHECKING:
    import pandas as pd

_SAID = "said"


def build_by_year(
    corpus: Corpus, codebook: str | None = None, unit: Unit = "quote", by_value: bool = False
) -> pd.DataFrame:
    """Factors by years.

    Args:
        corpus: the records.
        codebook: a codebook by reference or bare id; all that are in use if None.
        unit: ``quote``; or ``paper``, so that several quotes of one paper count once.
        by_value: a row for each of the six words (``positive``, ``negative``, ``mixed``,
            ``present``, ``absent``, ``not assessed``) instead of one for what speaks to the factor.
            Quotes then add up, over the six, to those that were coded under the codebook.

    Returns:
        Whole numbers. The rows are named by ``codebook`` and ``factor`` (and ``value``), by name
        and in the order above, so that pandas can look them up fast. The columns are the years by
        which papers are cited, from the first to the last in which one was coded under these
        codebooks. A year without any is a column of zeros.

    Raises:
        UnknownName: when there is no such codebook or unit.
    """
    import pandas as pd

    checked_word("unit", unit, get_args(Unit))
    keys = sorted(chosen_factors(corpus, None, codebook))
    wanted = frozenset(keys)
    counts: Counter[tuple[str, str, str, int]] = Counter()
    counted: set[tuple[str, str, str, str]] = set()
    years: set[int] = set()
    for judgement in corpus.iter_judgements():
        paper, key = judgement.paper, (judgement.codebook.id, judgement.factor.id)
        if key not in wanted:
            continue
        years.add(paper.year)
        word = outcome_of(judgement) if by_value else _SAID if judgement.speaks else ""
        if unit == "paper":
            if (*key, word, paper.id) in counted:
                continue
            counted.add((*key, word, paper.id))
        counts[*key, word, paper.year] += 1
    span = list(range(min(years), max(years) + 1)) if years else []
    rows = [(*key, word) for key in keys for word in (OUTCOMES if by_value else (_SAID,))]
    names = ["codebook", "factor", "value"][: 2 + by_value]
    frame = pd.DataFrame(
        [[counts[*row, year] for year in span] for row in rows],
        index=_index(rows, names),
        columns=pd.Index(span, name="year", dtype="int64"),
        dtype="int64",
    )
    return stamped(frame, corpus.meta.version)


def _index(rows: list[tuple[str, str, str]], names: list[str]) -> pd.MultiIndex:
    """Levels in the order in which the rows come, so that pandas knows the index for sorted."""
    import pandas as pd

    orders: list[list[str]] = [
        sorted({row[0] for row in rows}),
        sorted({row[1] for row in rows}),
        list(OUTCOMES),
    ]
    levels = orders[: len(names)]
    codes = [[level.index(row[at]) for row in rows] for at, level in enumerate(levels)]
    return pd.MultiIndex(levels=levels, codes=codes, names=names)
