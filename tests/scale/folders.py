"""Data sets on disk for the tests, and invented records that fill several row groups."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kb.corpus import Corpus
from kb.exchange.formats.dataset import write_dataset
from tests.roofs import build_roofs


def lay_out(corpus: Corpus, folder: Path, **how: int) -> Path:
    """Write the data set of a corpus into a folder."""
    for file in write_dataset(corpus, **how):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join(file.chunks))
    return folder


def build_street(papers: int = 60) -> Corpus:
    """The invented knowledge base with as many papers of three decades as asked for."""
    roofs = build_roofs()
    first = roofs.papers["doe2020"]
    made = {}
    for number in range(papers):
        name = f"p{number:04}"
        made[name] = first.model_copy(update={"id": name, "year": 1990 + number * 7 % 30})
    return replace(roofs, papers={**made, "roe2021": roofs.papers["roe2021"]})
