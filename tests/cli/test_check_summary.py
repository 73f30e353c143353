"""What the last line of ``kb check`` says about files that could not be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli.check import command
from kb.cli.init import command as init


@pytest.fixture
def records(tmp_path: Path) -> Path:
    assert CliRunner().invoke(init, [str(tmp_path)]).exit_code == 0
    return tmp_path / "annotations"


def test_a_file_of_wrong_form_is_said_to_be_left_out(records: Path) -> None:
    paper = records / "papers" / "doe2020.yaml"
    paper.write_text(paper.read_text().replace("year: 2020", "year: '2020'"))
    output = CliRunner().invoke(command, ["--no-cache", str(records)]).output
    assert "0 papers, 0 quotes (1 file not read: mend the form" in output


def test_nothing_is_said_when_all_files_were_read(records: Path) -> None:
    output = CliRunner().invoke(command, ["--no-cache", str(records)]).output
    assert output == "1 paper, 1 quote: 0 errors, 0 warnings\n"


def test_an_unknown_dataset_may_be_a_new_one(records: Path) -> None:
    paper = records / "papers" / "doe2020.yaml"
    paper.write_text(paper.read_text().replace("[example-images]", "[lunar-scans]"))
    output = CliRunner().invoke(command, ["--no-cache", str(records)]).output
    assert "describe the new dataset in datasets/lunar-scans.yaml" in output
