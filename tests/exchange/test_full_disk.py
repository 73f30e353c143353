"""``kb export`` onto a disk that is really full: what was there stays whole.

The limit of a file's size, which needs no rights, stands for it in `test_export_command`.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import kb, started
from tests.exchange.test_export_command import listing, sums_hold


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for little; a folder on it that is gone afterwards."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_real_disk_that_fills_up_keeps_what_it_had(
    small_disk: Path, repository: Path, tmp_path: Path
) -> None:
    base = started(tmp_path / "base")
    out = small_disk / "out"
    assert kb("export", "csv", f"{out}/", cwd=base).returncode == 0
    before = listing(small_disk)
    done = kb("export", "json", f"{out}/", "--root", repository, cwd=base)
    assert done.returncode == 2
    said = f"kb: cannot write {out}/knowledge-base.json: No space left on device"
    assert done.stderr.startswith(said)
    assert listing(small_disk) == before
    assert sums_hold(out)
    assert os.listdir(small_disk) == ["out"]
