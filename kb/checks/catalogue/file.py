"""KB001 to KB009: files, bytes and characters."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_PHOTOS = "datasets/photos.yaml"
_REST = "name: Photos\ndomain: natural\nmodality: photographs\ndimensions: 2D\n"

RULES = (
    Rule(
        code="KB001",
        severity="error",
        title="The file is not UTF-8",
        explanation="Every record is UTF-8, so that names read the same on every machine. Some "
        "editors still save other encodings, in which `é` is another byte.",
        remedy="Save the file as UTF-8; most editors offer it under *Save with encoding*.",
        bad=Sample(_PHOTOS, "description: Café (saved as Latin-1)\n"),
        good=Sample(_PHOTOS, "description: Café (saved as UTF-8)\n"),
    ),
    Rule(
        code="KB002",
        severity="error",
        title="The file begins with a byte order mark",
        explanation="Three invisible bytes before the first key. Some programs take them for a "
        "part of the key.",
        remedy="Run `kb fmt`, or save as *UTF-8* rather than *UTF-8 with BOM*.",
        bad=Sample(_PHOTOS, "\ufeffid: photos\n" + _REST, whole=True),
        good=Sample(_PHOTOS, "id: photos\n" + _REST, whole=True),
    ),
    Rule(
        code="KB003",
        severity="error",
        title="A carriage return",
        explanation="Lines end with a line feed alone. A carriage return shows every line as "
        "changed when the next person saves the file.",
        remedy="Run `kb fmt`, or set the editor's line ends to LF.",
        bad=Sample(_PHOTOS, "name: Photos\r\n"),
        good=Sample(_PHOTOS, "name: Photos\n"),
    ),
    Rule(
        code="KB004",
        severity="error",
        title="A tab",
        explanation="YAML allows tabs in some places and not in others, and they look like spaces.",
        remedy="Replace it by spaces: two for each level of indentation.",
        bad=Sample(_PHOTOS, "name:\tPhotos\n"),
        good=Sample(_PHOTOS, "name: Photos\n"),
    ),
    Rule(
        code="KB005",
        severity="error",
        title="A control character",
        explanation="A character that no one can see, often brought along from a PDF.",
        remedy="Remove it; retype the word around it if it does not show.",
        bad=Sample(_PHOTOS, "name: Pho\x02tos\n"),
        good=Sample(_PHOTOS, "name: Photos\n"),
    ),
    Rule(
        code="KB006",
        severity="error",
        title="The file is too large",
        explanation="A record is read only up to 2 MiB and 100,000 values, so that no file can "
        "exhaust the memory of whoever checks it.",
        remedy="Split the record; a file holds one paper, not a corpus.",
        bad=Sample(_PHOTOS, "description: and so on, for more than 2 MiB\n"),
        good=Sample(_PHOTOS, "description: in a sentence\n"),
    ),
    Rule(
        code="KB007",
        severity="error",
        title="A symbolic link that leaves the knowledge base",
        explanation="Such a link reads another file on every machine, and can read what nobody "
        "meant to publish.",
        remedy="Put the record itself in the place of the link.",
        bad=Sample("models/net-18.yaml", "# a link to ../../elsewhere/net-18.yaml\n"),
        good=Sample("models/net-18.yaml", "id: net-18\nname: Net-18\n"),
    ),
    Rule(
        code="KB008",
        severity="error",
        title="A file that does not belong here",
        explanation="The folders hold one `.yaml` file for each record and nothing else, so that "
        "a misspelt folder or ending cannot hide a record.",
        remedy="Rename it to end in `.yaml`, move it to the folder of its kind, or keep it "
        "elsewhere.",
        bad=Sample("models/net-18.yml", "id: net-18\nname: Net-18\n"),
        good=Sample("models/net-18.yaml", "id: net-18\nname: Net-18\n"),
    ),
    Rule(
        code="KB009",
        severity="error",
        title="The file cannot be read",
        explanation="The system refuses to open it, mostly for want of permission.",
        remedy="Give yourself permission to read it (`chmod u+r FILE`), or remove it.",
        bad=Sample("models/net-18.yaml", "# a file that you may not read\n"),
        good=Sample("models/net-18.yaml", "id: net-18\nname: Net-18\n"),
    ),
)
"""In the order of the codes."""
