"""A base itself: frozen, equal to itself alone, and honest about what failed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from kb.api.base import Base
from kb.api.endpoint import EndpointBase
from tests.roofs import build_roofs

SILENT = "http://127.0.0.1:9/sparql"
"""Nothing listens there: whoever asks it gets an error."""

BASES = {"of records": Base(build_roofs()), "at an endpoint": EndpointBase(SILENT)}


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
@pytest.mark.parametrize("name", ["corpus", "endpoint", "sparql", "title", "_check", "foo"])
def test_a_base_is_frozen(base: Base, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(base, name, None)
    with pytest.raises(FrozenInstanceError):
        delattr(base, name)


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_a_base_equals_itself_alone_and_asks_nobody_for_that(base: Base) -> None:
    other = EndpointBase(SILENT)
    assert base == base
    assert base != other
    assert {base: 1}[base] == 1


class Failing(Base):
    """A base in which something is broken."""

    @property
    def broken(self) -> str:
        """A property whose own work lacks an attribute."""
        return self.corpus.nonsense  # type: ignore[attr-defined, no-any-return]  # is the fault


def test_a_fault_inside_a_property_is_not_taken_for_a_misspelt_name() -> None:
    with pytest.raises(AttributeError, match="'Corpus' object has no attribute 'nonsense'"):
        _ = Failing(build_roofs()).broken
    with pytest.raises(AttributeError, match="no attribute 'brokn'; did you mean 'broken'"):
        getattr(Failing(build_roofs()), "brokn")  # noqa: B009
