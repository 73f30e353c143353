"""The dataset browser: two datasets side by side, their categories and what those look like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from kb.model.subject import Dataset
from kb.site import addresses
from kb.site.page import SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.samples import ShownSheet, reason_for_none, shown_sheets

_LEAD = (
    "Two datasets side by side: their categories, how many images each has, and what the images "
    "look like."
)


@dataclass(frozen=True, slots=True)
class Category:
    """A class of a dataset.

    Attributes:
        label: its label.
        name: its full name, if it has one besides.
        counts: how many images it has in each split; None where that is not known.
        sheet: its sample images.
    """

    label: str
    name: str
    counts: tuple[int | None, ...]
    sheet: ShownSheet | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A dataset in the browser.

    Attributes:
        dataset: the record.
        quotes: how many quotes name it as a source or target.
        splits: the parts that are counted apart.
        categories: its classes.
        reason: why there are no sample images; empty where there are.
    """

    dataset: Dataset
    quotes: int
    splits: tuple[str, ...]
    categories: tuple[Category, ...]
    reason: str


def plan_dataset_browser(press: Press) -> PlannedPage:
    """The page, to be made when it is asked for."""
    path = addresses.page_path(addresses.DATASET_BROWSER)
    return PlannedPage(path, "Dataset browser", partial(build_dataset_browser, press))


def build_dataset_browser(press: Press) -> SitePage:
    """Every dataset with its categories, as a list that the script turns into two panels."""
    shelves = build_shelves(press)
    left, right = first_two(shelves)
    return press.page(
        "dataset_browser",
        addresses.page_path(addresses.DATASET_BROWSER),
        title="Dataset browser",
        description=_LEAD,
        search=(SearchEntry("", "Dataset browser", _LEAD),),
        scripts=("datasets",),
        styles=("dataset-browser.css",),
        lead=_LEAD,
        groups=tuple(
            (title, [shelf for shelf in shelves if shelf.dataset.example == is_example])
            for title, is_example in (("Source and target datasets", False), ("Examples", True))
        ),
        left=left,
        right=right,
    )


def build_shelves(press: Press) -> tuple[Shelf, ...]:
    """Every dataset that is in use, by name."""
    used = (data for data in press.corpus.datasets.values() if data.deprecated is None)
    ordered = sorted(used, key=lambda data: (data.name.casefold(), data.id))
    return tuple(_shelf(press, data) for data in ordered)


def _shelf(press: Press, dataset: Dataset) -> Shelf:
    sheets = shown_sheets(press.corpus, dataset)
    classes = dataset.classes
    counts = classes.counts if classes else {}
    categories = tuple(
        Category(
            label,
            classes.names.get(label, "") if classes else "",
            tuple(numbers.get(label) for numbers in counts.values()),
            sheets.get(label),
        )
        for label in (classes.labels if classes else ())
    )
    named = press.crossings.as_source, press.crossings.as_target
    return Shelf(
        dataset,
        sum(len(quotes.get(dataset.id, ())) for quotes in named),
        tuple(counts),
        categories,
        "" if sheets else reason_for_none(dataset),
    )


def first_two(shelves: tuple[Shelf, ...]) -> tuple[str, str]:
    """The ids of the datasets that are shown until others are chosen: with images, then with
    categories, then those that most quotes name."""

    def interest(shelf: Shelf) -> tuple[bool, bool, int]:
        return bool(shelf.reason), not shelf.categories, -shelf.quotes

    ids = [shelf.dataset.id for shelf in sorted(shelves, key=interest)]
    first = ids[0] if ids else ""
    return first, ids[1] if len(ids) > 1 else first
