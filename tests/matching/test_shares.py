"""How the benchmark of the quote check writes shares."""

from __future__ import annotations

import pytest

from benchmarks.bench_quotes import _share


@pytest.mark.parametrize(
    ("number", "total", "share"),
    [
        (0, 0, ""),
        (0, 428, "0"),
        (1, 53_040, "0.0019%"),
        (193, 428, "45%"),
        (425, 428, "99.3%"),
        (427, 428, "99.8%"),
        (9_999, 10_000, ">99.9%"),
        (428, 428, "100%"),
    ],
)
def test_a_share_is_short_and_only_all_is_all(number: int, total: int, share: str) -> None:
    assert _share(number, total) == share
