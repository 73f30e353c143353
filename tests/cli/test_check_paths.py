"""``kb check PATH...``: everything is checked, and the findings of what was named are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import kb, replace, started

PAPER = "annotations/papers/doe2020.yaml"
DATASET = "annotations/datasets/example-images.yaml"
MODEL = "annotations/models/example-net.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base with an error in its paper, one in its dataset and none in its model."""
    base = started(tmp_path / "base")
    replace(base / PAPER, "amount_of_light: {", "amount_of_lihgt: {")
    replace(base / DATASET, "name:", "nmae:")
    return base


def _files(output: str) -> set[str]:
    return {line.split(":")[0] for line in output.splitlines() if " error: " in line}


@pytest.mark.parametrize(
    ("paths", "shown", "summary"),
    [
        (
            [],
            {PAPER, DATASET},
            "1 quote (1 file not read: mend the form to see the rest): 3 errors, ",
        ),
        (
            ["."],
            {PAPER, DATASET},
            "1 quote (1 file not read: mend the form to see the rest): 3 errors, ",
        ),
        (
            ["annotations"],
            {PAPER, DATASET},
            "1 quote (1 file not read: mend the form to see the rest): 3 errors, ",
        ),
        ([PAPER], {PAPER}, "; 2 errors elsewhere; 1 file shown: 1 error, 0 warnings"),
        ([PAPER, DATASET], {PAPER, DATASET}, "; 2 files shown: 3 errors, 0 warnings"),
        (["annotations/papers"], {PAPER}, "; 2 errors elsewhere; 1 file shown: 1 error"),
        (["annotations/papers/", MODEL], {PAPER}, "; 2 errors elsewhere; 2 files shown: 1 error"),
        ([MODEL], set(), "; 3 errors elsewhere; 1 file shown: 0 errors, 0 warnings"),
    ],
)
def test_the_findings_of_the_named_files_are_shown(
    base: Path, paths: list[str], shown: set[str], summary: str
) -> None:
    done = kb("check", *paths, cwd=base)
    assert _files(done.stdout) == shown
    assert summary in done.stdout.splitlines()[-1]
    assert done.returncode == bool(shown)


def test_files_may_be_named_from_anywhere_and_through_a_link(base: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(base)
    for path in (base / PAPER, tmp_path / "link" / PAPER, Path("base/../link") / PAPER):
        assert "1 file shown: 1 error" in kb("check", path, cwd=tmp_path).stdout
    assert "1 file shown" in kb("check", "doe2020.yaml", cwd=base / "annotations/papers").stdout


def test_a_file_that_does_not_belong_shows_why(base: Path) -> None:
    (base / "annotations/papers/roe2021.yml").write_text("id: roe2021\n", encoding="utf-8")
    done = kb("check", "annotations/papers/roe2021.yml", cwd=base)
    assert done.returncode == 1
    assert "rename it to roe2021.yaml" in done.stdout


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("README.md", "README.md is not a record file of the knowledge base"),
        ("annotations/papers/nobody.yaml", "there is no such file or folder"),
        ("../other/annotations/kb.yaml", "belongs to another knowledge base"),
    ],
)
def test_a_path_that_is_no_record_is_wrong_use(base: Path, path: str, complaint: str) -> None:
    (base / "README.md").write_text("# About\n", encoding="utf-8")
    started(base.parent / "other")
    for paths in ([PAPER, path], [MODEL, PAPER, path]):
        done = kb("check", *paths, cwd=base)
        assert (done.returncode, done.stdout) == (2, "")
        assert complaint in done.stderr
