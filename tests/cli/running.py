"""The command as people run it: a process of its own, in a knowledge base of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

PROGRAM = [sys.executable, "-m", "kb"]


def kb(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run ``kb`` with these words in a folder, without a verdict of an earlier test."""
    return subprocess.run(
        [*PROGRAM, *map(str, words)],
        cwd=cwd,
        env=environment(cwd),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def environment(folder: Path) -> dict[str, str]:
    """This process' environment, with a cache beside the folder."""
    return {**os.environ, "KB_CACHE_DIR": str(folder.parent / "cache"), "PYTHONUTF8": "1"}


def heed_signals() -> None:
    """For a process that a signal shall stop: who runs the tests may have them ignored, as with
    ``nohup`` or in the background of a script."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def started(folder: Path) -> Path:
    """A knowledge base with one example of each record, as ``kb init`` writes it."""
    from kb.contribute.starter import build_starter

    for path, data in build_starter().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def replace(path: Path, old: str, new: str) -> None:
    """Change what a file says; fails when it does not say it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
