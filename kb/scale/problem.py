"""What can go wrong between the relations and an engine."""

from __future__ import annotations

from kb.errors import KbError


class MissingLibrary(KbError):
    """A library that is needed is not installed.

    Attributes:
        library: what is missing.
        extra: the extra of this package that brings it.
    """

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"this needs {library}, which is not installed; "
            f"install it with: pip install 'literature-kb[{extra}]'"
        )
        self.library = library
        self.extra = extra


class NotADataSet(KbError):
    """A folder holds no Parquet data set of this package, or not the one that is expected.

    Attributes:
        path: the folder.
        reason: what is wrong with it.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"{path} is not a data set: {reason}; write one with: kb export dataset FOLDER/"
        )
        self.path = path
        self.reason = reason


class UnknownEngine(KbError):
    """A connection was named that leads to no engine.

    Attributes:
        connection: what was given.
        reason: why that is none.
    """

    def __init__(self, connection: str, reason: str) -> None:
        super().__init__(
            f"{connection} is no connection to an engine: {reason}; give an Ibis connection, a "
            "Spark session, a DuckDB connection, or an address such as duckdb://FILE"
        )
        self.connection = connection
        self.reason = reason


class MissingTable(KbError):
    """The engine lacks a table, or a column of it.

    Attributes:
        relation: the relation that was wanted.
        reason: what is missing.
    """

    def __init__(self, relation: str, reason: str) -> None:
        super().__init__(
            f"the engine does not hold the relation {relation!r}: {reason}; "
            "load the files of `kb export dataset` into it, each relation as a table of its name"
        )
        self.relation = relation
        self.reason = reason
