"""Connections: from what a user names to an Ibis backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.scale.problem import MissingLibrary, UnknownEngine

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

_EXTRAS = {"pyspark": "spark"}
"""Libraries that come with another extra than ``scale``."""


def open_engine(connection: object = None) -> BaseBackend:
    """The backend that a connection leads to.

    Args:
        connection: an Ibis connection, as it is; a ``SparkSession`` or a DuckDB connection; the
            address of an engine, as ``ibis.connect`` takes it; None for a new DuckDB in memory.

    Raises:
        MissingLibrary: when the library of the engine is not installed.
        UnknownEngine: when it is none of these, or the engine cannot be reached.
    """
    library = type(connection).__module__.partition(".")[0].lstrip("_")
    try:
        import ibis
        from ibis.backends import BaseBackend

        if isinstance(connection, BaseBackend):
            return connection
        if connection is None:
            return ibis.duckdb.connect()
        if isinstance(connection, str):
            return ibis.connect(connection)
        if library == "duckdb":
            return ibis.duckdb.from_connection(connection)
        if library == "pyspark":
            return ibis.pyspark.connect(connection)
    except ImportError as error:
        raise _missing(error) from error
    except Exception as error:  # each engine raises errors of its own
        raise UnknownEngine(repr(connection), _first_line(error)) from error
    raise UnknownEngine(repr(connection), f"it is a {type(connection).__name__}")


def _missing(error: ImportError) -> MissingLibrary:
    # Ibis tells of an engine's missing library in an error of its own, which names none.
    cause: BaseException | None = error
    while isinstance(cause, ImportError) and cause.name is None:
        cause = cause.__cause__
    name = cause.name if isinstance(cause, ImportError) and cause.name else "ibis"
    library = name.partition(".")[0]
    return MissingLibrary(library, _EXTRAS.get(library, "scale"))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
