"""What comparing quotes with files gave, as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from kb.findings import visible
from kb.matching.match import Match
from kb.report.verification import LEVELS, Verdicts
from kb.verify.compare import Compared
from kb.verify.verdict import Verdict, recorded_verdict
from kb.verify.work import Report


def format_markdown(reports: Sequence[Report], verdict: Verdicts = recorded_verdict) -> str:
    """A table of all quotes, and below it the differences; for a pull request's text."""
    lines = ["| quote | file | against | status | page | tolerated |", "|---|---|---|---|---|---|"]
    for report in reports:
        for one in report.compared:
            cells = (
                one.ref,
                report.path.name,
                LEVELS[one.level],
                f"{one.match.status}{_said(verdict(one))}",
                str(one.page or ""),
                ", ".join(one.match.tolerated),
            )
            lines.append(f"| {' | '.join(map(_cell, cells))} |")
    for report in reports:
        if report.problem is not None:
            problem = report.problem
            told = f"{problem.code}: {problem.reason}; {problem.remedy}"
            lines += ["", f"**{_cell(report.path.name)}**: {_cell(told)}"]
        for one in report.compared:
            if one.match.passes:
                continue
            lines += ["", f"**{one.ref}**: {one.match.status}{_said(verdict(one))}", ""]
            lines += [f"- {_cell(words)}" for words in _told(verdict(one))]
            lines += [f"- {_cell(reason)}" for reason in one.match.reasons]
            lines += [f"- skipped: {_cell(skip.text)}" for skip in one.match.skipped]
            if one.match.diff:
                lines += ["", "```diff", *_difference_block(one.match), "```"]
    return "\n".join(lines) + "\n"


def _said(verdict: Verdict) -> str:
    """That a person has confirmed or given up a quote; empty where nobody has."""
    if verdict.confirmed is not None:
        return ", confirmed"
    return ", given up" if verdict else ""


def _told(verdict: Verdict) -> Iterable[str]:
    if verdict.confirmed is not None:
        yield f"confirmed: {verdict.confirmed}{verdict.signature}"
    if verdict.reason is not None:
        yield f"given up: {verdict.reason}{verdict.signature}"


def _difference_block(match: Match) -> Iterable[str]:
    for edit in match.diff:
        sign = {"same": " ", "quote": "-", "source": "+"}[edit.kind]
        yield f"{sign} {visible(' '.join(edit.text.split())).replace('```', '` ` `')}"


def _cell(text: str) -> str:
    for char in "\\|`*_[]<>":
        text = text.replace(char, f"\\{char}")
    return visible(" ".join(text.split()))


def format_json(reports: Sequence[Report], verdict: Verdicts = recorded_verdict) -> str:
    """A JSON list of files, each with the quotes that were compared with it."""
    listed = [
        {
            "file": str(report.path),
            "paper": report.paper.id,
            "sha256": report.source.sha256 if report.source else None,
            "extractor": report.source.extractor if report.source else None,
            "problem": _problem(report),
            "quotes": [_quote(one, verdict(one)) for one in report.compared],
        }
        for report in reports
    ]
    text = json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    return "".join(
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text
    )


def _problem(report: Report) -> Mapping[str, str] | None:
    if report.problem is None:
        return None
    return {
        "code": report.problem.code,
        "message": report.problem.reason,
        "remedy": report.problem.remedy,
    }


def _quote(one: Compared, verdict: Verdict) -> Mapping[str, object]:
    match = one.match
    return {
        "quote": one.ref,
        "level": one.level,
        "status": match.status,
        "passes": match.passes,
        "page": one.page,
        "tolerated": match.tolerated,
        "reasons": match.reasons,
        "skipped": [{"kind": skip.kind, "text": skip.text} for skip in match.skipped],
        "diff": [{"kind": edit.kind, "text": edit.text} for edit in match.diff],
        "found": match.found,
        "standing": one.standing,
        "confirmed": verdict.confirmed,
        "reason": verdict.reason,
    }


__all__ = ["format_json", "format_markdown"]
