"""What comparing quotes with files gave, as text for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from kb.findings import visible
from kb.matching.match import STATUSES, Edit
from kb.verify.compare import Compared, is_same_place
from kb.verify.verdict import Verdict, recorded_verdict
from kb.verify.work import Report

Verdicts = Callable[[Compared], Verdict]
"""Says what a person has said of a quote that does not pass."""

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

LEVELS: Mapping[str, str] = {
    "full-text": "the paper itself",
    "abstract": "its abstract alone",
    "secondary": "a paper that quotes it",
    "unverified": "nothing",
}
"""What a source is to a quote, in words."""

_CONFIRMED, _GIVEN_UP = " (confirmed by a person)", " (given up, with a reason)"
_ALL_WORDS = [f"{status}{said}" for status in STATUSES for said in ("", _CONFIRMED, _GIVEN_UP)]

_FIX = "--fix writes the source's words into the quote,"
_NEXT_STEPS = {
    "needs-confirmation": "needs-confirmation: look at the paper; if the quote says what it says, "
    'add --by YOU --confirm QUOTE="what you saw"',
    "near-miss": f"near-miss: look at the paper; {_FIX} "
    '--unverified QUOTE="why" records that it does not match',
    "not-found": "not-found: see whether this is the right file and edition, and whether the quote "
    'is whole; --unverified QUOTE="why" records that it does not match',
}


def format_text(
    reports: Iterable[Report], colour: bool = False, verdict: Verdicts = recorded_verdict
) -> str:
    """Each file with its quotes: status, page, tolerated changes, what was skipped, differences."""
    return "".join(_format_report(report, colour, verdict) for report in reports)


def _format_report(report: Report, colour: bool, verdict: Verdicts) -> str:
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
        lines.extend(_quote_lines(one, width, colour, verdict(one)))
    lines.extend(_on_another_file(report))
    return "\n".join(lines) + "\n"


def _on_another_file(report: Report) -> Iterable[str]:
    """What the proofs of other files mean for this one, once for all quotes."""
    of_others = [one for one in report.compared if one.standing == "another-file" and one.proof]
    if not of_others:
        return
    quotes = f"{len(of_others)} quote{'s' * (len(of_others) != 1)}"
    digests = {(one.quote.verification and one.quote.verification.file) or "" for one in of_others}
    files = ", ".join(f"{digest[:12]}..." for digest in sorted(digests))
    moved = [one.quote.id for one in of_others if not is_same_place(one)]
    said = f"of another file (sha256 {files}); here "
    if not moved:
        said += "the passages have the same surroundings."
    else:
        said += f"the passages have other surroundings in {', '.join(moved)}."
    text = visible(f"{quotes}: the record has the proof {said}")
    yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _what(report: Report) -> str:
    if report.source is None:
        return ""
    pages = len(report.source.pages)
    size = f"{pages} page{'s' * (pages != 1)}, " if pages else ""
    return visible(f"({size}{report.source.extractor}, sha256 {report.source.sha256[:12]}...)")


def _quote_lines(one: Compared, width: int, colour: bool, verdict: Verdict) -> Iterable[str]:
    paint, dim, off = (_COLOURS[one.match.status], _DIM, _OFF) if colour else ("", "", "")
    told = [f"page {one.page}"] if one.page else []
    told += [f"in {LEVELS[one.level]}"] if one.level != "full-text" else []
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
    yield from (line for note in _notes(one, verdict) for line in _wrapped(note))


def _notes(one: Compared, verdict: Verdict) -> Iterable[str]:
    known = one.quote.verification
    if known is not None and one.standing == "edited":
        yield "the quote was edited since it was compared last."
    elif known is not None and one.standing == "better-known":
        yield f"the record keeps what it has: compared with {LEVELS[known.level]}."
    elif known is not None and one.standing == "stale":
        level = f"{known.level}, {known.match}" if known.match else known.level
        yield f"what the record has ({level}) is not what this file gives: it is out of date."
    elif one.standing == "repeated" and one.match.passes:
        yield "the record says so already."
    if verdict.confirmed is not None:
        yield f"confirmed: {verdict.confirmed}{verdict.signature}"
    if verdict.reason is not None:
        yield f"recorded as unverified: {verdict.reason}{verdict.signature}"


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


def format_counts(
    reports: Sequence[Report], without: int = 0, verdict: Verdicts = recorded_verdict
) -> str:
    """One line: how many quotes were compared, and how they stand, each where it stands best.

    Args:
        reports: all reports.
        without: how many quotes have no file.
        verdict: what a person has said of a quote.
    """
    best: dict[str, Compared] = {}
    for one in (one for report in reports for one in report.compared):
        known = best.setdefault(one.ref, one)
        if _order(one, verdict) < _order(known, verdict):
            best[one.ref] = one
    statuses = Counter(_standing_words(one, verdict(one)) for one in best.values())
    said = ", ".join(f"{statuses[words]} {words}" for words in _ALL_WORDS if statuses[words])
    files = sum(bool(report.compared) for report in reports)
    line = f"{len(best)} quote{'s' * (len(best) != 1)} compared"
    line += f" with {files} files" if files > 1 else ""
    line += f": {said}" if said else ""
    return line + (f"; {without} without a file" if without else "")


def _order(one: Compared, verdict: Verdicts) -> tuple[int, bool]:
    return STATUSES.index(one.match.status), not verdict(one)


def _standing_words(one: Compared, verdict: Verdict) -> str:
    """The status, and what a person has made of it."""
    said = _CONFIRMED if verdict.confirmed is not None else _GIVEN_UP if verdict else ""
    return f"{one.match.status}{said}"


def format_next_steps(
    reports: Sequence[Report], verdict: Verdicts = recorded_verdict, is_fixed: bool = False
) -> str:
    """What to do about quotes that do not pass, a line for each way in which they do not.

    Args:
        reports: all reports.
        verdict: what a person has said of a quote, so that nothing is left to do about it.
        is_fixed: what the source's words can mend is mended already.
    """
    open_ones = [
        one.match.status
        for report in reports
        if report.problem is None
        for one in report.compared
        if not one.match.passes and not verdict(one)
    ]
    steps = [_NEXT_STEPS[status] for status in STATUSES if status in open_ones]
    if is_fixed:
        steps = [step.replace(_FIX, "mend the quote by hand, or") for step in steps]
    compared = [one for report in reports for one in report.compared]
    if any(one.standing == "another-file" and one.proof is not None for one in compared):
        steps.append("another file: the records keep the proof that they have; --renew replaces it")
    return "".join(f"{step}\n" for step in steps)


__all__ = ["LEVELS", "Verdicts", "format_counts", "format_next_steps", "format_text"]
