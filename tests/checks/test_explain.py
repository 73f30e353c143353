"""kb explain."""

from __future__ import annotations

from click.testing import CliRunner

from kb.checks.catalogue import RULES, format_rule
from kb.cli.explain import command


def test_a_code_is_explained_with_its_examples() -> None:
    result = CliRunner().invoke(command, ["KB202"])
    assert result.exit_code == 0
    assert result.output == format_rule(RULES["KB202"])


def test_a_code_may_be_written_in_lower_case() -> None:
    runner = CliRunner()
    assert runner.invoke(command, ["kb202"]).output == runner.invoke(command, ["KB202"]).output


def test_without_a_code_every_code_is_listed_with_severity_and_title() -> None:
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    for rule in RULES.values():
        assert f"  {rule.code}  {rule.severity:<7}  {rule.title}" in lines


def test_an_unknown_code_is_wrong_use_and_names_a_near_one() -> None:
    result = CliRunner().invoke(command, ["KB2O2"])
    assert result.exit_code == 2
    assert "did you mean KB202?" in result.output


def test_a_code_like_no_other_is_pointed_to_the_list() -> None:
    result = CliRunner().invoke(command, ["frog"])
    assert result.exit_code == 2
    assert "`kb explain` lists them all" in result.output
