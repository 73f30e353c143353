"""KB201 to KB210, KB219: ids, and names of things that must exist."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_DOE = "papers/doe2020.yaml"
_SHARP = "text: We find that sharp pictures help on every task."

RULES = (
    Rule(
        code="KB201",
        severity="error",
        title="The file is not named after its record",
        explanation="A record is found by its file's name, and its id goes into every address. "
        "An independent coding is named after its coder and its paper: `codings/CODER/PAPER.yaml`.",
        remedy="Rename the file to `ID.yaml`. If the id was published, keep the id.",
        bad=Sample("models/net.yaml", "id: netz\n"),
        good=Sample("models/net.yaml", "id: net\n"),
    ),
    Rule(
        code="KB202",
        severity="error",
        title="An unknown factor",
        explanation="The codebook has no factor of this id, so the judgement would be lost.",
        remedy="Correct the id. To code something new, first add the factor to the codebook, and "
        "raise the codebook's version.",
        bad=Sample(
            _DOE,
            f"quotes:\n  - id: q1\n    {_SHARP}\n    source: [photos]\n    target: [scans]\n"
            "    models: [net-50]\n    codes:\n      looks: {sharpnes: present, "
            "sharpness: present}\n      causes: {focus: positive}\n",
        ),
        good=Sample(
            _DOE,
            f"quotes:\n  - id: q1\n    {_SHARP}\n    source: [photos]\n    target: [scans]\n"
            "    models: [net-50]\n    codes:\n      looks: {sharpness: present}\n"
            "      causes: {focus: positive}\n",
        ),
    ),
    Rule(
        code="KB203",
        severity="error",
        title="An unknown paper",
        explanation="No file in `papers/` has this cite key. A paper that only passes on a "
        "quotation (`via`) needs a record too, without quotes.",
        remedy="Correct the cite key, or add the paper.",
        bad=Sample("datasets/photos.yaml", "paper: do2020\n"),
        good=Sample("datasets/photos.yaml", "paper: doe2020\n"),
    ),
    Rule(
        code="KB204",
        severity="error",
        title="An unknown dataset",
        explanation="No file in `datasets/` has this id.",
        remedy="Correct the id, or add the dataset.",
        bad=Sample(_DOE, "studies: {source: [photo], basis: abstract}\n"),
        good=Sample(_DOE, "studies: {source: [photos], basis: abstract}\n"),
    ),
    Rule(
        code="KB205",
        severity="error",
        title="An unknown model",
        explanation="No file in `models/` has this id.",
        remedy="Correct the id, or add the model.",
        bad=Sample(_DOE, "studies: {models: [net-52], basis: abstract}\n"),
        good=Sample(_DOE, "studies: {models: [net-50], basis: abstract}\n"),
    ),
    Rule(
        code="KB206",
        severity="error",
        title="An unknown coder",
        explanation="`people.yaml` lists nobody of this id, so nobody stands for the judgement.",
        remedy="Correct the id, or add the person to `people.yaml`.",
        bad=Sample(
            "papers/roe2018.yaml",
            "coding:\n  looks@1: {coders: [rowe, roe]}\n",
        ),
        good=Sample("papers/roe2018.yaml", "coding:\n  looks@1: {coders: [roe]}\n"),
    ),
    Rule(
        code="KB207",
        severity="error",
        title="An unknown codebook",
        explanation="No file in `codebooks/` has this name and major version.",
        remedy="Correct the name or the number behind the `@`.",
        bad=Sample("codings/doe/doe2020.yaml", "coding:\n  looks@1: true\n  look@1: true\n"),
        good=Sample("codings/doe/doe2020.yaml", "coding:\n  looks@1: true\n"),
    ),
    Rule(
        code="KB208",
        severity="error",
        title="An unknown quote",
        explanation="The paper has no quote of this id, or it was withdrawn together with its "
        "paper. A quote is named by cite key and id: `doe2020/q1`.",
        remedy="Correct the cite key or the quote's id.",
        bad=Sample("codings/doe/doe2020.yaml", "codes:\n  q7: {looks: {sharpness: present}}\n"),
        good=Sample("codings/doe/doe2020.yaml", "codes:\n  q1: {looks: {sharpness: present}}\n"),
    ),
    Rule(
        code="KB209",
        severity="error",
        title="An id twice in one file",
        explanation="Two quotes of a paper, two factors of a codebook, two parts of a table or "
        "two people share an id, so that no reference can tell them apart.",
        remedy="Give the newer one the next free id. Ids of withdrawn things stay taken.",
        bad=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe}\n  - {id: roe, name: Richard Roe}\n"
            "  - {id: roe, name: Rachel Roe}\n",
        ),
        good=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe}\n  - {id: roe, name: Richard Roe}\n",
        ),
    ),
    Rule(
        code="KB210",
        severity="error",
        title="An id in two files",
        explanation="Another file of the same kind already holds a record of this id. It mostly "
        "happens when a file was copied to begin a new record.",
        remedy="Give the newer record an id of its own, the same as its file's name.",
        bad=Sample("models/net-50.yaml", "id: net\nname: Net-50\n"),
        good=Sample("models/net-50.yaml", "id: net-50\nname: Net-50\n"),
    ),
    Rule(
        code="KB219",
        severity="warning",
        title="A name twice in one list",
        explanation="The second mention adds nothing, and may stand where another name was meant.",
        remedy="Remove it, or write the name that was meant.",
        bad=Sample(_DOE, "studies: {source: [photos, photos], basis: abstract}\n"),
        good=Sample(_DOE, "studies: {source: [photos, scans], basis: abstract}\n"),
    ),
)
"""In the order of the codes."""
