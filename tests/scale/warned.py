"""Warnings that newer libraries give of older ones, for tests in which they meet."""

from __future__ import annotations

import pytest

WARNED = [
    pytest.mark.filterwarnings(f"ignore:{words}")
    for words in (
        "fetch_arrow_table",
        "The 'future.infer_string' option is deprecated",
        "PySpark does not yet fully support pandas",
        "The copy keyword is deprecated",
    )
]
"""Marks for what Ibis and PySpark do that newer DuckDB and pandas warn of."""
