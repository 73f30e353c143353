"""Files take their places together, and only those of earlier exports make way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.exchange.checksums import FILE_NAME, format_sums, parse_sums
from kb.exchange.delivery import ForeignFile, deliver_file, deliver_folder, differing, differs
from kb.exchange.form import CHUNK, Format, OutFile, encode, pieces, through_file
from kb.store.batch import Batch, digest_of
from tests.roofs import build_roofs

CORPUS = build_roofs()


def folder_format(**files: str) -> Format:
    """A format of several files in the folder ``parts``."""

    def write(corpus: Corpus) -> Iterator[OutFile]:
        for name, text in files.items():
            yield OutFile(f"{name}.txt", encode([text]))

    return Format("parts", "Parts", "Parts", "text/plain", "parts/", write)


def file_format(chunks: Iterable[bytes]) -> Format:
    """A format of the one file ``one.txt``."""
    return Format(
        "one", "One", "One", "text/plain", "one.txt", lambda _: [OutFile("one.txt", chunks)]
    )


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != FILE_NAME
    }


def listed(folder: Path) -> set[str]:
    return set(parse_sums((folder / FILE_NAME).read_bytes()))


def test_parts_that_are_no_longer_made_are_removed_and_no_longer_listed(tmp_path: Path) -> None:
    deliver_folder([folder_format(a="1", b="2")], CORPUS, tmp_path)
    assert listed(tmp_path) == {"parts/a.txt", "parts/b.txt"}
    fewer = [folder_format(a="3")]
    assert [(path.name, what) for path, what in differing(fewer, CORPUS, tmp_path)] == [
        ("a.txt", "differs"),
        ("b.txt", "is left of an earlier export"),
    ]
    deliver_folder(fewer, CORPUS, tmp_path)
    assert texts(tmp_path) == {"parts/a.txt": "3"}
    assert listed(tmp_path) == {"parts/a.txt"}
    assert list(differing(fewer, CORPUS, tmp_path)) == []


def test_a_file_among_the_parts_that_nobody_exported_stops_the_export(tmp_path: Path) -> None:
    deliver_folder([folder_format(a="1")], CORPUS, tmp_path)
    (tmp_path / "parts" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignFile, match=r"mine\.txt is in the way: it is not listed"):
        deliver_folder([folder_format(a="2")], CORPUS, tmp_path)
    assert texts(tmp_path) == {"parts/a.txt": "1", "parts/mine.txt": "mine"}


def test_a_part_that_somebody_has_changed_is_not_removed(tmp_path: Path) -> None:
    deliver_folder([folder_format(a="1", b="2")], CORPUS, tmp_path)
    (tmp_path / "parts" / "b.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(ForeignFile, match="it is not as SHA256SUMS lists it"):
        deliver_folder([folder_format(a="1")], CORPUS, tmp_path)


def test_a_list_cannot_have_files_elsewhere_removed(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("x", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    digits = digest_of(tmp_path / "precious.txt") or ""
    lies = {"parts/../../precious.txt": digits, "../precious.txt": digits}
    (out / FILE_NAME).write_bytes(format_sums(lies))
    deliver_folder([folder_format(a="1")], CORPUS, out)
    assert (tmp_path / "precious.txt").exists()


def test_what_is_hidden_among_the_parts_is_left_alone(tmp_path: Path) -> None:
    deliver_folder([folder_format(a="1")], CORPUS, tmp_path)
    (tmp_path / "parts" / ".DS_Store").write_text("x", encoding="utf-8")
    deliver_folder([folder_format(a="2")], CORPUS, tmp_path)
    assert (tmp_path / "parts" / ".DS_Store").exists()


def test_an_error_halfway_leaves_everything_as_it_was(tmp_path: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("the format has failed")

    deliver_folder([folder_format(a="1")], CORPUS, tmp_path)
    before = texts(tmp_path)
    with pytest.raises(RuntimeError):
        deliver_folder([folder_format(a="2"), file_format(failing())], CORPUS, tmp_path)
    with pytest.raises(RuntimeError):
        deliver_file(file_format(failing()), CORPUS, tmp_path / "new" / "one.txt")
    assert texts(tmp_path) == before
    assert sorted(os.listdir(tmp_path)) == [FILE_NAME, "parts"]


def test_a_file_that_stays_the_same_is_not_touched(tmp_path: Path) -> None:
    form = file_format([b"same"])
    path = tmp_path / "one.txt"
    assert deliver_file(form, CORPUS, path).written.changed
    before = path.stat()
    assert not deliver_file(form, CORPUS, path).written.changed
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert differs(form, CORPUS, path) == ""


def test_the_mode_of_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    deliver_file(file_format([b"new"]), CORPUS, path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_in_place_before_everything_is_staged(tmp_path: Path) -> None:
    with Batch(tmp_path) as batch:
        batch.put(tmp_path / "a", [b"1"])
        batch.put(tmp_path / "b" / "c", [b"2"])
        assert not (tmp_path / "a").exists()
        assert not (tmp_path / "b").exists()
        batch.replace_all()
    assert (tmp_path / "b" / "c").read_bytes() == b"2"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\\\n\r\0"), min_size=1)


@given(st.dictionaries(NAMES, st.text("0123456789abcdef", min_size=64, max_size=64)))
def test_checksums_come_back(sums: dict[str, str]) -> None:
    assert parse_sums(format_sums(sums)) == sums


def test_checksums_stand_in_the_order_of_the_names() -> None:
    digits = "0" * 64
    written = format_sums({"b": digits, "a/z": digits, "a": digits})
    assert list(parse_sums(written)) == ["a", "a/z", "b"]


@pytest.mark.parametrize(
    "line", ["", "x  a.txt", f"{'0' * 63}  a", f"{'0' * 64} a", f"{'0' * 64}  "]
)
def test_a_line_that_is_no_checksum_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse_sums(format_sums({"a": "0" * 64}) + line.encode() + b"\n")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=50)))
def test_gathered_pieces_are_the_whole(parts: list[str]) -> None:
    whole = "".join(parts).encode()
    assert b"".join(encode(parts)) == whole
    assert b"".join(pieces(whole)) == whole


def test_what_goes_through_a_file_comes_in_pieces_and_leaves_nothing() -> None:
    data = bytes(range(256)) * (CHUNK // 100)
    places: list[Path] = []

    def write(path: Path) -> None:
        places.append(path)
        path.write_bytes(data)

    chunks = list(through_file(write))
    assert b"".join(chunks) == data
    assert max(map(len, chunks)) == CHUNK
    assert not places[0].parent.exists()
