"""Every frame names the version of the data of which it is made."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from kb.api.base import Base
from tests.roofs import build_roofs

BASE = Base(build_roofs())
FRAMES: dict[str, Callable[[], pd.DataFrame]] = {
    "papers": BASE.papers,
    "factors": BASE.factors,
    "datasets": BASE.datasets,
    "models": BASE.models,
    "frame": BASE.frame,
    "frame of quotes": BASE.quotes(factor="red").frame,
    "matrix": BASE.matrix,
    "binary matrix": lambda: BASE.matrix(values="binary"),
    "cooccurrence": lambda: BASE.cooccurrence(measure="lift"),
    "by year": BASE.by_year,
    "conflicts": BASE.conflicts().frame,
    "contrast": BASE.conflicts().contrast,
    "gaps": BASE.gaps().frame,
    "grid": BASE.gaps().grid,
    "reading list": BASE.gaps().reading_frame,
    "independence": BASE.independence().frame,
    "a part of independence": BASE.independence()[:1].frame,
    "terms": BASE.terms().frame,
    "ambiguous terms": BASE.terms().ambiguous_frame,
    "SPARQL": lambda: BASE.sparql("SELECT ?s { ?s ?p ?o } LIMIT 1"),  # type: ignore[dict-item,return-value]  # a frame
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_names_the_version_of_its_data(name: str) -> None:
    frame = FRAMES[name]()
    assert frame.attrs == {"data_version": BASE.version}
    assert frame.head(0).attrs == frame.attrs
