"""``kb export``: files and folders that are whole, checked by other programs, and never half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.exchange.checksums import parse_sums
from kb.exchange.registry import all_formats
from tests.cli.running import PROGRAM, environment, kb, replace, started


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return started(tmp_path / "base")


def listing(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sums_hold(folder: Path) -> bool:
    """Whether the real ``sha256sum`` accepts the folder."""
    ran = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return ran.returncode == 0


def test_every_format_goes_to_its_place_in_a_folder_and_sha256sum_accepts_them(base: Path) -> None:
    done = kb("export", "all", "out/", cwd=base)
    assert (done.returncode, done.stderr) == (0, "")
    out = base / "out"
    names = set(listing(out)) - {"SHA256SUMS"}
    for form in all_formats():
        place = form.file_name
        own = {n for n in names if n == place or (form.is_folder and n.startswith(place))}
        assert own, form.name
        names -= own
    assert names == set()
    assert set(parse_sums((out / "SHA256SUMS").read_bytes())) == set(listing(out)) - {"SHA256SUMS"}
    assert sums_hold(out)
    again = kb("export", "all", "out", "--check", cwd=base)
    assert (again.returncode, again.stdout) == (0, "out is up to date\n")


def test_a_second_format_joins_the_checksums_of_the_first(base: Path) -> None:
    assert kb("export", "csv", "out/", cwd=base).returncode == 0
    (base / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    assert kb("export", "json", "out", cwd=base).returncode == 0
    out = base / "out"
    listed = parse_sums((out / "SHA256SUMS").read_bytes())
    assert set(listed) == {"codings.csv", "knowledge-base.json"}
    assert sums_hold(out)
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    (out / "codings.csv").unlink()
    assert kb("export", "bibtex", "out", cwd=base).returncode == 0
    assert sums_hold(out), "what is gone is no longer listed"


def test_a_file_that_no_export_has_put_there_is_not_overwritten(base: Path) -> None:
    out = base / "out"
    out.mkdir()
    (out / "codings.csv").write_text("my own work", encoding="utf-8")
    before = listing(out)
    done = kb("export", "csv", "out", cwd=base)
    assert done.returncode == 2
    assert "codings.csv is in the way: it is not listed in SHA256SUMS. Move it" in done.stderr
    assert listing(out) == before


def test_a_list_of_checksums_that_is_none_is_left_alone(base: Path) -> None:
    out = base / "out"
    out.mkdir()
    (out / "SHA256SUMS").write_text("todo\n", encoding="utf-8")
    done = kb("export", "csv", "out", cwd=base)
    assert done.returncode == 2
    assert "SHA256SUMS is in the way: line 1 is no checksum" in done.stderr
    assert listing(out) == {"SHA256SUMS": b"todo\n"}


def test_a_file_by_name_stands_alone_and_is_replaced(base: Path) -> None:
    for _ in range(2):
        done = kb("export", "csv", "new/mine.csv", cwd=base)
        assert done.returncode == 0
        assert done.stdout.startswith("new/mine.csv  ")
        assert list(listing(base / "new")) == ["mine.csv"]
    quiet = kb("export", "csv", "new/mine.csv", "--quiet", cwd=base)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_a_link_stays_and_its_file_is_replaced(base: Path) -> None:
    (base / "real.csv").write_text("old", encoding="utf-8")
    (base / "link.csv").symlink_to("real.csv")
    assert kb("export", "csv", "link.csv", cwd=base).returncode == 0
    assert (base / "link.csv").is_symlink()
    assert (base / "real.csv").read_text(encoding="utf-8").startswith("paper,")


def test_the_standard_output_has_the_bytes_of_the_file(base: Path) -> None:
    assert kb("export", "csv", "codings.csv", cwd=base).returncode == 0
    for word in ("-", "/dev/stdout"):
        piped = subprocess.run(
            [*PROGRAM, "export", "csv", word],
            cwd=base,
            env=environment(base),
            capture_output=True,
            check=True,
        )
        assert piped.stdout == (base / "codings.csv").read_bytes()


def test_a_check_writes_nothing_and_says_what_would_change(base: Path) -> None:
    missing = kb("export", "csv", "out/", "--check", cwd=base)
    assert (missing.returncode, missing.stdout) == (1, "out/codings.csv is missing\n")
    assert missing.stderr == "run `kb export csv out/`\n"
    assert not (base / "out").exists()
    assert kb("export", "csv", "out/", cwd=base).returncode == 0
    assert kb("export", "csv", "out/codings.csv", "--check", cwd=base).returncode == 0
    replace(base / "annotations/papers/doe2020.yaml", "year: 2020", "year: 2019")
    before = listing(base / "out")
    for word in ("out/", "out/codings.csv"):
        stale = kb("export", "csv", word, "--check", cwd=base)
        assert (stale.returncode, stale.stdout) == (1, "out/codings.csv differs\n")
    assert listing(base / "out") == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["cvs", "x"], "there is no format 'cvs'"),
        (["turtel", "x"], "did you mean 'turtle'?"),
        (["all", "-"], "the standard output is no folder"),
        (["all", "kb.txt"], "kb.txt is no folder"),
        (["csv", "kb.txt/"], "kb.txt/ is no folder"),
        (["csv", "-", "--check"], "--check needs a file or a folder"),
        (["csv", "annotations/x.csv"], "lies within annotations, among the records"),
        (["csv", "annotations"], "lies within annotations, among the records"),
        (["csv"], "Missing argument 'OUT'"),
        (["csv", ""], "OUT is empty; name a file or a folder"),
        (["all", "", "--check"], "OUT is empty"),
        (["csv", "kb.txt/x.csv"], "cannot write kb.txt/x.csv: Not a directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_said_and_changes_nothing(words: list[str], message: str, base: Path) -> None:
    (base / "kb.txt").write_text("mine", encoding="utf-8")
    before = listing(base)
    done = kb("export", *words, cwd=base)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert listing(base) == before


def test_a_broken_knowledge_base_gives_findings_and_no_file(base: Path) -> None:
    replace(base / "annotations/papers/doe2020.yaml", "year: 2020", "year: soon")
    done = kb("export", "csv", "out/", cwd=base)
    assert (done.returncode, done.stdout) == (1, "")
    assert "doe2020.yaml:" in done.stderr
    assert not (base / "out").exists()


def test_the_list_has_every_format_with_its_file(base: Path) -> None:
    lines = kb("export", "--list", cwd=base.parent).stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[f.name, f.file_name] for f in all_formats()]
    shown = kb("export", "--help", cwd=base.parent).stdout
    assert all(f"\n  {form.name} " in shown for form in all_formats())


def test_a_reader_that_leaves_early_is_no_error(base: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, "export", "json", "-"],
            cwd=base,
            env=environment(base),
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_device_gets_the_bytes_and_a_full_one_is_named(base: Path) -> None:
    assert kb("export", "csv", "/dev/null", cwd=base).returncode == 0
    assert Path("/dev/null").is_char_device()
    done = kb("export", "csv", "/dev/full", cwd=base)
    assert done.returncode == 2
    assert done.stderr.startswith("kb: cannot write /dev/full: No space left on device\n")


def test_a_format_that_is_one_new_file_is_found(base: Path, tmp_path: Path) -> None:
    room = tmp_path / "more"
    room.mkdir()
    (room / "count.py").write_text(NEW_FORMAT, encoding="utf-8")
    program = (
        f"import sys; from kb.exchange import formats; formats.__path__.append({str(room)!r});"
        "from kb.cli.main import run; sys.exit(run())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "export", "count", "out/"],
        cwd=base,
        env=environment(base),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (base / "out" / "count.txt").read_text(encoding="utf-8") == "1\n"


NEW_FORMAT = """
from kb.exchange.form import Format, OutFile

FORMAT = Format(
    name="count",
    title="Count",
    description="How many papers there are",
    media_type="text/plain",
    file_name="count.txt",
    write=lambda corpus: [OutFile("count.txt", [f"{len(corpus.papers)}\\n".encode()])],
)
"""

LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.argv = ["kb", *sys.argv[1:]]
from kb.cli.main import run
sys.exit(run())
"""


@pytest.mark.parametrize("out", ["out/", "out/codings.csv", "new/"])
def test_a_disk_that_fills_up_leaves_the_old_files_whole(out: str, base: Path) -> None:
    pytest.importorskip("resource", reason="needs a system that limits the size of files")
    assert kb("export", "csv", "out/", cwd=base).returncode == 0
    replace(base / "annotations/papers/doe2020.yaml", "year: 2020", "year: 2019")
    before = listing(base)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "export", "csv", out],
        cwd=base,
        env=environment(base),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    named = out if out.endswith(".csv") else f"{out}codings.csv"
    assert f"kb: cannot write {named}: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert listing(base) == before
    assert not (base / "new").exists()


def test_a_folder_that_may_not_be_written_is_named(base: Path) -> None:
    for out, named in (("/proc/x", "/proc/x"), ("/proc/x/", "/proc/x")):
        done = kb("export", "csv", out, cwd=base)
        assert done.returncode == 2
        assert f"kb: cannot write {named}: No such file or directory" in done.stderr
