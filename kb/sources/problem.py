"""Why a file cannot serve as a source."""

from __future__ import annotations

from kb.errors import KbError


class SourceProblem(KbError):
    """A file cannot be read as the text of a paper.

    Attributes:
        code: the finding's code, such as ``KB801``.
        path: the file, as it was named.
        reason: what is wrong with it.
        remedy: what to do about it.
    """

    def __init__(self, code: str, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {code} error: {reason}; {remedy}")
        self.code = code
        self.path = path
        self.reason = reason
        self.remedy = remedy
