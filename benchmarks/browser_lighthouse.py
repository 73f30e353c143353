"""What Lighthouse says of pages: performance, accessibility, best practices, search engines."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.bars import Bar
from benchmarks.browser_stage import FLAGS, chromium_path
from benchmarks.measure import note

FOLDER = Path(__file__).with_name("browser")
SCORE = 95


def has_lighthouse() -> bool:
    """Whether ``make bench`` has installed it, which takes Node."""
    return bool(shutil.which("node")) and (FOLDER / "node_modules" / "lighthouse").is_dir()


def judge_pages(address: str, paths: Sequence[str]) -> Iterator[Bar]:
    """Each of its four judgements of each page.

    Args:
        address: of the site.
        paths: of the pages below it.

    Raises:
        RuntimeError: when it fails, with the end of what it printed.
    """
    note(f"Lighthouse looks at {len(paths)} pages")
    pages = [address + path for path in paths]
    done = subprocess.run(
        ["node", "lighthouse.mjs", chromium_path(), " ".join(FLAGS), *pages],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        check=False,
    )
    note("")
    if done.returncode != 0:
        raise RuntimeError(f"Lighthouse failed:\n{done.stderr[-2_000:]}")
    for page, judged in json.loads(done.stdout).items():
        for name, about in judged.items():
            where = page.removeprefix(address) or "home"
            yield Bar(f"Lighthouse, {name}, {where}", "at least", SCORE, about["score"], "",
                      "; ".join(about["failed"]))  # fmt: skip
