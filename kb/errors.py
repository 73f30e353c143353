"""Exceptions: about the program or its use, never about the data (those are findings)."""


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
        findings: every finding, in the order of the files.
    """

    def __init__(self, findings: tuple[object, ...]) -> None:
        first = f": {findings[0]}" if findings else ""
        super().__init__(f"the knowledge base has {len(findings)} finding(s){first}")
        self.findings = findings


class UnknownName(KbError):
    """A name that the knowledge base lacks was asked for.

    Attributes:
        kind: what was looked for, such as ``factor``.
        name: the name as given.
        hint: a name that exists and looks alike, or None.
    """

    def __init__(self, kind: str, name: str, hint: str | None = None) -> None:
        tail = f"; did you mean {hint!r}?" if hint else ""
        super().__init__(f"there is no {kind} {name!r}{tail}")
        self.kind = kind
        self.name = name
        self.hint = hint


class MissingDependency(KbError):
    """An optional library or program is not installed.

    Attributes:
        name: what is missing.
        remedy: the command that brings it.
    """

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name} is not installed: {remedy}")
        self.name = name
        self.remedy = remedy
