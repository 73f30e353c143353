"""What comparing quotes with files gave, as text for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from kb.findings import visible
from kb.matching.match import STATUSES, Edit, Match
from kb.verify.compare import Compared, is_same_place
from kb.verify.work import Report

_COLOURS = {
    "exact": "\x1b[32m",
    "exact-across-break": "\x1b[32m",
    "needs-confirmation": "\x1b[33m",
    "near-miss": "\x1b[31m",
    "not-found": "\x1b[31m",
}
_RED, _GREEN, _DIM, _BOLD, _OFF = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[1m", "\x1b[0m"
_WIDTH = 96
_AROUND = 6
"""Words that stand unchanged around a difference are shown up to this number on each side."""

_LEVELS = {
    "full-text": "the paper itself",
    "abstract": "its abstract alone",
    "secondary": "a paper that quotes it",
    "unverified": "nothing",
}

_NEXT_STEPS = {
    "needs-confirmation": "needs-confirmation: look at the paper; if the quote says what it says, "
    'add --by YOU --confirm QUOTE="what you saw"',
    "near-miss": "near-miss: look at the paper; --fix writes the source's words into the quote, "
    '--unverified QUOTE="why" records that it does not match',
    "not-found": "not-found: see whether this is the right file and edition, and whether the quote "
    'is whole; --unverified QUOTE="why" records that it does not match',
}


def format_text(reports: Iterable[Report], colour: bool = False) -> str:
    """Each file with its quotes: status, page, tolerated changes, what was skipped, differences."""
    return "".join(_format_report(report, colour) for report in reports)


def _format_report(report: Report, colour: bool) -> str:
    bold, off = (_BOLD, _OFF) if colour else ("", "")
    lines = [f"{bold}{visible(str(report.path))}{off}  {_what(report)}".rstrip()]
    if report.problem is not None:
        red = _RED if colour else ""
        lines.append(
            f"  {red}{report.problem.code} error:{off} {visible(report.problem.reason)}\n"
            f"    {visible(report.problem.remedy)}   (kb explain {report.problem.code})"
        )
    width = max((len(one.ref) for one in report.compared), default=0)
    for one in report.compared:
        lines.extend(_quote_lines(one, width, colour))
    return "\n".join(lines) + "\n"


def _what(report: Report) -> str:
    if report.source is None:
        return ""
    pages = len(report.source.pages)
    size = f"{pages} page{'s' * (pages != 1)}, " if pages else ""
    return visible(f"({size}{report.source.extractor}, sha256 {report.source.sha256[:12]}...)")


def _quote_lines(one: Compared, width: int, colour: bool) -> Iterable[str]:
    paint, dim, off = (_COLOURS[one.match.status], _DIM, _OFF) if colour else ("", "", "")
    told = [f"page {one.page}"] if one.page else []
    told += [f"in {_LEVELS[one.level]}"] if one.level != "full-text" else []
    told += [f"tolerated: {', '.join(one.match.tolerated)}"] if one.match.tolerated else []
    status = f"{paint}{one.match.status:<18}{off}"
    yield f"  {one.ref:<{width}}  {status}  {dim}{'; '.join(told)}{off}".rstrip()
    for reason in one.match.reasons:
        yield from _wrapped(f"{reason}.")
    for skip in one.match.skipped:
        if any(repr(skip.text) in reason for reason in one.match.reasons):
            continue
        if any(map(str.isalnum, skip.text)) or skip.kind != "omission":
            yield from _wrapped(f"skipped ({skip.kind}): {skip.text}")
        else:
            yield from _wrapped("skipped (omission): this file leaves the same out")
    if one.match.diff:
        yield from _difference(one.match.diff, colour)
        yield from _wrapped(f"the source has: {visible(one.match.found)}")
    yield from (line for note in _notes(one) for line in _wrapped(note))


def _notes(one: Compared) -> Iterable[str]:
    known = one.quote.verification
    if known is None:
        return
    if one.standing == "edited":
        yield "the quote was edited since it was compared last."
    elif one.standing == "better-known":
        yield f"the record keeps what it has: compared with {_LEVELS[known.level]}."
    elif one.standing == "another-file":
        where = "the same" if is_same_place(one) else "other"
        other = f"of another file (sha256 {(known.file or '')[:12]}...)"
        yield f"the record has the proof {other}; here the passage has {where} surroundings."
    elif one.standing == "repeated" and one.match.passes:
        yield "the record says so already."
    if one.standing != "edited" and not one.match.passes:
        who = f" ({known.by}, {known.date})" if known.by else ""
        if known.confirmed and one.match.status == "needs-confirmation":
            yield f"confirmed: {known.confirmed}{who}"
        if known.reason:
            yield f"recorded as unverified: {known.reason}{who}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        visible(text), _WIDTH, initial_indent="      ", subsequent_indent="        "
    )


def _difference(diff: Sequence[Edit], colour: bool) -> Iterable[str]:
    """The difference in two lines, the words that differ in brackets or colour."""
    for kind, sign, paint in (("quote", "-", _RED), ("source", "+", _GREEN)):
        mark = (paint, _OFF) if colour else ("{", "}")
        words = []
        for at, edit in enumerate(diff):
            if edit.kind == "same":
                words.append(_shortened(edit.text, at == 0, at == len(diff) - 1))
            elif edit.kind == kind:
                words.append(f"{mark[0]}{visible(edit.text)}{mark[1]}")
        text = " ".join(filter(None, words))
        yield from textwrap.wrap(
            text, _WIDTH, initial_indent=f"      {sign} ", subsequent_indent="        "
        )


def _shortened(text: str, is_first: bool, is_last: bool) -> str:
    words = visible(" ".join(text.split())).split()
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    head = "" if is_first else " ".join(words[:_AROUND])
    tail = "" if is_last else " ".join(words[-_AROUND:])
    return f"{head} ... {tail}".strip()


def format_counts(reports: Sequence[Report], without: int = 0) -> str:
    """One line: how many quotes were compared, and how they stand.

    Args:
        reports: all reports.
        without: how many quotes have no file.
    """
    compared = [one for report in reports for one in report.compared]
    statuses = Counter(one.match.status for one in compared)
    quotes = len({one.ref for one in compared})
    said = ", ".join(f"{statuses[status]} {status}" for status in STATUSES if statuses[status])
    files = sum(bool(report.compared) for report in reports)
    line = f"{quotes} quote{'s' * (quotes != 1)} compared"
    line += f" with {files} files" if files > 1 else ""
    line += f": {said}" if said else ""
    return line + (f"; {without} without a file" if without else "")


def format_next_steps(
    reports: Sequence[Report], is_settled: Callable[[Compared], bool] = lambda one: one.match.passes
) -> str:
    """What to do about quotes that do not pass, a line for each way in which they do not.

    Args:
        reports: all reports.
        is_settled: whether nothing is left to do about a quote.
    """
    open_ones = [
        one.match.status
        for report in reports
        if report.problem is None
        for one in report.compared
        if not is_settled(one)
    ]
    steps = [_NEXT_STEPS[status] for status in STATUSES if status in open_ones]
    if any(one.standing == "another-file" for report in reports for one in report.compared):
        steps.append("another file: the records keep the proof that they have; --renew replaces it")
    return "".join(f"{step}\n" for step in steps)


def format_markdown(reports: Sequence[Report]) -> str:
    """A table of all quotes, and below it the differences; for a pull request's text."""
    lines = ["| quote | file | against | status | page | tolerated |", "|---|---|---|---|---|---|"]
    for report in reports:
        for one in report.compared:
            cells = (
                one.ref,
                report.path.name,
                _LEVELS[one.level],
                one.match.status,
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
            lines += ["", f"**{one.ref}**: {one.match.status}", ""]
            lines += [f"- {_cell(reason)}" for reason in one.match.reasons]
            lines += [f"- skipped: {_cell(skip.text)}" for skip in one.match.skipped]
            if one.match.diff:
                lines += ["", "```diff", *_difference_block(one.match), "```"]
    return "\n".join(lines) + "\n"


def _difference_block(match: Match) -> Iterable[str]:
    for edit in match.diff:
        sign = {"same": " ", "quote": "-", "source": "+"}[edit.kind]
        yield f"{sign} {visible(' '.join(edit.text.split())).replace('```', '` ` `')}"


def _cell(text: str) -> str:
    for char in "\\|`*_[]<>":
        text = text.replace(char, f"\\{char}")
    return visible(" ".join(text.split()))


def format_json(reports: Sequence[Report]) -> str:
    """A JSON list of files, each with the quotes that were compared with it."""
    listed = [
        {
            "file": str(report.path),
            "paper": report.paper.id,
            "sha256": report.source.sha256 if report.source else None,
            "extractor": report.source.extractor if report.source else None,
            "problem": _problem(report),
            "quotes": [_quote(one) for one in report.compared],
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


def _quote(one: Compared) -> Mapping[str, object]:
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
    }


__all__ = ["format_counts", "format_json", "format_markdown", "format_next_steps", "format_text"]
