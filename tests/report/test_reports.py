"""Findings in each form, and that a record cannot steer a terminal or a workflow."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from kb.findings import Finding, Place
from kb.report.github import format_github
from kb.report.json import format_json
from kb.report.text import format_summary, format_text

FINDING = Finding(
    "KB202", "error", Place("papers/doe2020.yaml"), "quote q1 names the unknown factor 'x'",
    "did you mean 'y'?", 14, 9,
)  # fmt: skip


def _finding(message: str) -> Finding:
    return Finding("KB202", "error", Place("papers/x.yaml"), message, message, 1, 1)


def test_text_shows_place_source_line_caret_and_remedy() -> None:
    text = format_text([FINDING], lambda file, line: "        x: present", "annotations/")
    assert text.splitlines() == [
        "annotations/papers/doe2020.yaml:14:9: KB202 error: quote q1 names the unknown factor 'x'",
        "   14 |         x: present",
        "      |         ^",
        "    did you mean 'y'?   (kb explain KB202)",
    ]


def test_the_caret_of_a_long_line_stands_under_its_spot() -> None:
    line = "a" * 300 + "HERE" + "b" * 300
    finding = FINDING.moved(1, 301)
    shown, caret = format_text([finding], lambda file, number: line).splitlines()[1:3]
    assert shown[caret.index("^") :].startswith("HERE")
    assert len(shown) < 130


def test_json_is_a_list_of_objects_with_the_named_keys() -> None:
    (item,) = json.loads(format_json([FINDING], "annotations/"))
    assert item == {
        "code": "KB202",
        "severity": "error",
        "file": "annotations/papers/doe2020.yaml",
        "line": 14,
        "column": 9,
        "message": "quote q1 names the unknown factor 'x'",
        "remedy": "did you mean 'y'?",
    }


def test_json_of_no_findings_is_an_empty_list() -> None:
    assert json.loads(format_json([])) == []


def test_github_marks_file_line_and_column() -> None:
    assert format_github([FINDING]) == (
        "::error file=papers/doe2020.yaml,line=14,col=9,title=KB202::"
        "quote q1 names the unknown factor 'x'. did you mean 'y'?\n"
    )


@given(st.text())
def test_no_message_can_add_a_workflow_command(message: str) -> None:
    assert format_github([_finding(message)]).count("\n") == 1
    assert "\r" not in format_github([_finding(message)])


def test_a_comma_or_colon_in_a_file_name_ends_no_property() -> None:
    finding = Finding("KB008", "error", Place("papers/a,line=1:b%.yml"), "m", "r", 1, 1)
    assert format_github([finding]) == (
        "::error file=papers/a%2Cline=1%3Ab%25.yml,line=1,col=1,title=KB008::m. r\n"
    )


@given(st.text(st.characters(exclude_categories=())), st.sampled_from([format_github, format_json]))
def test_no_form_for_programs_can_send_control_characters_to_a_terminal(
    text: str, form: Callable[[list[Finding], str], str]
) -> None:
    written = form([_finding(text)], text)
    assert all(char == "\n" or char.isprintable() for char in written)


@given(st.text(st.characters(exclude_categories=())))
def test_programs_read_the_message_as_it_was(text: str) -> None:
    assert json.loads(format_json([_finding(text)]))[0]["message"] == text


@given(st.text(st.characters(exclude_categories=())))
def test_a_finding_as_a_line_can_always_be_printed(text: str) -> None:
    assert str(_finding(text)).isprintable()


@given(st.text(), st.text())
def test_no_message_or_line_can_send_control_characters_to_a_terminal(
    message: str, line: str
) -> None:
    shown = format_text([_finding(message)], lambda file, number: line)
    assert all(char == "\n" or char.isprintable() for char in shown)


def test_the_summary_counts_by_severity() -> None:
    assert format_summary([FINDING], "1 paper, 2 quotes") == (
        "1 paper, 2 quotes: 1 error, 0 warnings"
    )
