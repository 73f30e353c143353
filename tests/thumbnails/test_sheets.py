"""From a folder of class folders to sheets: which images, which classes, which bytes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kb.checks.sheets import webp_size
from kb.model.subject import Dataset
from kb.model.thumbnails import SHEET_NAME, sheet_size
from kb.thumbnails.classes import UnknownClasses, match_folders
from kb.thumbnails.folder import NoClassFolders, iter_drawn, list_class_folders
from kb.thumbnails.make import Made, Terms, Wanted, WrongThumbnails, make_thumbnails
from kb.thumbnails.sheet import file_name, write_sheet
from tests.thumbnails.pictures import CLOUDS, TERMS, fill


def make(folder: Path, wanted: Wanted = Wanted(size=8, per_class=4), terms: Terms = TERMS) -> Made:  # noqa: B008
    return make_thumbnails(CLOUDS, list_class_folders(folder), terms, wanted)


def test_each_class_gets_a_sheet_of_the_images_that_there_are(tmp_path: Path) -> None:
    fill(tmp_path, {"hi": 7, "lo": 2})
    made = make(tmp_path)
    assert [(s.label, s.tiles, s.drawn_from) for s in made.thumbnails.sheets] == [
        ("hi", 4, 7),
        ("lo", 2, 2),
    ]
    assert made.lacking == ("fog",)
    for sheet in made.thumbnails.sheets:
        assert webp_size(made.files[sheet.file]) == sheet_size(sheet.tiles, 8)


def test_the_same_folder_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    fill(tmp_path, {"hi": 9})
    assert make(tmp_path) == make(tmp_path)
    assert make(tmp_path).files != make(tmp_path, Wanted(size=8, per_class=4, seed=1)).files


def test_a_broken_image_is_named_and_the_next_one_is_drawn(tmp_path: Path) -> None:
    fill(tmp_path, {"hi": 5})
    first = next(iter_drawn("hi", [f"hi/{n}.png" for n in range(5)], 0))
    (tmp_path / first).write_bytes(b"no image")
    (tmp_path / "hi" / "notes.txt").write_text("not looked at")
    made = make(tmp_path)
    assert [str(bad.path) for bad in made.bad] == [str(tmp_path / first)]
    assert made.thumbnails.sheets[0].tiles == 4
    assert made.others == 1


def test_nothing_but_pixels_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "hi"
    home.mkdir()
    picture = Image.new("RGB", (40, 40), (90, 20, 20))
    exif = picture.getexif()
    exif[0x010E] = "the patient's name"
    picture.save(home / "a.jpg", exif=exif, comment=b"the patient's name")
    (data,) = make(tmp_path).files.values()
    assert b"patient" not in data
    with Image.open(io.BytesIO(data)) as sheet:
        assert not sheet.getexif()


@given(st.sets(st.text(max_size=5), min_size=2), st.text(max_size=3), st.integers())
def test_who_is_drawn_depends_on_no_other_image(names: set[str], label: str, seed: int) -> None:
    drawn = list(iter_drawn(label, sorted(names), seed))
    assert sorted(drawn) == sorted(names)
    fewer = names - {drawn[0]}
    assert list(iter_drawn(label, sorted(fewer, reverse=True), seed)) == drawn[1:]


@given(st.integers(1, 30), st.sampled_from([8, 32, 40]))
def test_a_sheet_has_each_tile_at_its_place(count: int, side: int) -> None:
    shades = [8 * number for number in range(count)]
    tiles = [Image.new("RGBA", (side, side), (shade, shade, shade, 255)) for shade in shades]
    with Image.open(io.BytesIO(write_sheet(tiles, side).data)) as sheet:
        assert sheet.size == sheet_size(count, side)
        grey = sheet.convert("L")
    for number, shade in enumerate(shades):
        row, column = divmod(number, 6)
        found = grey.getpixel((column * side + side // 2, row * side + side // 2))
        assert isinstance(found, int | float)
        assert abs(found - shade) <= (0 if side <= 32 else 6)


@given(st.text(max_size=60))
def test_any_label_gives_a_name_that_a_record_may_have(label: str) -> None:
    import re

    first = file_name(label, "0a1b2c3d" * 8)
    other = file_name(label, "0a1b2c3d" * 8, [first])
    assert first != other
    assert all(re.fullmatch(SHEET_NAME, name) and len(name) <= 80 for name in (first, other))


@pytest.mark.parametrize(
    ("folder", "label"),
    [("hi", "hi"), ("HI", "hi"), ("high clouds", "hi"), ("High_Clouds", "hi"), ("FOG", "fog")],
)
def test_a_folder_is_named_as_the_label_or_its_name(folder: str, label: str) -> None:
    assert match_folders(CLOUDS, [folder], {}) == {folder: label}


def test_a_folder_of_no_class_is_told_of_with_the_nearest() -> None:
    with pytest.raises(UnknownClasses, match="hii: did you mean 'hi'") as told:
        match_folders(CLOUDS, ["hi", "hii", "lo"], {})
    assert told.value.folders == ("hii",)
    assert match_folders(CLOUDS, ["hii", "other"], {"hii": "hi", "other": ""}) == {"hii": "hi"}


def test_a_record_without_classes_says_what_to_do_first() -> None:
    bare = Dataset(id="a", name="A", domain="x", modality="x", dimensions="2D")
    with pytest.raises(UnknownClasses, match=r"list the classes in `classes: names:`"):
        match_folders(bare, ["hi"], {})


def test_a_name_that_fits_two_classes_fits_none() -> None:
    twins = CLOUDS.model_copy(
        update={"classes": CLOUDS.classes.model_copy(update={"names": {"a": "same", "b": "Same"}})}
        if CLOUDS.classes
        else {}
    )
    with pytest.raises(UnknownClasses):
        match_folders(twins, ["same"], {})


def test_a_folder_without_class_folders_or_images_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoClassFolders, match="holds no folders"):
        list_class_folders(tmp_path)
    (tmp_path / "hi").mkdir()
    with pytest.raises(WrongThumbnails, match="no image of clouds could be used"):
        make(tmp_path)


@pytest.mark.parametrize(
    "terms",
    [
        Terms("", "Jane"),
        Terms("CC0-1.0", ""),
        Terms("CC0-1.0", "two\nlines"),
        Terms("CC0-1.0", "Jane", "javascript:alert(1)"),
    ],
)
def test_terms_that_no_record_may_have_are_refused(tmp_path: Path, terms: Terms) -> None:
    fill(tmp_path, {"hi": 1})
    with pytest.raises(WrongThumbnails, match="cannot be written"):
        make(tmp_path, terms=terms)
