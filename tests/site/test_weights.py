"""What a first look at each kind of page weighs on the wire, from a host that compresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.browser_host import Host, hosting
from tests.site.browsing import Watched
from tests.site.kinds import kinds_of

PAGE = 300_000
"""Bytes of a page with all that it loads, whichever page is a reader's first."""

EXPLORER = 500_000
"""The same for the explorer, with the quotes that it shows."""

LARGE = 100_000
"""Bytes above which a file must be wanted by the page that loads it."""

USES: dict[str, tuple[str, ...]] = {"graph/": ("assets/app/",)}
"""The pages that use something large from the start, and where that stands."""

SHARES = 2


@pytest.fixture(scope="module")
def host(site_folder: Path) -> Iterator[Host]:
    """A host of the built site that compresses."""
    with hosting(site_folder) as running:
        yield running


@pytest.fixture
def newcomer(browser: Any) -> Iterator[Any]:
    """A page of the browser that remembers nothing of what it has loaded."""
    context = browser.new_context()
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


def weigh(page: Any, host: Host, path: str) -> list[str]:
    """What is too heavy about a page that is opened for the first time."""
    host.sent.clear()
    Watched(page, host.address).open(path)
    limit = EXPLORER if path.startswith("quotes/") else PAGE
    found = []
    if host.total() > limit:
        found.append(f"{path or 'home'} weighs {host.total():,} bytes")
    for answer in host.sent[1:]:
        if answer.size > LARGE and not answer.path.startswith(USES.get(path, "-")):
            found.append(f"{path or 'home'} loads {answer.path}: {answer.size:,} bytes")
    return found


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("share", range(SHARES))
def test_no_kind_of_page_is_heavy_or_loads_what_it_does_not_use(
    site_folder: Path, host: Host, newcomer: Any, share: int
) -> None:
    pages = kinds_of(site_folder)[share::SHARES]
    assert [fault for page in pages for fault in weigh(newcomer, host, page)] == []


def test_no_page_of_the_built_site_is_over_a_megabyte(site_folder: Path) -> None:
    heavy = {
        file.relative_to(site_folder).as_posix(): file.stat().st_size
        for file in site_folder.rglob("index.html")
        if file.stat().st_size > 1_000_000
    }
    assert heavy == {}
    assert (site_folder / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.browser
def test_a_page_that_is_heavy_is_found(tmp_path: Path, newcomer: Any) -> None:
    (tmp_path / "index.html").write_text('<script src="large.js"></script>', encoding="utf-8")
    noise = "".join(f"x{number * 7919 % 1_000_003:x}" for number in range(150_000))
    (tmp_path / "large.js").write_text(f"/* {noise} */", encoding="utf-8")
    with hosting(tmp_path) as host:
        weighs, loads = weigh(newcomer, host, "")
    assert weighs.startswith("home weighs ")
    assert loads.startswith("home loads large.js: ")
