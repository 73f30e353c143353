"""A knowledge base with errors gives no counts and no tables: they would be untrue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kb as package
from kb.errors import BrokenKnowledgeBase
from tests.cli.running import kb, replace, started

ANSWERS = [["stats"], ["stats", "--format", "json"], ["table"], ["table", "evidence"]]


@pytest.fixture
def misspelt(tmp_path: Path) -> Path:
    base = started(tmp_path / "base")
    replace(base / "annotations/papers/doe2020.yaml", "amount_of_light: {", "amount_of_lihgt: {")
    return base


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_misspelt_factor_is_not_counted_as_absent(words: list[str], misspelt: Path) -> None:
    done = kb(*words, cwd=misspelt)
    assert (done.returncode, done.stdout) == (1, "")
    assert "annotations/papers/doe2020.yaml:22:9: KB202 error: " in done.stderr
    assert "did you mean 'amount_of_light'?" in done.stderr
    assert "the knowledge base has 1 error; run `kb check`" in done.stderr


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_the_marks_of_a_lost_codebook_do_not_vanish(words: list[str], tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    shutil.rmtree(base / "annotations/codebooks")
    done = kb(*words, cwd=base)
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is no codebook 'example-factors@1'" in done.stderr


def test_python_refuses_what_the_commands_refuse(misspelt: Path) -> None:
    with pytest.raises(BrokenKnowledgeBase, match=r"papers/doe2020\.yaml:22:9: KB202") as caught:
        package.load(misspelt)
    assert len(caught.value.findings) == 1
    assert package.load(misspelt, check=False).title


def test_only_the_first_errors_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    for number in range(9):
        (base / f"annotations/papers/bad{number}.yaml").write_text("id: [\n", encoding="utf-8")
    with pytest.raises(BrokenKnowledgeBase, match="has 9 errors:") as caught:
        package.load(base)
    assert str(caught.value).splitlines()[-1] == "  and 4 more"
    assert len(caught.value.findings) == 9
    assert kb("stats", cwd=base).stderr.rstrip().endswith("and 4 more")


def test_a_schema_never_loses_the_ids_of_a_record_that_cannot_be_read(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    assert kb("schema", cwd=base).returncode == 0
    before = (base / "schemas/vocabulary.json").read_bytes()
    (base / "annotations/datasets/example-images.yaml").write_text("id: [\n", encoding="utf-8")
    for words in (["schema"], ["schema", "--vocabulary"], ["schema", "--check"]):
        done = kb(*words, cwd=base)
        assert done.returncode == 1
        assert "annotations/datasets/example-images.yaml:" in done.stderr
    assert (base / "schemas/vocabulary.json").read_bytes() == before


def test_a_name_of_the_command_line_that_is_unknown_is_wrong_use(tmp_path: Path) -> None:
    base = started(tmp_path / "base")
    done = kb("table", "frobnicate", cwd=base)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no table 'frobnicate'; use one of: evidence" in done.stderr
    done = kb("table", "evidence", "--part", "Z", cwd=base)
    assert done.returncode == 2
    assert "there is no part 'Z'; evidence is in one piece" in done.stderr


def test_a_part_that_is_like_no_other_is_answered_with_those_there_are(
    repository: Path, tmp_path: Path
) -> None:
    done = kb("table", "appendix-a", "--part", "Z", "--root", repository, cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no part 'Z'; use one of: A5, A6, A7, A8, A9" in done.stderr
