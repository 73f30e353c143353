"""Reading a tree: what is read, what is refused, and where a finding points."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kb.errors import NotAKnowledgeBase
from kb.store.layout import list_files
from kb.store.read import read_corpus
from kb.store.root import find_root

META = """\
title: A test
description: For the tests.
version: 0.1.0
licence: CC0-1.0
year: 2026
base_iri: https://example.org/kb/
"""

PAPER = """\
id: doe2020
title: On things
authors: [Jane Doe]
year: 2020
type: preprint
quotes:
  - id: q1
    text: Things are as they are.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kb.yaml").write_text(META)
    (tmp_path / "papers").mkdir()
    return tmp_path


def codes(root: Path) -> list[tuple[str, str, int, int]]:
    return [(f.code, f.file, f.line, f.column) for f in read_corpus(root).findings]


def put(root: Path, text: str | bytes, name: str = "papers/doe2020.yaml") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_a_good_tree_is_read_without_findings(root: Path) -> None:
    put(root, PAPER)
    loaded = read_corpus(root)
    assert loaded.findings == ()
    assert loaded.corpus is not None
    assert loaded.corpus.papers["doe2020"].quotes[0].text == "Things are as they are."


def test_one_broken_file_hides_no_other(root: Path) -> None:
    put(root, PAPER)
    put(root, "id: [", "papers/broken.yaml")
    loaded = read_corpus(root)
    assert [f.file for f in loaded.findings] == ["papers/broken.yaml"]
    assert loaded.corpus is not None
    assert list(loaded.corpus.papers) == ["doe2020"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("year: 2020", "yaer: 2020", [("KB102", 1, 1), ("KB101", 4, 1)]),
        ("year: 2020", "year: '2020'", [("KB103", 4, 7)]),
        ("year: 2020", "year: 20200", [("KB106", 4, 7)]),
        ("type: preprint", "type: pre-print", [("KB104", 5, 7)]),
        ("id: q1", "id: quote-1", [("KB105", 7, 9)]),
        ("text: Things are as they are.", "text: ''", [("KB105", 8, 11)]),
        ("authors: [Jane Doe]", "authors: Jane Doe", [("KB103", 3, 10)]),
        ("authors: [Jane Doe]", "authors: []", [("KB105", 3, 10)]),
        ("year: 2020", "year: 2020\nyear: 2021", [("KB012", 5, 1)]),
        ("title: On things", "title: &a On things", [("KB013", 2, 8)]),
        ("title: On things", "title: !!str On things", [("KB014", 2, 8)]),
    ],
)
def test_a_misfit_is_found_at_its_line_and_column(
    root: Path, old: str, new: str, expected: list[tuple[str, int, int]]
) -> None:
    put(root, PAPER.replace(old, new))
    assert [(code, line, column) for code, _, line, column in codes(root)] == expected


@pytest.mark.parametrize("written", ["no", "1.10", "2019-01-01", "012", "0x1F", "~", "true", "1e3"])
def test_text_never_turns_into_something_else(root: Path, written: str) -> None:
    put(root, PAPER.replace("On things", written).replace("Jane Doe", written))
    loaded = read_corpus(root)
    assert loaded.findings == ()
    assert loaded.corpus is not None
    paper = loaded.corpus.papers["doe2020"]
    assert (paper.title, paper.authors) == (written, (written,))


def test_an_unknown_key_deep_in_a_record_is_matched_with_its_neighbours(root: Path) -> None:
    put(root, PAPER + "    via: {papper: doe2020}\n")
    remedies = [f.remedy for f in read_corpus(root).findings if f.code == "KB101"]
    assert remedies == ["did you mean 'paper'?"]


def test_files_that_do_not_belong_are_named(root: Path) -> None:
    put(root, PAPER)
    put(root, PAPER, "papers/other.yml")
    put(root, "x", "paprs/x.yaml")
    found = {f.file: f.remedy for f in read_corpus(root).findings}
    assert found["papers/other.yml"] == "rename it to other.yaml"
    assert found["paprs"] == "did you mean 'papers'?"


def test_a_link_out_of_the_tree_is_refused_and_not_read(root: Path, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    secret.write_text(PAPER)
    (root / "papers" / "doe2020.yaml").symlink_to(secret)
    loaded = read_corpus(root)
    assert [f.code for f in loaded.findings] == ["KB007"]
    assert loaded.corpus is not None
    assert loaded.corpus.papers == {}


def test_a_linked_folder_out_of_the_tree_is_refused(root: Path, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    outside = tmp_path_factory.mktemp("elsewhere")
    (outside / "x.yaml").write_text(PAPER)
    (root / "datasets").symlink_to(outside)
    assert [f.code for f in read_corpus(root).findings] == ["KB007"]


@pytest.mark.parametrize("name", ["papers/loop.yaml", "tables", "kb.yaml"])
def test_a_link_that_leads_to_itself_is_a_finding(root: Path, name: str) -> None:
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(Path(name).name)
    (found,) = list_files(root)[1]
    assert (found.code, found.file) == ("KB008", name)
    assert "leads nowhere" in found.message


@pytest.mark.parametrize("folder", ["datasets", "codings", "."])
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\x1b]0;pwn\x07b.yaml", "a\\x1b]0;pwn\\x07b.yaml"),
        (b"b\xff.yaml", "b\\udcff.yaml"),
        ("c\u202ed.yaml".encode(), "c\\u202ed.yaml"),
        (b"e\nf.yaml", "e\\nf.yaml"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused_and_spelled_out(
    root: Path, folder: str, name: bytes, shown: str
) -> None:
    (root / folder).mkdir(exist_ok=True)
    (root / folder / os.fsdecode(name)).write_text("id: x\n")
    files, (found,) = list_files(root)
    assert [source.file for source in files] == ["kb.yaml"]
    assert (found.code, found.file) == ("KB008", (Path(folder) / shown).as_posix())
    assert all(text.isprintable() for text in (found.message, found.remedy, str(found)))


@pytest.mark.parametrize(("name", "file"), [("papers", "papers"), (".", ".")])
def test_a_folder_that_may_not_be_listed_is_a_finding(name: str, file: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "papers").mkdir()
        (root / "kb.yaml").write_text(META)
        root.chmod(0o755)
        (root / name).chmod(0o111)
        with unprivileged():
            assert [(f.code, f.file) for f in list_files(root)[1]] == [("KB009", file)]
            assert [f.code for f in read_corpus(root).findings][:1] == ["KB009"]
        (root / name).chmod(0o755)


@contextmanager
def unprivileged() -> Iterator[None]:
    """The administrator may read everything, so be somebody else for a moment."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


def test_a_folder_without_kb_yaml_is_no_knowledge_base(tmp_path: Path) -> None:
    with pytest.raises(NotAKnowledgeBase):
        read_corpus(tmp_path)


def test_the_root_is_found_from_a_folder_below_or_beside(root: Path) -> None:
    checkout = root.parent / "checkout"
    (checkout / "annotations" / "papers").mkdir(parents=True)
    (checkout / "annotations" / "kb.yaml").write_text(META)
    (checkout / "src").mkdir()
    for start in (checkout, checkout / "src", checkout / "annotations" / "papers"):
        assert find_root(start).resolve() == (checkout / "annotations").resolve()
