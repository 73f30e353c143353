"""One image file becomes one small square, whatever it is; what cannot is named."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kb.thumbnails.picture import MOST_PIXELS, BadPicture, read_tile

SIDE = 16
RED, BLUE = (250, 10, 10), (10, 10, 250)


def saved(folder: Path, picture: Image.Image, name: str = "x.png", **how: Any) -> Path:
    path = folder / name
    picture.save(path, **how)
    return path


def box_of(tile: Image.Image) -> tuple[int, int]:
    """Width and height of what is not clear."""
    left, top, right, bottom = tile.getchannel("A").getbbox() or (0, 0, 0, 0)
    return right - left, bottom - top


@settings(max_examples=60)
@given(
    width=st.integers(1, 90),
    height=st.integers(1, 90),
    mode=st.sampled_from(["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "I;16", "I", "F"]),
    side=st.integers(8, 40),
)
def test_a_tile_shows_all_of_an_image_and_is_never_larger_than_it(
    width: int, height: int, mode: str, side: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tile")
    name = "x.tif" if mode in ("CMYK", "I", "F") else "x.png"
    picture = Image.new("P" if mode == "PA" else mode, (width, height))
    how = {"transparency": 0} if mode == "PA" else {}
    tile = read_tile(saved(folder, picture, name, **how), side)
    assert (tile.mode, tile.size) == ("RGBA", (side, side))
    scale = min(1, side / max(width, height))
    assert box_of(tile) == (max(1, round(width * scale)), max(1, round(height * scale)))


def test_a_small_image_keeps_its_very_pixels(tmp_path: Path) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
    tile = read_tile(saved(tmp_path, Image.fromarray(pixels)), SIDE)
    assert (np.asarray(tile)[:, :, :3] == pixels).all()


@pytest.mark.parametrize("turned", range(1, 9))
def test_an_image_is_turned_as_its_data_say(tmp_path: Path, turned: int) -> None:
    picture = Image.new("RGB", (32, 16), RED)
    exif = picture.getexif()
    exif[0x0112] = turned
    tile = read_tile(saved(tmp_path, picture, "x.jpg", exif=exif), SIDE)
    assert box_of(tile) == ((16, 8) if turned <= 4 else (8, 16))


@pytest.mark.parametrize("name", ["x.png", "x.tif"])
def test_grey_of_sixteen_bits_is_stretched_to_eight(tmp_path: Path, name: str) -> None:
    grey = np.linspace(1_000, 4_000, SIDE * SIDE).astype(np.uint16).reshape(SIDE, SIDE)
    tile = read_tile(saved(tmp_path, Image.fromarray(grey), name), SIDE)
    shown = np.asarray(tile)[:, :, 0]
    assert (shown.min(), shown.max()) == (0, 255)
    assert (np.diff(shown.ravel().astype(int)) >= 0).all()


def test_what_is_clear_in_an_image_is_white(tmp_path: Path) -> None:
    tile = read_tile(saved(tmp_path, Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))), SIDE)
    assert tile.getpixel((3, 3)) == (255, 255, 255, 255)


def test_of_several_frames_the_first_is_taken(tmp_path: Path) -> None:
    first, second = (Image.new("RGB", (SIDE, SIDE), colour) for colour in (RED, BLUE))
    path = saved(tmp_path, first, "x.gif", save_all=True, append_images=[second])
    found = read_tile(path, SIDE).getpixel((3, 3))
    assert isinstance(found, tuple)
    assert found[0] > 200 > 100 > found[2]


def bomb(folder: Path, width: int, height: int) -> Path:
    """A small PNG whose header speaks of this many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    path = folder / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


@pytest.mark.parametrize("height", [MOST_PIXELS // 8_000 + 1, 20_000, 60_000])
def test_an_image_that_unpacks_to_too_much_is_refused(tmp_path: Path, height: int) -> None:
    with pytest.raises(BadPicture, match="pixels"):
        read_tile(bomb(tmp_path, 8_000, height), SIDE)


@pytest.mark.parametrize("kept", [0, 1, 20, 60, 150])
def test_half_an_image_is_no_image(tmp_path: Path, kept: int) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    path = saved(tmp_path, Image.fromarray(pixels))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(BadPicture, match=r"x\.png: it is"):
        read_tile(path, SIDE)


@settings(max_examples=60)
@given(data=st.binary(max_size=80), name=st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "TIFF"]))
def test_a_damaged_file_is_named_and_nothing_else_happens(
    data: bytes, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("bad") / "x"
    Image.new("RGB", (30, 30), RED).save(path, name)
    whole = path.read_bytes()
    path.write_bytes(whole[:30] + data + whole[30 + len(data) :])
    try:
        found: object = read_tile(path, SIDE).size
    except BadPicture as problem:
        found = problem.path
    assert found in ((SIDE, SIDE), path)
