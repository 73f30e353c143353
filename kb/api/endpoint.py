"""A knowledge base that lies at an endpoint: asked there, and read from there when need be."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from kb.api.base import Base
from kb.checks import run_checks
from kb.corpus import Corpus
from kb.errors import BrokenKnowledgeBase
from kb.sparql.endpoint import Endpoint
from kb.sparql.engine import Engine
from kb.sparql.errors import SparqlError
from kb.sparql.whole import read_version, read_whole_corpus


@dataclass(frozen=True, repr=False, eq=False, init=False)
class EndpointBase(Base):
    """A base whose `sparql` asks an endpoint; everything else reads the records from there once.

    Args:
        address: where the endpoint listens.
        check: run all checks once the records are read.
    """

    endpoint: Endpoint
    """The endpoint."""
    _check: bool

    def __init__(self, address: str, check: bool = True) -> None:
        object.__setattr__(self, "endpoint", Endpoint(address))
        object.__setattr__(self, "_check", check)

    def __repr__(self) -> str:
        return f"<knowledge base at {self.endpoint.address}>"

    @cached_property  # type: ignore[misc]  # read when needed, never set
    def corpus(self) -> Corpus:
        """All its records, read from the endpoint when they are first needed."""
        name = str(self.endpoint.address)
        corpus = read_whole_corpus(self.endpoint, name)
        if self._check:
            errors = [finding for finding in run_checks(corpus) if finding.severity == "error"]
            if errors:
                raise BrokenKnowledgeBase(errors, name)
        return corpus

    @property
    def _engine(self) -> Engine:
        return self.endpoint

    @cached_property
    def _answer_version(self) -> str | None:
        if "corpus" in vars(self):
            return self.version
        with suppress(SparqlError):
            return read_version(self.endpoint)
        return None
