"""YAML that tries to hurt: a finding within a second and little memory, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kb.store.read import read_corpus

BASE = Path(__file__).parents[1] / "checks" / "base"

META = (
    "title: A test\ndescription: For the tests.\nversion: 0.1.0\nlicence: CC0-1.0\nyear: 2026\n"
    "base_iri: https://example.org/kb/\n"
)

BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + i, 98 + i, b",".join(b"*%c" % (97 + i) for _ in range(9)))
    for i in range(9)
)

CASES: dict[str, tuple[bytes, str]] = {
    "an alias bomb": (BOMB, "KB013"),
    "a scalar of 100 MB": (b"title: " + b"x" * 100_000_000 + b"\n", "KB006"),
    "a quoted scalar of almost 2 MB": (b"title: '" + b"x" * 2_000_000 + b"'\n", "KB105"),
    "10,000 lists inside one another": (b"title: " + b"[" * 10_000 + b"]" * 10_000, "KB011"),
    "10,000 block mappings inside one another": (
        b"".join(b" " * i + b"a:\n" for i in range(1_900)),
        "KB011",
    ),
    "a million open brackets": (b"[" * 1_000_000, "KB011"),
    "a million items": (b"a: [" + b"1," * 900_000 + b"1]\n", "KB006"),
    "a key twice": (b"id: a\nid: b\n", "KB012"),
    "tabs": (b"id:\tx\n", "KB004"),
    "latin-1": ("title: caf\xe9\n".encode("latin-1"), "KB001"),
    "UTF-16": ("id: x\n".encode("utf-16"), "KB001"),
    "a byte order mark": (b"\xef\xbb\xbfid: x\n", "KB002"),
    "NUL": (b"id: x\0y\n", "KB005"),
    "carriage returns": (b"id: x\r\ntitle: y\r\n", "KB003"),
    "nothing": (b"", "KB017"),
    "a Python object": (b"a: !!python/object/apply:os.system ['true']\n", "KB014"),
    "two documents": (b"id: x\n---\nid: y\n", "KB015"),
    "a list as key": (b"? [a]\n: b\n", "KB016"),
    "a lone surrogate": (b"title: \xed\xa0\x80\n", "KB001"),
    "an escape that makes a surrogate": (b'title: "\\ud800"\n', "KB010"),
    "an unclosed quote": (b"title: 'x\n" * 3, "KB010"),
}

CHECK = """
import json, pathlib, re, sys, time
from kb.store.read import read_corpus
root = pathlib.Path(sys.argv[1])
begin = time.perf_counter()
findings = read_corpus(root).findings
print(json.dumps({
    "seconds": time.perf_counter() - begin,
    "megabytes": int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024,
    "codes": [f.code for f in findings if f.file.startswith("papers/")],
    "places": [(f.line, f.column) for f in findings],
}))
"""


@pytest.mark.parametrize("name", CASES)
def test_it_gets_a_finding_quickly_and_in_little_memory(name: str, tmp_path: Path) -> None:
    data, code = CASES[name]
    (tmp_path / "kb.yaml").write_text(META)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "x.yaml").write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert code in said["codes"]
    assert all(line >= 1 and column >= 1 for line, column in said["places"])
    assert said["megabytes"] < 200
    assert said["seconds"] < 5, "a bound against hanging, far above what it takes"


HEAD = (
    b"id: doe2020\ntitle: T\nauthors: [A B]\nyear: 2020\ntype: preprint\n"
    b"coding:\n  looks@1: {coders: [doe]}\nquotes:\n"
)


def _quotes(count: int, text: bytes) -> bytes:
    return HEAD + b"".join(b"  - {id: q%d, text: '%s'}\n" % (at, text) for at in range(1, count))


def _listed(field: bytes, items: bytes) -> bytes:
    return HEAD + b"  - id: q1\n    text: abc\n    %s: [%s]\n" % (field, items)


def _codes(quotes: int, codes: int) -> bytes:
    factors = b", ".join(b"a%d: present" % at for at in range(codes))
    return HEAD + b"".join(
        b"  - {id: q%d, text: abc, codes: {looks: {%s}}}\n" % (at, factors)
        for at in range(1, quotes + 1)
    )


WRONG_THROUGHOUT: dict[str, tuple[bytes, str]] = {
    "40,000 unknown keys": (HEAD + b"".join(b"k%d: 1\n" % at for at in range(40_000)), "KB101"),
    "40,000 factors in one quote": (_codes(1, 40_000), "KB105"),
    "40,000 unknown factors": (_codes(90, 450), "KB202"),
    "each of 7,000 ids twice": (
        HEAD + b"".join(b"  - {id: q%d, text: abc}\n" % (at // 2 + 1) for at in range(14_000)),
        "KB105",
    ),
    "each of 2,400 ids twice": (
        HEAD + b"".join(b"  - {id: q%d, text: t%d}\n" % (n // 2 + 1, n) for n in range(4_800)),
        "KB209",
    ),
    "a million stray commas": (_quotes(90, b", " * 9_900), "KB412"),
    "a long word with a hyphen behind it": (_quotes(90, b"a" * 19_000 + b"- b"), "KB410"),
    "half a million broken hyphens": (_quotes(90, b"a- b" * 4_900), "KB410"),
    "half a million tags": (_quotes(90, b"<a> " * 4_900), "KB416"),
    "a million stars": (_quotes(90, b"** a " * 3_900), "KB418"),
    "two million brackets": (_quotes(90, b"[" * 19_000), "KB411"),
    "a million escapes": (_quotes(90, b"\\*" * 9_900), "KB401"),
    "one name 40,000 times": (_listed(b"source", b", ".join([b"a"] * 40_000)), "KB105"),
    "40,000 names that do not exist": (
        HEAD
        + b"".join(
            b"  - {id: q%d, text: abc, source: [%s]}\n"
            % (at, b", ".join(b"a%d-%d" % (at, other) for other in range(450)))
            for at in range(1, 91)
        ),
        "KB204",
    ),
    "40,000 acknowledged quotes": (
        _listed(b"similar_to", b", ".join([b"doe2020/q1"] * 40_000)),
        "KB105",
    ),
    "40,000 authors": (
        HEAD.replace(b"[A B]", b"[" + b", ".join([b"A B"] * 40_000) + b"]"),
        "KB105",
    ),
}

COMMAND = """
import os, sys
child = os.fork()
if child == 0:
    os.execv(sys.executable, [sys.executable, "-m", "kb", "check", *sys.argv[1:]])
status, used = os.wait4(child, 0)[1:]
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process runs the command, since a child's peak of memory begins with its parent's."""


@pytest.mark.parametrize("name", WRONG_THROUGHOUT)
def test_a_file_that_is_wrong_throughout_is_checked_quickly(name: str, tmp_path: Path) -> None:
    data, code = WRONG_THROUGHOUT[name]
    root = Path(shutil.copytree(BASE, tmp_path / "base"))
    (root / "papers" / "doe2020.yaml").write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "--strict", "--no-cache", str(root)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert f" {code} " in done.stdout
    assert len(done.stdout) < 100_000, "few findings of each kind, none longer than a few lines"
    cpu_seconds, megabytes = map(float, done.stderr.split())
    assert megabytes < 200
    assert cpu_seconds < 8, "a bound against hanging, far above what it takes"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "kb.yaml").write_text(META)
    (tmp_path / "papers").mkdir()
    os.mkfifo(tmp_path / "papers" / "x.yaml")
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(tmp_path)],
        capture_output=True, text=True, timeout=30, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["codes"] == ["KB008"]


def test_a_file_that_may_not_be_read_is_a_finding() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "kb.yaml").write_text(META)
        (root / "papers").mkdir()
        (root / "papers" / "x.yaml").write_text("id: x\n")
        (root / "papers" / "x.yaml").chmod(0)
        with _without_privileges():
            findings = read_corpus(root).findings
    assert [finding.code for finding in findings] == ["KB009"]


@contextmanager
def _without_privileges() -> Iterator[None]:
    """Root may read everything, so step down to another user for a moment."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)
