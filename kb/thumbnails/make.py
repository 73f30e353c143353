"""Sheets of sample images for a dataset, from a folder of class folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from kb.errors import KbError
from kb.model.subject import Dataset
from kb.model.thumbnails import Sheet, Thumbnails
from kb.thumbnails.classes import match_folders
from kb.thumbnails.folder import ClassFolder, iter_drawn
from kb.thumbnails.picture import BadPicture, read_tile
from kb.thumbnails.sheet import Written, file_name, write_sheet


class WrongThumbnails(KbError):
    """What was said of the images, or what came of them, cannot stand in a record."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Whose the images are.

    Attributes:
        licence: an SPDX id, or words.
        credit: as the terms ask for it.
        source: where they were taken from.
        changes: what was done to them before.
    """

    licence: str
    credit: str
    source: str | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the sheets shall be.

    Attributes:
        size: the side of an image in pixels.
        per_class: how many images of each class at most.
        seed: decides which ones.
        told: labels of folders that are named otherwise.
    """

    size: int = 64
    per_class: int = 24
    seed: int = 0
    told: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it.

    Attributes:
        thumbnails: what the record shall say.
        files: the sheets by their names.
        bad: the files that could not be used.
        lacking: the labels of which there is no image.
        others: how many files of other kinds stood among the images.
    """

    thumbnails: Thumbnails
    files: dict[str, bytes]
    bad: tuple[BadPicture, ...]
    lacking: tuple[str, ...]
    others: int


def make_thumbnails(
    dataset: Dataset,
    folders: Sequence[ClassFolder],
    terms: Terms,
    wanted: Wanted,
    watch: Callable[[int, int], None] = lambda done, of: None,
) -> Made:
    """Draw images of each class, make them small and put them on sheets.

    One class is held in memory at a time, and of it one whole image.

    Args:
        dataset: the record that names the classes.
        folders: the images.
        terms: whose they are.
        wanted: how the sheets shall be.
        watch: told how many classes of how many are done.

    Raises:
        UnknownClasses: a folder is named after no class of the record.
        WrongThumbnails: no image could be used, or the terms cannot stand in a record.
    """
    matched = match_folders(dataset, [each.name for each in folders], wanted.told or {})
    named = {each.name: each for each in folders}
    of: dict[str, list[ClassFolder]] = {}
    for name, label in matched.items():
        of.setdefault(label, []).append(named[name])
    sheets: list[Sheet] = []
    files: dict[str, bytes] = {}
    bad: list[BadPicture] = []
    for done, (label, held) in enumerate(of.items()):
        watch(done, len(of))
        made = _make_sheet(label, held, wanted, bad)
        if made is not None:
            written, tiles, drawn_from = made
            name = file_name(label, written.sha256, files)
            files[name] = written.data
            sheets.append(
                Sheet(
                    label=label,
                    file=name,
                    tiles=tiles,
                    drawn_from=drawn_from,
                    sha256=written.sha256,
                )
            )
    watch(len(of), len(of))
    if not sheets:
        raise WrongThumbnails(f"no image of {dataset.id} could be used{_first(bad)}")
    shown = {sheet.label for sheet in sheets}
    labels = dataset.classes.labels if dataset.classes else ()
    lacking = tuple(label for label in labels if label not in shown)
    others = sum(named[name].others for name in matched)
    return Made(_record(terms, wanted, sheets), files, tuple(bad), lacking, others)


def _make_sheet(
    label: str, folders: Sequence[ClassFolder], wanted: Wanted, bad: list[BadPicture]
) -> tuple[Written, int, int] | None:
    """The sheet of a class, how many images are on it, and how many there were."""
    home = {
        f"{folder.name}/{image}": folder.path / image
        for folder in folders
        for image in folder.images
    }
    tiles = []
    for name in iter_drawn(label, tuple(home), wanted.seed):
        try:
            tiles.append(read_tile(home[name], wanted.size))
        except BadPicture as problem:
            bad.append(problem)
        if len(tiles) == wanted.per_class:
            break
    return (write_sheet(tiles, wanted.size), len(tiles), len(home)) if tiles else None


def _first(bad: Sequence[BadPicture]) -> str:
    return f"; the first: {bad[0]}" if bad else ": the folders hold none"


def _record(terms: Terms, wanted: Wanted, sheets: Iterable[Sheet]) -> Thumbnails:
    try:
        return Thumbnails(
            size=wanted.size,
            licence=terms.licence,
            credit=terms.credit,
            source=terms.source,
            changes=terms.changes,
            sheets=tuple(sheets),
        )
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise WrongThumbnails(f"{where} cannot be written: {first['msg']}") from None


__all__ = ["Made", "Terms", "Wanted", "WrongThumbnails", "make_thumbnails"]
