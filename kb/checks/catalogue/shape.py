"""KB1xx: the shape of a record."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_DOE = "papers/doe2020.yaml"

RULES = (
    Rule(
        code="KB101",
        severity="error",
        title="An unknown key",
        explanation="The schema of this kind of record has no such key, so nothing would ever "
        "read it. Mostly it is misspelt, or indented too little or too much.",
        remedy="Use the key that is proposed, or check the indentation.",
        bad=Sample(_DOE, "venu: Journal of Pictures\n"),
        good=Sample(_DOE, "venue: Journal of Pictures\n"),
    ),
    Rule(
        code="KB102",
        severity="error",
        title="A key is missing",
        explanation="The record cannot be used without it.",
        remedy="Add the key; an editor that knows the schema proposes it.",
        bad=Sample("people.yaml", "people:\n  - id: doe\n  - {id: roe, name: Richard Roe}\n"),
        good=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe}\n  - {id: roe, name: Richard Roe}\n",
        ),
    ),
    Rule(
        code="KB103",
        severity="error",
        title="A value of the wrong type",
        explanation="A text stands where a list belongs, a list where a number belongs, and so on.",
        remedy="Write it as the message says: a list as `[a, b]` or with `- ` before each item.",
        bad=Sample(_DOE, "authors: Jane Doe\n"),
        good=Sample(_DOE, "authors: [Jane Doe]\n"),
    ),
    Rule(
        code="KB104",
        severity="error",
        title="A word that is not in the list",
        explanation="Only certain words may stand here, so that they can be counted and compared.",
        remedy="Use one of the words that the message lists.",
        bad=Sample(_DOE, "type: article\n"),
        good=Sample(_DOE, "type: journal-article\n"),
    ),
    Rule(
        code="KB105",
        severity="error",
        title="A text without the required form, or too long a list",
        explanation="Ids, references and addresses have a fixed form, since they become parts of "
        "file names and web addresses; texts and lists have a greatest length.",
        remedy="Write it in the form that the message shows.",
        bad=Sample("tables/overview.yaml", "codebook: looks\n"),
        good=Sample("tables/overview.yaml", "codebook: looks@1\n"),
    ),
    Rule(
        code="KB106",
        severity="error",
        title="A number out of range",
        explanation="The number cannot be meant: a year before printing, a count below zero.",
        remedy="Correct the number.",
        bad=Sample(_DOE, "year: 202\n"),
        good=Sample(_DOE, "year: 2020\n"),
    ),
    Rule(
        code="KB107",
        severity="error",
        title="A value that does not fit",
        explanation="The value breaks a rule of the schema that has no code of its own.",
        remedy="Compare with the schema of this kind of record; the message names the rule.",
        bad=Sample(_DOE, "year: 2020.5\n"),
        good=Sample(_DOE, "year: 2020\n"),
    ),
)
"""In the order of the codes."""
