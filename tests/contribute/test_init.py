"""A started knowledge base is whole: it passes the check, and nothing is ever overwritten."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
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


def test_its_site_has_the_title_of_the_records(started: Path) -> None:
    loaded = read_corpus(started / "annotations")
    assert loaded.corpus is not None
    site = yaml.safe_load((started / "mkdocs.yml").read_text(encoding="utf-8"))
    assert site["site_name"] == loaded.corpus.meta.title


@pytest.mark.slow
def test_plain_mkdocs_builds_its_site_with_nothing_to_complain_of(started: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=started,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for page in ("", "papers/doe2020/", "tables/evidence/", "about/"):
        assert (started / "site" / page / "index.html").is_file(), page
    assert "About this knowledge base" in (started / "site/about/index.html").read_text("utf-8")


def test_a_folder_with_something_in_it_is_left_alone(started: Path) -> None:
    before = {path: path.read_bytes() for path in started.rglob("*") if path.is_file()}
    result = CliRunner().invoke(command, [str(started)])
    assert result.exit_code == 2
    assert "not empty" in result.output
    assert {path: path.read_bytes() for path in started.rglob("*") if path.is_file()} == before


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert CliRunner().invoke(command, [str(tmp_path)]).exit_code == 0
    assert (tmp_path / "annotations" / "kb.yaml").is_file()


def test_a_folder_that_git_made_is_filled(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert CliRunner().invoke(command, [str(tmp_path)]).exit_code == 0
    assert (tmp_path / "annotations" / "kb.yaml").is_file()
