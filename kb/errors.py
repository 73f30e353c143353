"""Exceptions: about the program or its use, never about the data (those are findings)."""

from collections.abc import Sequence

FEW = 5
"""So many findings stand in the message of an exception; its ``findings`` hold them all."""


class KbError(Exception):
    """Base of every exception that this package raises on purpose."""


class NotAKnowledgeBase(KbError):
    """The folder holds no knowledge base.

    Attributes:
        path: the folder that was named.
        reason: what is missing there.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} is not a knowledge base: {reason}")
        self.path = path
        self.reason = reason


class BrokenKnowledgeBase(KbError):
    """The records have errors, so what was asked for cannot be answered truthfully.

    Attributes:
        findings: the errors, located, in the order of the files.
        folder: the folder of the records, from which the findings name their files.
    """

    def __init__(self, findings: Sequence[object], folder: str) -> None:
        count = f"{len(findings)} error{'s' * (len(findings) != 1)}"
        shown = [f"  {finding}" for finding in findings[:FEW]]
        if len(findings) > FEW:
            shown.append(f"  and {len(findings) - FEW} more")
        super().__init__("\n".join([f"the knowledge base has {count}:", *shown]))
        self.findings = tuple(findings)
        self.folder = folder


class UnknownName(KbError):
    """A name that the knowledge base lacks was asked for.

    Attributes:
        kind: what was looked for, such as ``factor``.
        name: the name as given.
        remedy: the nearest name that exists, or what there is.
    """

    def __init__(self, kind: str, name: str, remedy: str) -> None:
        super().__init__(f"there is no {kind} {name!r}; {remedy}")
        self.kind = kind
        self.name = name
        self.remedy = remedy
