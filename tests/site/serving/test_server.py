"""The server answers this machine, with files of the site and with nothing else."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.site.policy import HEADERS
from kb.site.serving.live import LiveSite
from kb.site.serving.server import HOST, PortTaken, SiteServer
from tests.cli.running import heed_signals
from tests.site.serving.stage import CONFIGURATION, PATIENCE, Answer, following, serving, write_site

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    write_site(folder)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[SiteServer]:
    with following(folder / "mkdocs.yml") as site, serving(site) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/", "text/html; charset=utf-8", "An invented knowledge base"),
        ("/papers/doe2020/", "text/html; charset=utf-8", "On sharp pictures"),
        ("/papers/doe2020/index.html?a=b", "text/html; charset=utf-8", "On sharp pictures"),
        ("/codebooks/looks%401/sharpness/", "text/html; charset=utf-8", "harpness"),
        ("/guide/", "text/html; charset=utf-8", "A guide"),
        ("/assets/kb.css", "text/css; charset=utf-8", ".kb-"),
        ("/downloads/codings.csv", "text/csv; charset=utf-8", "doe2020"),
        ("/tables/overview/overview.tex", "text/x-tex; charset=utf-8", r"\begin"),
        ("/assets/data/search/list.json", "application/json; charset=utf-8", "texts"),
        ("/_kb/live.js", "text/javascript; charset=utf-8", "EventSource"),
    ],
)
def test_every_kind_of_file_is_there(server: SiteServer, path: str, kind: str, words: str) -> None:
    answer = Answer(server, path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert words in answer.body
    for name, value in HEADERS.items():
        assert answer.headers[name.lower()] == value


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/..%2fmkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/papers/../../mkdocs.yml",
        "/..\\mkdocs.yml",
        "/..%5cmkdocs.yml",
        "/assets/../../../../../../../../../../etc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/annotations/kb.yaml",
        "/_kb/live.py",
        "/_kb/../live.py",
        "/papers/doe2020/index.html%00.png",
        "/%ff",
        "/nothing",
        "/assets/data/search/nothing.json",
    ],
)
def test_nothing_else_is_there(server: SiteServer, folder: Path, path: str) -> None:
    answer = Answer(server, path)
    assert answer.status in (400, 404)
    for secret in ("site_name:", "root:", "base_iri", "def "):
        assert secret not in answer.body


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("127.0.0.1@evil.example", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_only_this_machines_own_names_are_answered(
    server: SiteServer, host: str, status: int
) -> None:
    answer = Answer(server, "/papers/doe2020/", host=host)
    assert answer.status == status
    assert ("sharp" in answer.body) == (status == 200)


@pytest.mark.parametrize("path", ["/papers", "/papers/doe2020", "/tables/overview"])
def test_a_folder_without_its_slash_leads_to_the_one_with_it(server: SiteServer, path: str) -> None:
    answer = Answer(server, path)
    assert (answer.status, answer.headers["location"]) == (302, f"{path}/")


@pytest.mark.parametrize("path", ["//papers", "//evil.example/papers", "/\\evil.example/"])
def test_no_address_leads_to_another_host(server: SiteServer, path: str) -> None:
    answer = Answer(server, path)
    assert answer.status in (200, 302, 404)
    assert re.match(r"/(?![/\\])", answer.headers.get("location", "/"))


def test_a_lost_reader_is_told_so(server: SiteServer) -> None:
    answer = Answer(server, "/papers/nobody/")
    assert answer.status == 404
    assert "search for a paper" in answer.body or "not" in answer.body
    assert "_kb/live.js" in answer.body


def test_pages_follow_their_changes_and_files_stay_as_they_are(server: SiteServer) -> None:
    page = Answer(server, "/papers/doe2020/").body
    (changes, version) = re.findall(r'data-changes="([^"]+)" data-version="([^"]+)"', page)[0]
    assert changes == "/_kb/changes?page=papers%2Fdoe2020%2Findex.html"
    assert version == server.site.version_of("papers/doe2020/index.html")
    assert page.count("live.js") == 1
    for path in ("/tables/overview/overview.html", "/downloads/codings.csv"):
        assert "live.js" not in Answer(server, path).body


def test_what_a_browser_has_is_not_sent_again(server: SiteServer) -> None:
    mark = Answer(server, "/assets/kb.css").headers["etag"]
    again = Answer(server, "/assets/kb.css", If_None_Match=mark)
    assert (again.status, again.body) == (304, "")
    head = Answer(server, "/assets/kb.css", method="HEAD")
    assert (head.status, head.body) == (200, "")
    assert int(head.headers["content-length"]) > 1_000


def test_nothing_can_be_written(server: SiteServer) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert Answer(server, "/", method=method).status == 501


def test_an_edit_is_told_to_whoever_listens(tmp_path: Path) -> None:
    with following(write_site(tmp_path)) as site, serving(site) as server:
        link = http.client.HTTPConnection(HOST, server.server_port, timeout=PATIENCE)
        link.request("GET", "/_kb/changes?page=papers/doe2020/index.html")
        stream = link.getresponse()
        assert stream.getheader("Content-Type") == "text/event-stream"
        first = stream.readline()
        assert (first, stream.readline()) == (b"data: 1.0\n", b"\n")
        paper = tmp_path / "annotations" / "papers" / "doe2020.yaml"
        paper.write_text(paper.read_text().replace("On sharp", "On blurred"))
        assert stream.readline() == b"data: 2.0\n"
        assert "On blurred" in Answer(server, "/papers/doe2020/").body
        stream.close()
        link.close()


def test_a_site_with_a_folder_of_its_own_stands_there(tmp_path: Path) -> None:
    configuration = write_site(tmp_path)
    configuration.write_text(CONFIGURATION + "site_url: https://example.org/a/pictures/\n")
    with following(configuration) as site, serving(site) as server:
        home = Answer(server, "/")
        assert (home.status, home.headers["location"]) == (302, "/a/pictures/")
        page = Answer(server, "/a/pictures/papers/doe2020/").body
        assert 'src="/a/pictures/_kb/live.js"' in page
        assert Answer(server, "/a/pictures/_kb/live.js").status == 200
        assert (
            "https://example.org/a/pictures/guide/"
            in Answer(server, "/a/pictures/sitemap.xml").body
        )


def test_a_port_that_is_taken_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} cannot be used: .*--port"):
            SiteServer(port, LiveSite(tmp_path / "nothing.yml"))
        (tmp_path / "kb.yaml").write_text("this is never read")
        done = subprocess.run(
            [BIN / "kb", "serve", "--port", str(port)], cwd=tmp_path, capture_output=True,
            text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_it_at_once_and_in_silence(tmp_path: Path) -> None:
    write_site(tmp_path)
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(
        [BIN / "kb", "serve", "--port", str(port)], cwd=tmp_path, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed_signals,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        said = server.stdout.readline()
        assert said == f"The site is at http://127.0.0.1:{port}/ until you press Ctrl+C.\n"
        link = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        link.request("GET", "/_kb/changes?page=index.html")
        link.getresponse().readline()
        began = time.monotonic()
        server.send_signal(signal.SIGINT)
        try:
            _, complaints = server.communicate(timeout=PATIENCE)
        finally:
            server.kill()
            link.close()
    assert (server.returncode, complaints) == (0, "")
    assert time.monotonic() - began < 10
