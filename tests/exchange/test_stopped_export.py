"""An export that is stopped: what it says is what is on the disk."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kb.store.stage import STAGE
from tests.cli.running import PROGRAM, environment, heed_signals, started


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_an_export_that_is_stopped_leaves_nothing_behind(
    number: signal.Signals, code: int, repository: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        [*PROGRAM, "export", "all", f"{out}/", "--root", str(repository)],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_signals,
    ) as process:
        for _ in range(3_000):
            if any(out.glob(f"{STAGE}*/1")) or process.poll() is not None:
                break
            time.sleep(0.01)
        process.send_signal(number)
        said = process.communicate()
    assert process.returncode == code
    assert said == ("", "kb: stopped; nothing was changed\n")
    assert not out.exists()


STOPPED_BETWEEN = """
import os, signal, sys
from kb.store.batch import Batch
from kb.cli.main import run
replace_all = Batch.replace_all
def stopped(self):
    os.kill(os.getpid(), signal.SIGTERM)
    replace_all(self)
Batch.replace_all = stopped
sys.exit(run())
"""


@pytest.mark.parametrize("out", ["out/", "codings.csv"])
def test_a_signal_while_files_take_their_places_comes_after_all_are_written(
    out: str, tmp_path: Path
) -> None:
    base = started(tmp_path / "base")
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_BETWEEN, "export", "csv", out],
        cwd=base,
        env=environment(base),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (143, "")
    assert done.stderr == "kb: stopped; but everything was written before\n"
    written = base / "out" / "codings.csv" if out == "out/" else base / out
    assert written.read_text(encoding="utf-8").startswith("paper,")
    assert not list(base.rglob(f"{STAGE}*"))


def test_an_output_that_is_stopped_may_not_be_whole(repository: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "export", "json", "-", "--root", str(repository)],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        preexec_fn=heed_signals,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"{"
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate()
    assert process.returncode == 143
    assert said == b"kb: stopped; what was written may not be whole\n"


def test_the_next_export_removes_what_a_killed_one_left(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        [*PROGRAM, "export", "all", f"{out}/", "--root", str(repository)],
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(3_000):
            if any(out.glob(f"{STAGE}*/1")) or process.poll() is not None:
                break
            time.sleep(0.01)
        process.kill()
    assert list(out.glob(f"{STAGE}*"))
    base = started(tmp_path / "base")
    subprocess.run(
        [*PROGRAM, "export", "csv", f"{out}/"], cwd=base, env=environment(base), check=True
    )
    assert not list(out.glob(f"{STAGE}*"))
