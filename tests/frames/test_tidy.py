"""The tidy frame is made column by column, and is the frame of the rows."""

from __future__ import annotations

import pandas as pd
import pytest

from kb.corpus import Corpus
from kb.frames.rows import iter_rows
from kb.frames.tidy import build_frame
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs


def _shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


CORPORA = {"invented": build_roofs(), "shipped": _shipped()}


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_the_frame_holds_the_rows_of_all_codebooks_or_of_one(corpus: Corpus) -> None:
    for codebook in (None, *corpus.codebooks):
        expected = [tuple(row) for row in iter_rows(corpus, codebook)]
        assert _rows(build_frame(corpus, codebook)) == expected


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_the_frame_of_some_quotes_keeps_their_order(corpus: Corpus) -> None:
    chosen = list(corpus.quotes.values())[::-2]
    frame = build_frame(corpus, quotes=chosen)
    refs = [f"{paper.id}/{quote.id}" for paper, quote in chosen]
    assert list(dict.fromkeys(frame["quote"])) == refs
    whole = build_frame(corpus)
    assert len(frame) == whole["quote"].isin(refs).sum()
    pd.testing.assert_series_equal(frame.dtypes, whole.dtypes)


def _rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    plain = frame.astype(object)
    return [tuple(row) for row in plain.where(plain.notna(), None).to_numpy()]
