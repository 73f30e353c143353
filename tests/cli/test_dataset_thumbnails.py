"""``kb datasets thumbnails``: what it writes, leaves, refuses and says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kb.checks import run_checks
from kb.store.read import read_corpus
from tests.cli.running import kb, replace, started
from tests.thumbnails.pictures import fill

RECORD = """\
# yaml-language-server: $schema=../../schemas/dataset.json
id: clouds
name: Clouds  # as people say
# What the eye sees.
description: Photographs of the sky.
domain: natural
modality: photographs
dimensions: 2D RGB
classes:
  number: 2
  names:
    hi: high clouds  # above 5 km
    lo: low clouds
licence: CC0-1.0
example: true
# Nothing else.
"""
TERMS = ("--licence", "CC0-1.0", "--credit", "Jane Doe", "--size", "8", "--per-class", "3")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    home = started(tmp_path / "base")
    (home / "annotations/datasets/clouds.yaml").write_text(RECORD, encoding="utf-8")
    fill(tmp_path / "sky", {"hi": 5, "Low Clouds": 2})
    return home


def make(base: Path, *more: str | Path) -> tuple[int, str, str]:
    words = ("datasets", "thumbnails", "clouds", "../sky", *TERMS, *more)
    done = kb(*words, cwd=base)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def state(base: Path) -> dict[str, bytes]:
    home = base / "annotations"
    return {
        file.relative_to(home).as_posix(): file.read_bytes()
        for file in sorted(home.rglob("*"))
        if file.is_file() and ("clouds" in file.as_posix())
    }


def test_sheets_and_record_are_written_and_the_check_is_content(base: Path) -> None:
    code, out, err = make(base)
    assert (code, err) == (0, "")
    assert out.startswith("clouds: 5 images of 2 classes, ")
    loaded = read_corpus(base / "annotations")
    assert loaded.corpus is not None
    assert loaded.findings == ()
    assert not [f for f in run_checks(loaded.corpus) if "clouds" in f.file]
    made = loaded.corpus.datasets["clouds"].thumbnails
    assert made is not None
    assert [(s.label, s.tiles, s.drawn_from) for s in made.sheets] == [("hi", 3, 5), ("lo", 2, 2)]
    assert {f"clouds/{sheet.file}" for sheet in made.sheets} == set(loaded.corpus.sheets)


def test_every_comment_of_the_record_is_kept_and_its_form_is_canonical(base: Path) -> None:
    make(base)
    text = (base / "annotations/datasets/clouds.yaml").read_text(encoding="utf-8")
    before, _, after = text.partition("thumbnails:\n")
    assert before + "# Nothing else.\n" == RECORD
    assert after.endswith("# Nothing else.\n")
    assert kb("fmt", "--check", cwd=base).returncode == 0


def test_a_second_time_changes_nothing_and_another_seed_leaves_no_old_sheet(base: Path) -> None:
    make(base)
    first = state(base)
    assert make(base)[1].endswith("; nothing to change\n")
    assert make(base, "--check")[0] == 0
    assert state(base) == first
    assert make(base, "--seed", "4", "--per-class", "2")[0] == 0
    assert len(state(base)) == len(first) == 3
    assert state(base).keys() != first.keys()


def test_a_check_writes_nothing_and_says_what_would_change(base: Path) -> None:
    before = state(base)
    code, out, _ = make(base, "--check")
    assert (code, out.endswith("; would be written\n")) == (1, True)
    assert state(base) == before


def test_what_cannot_be_used_is_named_with_its_place_and_left_out(base: Path) -> None:
    sky = base.parent / "sky"
    (sky / "hi/0.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    (sky / "hi/readme.txt").write_text("about", encoding="utf-8")
    code, out, err = make(base, "--per-class", "5", "--class", "Low Clouds=")
    assert code == 0
    assert f"{Path('../sky/hi/0.png')}: it is no image that is read" in err
    assert "1 file of another kind; left out" in err
    assert "no images of: lo" in err
    assert "4 images of 1 class, " in out
    assert "; 1 file left out; written" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--class", "hi"], "say --class FOLDER=LABEL"),
        (["--class", "high=hi"], "holds no folder 'high'"),
        (["--class", "hi=hy"], "hi=hy: use one of: hi, lo"),
        (["--source", "javascript:alert(1)"], "source cannot be written"),
        (["--credit", "a\nb"], "credit cannot be written"),
        (["--licence", ""], "licence cannot be written"),
        (["--size", "4"], "8<=x<=256"),
        (["--per-class", "0"], "1<=x<=120"),
    ],
)
def test_wrong_use_is_refused_before_anything_is_written(
    base: Path, words: list[str], said: str
) -> None:
    before = state(base)
    code, out, err = make(base, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert state(base) == before


def test_a_folder_of_no_class_is_named_with_the_nearest_and_a_remedy(base: Path) -> None:
    fill(base.parent / "sky", {"hii": 1, "\x1b[31m": 1})
    code, _, err = make(base)
    assert code == 2
    assert "did you mean 'hi'?" in err
    assert "say which is which with --class FOLDER=LABEL" in err
    assert "\x1b" not in err


def test_licence_and_credit_are_asked_for(base: Path) -> None:
    done = kb("datasets", "thumbnails", "clouds", "../sky", "--credit", "Jane", cwd=base)
    assert done.returncode == 2
    assert "--licence" in done.stderr
    done = kb("datasets", "thumbnails", "clouds", "../sky", "--licence", "CC0-1.0", cwd=base)
    assert done.returncode == 2
    assert "--credit" in done.stderr


def test_an_unknown_dataset_is_told_of_with_the_nearest(base: Path) -> None:
    done = kb("datasets", "thumbnails", "cloud", "../sky", *TERMS, cwd=base)
    assert done.returncode == 2
    assert "there is no dataset 'cloud'; did you mean 'clouds'?" in done.stderr


def test_a_record_that_does_not_list_its_classes_says_so(base: Path) -> None:
    replace(
        base / "annotations/datasets/clouds.yaml",
        "  names:\n    hi: high clouds  # above 5 km\n    lo: low clouds\n",
        "",
    )
    code, _, err = make(base)
    assert code == 2
    assert "list the classes in `classes: names:` of datasets/clouds.yaml first" in err


def test_a_sheet_that_is_lost_changed_or_left_over_is_found_by_the_check(base: Path) -> None:
    make(base)
    home = base / "annotations/thumbnails/clouds"
    assert kb("check", cwd=base).returncode == 0
    first, second = sorted(home.iterdir())
    Image.new("RGB", (8, 8)).save(second)
    first.rename(home / "other.webp")
    done = kb("check", cwd=base)
    assert done.returncode == 1
    assert [code for code in ("KB901", "KB902", "KB904") if code in done.stdout] == [
        "KB901",
        "KB902",
        "KB904",
    ]
    (home / "note.txt").write_text("about", encoding="utf-8")
    assert (
        "thumbnails/clouds/note.txt is not part of a knowledge base" in kb("check", cwd=base).stdout
    )
