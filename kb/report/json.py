"""Findings for programs: a list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kb.findings import Finding


def format_json(findings: Iterable[Finding], prefix: str = "") -> str:
    """A JSON list of objects with ``code, severity, file, line, column, message, remedy``.

    Characters that could steer a terminal are written as escapes, which programs read alike.
    """
    listed = [
        {
            "code": finding.code,
            "severity": finding.severity,
            "file": prefix + finding.file,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]
    text = json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    return "".join(
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text
    )
