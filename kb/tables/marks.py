"""The marks of a table: how each value of a coding is shown, said and explained."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kb.model.record import Value


@dataclass(frozen=True, slots=True)
class Sign:
    """How one value is shown.

    Attributes:
        glyph: the printed sign; empty for what was not assessed.
        word: the value in words, for CSV, screen readers and legends.
        meaning: what the legend says of it.
    """

    glyph: str
    word: str
    meaning: str


SIGNS: Mapping[Value | None, Sign] = {
    "present": Sign("✓", "present", "present"),
    "positive": Sign("+", "positive", "positive"),
    "negative": Sign("−", "negative", "negative"),
    "mixed": Sign("±", "mixed", "mixed"),
    "absent": Sign("·", "absent", "absent (looked for, not there)"),
    None: Sign("", "not assessed", "not assessed"),
}
"""Every value in the order of a legend. Absent and not assessed never look alike."""

_SIGNED = frozenset[Value | None](("positive", "negative", "mixed"))


def legend(values: Collection[Value | None]) -> tuple[tuple[Value | None, str], ...]:
    """The values in the order of a legend, each with what the legend says of it.

    Args:
        values: the values that the table shows.

    >>> legend(["absent", "present"])
    (('present', 'present'), ('absent', 'absent (looked for, not there)'))
    """
    is_signed = not _SIGNED.isdisjoint(values)
    return tuple(
        (value, "present, sign not judged" if value == "present" and is_signed else sign.meaning)
        for value, sign in SIGNS.items()
        if value in values
    )
