"""Wide pandas frames: quotes by factors, and factors by factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from kb.corpus import Corpus
from kb.frames.choice import checked_word, chosen_codebook, factors_in_use
from kb.frames.rows import NOT_ASSESSED, outcome_of
from kb.frames.stamp import stamped
from kb.ids import quote_ref

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

Measure = Literal["count", "jaccard", "lift", "assessed"]
Unit = Literal["quote", "paper"]


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

    checked_word("form of a matrix", values, ("words", "binary"))
    ref = chosen_codebook(corpus, codebook)
    words = {
        quote_ref(paper.id, quote.id): [
            outcome_of(judgement) for judgement in corpus.judgements_of(paper, quote, ref)
        ]
        for paper, quote in corpus.iter_quotes()
        if ref in paper.coding
    }
    frame = pd.DataFrame(
        list(words.values()),
        index=pd.Index(list(words), name="quote", dtype="str"),
        columns=pd.Index(_factors(corpus, ref), name=ref, dtype="str"),
        dtype="str",
    )
    return stamped(frame if values == "words" else _binary(frame), corpus.meta.version)


def build_cooccurrence(
    corpus: Corpus,
    codebook: str | None = None,
    measure: Measure = "count",
    unit: Unit = "quote",
) -> pd.DataFrame:
    """How often quotes, or papers, speak to both of two factors of one codebook.

    A quote speaks to a factor when its value is neither absent nor not assessed. A paper speaks to
    it when one of its quotes does; the factor is absent from a paper when it was looked for in
    every quote of it and is in none; otherwise it was not assessed there.

    ``jaccard`` and ``lift`` compare what is there with what is not, so they look only at the ``n``
    quotes (or papers) in which both factors were assessed: not assessed is never taken for absent.
    With ``a`` and ``b`` of these speaking to the one and to the other, and ``ab`` to both:

    - ``jaccard`` is ``ab / (a + b - ab)``: 0 for never together, 1 for never apart (P. Jaccard,
      The distribution of the flora in the alpine zone, New Phytologist 11, 1912).
    - ``lift`` is ``n * ab / (a * b)``: how many times as often together as if they had nothing to
      do with each other; 1 for just as often (as "interest" in S. Brin, R. Motwani, J. Ullman and
      S. Tsur, Dynamic itemset counting and implication rules for market basket data, SIGMOD 1997).

    Where a coder wrote down only what is present, nothing is absent, and both measures are 1
    wherever there is one at all: they then say nothing.

    Args:
        corpus: the records.
        codebook: as in `build_matrix`.
        measure: ``count`` for ``ab`` over all quotes, ``jaccard``, ``lift``, or ``assessed`` for
            ``n``.
        unit: ``quote``, or ``paper`` so that several quotes of one paper count once.

    Returns:
        A symmetric frame, factors by factors in the codebook's order, without those that are
        withdrawn. Counts are whole numbers, with how many speak to each factor on the diagonal;
        ``jaccard`` and ``lift`` are missing where they would divide by nothing.

    Raises:
        UnknownName: when there is no such codebook, measure or unit.
    """
    import numpy as np
    import pandas as pd

    checked_word("measure", measure, get_args(Measure))
    checked_word("unit", unit, get_args(Unit))
    ref = chosen_codebook(corpus, codebook)
    factors = factors_in_use(corpus.codebooks[ref])
    judged = _judged(corpus, ref, factors, unit)
    speaks, assessed = (judged == 1).astype("float64"), (judged >= 0).astype("float64")
    together, known = speaks.T @ speaks, assessed.T @ assessed
    one = speaks.T @ assessed
    with np.errstate(invalid="ignore", divide="ignore"):
        values = {
            "count": together,
            "assessed": known,
            "jaccard": together / (one + one.T - together),
            "lift": known * together / (one * one.T),
        }[measure]
    frame = pd.DataFrame(
        values if measure in ("jaccard", "lift") else values.astype("int64"),
        index=pd.Index(factors, name="factor", dtype="str"),
        columns=pd.Index(factors, name=ref, dtype="str"),
    )
    return stamped(frame, corpus.meta.version)


def _judged(corpus: Corpus, ref: str, factors: tuple[str, ...], unit: Unit) -> npt.NDArray[np.int8]:
    """For each quote or paper coded under ``ref`` and each factor: 1 speaks, 0 absent, -1 not
    assessed."""
    import numpy as np

    rows: list[list[int]] = []
    last = ""
    for paper, quote in corpus.iter_quotes():
        if ref not in paper.coding:
            continue
        row = [
            -1 if code is None else int(code.value != "absent")
            for factor in factors
            for code in (corpus.code_of(paper, quote, ref, factor),)
        ]
        if unit == "paper" and paper.id == last:
            rows[-1] = [_either(*pair) for pair in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
        last = paper.id
    return np.array(rows, dtype="int8").reshape(len(rows), len(factors))


def _either(one: int, other: int) -> int:
    """Whether one of two speaks: surely not only where it was looked for in both."""
    return 1 if 1 in (one, other) else min(one, other)


def _factors(corpus: Corpus, ref: str) -> list[str]:
    return [factor.id for factor in corpus.codebooks[ref].factors if not factor.abstract]


def _binary(words: pd.DataFrame) -> pd.DataFrame:
    speaks = (words != "absent").astype("Int8")
    return speaks.mask(words == NOT_ASSESSED)
