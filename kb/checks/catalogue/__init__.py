"""Every finding code with its severity, meaning, remedy and examples.

To add a check: add a ``Rule`` to the module of its range, and a function that yields it to the
module of its subject in ``kb.checks``. The tests run both examples of every rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kb.checks.catalogue import (
    bibliography,
    coding,
    conventions,
    file,
    references,
    samples,
    shape,
    sources,
    syntax,
    tables,
    unused,
    verification,
    vocabulary,
    wording,
)
from kb.checks.catalogue.rule import Rule, Sample, format_rule

RANGES: Mapping[str, str] = MappingProxyType(
    {
        "KB0": "Files and YAML",
        "KB1": "Shape of a record",
        "KB2": "Ids and references",
        "KB3": "Coding",
        "KB4": "A quote's words and the quotation policy",
        "KB5": "Bibliographic forms",
        "KB6": "Things that nothing uses",
        "KB7": "Tables",
        "KB8": "Files of papers",
        "KB9": "Sample images of datasets",
    }
)
"""What the first digit of a code stands for."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for module in (
            file,
            syntax,
            shape,
            references,
            vocabulary,
            coding,
            wording,
            conventions,
            verification,
            bibliography,
            unused,
            tables,
            sources,
            samples,
        )
        for rule in module.RULES
    }
)
"""Every rule by its code, in the order of the codes."""

__all__ = ["RANGES", "RULES", "Rule", "Sample", "format_rule"]
