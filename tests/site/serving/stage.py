"""A small site that follows its files, and its server, for the tests of serving."""

from __future__ import annotations

import http.client
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from kb.site.serving.live import LiveSite
from kb.site.serving.server import HOST, SiteServer

BASE = Path(__file__).resolve().parents[2] / "checks" / "base"
CONFIGURATION = """\
site_name: Pictures
theme: {name: material, font: false}
plugins: [kb]
"""
PATIENCE = 30.0
RECORD = "papers/doe2020/index.html"


def write_site(folder: Path) -> Path:
    """The invented knowledge base with a written page; gives MkDocs' configuration."""
    shutil.copytree(BASE, folder / "annotations")
    (folder / "docs").mkdir()
    (folder / "docs" / "guide.md").write_text("# A guide\n\nSee [it](papers/doe2020.md).\n")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(CONFIGURATION)
    return configuration


@contextmanager
def following(configuration: Path) -> Iterator[LiveSite]:
    """A site that follows its files."""
    site = LiveSite(configuration)
    site.start()
    yield site
    site.stop()


@contextmanager
def serving(site: LiveSite) -> Iterator[SiteServer]:
    """A server that shows it."""
    server = SiteServer(0, site)
    server.is_ready.set()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def shown(site: LiveSite, path: str, *words: str, without: str = "\0") -> str:
    """A page as soon as it holds all of the words, and lacks one."""
    version = ""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        version = site.wait_for_change(path, version, 1)
        page = site.read(path)[0].decode()
        if all(word in page for word in words) and without not in page:
            return page
    raise AssertionError(f"{path} did not show {words}")


class Answer:
    """What the server answers to one request.

    Attributes:
        status: the status.
        headers: the headers, by name in small letters.
        body: the content.
    """

    def __init__(
        self,
        server: SiteServer,
        path: str,
        method: str = "GET",
        host: str | None = None,
        **headers: str,
    ) -> None:
        link = http.client.HTTPConnection(HOST, server.server_port, timeout=PATIENCE)
        link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        link.putheader("Host", f"{HOST}:{server.server_port}" if host is None else host)
        for name, value in headers.items():
            link.putheader(name.replace("_", "-"), value)
        link.endheaders()
        response = link.getresponse()
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read().decode("utf-8", "replace")
        link.close()
