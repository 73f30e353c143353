"""Sheets and what is said of them, written into the knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kb.errors import KbError
from kb.model.subject import Dataset
from kb.model.thumbnails import Thumbnails
from kb.store.layout import read_bytes
from kb.store.sheets import MOST_BYTES, SHEET_SUFFIX, sheet_folder
from kb.store.write import write_atomically
from kb.thumbnails.make import Made
from kb.yamlio.edit import Change, edit_yaml
from kb.yamlio.limits import MAX_BYTES


class SheetTooLarge(KbError):
    """A sheet is larger than what is read.

    Attributes:
        name: the sheet's name.
    """

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            f"{name} would have {size:,} bytes, and at most {MOST_BYTES:,} are read; "
            "take fewer or smaller images: --per-class, --size"
        )
        self.name = name


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, and what goes.

    Attributes:
        record: the record's file.
        data: its new content.
        folder: that of the sheets.
        sheets: new sheets, by their names.
        stale: former sheets that the record will not name any more.
        is_edited: whether the record changes.
    """

    record: Path
    data: bytes
    folder: Path
    sheets: dict[str, bytes]
    stale: tuple[Path, ...]
    is_edited: bool

    @property
    def changes(self) -> bool:
        """Whether anything is to be done."""
        return self.is_edited or bool(self.sheets or self.stale)


def plan_thumbnails(root: Path, file: str, name: str, made: Made) -> Plan:
    """What has to be done so that the record has these sheets. Nothing is written yet.

    Args:
        root: the folder of the knowledge base.
        file: the record's file, from there.
        name: the id of the dataset.
        made: the sheets.

    Raises:
        SheetTooLarge: a sheet is larger than what is read.
    """
    for sheet, data in made.files.items():
        if len(data) > MOST_BYTES:
            raise SheetTooLarge(sheet, len(data))
    record = root / file
    before = read_bytes(str(record), MAX_BYTES)
    after = edit_yaml(before, Dataset, [Change(("thumbnails",), _said(made.thumbnails))])
    folder = sheet_folder(root, name)
    there = {path.name: path for path in sorted(folder.glob(f"*{SHEET_SUFFIX}"))}
    new = {
        sheet: data
        for sheet, data in made.files.items()
        if sheet not in there or read_bytes(str(there[sheet]), MOST_BYTES) != data
    }
    stale = tuple(path for sheet, path in there.items() if sheet not in made.files)
    return Plan(record, after, folder, new, stale, after != before)


def write_plan(plan: Plan) -> None:
    """Write the new sheets, then the record that names them, then remove the former sheets.

    So the record names sheets that are there whenever this ends.

    Raises:
        OSError: a file cannot be written.
    """
    for sheet, data in plan.sheets.items():
        write_atomically(plan.folder / sheet, data)
    write_atomically(plan.record, plan.data)
    for path in plan.stale:
        path.unlink(missing_ok=True)


def _said(thumbnails: Thumbnails) -> object:
    return thumbnails.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


__all__ = ["Plan", "SheetTooLarge", "plan_thumbnails", "write_plan"]
