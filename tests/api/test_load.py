"""Loading: the shipped knowledge base, another one, and what is none or is broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kb
from kb.api.base import Base
from kb.errors import BrokenKnowledgeBase, NotAKnowledgeBase, UnknownName
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

BASE = kb.load(ANNOTATIONS)

META = """\
title: Roofs
description: What is said of roofs.
version: 1.4.2
licence: CC-BY-4.0
year: 2022
base_iri: https://example.org/kb/
"""


def _write(folder: Path) -> Path:
    (folder / "papers").mkdir(parents=True)
    (folder / "kb.yaml").write_text(META)
    return folder


def test_the_shipped_knowledge_base_is_the_one_of_the_checkout(repository: Path) -> None:
    shipped = kb.load().corpus
    assert shipped == kb.load(repository).corpus == kb.load(str(repository / "annotations")).corpus


def test_the_shipped_knowledge_base_holds_what_the_seed_paper_prints() -> None:
    appendix = [
        view
        for view in BASE.quotes(codebook="literature-factors")
        if view.quote.via and view.quote.via.paper == "lu2025"
    ]
    assert len(appendix) == 32
    assert len({view.paper.id for view in appendix}) == 19
    refs = [view.ref for view in appendix]
    marks = BASE.matrix("literature-factors", "binary").loc[refs].sum()
    assert marks.to_dict() == {
        "semantic_similarity": 9,
        "visual_similarity": 13,
        "sample_size": 9,
        "number_of_classes": 5,
        "task_complexity": 4,
        "model_complexity": 7,
    }


def test_it_introduces_itself_with_its_version_and_counts_nothing_withdrawn() -> None:
    assert repr(Base(build_roofs())) == (
        "<knowledge base 'Roofs', version 1.4.2: 2 papers, 3 quotes>"
    )


@pytest.mark.parametrize("inner", [".", "annotations"])
def test_a_folder_may_be_the_records_or_hold_them(tmp_path: Path, inner: str) -> None:
    _write(tmp_path / inner)
    base = kb.load(tmp_path)
    assert (base.title, base.version) == ("Roofs", "1.4.2")
    assert len(base.quotes()) == 0


def test_a_folder_inside_a_knowledge_base_is_none_itself(tmp_path: Path) -> None:
    _write(tmp_path)
    with pytest.raises(NotAKnowledgeBase) as caught:
        kb.load(tmp_path / "papers")
    assert caught.value.path == str(tmp_path / "papers")


def test_a_broken_record_is_refused_with_its_findings(tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / "papers" / "doe2020.yaml").write_text("id: doe2020\nid: roe2021\n")
    with pytest.raises(BrokenKnowledgeBase) as caught:
        kb.load(tmp_path)
    assert "papers/doe2020.yaml" in str(caught.value)
    assert caught.value.findings


@pytest.mark.parametrize("view", ["frame", "matrix", "cooccurrence", "graph", "rdf", "turtle"])
def test_every_view_is_one_call(view: str) -> None:
    assert len(getattr(BASE, view)())


def test_a_table_prints_itself_in_every_language() -> None:
    table = BASE.table("appendix-a")
    assert "\\begin{longtable}" in table.to_latex()
    assert table.to_html().lstrip().startswith("<")
    assert table.to_markdown().count("|") > 100
    assert table.to_csv().splitlines()[0].startswith("part,paper,quote,text,")
    assert BASE.version in table.to_json()


def test_an_unknown_table_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownName, match=r"did you mean 'appendix-a'\?"):
        BASE.table("appendix-b")


@pytest.mark.parametrize("library", ["pandas", "networkx", "rdflib", "mkdocs"])
def test_loading_brings_no_heavy_library(library: str) -> None:
    program = f"import kb, sys; kb.load().quotes(); sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
