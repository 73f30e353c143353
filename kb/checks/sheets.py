"""The sheets of sample images: whether they are there, whole, and of classes that there are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.findings import Finding, Place, visible
from kb.ids import did_you_mean
from kb.model.subject import Dataset
from kb.model.thumbnails import Sheet, sheet_size

_AGAIN = "make the sheets anew with `kb datasets thumbnails`"
_FOLDER = "thumbnails"


def missing_sheets(survey: Survey) -> Iterator[Finding]:
    """KB901: a record names a sheet that is not there. One that came without files has none."""
    for dataset, number, sheet in _iter_sheets(survey):
        has_file = ("dataset", dataset.id) in survey.corpus.files
        if has_file and _name(dataset, sheet) not in survey.corpus.sheets:
            yield found(
                "KB901",
                _place(survey, dataset, number, "file"),
                f"there is no {_FOLDER}/{_name(dataset, sheet)}",
                f"{_AGAIN}, or take the entry out",
            )


def changed_sheets(survey: Survey) -> Iterator[Finding]:
    """KB902: a sheet is not the picture that the record tells of."""
    for dataset, number, sheet in _iter_sheets(survey):
        data = survey.corpus.sheets.get(_name(dataset, sheet))
        if data is None:
            continue
        shown = f"{_FOLDER}/{_name(dataset, sheet)}"
        if hashlib.sha256(data).hexdigest() != sheet.sha256:
            place = _place(survey, dataset, number, "sha256")
            yield found("KB902", place, f"{shown} has another checksum", _AGAIN)
            continue
        size = webp_size(data)
        side = dataset.thumbnails.size if dataset.thumbnails else 0
        wanted = sheet_size(sheet.tiles, side)
        if size != wanted:
            is_said = f"has {size[0]} x {size[1]} pixels" if size else "is no WebP picture"
            yield found(
                "KB902",
                _place(survey, dataset, number, "tiles"),
                f"{shown} {is_said}; {sheet.tiles} images of {side} pixels "
                f"take {wanted[0]} x {wanted[1]}",
                _AGAIN,
            )


def strange_classes(survey: Survey) -> Iterator[Finding]:
    """KB903: a sheet is of a class that the record does not have, or has a sheet of already."""
    for dataset in survey.corpus.datasets.values():
        labels = dataset.classes.labels if dataset.classes else ()
        seen: set[str] = set()
        for number, sheet in enumerate(dataset.thumbnails.sheets if dataset.thumbnails else ()):
            place = _place(survey, dataset, number, "label")
            if sheet.label not in labels:
                message = f"{dataset.id} has no class {sheet.label!r}"
                yield found("KB903", place, message, did_you_mean(sheet.label, labels))
            elif sheet.label in seen:
                message = f"{dataset.id} has two sheets of the class {sheet.label!r}"
                yield found("KB903", place, message, f"{_AGAIN}: one sheet holds all of a class")
            seen.add(sheet.label)


def nameless_sheets(survey: Survey) -> Iterator[Finding]:
    """KB904: a sheet that no record names."""
    named = {_name(dataset, sheet) for dataset, _, sheet in _iter_sheets(survey)}
    for name in survey.corpus.sheets.keys() - named:
        dataset = name.partition("/")[0]
        if ("dataset", dataset) not in survey.corpus.unread:
            file = visible(f"{_FOLDER}/{name}")
            yield found("KB904", Place(file), f"no record names {file}", "remove the file")


def _iter_sheets(survey: Survey) -> Iterator[tuple[Dataset, int, Sheet]]:
    for dataset in survey.corpus.datasets.values():
        if dataset.thumbnails is not None:
            for number, sheet in enumerate(dataset.thumbnails.sheets):
                yield dataset, number, sheet


def _name(dataset: Dataset, sheet: Sheet) -> str:
    return f"{dataset.id}/{sheet.file}"


def _place(survey: Survey, dataset: Dataset, number: int, field: str) -> Place:
    return survey.corpus.place("dataset", dataset.id, "thumbnails", "sheets", number, field)


def webp_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a WebP picture; None for anything else.

    The three forms of its header are those of RFC 9649, sections 2.5 to 2.7.
    """
    if len(data) < 30 or data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    form, body = data[12:16], data[20:]
    if form == b"VP8X":
        return _number(body[4:7]) + 1, _number(body[7:10]) + 1
    if form == b"VP8L" and body[0] == 0x2F:
        bits = _number(body[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return _number(body[6:8]) & 0x3FFF, _number(body[8:10]) & 0x3FFF
    return None


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


__all__ = ["changed_sheets", "missing_sheets", "nameless_sheets", "strange_classes", "webp_size"]
