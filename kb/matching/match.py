"""What comparing a quote with a source gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Status = Literal["exact", "exact-across-break", "needs-confirmation", "near-miss", "not-found"]
"""From best to worst.

``exact``: the words stand there, with nothing but tolerated changes. ``exact-across-break``: so
too, but whole lines between two of its lines were skipped: a column break, a float, the foot of a
page. ``needs-confirmation``: every word stands there, and a person has to look at what was skipped
or left out. ``near-miss``: something was changed. ``not-found``: nothing like it stands there.
"""

STATUSES: tuple[Status, ...] = get_args(Status)

Tolerance = Literal[
    "white-space",
    "line-end-hyphen",
    "ligature",
    "quote-style",
    "dash-style",
    "composition",
    "running-head",
    "page-number",
    "bracketed-case",
    "emphasis",
    "raised-mark",
]
"""A change that leaves the words what they are; the list is closed."""

TOLERANCES: tuple[Tolerance, ...] = get_args(Tolerance)

SkippedKind = Literal["break", "mark", "omission"]


class Span(NamedTuple):
    """A stretch of the source: from ``start`` up to, and without, ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of the source that the quote does not have.

    Attributes:
        kind: ``break`` for whole lines between two lines of the quote, ``mark`` for a footnote or
            citation mark inside a line, ``omission`` for what stands at a ``[...]``.
        span: where it stands.
        text: what it says, in one line; empty for an omission at which this source leaves nothing
            out, as where it quotes the passage itself and leaves the same out.
    """

    kind: SkippedKind
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A step of the difference between a quote and the source, in words.

    Attributes:
        kind: ``same``, ``quote`` (only the quote has it) or ``source`` (only the source has it).
        text: the words.
    """

    kind: Literal["same", "quote", "source"]
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """How a quote stands in a source.

    Attributes:
        status: see `Status`; only ``exact`` and ``exact-across-break`` pass unattended.
        parts: where each part of the quote stands, in the order of the quote; a part ends at an
            omission mark, at a blank line, or where lines or marks of the source are skipped.
        tolerated: the tolerated changes that were used, in the order of `Tolerance`.
        skipped: what the source has and the quote does not, in the order of the source.
        reasons: why it is not exact, each as a sentence without its full stop.
        diff: for a near miss the difference; empty otherwise.
        found: the passage as the source has it, in one line; empty when nothing was found.
    """

    status: Status
    parts: tuple[Span, ...] = ()
    tolerated: tuple[Tolerance, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    reasons: tuple[str, ...] = ()
    diff: tuple[Edit, ...] = ()
    found: str = ""

    def __repr__(self) -> str:
        shown = ("parts", "tolerated", "skipped", "reasons")
        told = "".join(f", {name}={value}" for name in shown if (value := getattr(self, name)))
        if self.diff:
            told += f", diff={[edit for edit in self.diff if edit.kind != 'same']}"
        return f"Match(status={self.status!r}{told})"

    @property
    def passes(self) -> bool:
        """Whether it passes without a person's look."""
        return self.status in ("exact", "exact-across-break")

    @property
    def span(self) -> Span | None:
        """The stretch of the source from the first part to the last; None when nothing is found."""
        if not self.parts:
            return None
        return Span(min(p.start for p in self.parts), max(p.end for p in self.parts))
