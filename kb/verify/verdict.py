"""What a person has said of a quote that does not pass unattended."""

from __future__ import annotations

from dataclasses import dataclass

from kb.verify.compare import Compared
from kb.verify.standing import lacks_proof


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person has said of a quote, so that nothing is left to do about it.

    Attributes:
        confirmed: what they saw who confirmed its match; None where nobody did.
        reason: why it is given up; None where it is not.
        by: the coder's id; None where it is not known.
        date: the day; None where it is not known.
    """

    confirmed: str | None = None
    reason: str | None = None
    by: str | None = None
    date: str | None = None

    def __bool__(self) -> bool:
        return self.confirmed is not None or self.reason is not None

    @property
    def signature(self) -> str:
        """Who said it and when, in brackets; empty where that is not known."""
        said = ", ".join(filter(None, (self.by, self.date)))
        return f" ({said})" if said else ""


def recorded_verdict(one: Compared) -> Verdict:
    """What the record says already of a quote that does not pass, where that still holds."""
    known = one.quote.verification
    if known is None or one.match.passes or one.standing in ("edited", "stale"):
        return Verdict()
    if known.level == "unverified":
        reason = None if lacks_proof(one.quote) else known.reason
        return Verdict(reason=reason, by=known.by, date=known.date)
    if one.match.status == "needs-confirmation":
        return Verdict(confirmed=known.confirmed, by=known.by, date=known.date)
    return Verdict()


__all__ = ["Verdict", "recorded_verdict"]
