"""What was promised, what was measured, and the table that shows both."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Bar:
    """A promise and how it was kept.

    Attributes:
        promise: what is compared.
        sense: whether the measured value may be at most or must be at least the limit.
        limit: the promised value.
        measured: the value that was measured.
        unit: of both, such as ``x``.
        detail: the times behind it.
    """

    promise: str
    sense: Literal["at most", "at least"]
    limit: float
    measured: float
    unit: str
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        if self.sense == "at most":
            return self.measured <= self.limit
        return self.measured >= self.limit


def format_bars(title: str, bars: Sequence[Bar]) -> str:
    """The promises as a Markdown table under a title."""
    rows = [
        (
            bar.promise,
            f"{bar.sense} {bar.limit:g}{bar.unit}",
            f"{bar.measured:.3g}{bar.unit}"
            if bar.measured < 100
            else f"{bar.measured:.0f}{bar.unit}",
            "yes" if bar.holds else "NO",
            bar.detail,
        )
        for bar in bars
    ]
    head = ("promise", "bar", "measured", "kept", "times")
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(f"{c:<{w}}" for c, w in zip(cells, widths, strict=True)) + " |\n"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|\n"
    return f"{title}\n\n{line(head)}{rule}{''.join(line(row) for row in rows)}"


def machine() -> str:
    """Where this runs, as far as it matters: cores, Python, kind of processor."""
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
