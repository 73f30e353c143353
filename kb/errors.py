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


class WrongCondition(KbError, TypeError):
    """A condition was given something of another kind than it takes.

    Attributes:
        condition: its name, such as ``since``.
        given: what it was given.
        remedy: what it takes.
    """

    def __init__(self, condition: str, given: object, remedy: str) -> None:
        super().__init__(f"{condition}={given!r} cannot be understood; {remedy}")
        self.condition = condition
        self.given = given
        self.remedy = remedy


class ContradictoryConditions(KbError):
    """No quote can ever meet the conditions, whatever the papers say.

    Attributes:
        conditions: those that exclude each other, as they were written; one, if it cannot be met
            at all.
        reason: why.
        remedy: what to ask for instead.
    """

    def __init__(self, conditions: Sequence[str], reason: str, remedy: str) -> None:
        fault = "exclude each other" if len(conditions) > 1 else "cannot be met"
        super().__init__(f"{' and '.join(conditions)} {fault}: {reason}; {remedy}")
        self.conditions = tuple(conditions)
        self.reason = reason
        self.remedy = remedy


class DifferentBases(KbError):
    """Two answers were to be combined that come from different knowledge bases.

    Attributes:
        first: the title and version of the one.
        second: the title and version of the other.
    """

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            f"these quotes come from different records, {first} and {second}; "
            "ask both questions of one base"
        )
        self.first = first
        self.second = second


class UnknownArgument(KbError, TypeError):
    """A call was given an argument that it does not take.

    Attributes:
        call: the call, such as ``quotes``.
        name: the argument's name as given.
        remedy: the nearest argument that it takes, or all of them.
    """

    def __init__(self, call: str, name: str, remedy: str) -> None:
        super().__init__(f"{call}() takes no argument {name!r}; {remedy}")
        self.call = call
        self.name = name
        self.remedy = remedy


class UnreadableRdf(KbError):
    """Triples hold no knowledge base, or one in which something is missing, doubled or wrong.

    Attributes:
        subject: the IRI of what is described wrongly; empty when it is the graph as a whole.
        reason: what is wrong with it.
    """

    def __init__(self, subject: str, reason: str) -> None:
        where = f"<{subject}>: " if subject else ""
        super().__init__(f"these triples are no knowledge base: {where}{reason}")
        self.subject = subject
        self.reason = reason
