"""Sample images of datasets as pages show them, and why there are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kb.corpus import Corpus
from kb.model.subject import Dataset
from kb.model.thumbnails import Sheet, sheet_size
from kb.site import addresses
from kb.site.plans import PlannedFile
from kb.site.words import ACCESS

_LEAST = 40
"""Images with fewer pixels a side are shown enlarged by a whole number, so wide at least."""

_FEW = 16
"""Of images with so few pixels a side each pixel is shown as a square."""


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet with all that a page needs to show it.

    Attributes:
        label: the class.
        address: where the picture stands, from the site's root.
        tiles: how many images are on it.
        drawn_from: how many there were.
        width: as it is shown, in CSS pixels.
        height: likewise.
        look: how it looks, as the words of its class.
        gaps: the lines between images that are enlarged, as the path of a drawing of that size;
            empty where they are shown as they are.
    """

    label: str
    address: str
    tiles: int
    drawn_from: int
    width: int
    height: int
    look: str
    gaps: str


def shown_sheets(corpus: Corpus, dataset: Dataset) -> dict[str, ShownSheet]:
    """The sheets of a dataset that are there, by their labels."""
    found = dataset.thumbnails
    if found is None:
        return {}
    enlarged = -(-_LEAST // found.size)
    return {
        sheet.label: _shown(dataset, sheet, found.size, found.size * enlarged)
        for sheet in found.sheets
        if _key(dataset, sheet) in corpus.sheets
    }


def _shown(dataset: Dataset, sheet: Sheet, size: int, side: int) -> ShownSheet:
    address = addresses.sheet(dataset.id, sheet.file)
    width, height = sheet_size(sheet.tiles, side)
    enlarged = ["kb-samples-enlarged"] if side > size else []
    pixels = ["kb-samples-pixels"] if size <= _FEW else []
    look = " ".join(enlarged + pixels)
    gaps = _gaps(width, height, side) if enlarged else ""
    numbers = sheet.tiles, sheet.drawn_from
    return ShownSheet(sheet.label, address, *numbers, width, height, look, gaps)


def _gaps(width: int, height: int, side: int) -> str:
    upright = (f"M{x} 0V{height}" for x in range(side, width, side))
    level = (f"M0 {y}H{width}" for y in range(side, height, side))
    return "".join((*upright, *level))


def _key(dataset: Dataset, sheet: Sheet) -> str:
    return f"{dataset.id}/{sheet.file}"


def reason_for_none(dataset: Dataset) -> str:
    """Why there are no sample images of a dataset, as far as its record tells."""
    if dataset.thumbnails is not None:
        return "Its sample images did not come with this copy of the records."
    terms = f" Its licence: {dataset.licence.rstrip('.')}." if dataset.licence else ""
    if dataset.access == "open":
        return f"No sample images: it is open to all, and nobody has made them yet.{terms}"
    if dataset.access == "unknown":
        return f"No sample images: whether its images may be shown is not known.{terms}"
    return f"No sample images: it is {_AVAILABLE[dataset.access]}.{terms}"


_AVAILABLE = {
    "registration": f"available {ACCESS['registration']} only",
    "request": f"available {ACCESS['request']} only",
    "purchase": ACCESS["purchase"],
    "closed": ACCESS["closed"],
}


def iter_sheet_files(corpus: Corpus) -> Iterator[PlannedFile]:
    """The pictures that the pages show, each as it stands with the records."""
    for dataset in corpus.datasets.values():
        for sheet in dataset.thumbnails.sheets if dataset.thumbnails else ():
            data = corpus.sheets.get(_key(dataset, sheet))
            if data is not None:
                path = addresses.sheet(dataset.id, sheet.file)
                yield PlannedFile(path, partial(_once, data))


def _once(data: bytes) -> Iterator[bytes]:
    yield data
