"""A finding with the severity that the catalogue gives its code."""

from __future__ import annotations

from kb.findings import Finding, Place


def found(code: str, at: Place, message: str, remedy: str) -> Finding:
    """The finding of a check.

    The catalogue is loaded here, at the first finding, so that a clean check never pays for it.
    """
    from kb.checks.catalogue import RULES

    return Finding(code, RULES[code].severity, at, message, remedy)
