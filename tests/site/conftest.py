"""The browser that the tests of the site look with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.site.browsing import launched


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    """A running Chromium."""
    with launched(chromium_path) as chromium:
        yield chromium
