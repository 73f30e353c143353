"""Oxigraph's own server, started on records: a SPARQL endpoint that others wrote."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.corpus import Corpus
from kb.graph.streams import iter_turtle

PROGRAM = str(Path(sys.executable).parent / "oxigraph")


@contextmanager
def oxigraph_serving(corpus: Corpus, folder: Path) -> Iterator[str]:
    """Serve the records' RDF from a store in ``folder``, and give the address for queries."""
    file = folder / "kb.ttl"
    file.write_text("".join(iter_turtle(corpus)), encoding="utf-8")
    place = ("--location", str(folder / "store"))
    subprocess.run([PROGRAM, "load", *place, "--file", str(file)], check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [PROGRAM, "serve-read-only", *place, "--bind", f"127.0.0.1:{port}"],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(400):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)
