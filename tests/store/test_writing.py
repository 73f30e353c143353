"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.store.write import write_atomically

OLD = b"id: doe2020\n" * 1_000

LIMITED = """
import pathlib, resource, signal, sys
from kb.store.write import write_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))
try:
    write_atomically(pathlib.Path(sys.argv[1]), b"x" * 1_000_000)
except OSError as error:
    print(error.filename)
else:
    sys.exit("the limit had no effect")
"""


def test_a_write_that_fails_midway_leaves_the_old_file_whole(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="needs a system that limits the size of files")
    path = tmp_path / "doe2020.yaml"
    path.write_bytes(OLD)
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.strip() == str(path)
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["doe2020.yaml"]


def test_whoever_has_the_old_file_open_reads_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "doe2020.yaml"
    path.write_bytes(OLD)
    with path.open("rb") as reader:
        beginning = reader.read(10)
        assert write_atomically(path, b"new\n")
        assert beginning + reader.read() == OLD
    assert path.read_bytes() == b"new\n"


def test_the_same_bytes_leave_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "doe2020.yaml"
    path.write_bytes(OLD)
    before = path.stat()
    assert not write_atomically(path, OLD)
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_mode_and_link_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    link.symlink_to("real.yaml")
    assert write_atomically(link, b"new\n")
    assert link.is_symlink()
    assert path.read_bytes() == b"new\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_a_file_is_named_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError) as caught:
        write_atomically(tmp_path / "file" / "x.yaml", b"new\n")
    assert caught.value.filename == str(tmp_path / "file" / "x.yaml")


def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert write_atomically(pipe, OLD)
        assert reader.communicate()[0] == OLD
    assert pipe.is_fifo()
