"""Who adds a paper, a quote, a coder and a dataset that pass the check has no test to change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kb.checks import run_checks
from kb.store.read import read_corpus

ROOT = Path(__file__).resolve().parents[2]

PERSON = """\
  - id: smithson
    name: Sam Smithson
"""
DATASET = """\
# yaml-language-server: $schema=../../schemas/dataset.json
id: retina-pictures
name: Retina pictures
domain: medical
modality: fundus photography
dimensions: 2D RGB
unchecked: [licence]
"""
PAPER = """\
# yaml-language-server: $schema=../../schemas/paper.json
id: smithson2024
title: What pictures of roofs teach about pictures of eyes
authors: [Sam Smithson]
year: 2024
type: preprint
unchecked: [venue]
coding:
  literature-factors@1:
    coders: [smithson]
quotes:
  - id: q3
    text: More pictures of **roofs** [...] did more for us than pictures [of eyes] that look alike.
    locator: Section 2
    source: [imagenet-1k]
    target: [retina-pictures]
    codes:
      literature-factors:
        visual_similarity: absent
        sample_size: {value: present, term: More pictures}
    notes:
      - kind: inferred
        text: The size is inferred from the number of pictures.
"""
QUOTE = """\
  - id: q2
    text: We add that the **size of the source** hardly matters to us, whatever others say of it.
    locator: Section 2
    codes:
      transfer-criteria:
        source_size: {value: present, term: size of the source}
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the shipped records with a new paper, coder and dataset, and a quote more."""
    folder = tmp_path / "annotations"
    shutil.copytree(ROOT / "annotations", folder)
    for file, text in (("people.yaml", PERSON), ("papers/yang2023.yaml", QUOTE)):
        with (folder / file).open("a", encoding="utf-8") as record:
            record.write(text)
    (folder / "datasets" / "retina-pictures.yaml").write_text(DATASET, encoding="utf-8")
    (folder / "papers" / "smithson2024.yaml").write_text(PAPER, encoding="utf-8")
    return folder


def test_the_addition_is_one_that_the_check_passes(records: Path) -> None:
    loaded = read_corpus(records)
    assert loaded.corpus is not None
    found = [*loaded.findings, *run_checks(loaded.corpus)]
    assert [finding for finding in found if finding.severity != "info"] == []


@pytest.mark.slow
def test_the_tests_of_the_records_stand_with_a_paper_a_coder_and_a_dataset_more(
    records: Path,
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/data", "tests/api"],
        cwd=ROOT,
        env={**os.environ, "KB_TEST_ANNOTATIONS": str(records)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-5000:]
