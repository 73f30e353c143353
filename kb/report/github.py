"""Findings as GitHub workflow commands, which mark the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from kb.findings import Finding, visible

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def format_github(findings: Iterable[Finding], prefix: str = "") -> str:
    """A workflow command a line, such as ``::error file=...,line=3,col=5,title=KB202::...``."""
    return "".join(
        f"::{_LEVELS[finding.severity]} file={_property(prefix + finding.file)},"
        f"line={finding.line},col={finding.column},title={finding.code}::"
        f"{_data(f'{finding.message}. {finding.remedy}')}\n"
        for finding in findings
    )


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
