"""A server that others wrote, Oxigraph's own, answers like the records that it was given.

It comes as the package ``oxigraph``. Where it is not installed there is nothing to test with, and
these tests are not there.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import kb
from kb.graph.streams import iter_turtle
from kb.sparql.errors import EndpointError, MalformedQuery, QueryStopped
from tests.real import ANNOTATIONS

PROGRAM = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
    "oxigraph"
)
pytestmark = pytest.mark.slow

if PROGRAM:
    PATH = PROGRAM

    @pytest.fixture(scope="module")
    def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
        folder = tmp_path_factory.mktemp("oxigraph")
        file = folder / "kb.ttl"
        file.write_text("".join(iter_turtle(kb.load(ANNOTATIONS).corpus)), encoding="utf-8")
        place = ("--location", str(folder / "store"))
        subprocess.run([PATH, "load", *place, "--file", str(file)], check=True, capture_output=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [PATH, "serve-read-only", *place, "--bind", f"127.0.0.1:{port}"],
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/query"
        finally:
            server.kill()
            server.wait()

    def _wait_for(port: int) -> None:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(port)

    def test_the_whole_base_works_on_it(address: str) -> None:
        real, there = kb.load(ANNOTATIONS), kb.load(endpoint=address)
        assert there.corpus.papers == real.corpus.papers
        pd.testing.assert_frame_equal(there.frame(), real.frame())
        query = "SELECT ?q ?v { ?c oa:hasTarget ?q ; kb:value ?v } ORDER BY ?q ?v"
        ours, theirs = real.sparql(query), there.sparql(query)
        assert isinstance(ours, pd.DataFrame)
        assert isinstance(theirs, pd.DataFrame)
        pd.testing.assert_frame_equal(ours, theirs)
        assert theirs.attrs == ours.attrs

    def test_its_faults_are_told_like_ours(address: str) -> None:
        base = kb.load(endpoint=address)
        with pytest.raises(MalformedQuery) as malformed:
            base.sparql("SELECT * {\n ?s ?p }")
        assert malformed.value.line == 2
        with pytest.raises(EndpointError):
            base.sparql("INSERT DATA { <http://e/a> <http://e/b> 1 }", update=True)
        with pytest.raises(QueryStopped):
            base.sparql(
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?i) }",
                timeout=0.5,
            )
