"""A started knowledge base is whole: it passes the check, and nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.checks import run_checks
from kb.cli.init import command
from kb.store.layout import list_files
from kb.store.read import MODELS, read_corpus
from kb.yamlio.format import format_yaml


@pytest.fixture
def started(tmp_path: Path) -> Path:
    result = CliRunner().invoke(command, [str(tmp_path / "review")])
    assert result.exit_code == 0, result.output
    return tmp_path / "review"


def test_it_passes_the_check_without_a_single_remark(started: Path) -> None:
    loaded = read_corpus(started / "annotations")
    assert loaded.findings == ()
    assert loaded.corpus is not None
    assert list(run_checks(loaded.corpus)) == []


def test_it_holds_one_example_of_each_kind_of_record(started: Path) -> None:
    kinds = [source.kind for source in list_files(started / "annotations")[0]]
    assert sorted(kinds) == sorted(MODELS)


def test_its_files_are_in_the_canonical_form(started: Path) -> None:
    for source in list_files(started / "annotations")[0]:
        data = Path(source.path).read_bytes()
        assert format_yaml(data, MODELS[source.kind]) == data, source.file


def test_a_folder_with_something_in_it_is_left_alone(started: Path) -> None:
    before = {path: path.read_bytes() for path in started.rglob("*") if path.is_file()}
    result = CliRunner().invoke(command, [str(started)])
    assert result.exit_code == 2
    assert "not empty" in result.output
    assert {path: path.read_bytes() for path in started.rglob("*") if path.is_file()} == before


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert CliRunner().invoke(command, [str(tmp_path)]).exit_code == 0
    assert (tmp_path / "annotations" / "kb.yaml").is_file()
