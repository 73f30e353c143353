"""The site of hostile records, and a phone to look at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.browsing import Watched, serving
from tests.site.conftest import built_once
from tests.site.hostile.records import write_hostile


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site of hostile records, which was built although the checks refuse them."""
    home = tmp_path_factory.mktemp("hostile")
    write_hostile(home)
    program = [sys.executable, "-m", "tests.site.hostile.build", str(home / "annotations")]
    return built_once(tmp_path_factory, "hostile", lambda folder: [*program, str(folder)])


@pytest.fixture
def phone(hostile: Path, browser: Any) -> Iterator[Watched]:
    """A narrow page of the browser that looks at the hostile site."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    with serving(hostile) as address:
        yield Watched(context.new_page(), address)
    context.close()
