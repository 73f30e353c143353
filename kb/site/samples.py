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

_LEAST = 64
"""Images with fewer pixels a side are shown enlarged, each pixel as a square, so wide at least."""


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
    """

    label: str
    address: str
    tiles: int
    drawn_from: int
    width: int
    height: int


def shown_sheets(corpus: Corpus, dataset: Dataset) -> dict[str, ShownSheet]:
    """The sheets of a dataset that are there, by their labels."""
    found = dataset.thumbnails
    if found is None:
        return {}
    enlarged = -(-_LEAST // found.size)
    return {
        sheet.label: _shown(dataset, sheet, found.size * enlarged)
        for sheet in found.sheets
        if _key(dataset, sheet) in corpus.sheets
    }


def _shown(dataset: Dataset, sheet: Sheet, side: int) -> ShownSheet:
    address = addresses.sheet(dataset.id, sheet.file)
    return ShownSheet(
        sheet.label, address, sheet.tiles, sheet.drawn_from, *sheet_size(sheet.tiles, side)
    )


def _key(dataset: Dataset, sheet: Sheet) -> str:
    return f"{dataset.id}/{sheet.file}"


def is_enlarged(dataset: Dataset) -> bool:
    """Whether the pixels of its images are shown as squares."""
    return dataset.thumbnails is not None and dataset.thumbnails.size < _LEAST


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
