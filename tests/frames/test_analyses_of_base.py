"""The analyses as a querier calls them: on the shipped records, in one call each."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from kb.api.base import Base
from kb.frames.by_year import build_by_year
from kb.frames.conflicts import Conflicts, build_conflicts
from kb.frames.gap_table import STATES, Gaps
from kb.frames.gaps import build_gaps
from kb.frames.independence import Independences, build_independence
from kb.frames.terms import Terms, build_terms
from kb.frames.wide import build_cooccurrence
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from pathlib import Path
import networkx as nx
from kb.api.base import Base
from kb.frames.conflicts import build_conflicts
from kb.graph.projections import bipartite, project
from kb.graph.walks import neighbourhood
from kb.store.read import read_corpus
from tests.frames.test_conflicts import _debate

base = Base(read_corpus(Path(sys.argv[1])).corpus)
for answer in (base.gaps(), base.gaps("transfer-criteria"), base.independence(), base.terms()):
    print(answer, answer.frame().to_csv())
print(base.gaps("transfer-criteria").reading_list, base.terms().ambiguous)
print(base.by_year(by_value=True).to_csv(), base.cooccurrence(measure="lift").to_csv())
conflicts = build_conflicts(_debate(), mixed=True)
print(conflicts, conflicts.frame().to_csv(), conflicts.contrast().to_csv())
graph = base.graph()
for part in (neighbourhood(graph, "dataset:dtd", 3), project(graph), bipartite(graph)):
    print("\\n".join(nx.generate_graphml(part)))
"""
"""Prints every answer, so that two runs can be compared."""


@pytest.fixture(scope="module")
def base() -> Base:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return Base(corpus)


@pytest.mark.parametrize(
    ("method", "function"),
    [
        (Base.cooccurrence, build_cooccurrence),
        (Base.by_year, build_by_year),
        (Base.conflicts, build_conflicts),
        (Base.gaps, build_gaps),
        (Base.independence, build_independence),
        (Base.terms, build_terms),
    ],
)
def test_a_method_takes_what_its_function_takes(
    method: Callable[..., object], function: Callable[..., object]
) -> None:
    asked = list(inspect.signature(method).parameters.values())[1:]
    taken = list(inspect.signature(function).parameters.values())[1:]
    assert [(one.name, one.default) for one in asked] == [(one.name, one.default) for one in taken]


def test_each_method_gives_its_kind_of_answer(base: Base) -> None:
    assert isinstance(base.conflicts("visual_similarity", mixed=True), Conflicts)
    assert isinstance(base.gaps("literature-factors", "target"), Gaps)
    assert isinstance(base.independence("visual_similarity", "literature-factors"), Independences)
    assert isinstance(base.terms("visual_similarity", "literature-factors"), Terms)
    for frame in (base.cooccurrence(None, "lift", "paper"), base.by_year(None, "paper", True)):
        assert isinstance(frame, pd.DataFrame)


def test_the_shipped_codebook_without_signs_is_named(base: Base) -> None:
    (note,) = base.conflicts("literature-factors@1/visual_similarity").notes
    assert note.startswith("literature-factors@1 records presence only")


def test_the_answers_are_the_same_whatever_the_order_of_sets() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(ANNOTATIONS)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
    assert len(printed.pop()) > 5_000


def test_marks_add_up_over_years_terms_voices_and_pairs(base: Base) -> None:
    book = "literature-factors@1"
    years = base.by_year(book).sum(axis=1)
    counts = base.cooccurrence(book)
    terms = base.terms(codebook=book)
    for entry in base.independence(codebook=book):
        spoken = len(entry.quotes)
        assert years[(book, entry.factor)] == spoken
        assert counts.loc[entry.factor, entry.factor] == spoken
        assert terms.speaking[book, entry.factor] == spoken
        papers = base.by_year(book, unit="paper").sum(axis=1)
        assert papers[(book, entry.factor)] == len(entry.papers)


def test_every_shipped_cell_has_a_state_and_its_quotes_speak(base: Base) -> None:
    gaps = base.gaps("literature-factors")
    spoken = {
        entry.factor: set(entry.quotes) for entry in base.independence(codebook=gaps.codebook)
    }
    for cell in gaps.cells:
        assert cell.state in STATES
        assert set(cell.verified) <= set(cell.quotes) <= spoken[cell.factor]
