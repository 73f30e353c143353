"""KB010 to KB019: the YAML."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_PHOTOS = "datasets/photos.yaml"
_DOE = "papers/doe2020.yaml"
_REST = "name: Photos\ndomain: natural\nmodality: photographs\ndimensions: 2D\n"

RULES = (
    Rule(
        code="KB010",
        severity="error",
        title="The YAML cannot be read",
        explanation="A bracket or quotation mark is not closed, a colon stands inside a plain "
        "text, or a line is not aligned with its neighbours.",
        remedy="Put a text with special characters under `>-`, or in single quotes.",
        bad=Sample(_DOE, "title: Sharp pictures: an overview\n"),
        good=Sample(_DOE, "title: 'Sharp pictures: an overview'\n"),
    ),
    Rule(
        code="KB011",
        severity="error",
        title="Too many levels",
        explanation="Lists and mappings may stand inside one another 32 deep. No record needs "
        "more; a file that nests deeper is an accident or means harm.",
        remedy="Remove the superfluous brackets.",
        bad=Sample(_DOE, f"notes: {'[' * 40}{']' * 40}\n"),
        good=Sample(_DOE, "notes: []\n"),
    ),
    Rule(
        code="KB012",
        severity="error",
        title="A key twice",
        explanation="Two values stand under one key, and YAML parsers do not agree on which "
        "counts.",
        remedy="Remove one of the two, or merge them.",
        bad=Sample(_DOE, "year: 2020\nyear: 2021\n"),
        good=Sample(_DOE, "year: 2020\n"),
    ),
    Rule(
        code="KB013",
        severity="error",
        title="An anchor or an alias",
        explanation="`&name` and `*name` copy one part of a file to another. A few lines of them "
        "can grow to gigabytes, and a reader cannot see what a record says.",
        remedy="Write the value out. A text that begins with `*` or `&` belongs in single "
        "quotes or under `>-`.",
        bad=Sample(_DOE, "title: &name On sharp pictures\nvenue: *name\n"),
        good=Sample(_DOE, "title: On sharp pictures\nvenue: On sharp pictures\n"),
    ),
    Rule(
        code="KB014",
        severity="error",
        title="A tag",
        explanation="`!tag` asks the parser for another type. Records have none: the schema says "
        "what is text and what is a number.",
        remedy="Remove the tag. A text that begins with `!` belongs in single quotes.",
        bad=Sample(_DOE, "title: !!str On sharp pictures\n"),
        good=Sample(_DOE, "title: On sharp pictures\n"),
    ),
    Rule(
        code="KB015",
        severity="error",
        title="Several documents, or a directive",
        explanation="A file holds one record; `---` begins a second one and `%` a directive.",
        remedy="Move the second record to a file of its own.",
        bad=Sample(_PHOTOS, "id: photos\n" + _REST + "---\nid: scans\n", whole=True),
        good=Sample(_PHOTOS, "id: photos\n" + _REST, whole=True),
    ),
    Rule(
        code="KB016",
        severity="error",
        title="A key that is not text",
        explanation="A list or a mapping stands where a key belongs. It mostly comes from a text "
        "that begins with a bracket.",
        remedy="Put the text in single quotes or under `>-`.",
        bad=Sample(_DOE, "studies:\n  [the pictures]: of a hospital\n"),
        good=Sample(_DOE, "studies:\n  basis: '[the pictures]: of a hospital'\n"),
    ),
    Rule(
        code="KB017",
        severity="error",
        title="The file is empty",
        explanation="It holds nothing, or comments only.",
        remedy="Fill it in, or remove the file.",
        bad=Sample(_PHOTOS, "# still to be written\n", whole=True),
        good=Sample(_PHOTOS, "id: photos\n" + _REST, whole=True),
    ),
)
"""In the order of the codes."""
