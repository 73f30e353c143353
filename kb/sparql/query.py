"""Asking: a query goes in, checked; its answer comes out, whole."""

from __future__ import annotations

import numbers
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import WrongCondition
from kb.sparql.answer import Answer, Solutions, Triples, read_answer
from kb.sparql.asked import read_asked, refuse
from kb.sparql.engine import Engine, Limits, Question
from kb.sparql.errors import MalformedQuery, WrongLimit
from kb.sparql.prefixes import declarations, iter_unknown_terms
from kb.sparql.projection import read_projection

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

LONGEST_QUERY = 1_000_000
"""Characters of a query."""


class UnknownTermWarning(UserWarning):
    """A query names a term of the project's own vocabulary that this has not: nothing matches."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What is answered to an update.

    Attributes:
        note: what was changed, and what was not.
    """

    note: str

    def __repr__(self) -> str:
        return f"<updated: {self.note}>"


def find_answer(
    engine: Engine,
    query: str,
    limits: Limits | None = None,
    update: bool = False,
    service: bool = False,
) -> Answer | Updated:
    """The answer to a query, as plain values.

    Args:
        engine: what is asked.
        query: SPARQL 1.1; the prefixes of `kb.graph.terms.PREFIXES` need no declaring.
        limits: how much it may take.
        update: allow what changes the store.
        service: allow what calls elsewhere: SERVICE, FROM and LOAD.

    Raises:
        QueryRefused: when it asks for what was not allowed.
        MalformedQuery: when it cannot be read.
        QueryStopped: when it takes too much.
        WrongLimit: when a limit is none.
        WrongCondition: when the query is no text.
        SparqlError: when the engine fails.
    """
    limits = limits or Limits()
    _hold(query, limits)
    if not query.strip():
        raise MalformedQuery(query, "it is empty", remedy="see `kb sparql --example` for some")
    if len(query) > LONGEST_QUERY:
        raise MalformedQuery("", f"it is longer than {LONGEST_QUERY:,} characters")
    asked = read_asked(query)
    refuse(query, asked, update, service)
    question = Question(query, declarations(query), asked.form, service)
    if asked.form == "update":
        return Updated(engine.update(question, limits))
    with engine.ask(question, limits) as reply:
        return read_answer(reply, limits, read_projection(query))


def ask(
    engine: Engine,
    query: str,
    limits: Limits | None = None,
    update: bool = False,
    service: bool = False,
    find_version: Callable[[], str | None] = lambda: None,
) -> pd.DataFrame | rdflib.Graph | bool | Updated:
    """The answer to a query: a frame, a graph, or yes and no; see `find_answer`.

    Args:
        engine: what is asked.
        query: see `find_answer`.
        limits: see `find_answer`.
        update: see `find_answer`.
        service: see `find_answer`.
        find_version: gives the version of the data, which goes to ``attrs`` of a frame; asked for
            only when there is one.
    """
    limits = limits or Limits()
    _hold(query, limits)
    for warning in iter_warnings(query):
        warnings.warn(warning, UnknownTermWarning, stacklevel=3)
    answer = find_answer(engine, query, limits, update, service)
    if isinstance(answer, Solutions):
        from kb.sparql.frame import build_answer_frame

        frame = build_answer_frame(answer)
        version = find_version()
        if version is not None:
            frame.attrs["data_version"] = version
        return frame
    if isinstance(answer, Triples):
        from kb.sparql.graph import build_answer_graph

        return build_answer_graph(answer)
    return answer


def iter_warnings(query: str) -> Iterator[str]:
    """What is odd about a query that can be read: terms that the project's vocabulary has not."""
    for name, remedy in iter_unknown_terms(query):
        yield f"the vocabulary has no {name}, so nothing matches it; {remedy}"


def _hold(query: object, limits: Limits) -> None:
    if not isinstance(query, str):
        raise WrongCondition("query", query, "give a query as text")
    most: object
    for name, most in (("timeout", limits.seconds), ("most", limits.rows)):
        if not isinstance(most, numbers.Real) or not 0 < most <= sys.float_info.max:
            raise WrongLimit(name, most)
