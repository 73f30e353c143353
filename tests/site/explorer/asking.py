"""Asking the explorer's own code outside of a browser, over the data that the site has."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kb.corpus import Corpus
from kb.site import addresses
from kb.site.assets import iter_beside
from kb.site.press import Press

FRONT_END = Path(__file__).resolve().parents[3] / "frontend"
ESBUILD = FRONT_END / "node_modules" / ".bin" / "esbuild"


def write_data(corpus: Corpus, folder: Path) -> Path:
    """Write what scripts read as the site has it, and give its folder."""
    for file in iter_beside(Press(corpus), ()):
        if file.path.startswith(addresses.DATA):
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read())
    return folder / addresses.DATA


def built_asker(folder: Path) -> Path:
    """The program that answers as the page does, built for Node; skips where there is none."""
    if shutil.which("node") is None or not ESBUILD.exists():
        pytest.skip("Node or the front end's packages are not here (make front-end)")
    program = folder / "parity.mjs"
    source = FRONT_END / "tests" / "explorer" / "parity.ts"
    command = [str(ESBUILD), str(source), "--bundle", "--platform=node", "--format=esm"]
    subprocess.run(
        [*command, "--log-level=error", f"--outfile={program}"], check=True, cwd=FRONT_END
    )
    return program


def asked(
    program: Path, data: Path, queries: Sequence[str] = (), texts: Sequence[str] = ()
) -> dict[str, Any]:
    """What the explorer finds and copies for each query, and how it escapes each text."""
    given = {"data": str(data), "queries": list(queries), "texts": list(texts)}
    ran = subprocess.run(
        ["node", str(program)],
        input=json.dumps(given).encode(),
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer
