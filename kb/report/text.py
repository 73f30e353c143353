"""Findings for a terminal: the source line, a caret, and the remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from kb.findings import Finding, visible

SourceLine = Callable[[str, int], str]
"""Gives the text of a line (from 1) of a file, or an empty text."""

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}
_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_WIDTH = 110


def format_text(
    findings: Iterable[Finding], source_line: SourceLine, prefix: str = "", colour: bool = False
) -> str:
    """Each finding with its source line, a caret under the spot, and what to do.

    Args:
        findings: located findings.
        source_line: reads a line of a file for the excerpt.
        prefix: put before each file's path, such as ``annotations/``.
        colour: use the terminal's colours.
    """
    return "".join(_format_one(finding, source_line, prefix, colour) for finding in findings)


def _format_one(finding: Finding, source_line: SourceLine, prefix: str, colour: bool) -> str:
    paint = _COLOURS[finding.severity] if colour else ""
    bold, dim, off = (_BOLD, _DIM, _OFF) if colour else ("", "", "")
    spot = f"{prefix}{finding.file}:{finding.line}:{finding.column}:"
    lines = [
        f"{bold}{visible(spot)}{off} {paint}{finding.code} {finding.severity}:{off} "
        f"{visible(finding.message)}"
    ]
    excerpt = _excerpt(source_line(finding.file, finding.line), finding.column)
    if excerpt:
        number = f"{finding.line:>5}"
        shown, caret = excerpt
        lines.append(f"{dim}{number} |{off} {shown}")
        lines.append(f"{dim}{'':>5} |{off} {' ' * caret}{paint}^{off}")
    lines.append(f"    {visible(finding.remedy)}   {dim}(kb explain {finding.code}){off}")
    return "\n".join(lines) + "\n"


def _excerpt(line: str, column: int) -> tuple[str, int] | None:
    if not line.strip():
        return None
    at = max(column - 1, 0)
    start = max(0, at - _WIDTH + 30) if at >= _WIDTH - 30 else 0
    shown = line[start : start + _WIDTH]
    head = "..." if start else ""
    tail = "..." if len(line) > start + _WIDTH else ""
    return visible(head + shown + tail), len(visible(head + line[start:at]))


def format_summary(findings: Iterable[Finding], counts: str) -> str:
    """One line: what was checked and how it went.

    Args:
        findings: every finding.
        counts: what was read, such as ``21 papers, 33 quotes``.
    """
    by_severity = Counter(finding.severity for finding in findings)
    said = [
        f"{by_severity[severity]} {severity}{'s' if by_severity[severity] != 1 else ''}"
        for severity in ("error", "warning")
    ]
    if by_severity["info"]:
        said.append(f"{by_severity['info']} info")
    return f"{counts}: {', '.join(said)}"
