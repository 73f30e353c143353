"""KB9xx: the sheets of sample images of datasets."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_FILE = "datasets/scans.yaml"
_SHEET = "high-a3631b50.webp"
_SUM = "a3631b50d6e6650293fea206d448a06e5d68a4b35789041c36dfc8a266fe5dce"
_HEAD = """\
thumbnails:
  size: 8
  licence: CC0-1.0
  credit: Jane Doe
  sheets:
"""
_ENTRY = """\
    - label: {label}
      file: {file}
      tiles: 2
      drawn_from: 9
      sha256: {sha256}
"""


def _entry(label: str = "high", file: str = _SHEET, sha256: str = _SUM) -> str:
    return _ENTRY.format(label=label, file=file, sha256=sha256)


_GOOD = Sample(_FILE, _HEAD + _entry())

RULES = (
    Rule(
        code="KB901",
        severity="error",
        title="A sheet of sample images is missing",
        explanation="The record says that a picture holds sample images of a class, and the "
        "picture is not in the dataset's folder below `thumbnails/`. Pages would show a hole.",
        remedy="Make the sheets anew with `kb datasets thumbnails`, which writes pictures and "
        "record together. If the images are not to be shown any more, take the entry out of the "
        "record.",
        bad=Sample(_FILE, _HEAD + _entry() + _entry("low", "low-0a1b2c3d.webp", "0a1b2c3d" * 8)),
        good=_GOOD,
    ),
    Rule(
        code="KB902",
        severity="error",
        title="A sheet of sample images is not what the record says",
        explanation="The picture has another checksum than the record, is no WebP picture, or is "
        "of another size than its images take, six in a row. It was changed or damaged, or the "
        "record was edited by hand, and pages would cut the images at the wrong places.",
        remedy="Make the sheets anew with `kb datasets thumbnails`; do not edit what it wrote.",
        bad=Sample(_FILE, _HEAD + _entry(sha256="0a1b2c3d" * 8)),
        good=_GOOD,
    ),
    Rule(
        code="KB903",
        severity="error",
        title="A sheet of sample images of an unknown class",
        explanation="Each sheet shows one class of the record's `classes`, and each class has one "
        "sheet. A sheet of another class, or a second one, would never be seen.",
        remedy="Correct the label, or add the class to `classes: names:`.",
        bad=Sample(_FILE, _HEAD + _entry("hihg")),
        good=_GOOD,
    ),
    Rule(
        code="KB904",
        severity="warning",
        title="A sheet of sample images that no record names",
        explanation="A picture below `thumbnails/` is kept and handed on with the records, and no "
        "record says what it shows, whose it is and under what terms.",
        remedy="Remove the file, or make the sheets anew with `kb datasets thumbnails`.",
        bad=Sample("thumbnails/scans/left-over.webp", "A picture, left over.\n"),
        good=_GOOD,
    ),
)
"""In the order of the codes."""
