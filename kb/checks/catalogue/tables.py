"""KB7xx: tables."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_TABLE = "tables/overview.yaml"
_QUOTE = (
    "quotes:\n  - id: q1\n    text: The number of pictures matters.\n    source: [photos]\n"
    "    codes:\n      looks: {amount: present}\n"
)


def _part(entries: str) -> str:
    return f"parts:\n  - id: A1\n    entries:\n{entries}"


RULES = (
    Rule(
        code="KB701",
        severity="error",
        title="A table of an unknown codebook",
        explanation="A table's columns are the factors of one codebook, which must exist.",
        remedy="Correct the codebook's name or the number behind the `@`.",
        bad=Sample(_TABLE, "codebook: look@1\n"),
        good=Sample(_TABLE, "codebook: looks@1\n"),
    ),
    Rule(
        code="KB702",
        severity="error",
        title="A table with an unknown factor",
        explanation="The table's codebook has no factor of this id, or it is a heading "
        "(`abstract`), which no quote is coded with.",
        remedy="Correct the id, or leave `factors` out to show all of the codebook.",
        bad=Sample(_TABLE, "factors: [sharpnes, amount]\n"),
        good=Sample(_TABLE, "factors: [sharpness, amount]\n"),
    ),
    Rule(
        code="KB703",
        severity="error",
        title="A table with an unknown paper",
        explanation="No file in `papers/` has this cite key.",
        remedy="Correct the cite key, or add the paper.",
        bad=Sample(_TABLE, _part("      - {paper: do2020, quotes: [q1]}\n")),
        good=Sample(_TABLE, _part("      - {paper: doe2020, quotes: [q1]}\n")),
    ),
    Rule(
        code="KB704",
        severity="error",
        title="A table with an unknown quote",
        explanation="The paper has no quote of this id.",
        remedy="Correct the id.",
        bad=Sample(_TABLE, _part("      - {paper: doe2020, quotes: [q1, q2]}\n")),
        good=Sample(_TABLE, _part("      - {paper: doe2020, quotes: [q1]}\n")),
    ),
    Rule(
        code="KB705",
        severity="error",
        title="A table that names a thing twice",
        explanation="A quote stands in two rows and is counted twice, or a factor heads two "
        "columns.",
        remedy="Remove one of the two.",
        bad=Sample(
            _TABLE,
            _part(
                "      - {paper: doe2020, quotes: [q1]}\n      - {paper: doe2020, quotes: [q1]}\n"
            ),
        ),
        good=Sample(_TABLE, _part("      - {paper: doe2020, quotes: [q1]}\n")),
    ),
    Rule(
        code="KB706",
        severity="error",
        title="A table with a quote that was not coded for it",
        explanation="The quote's paper was not coded under the table's codebook: its row would be "
        "empty, which reads as if nothing had been found.",
        remedy="Code the paper under this codebook, or leave the quote out.",
        bad=Sample(
            _TABLE,
            "codebook: causes@1\n" + _part("      - {paper: roe2018, quotes: [q1]}\n"),
        ),
        good=Sample(
            _TABLE,
            "codebook: causes@1\n" + _part("      - {paper: doe2020, quotes: [q1]}\n"),
        ),
    ),
    Rule(
        code="KB707",
        severity="warning",
        title="A table that shows something withdrawn",
        explanation="The quote, its paper, the factor or the codebook is marked as `deprecated`.",
        remedy="Show its successor, or leave it out.",
        bad=Sample(
            "papers/roe2018.yaml",
            _QUOTE
            + "    deprecated: {reason: Misread.}\n"
            + _QUOTE.removeprefix("quotes:\n").replace("q1", "q2"),
        ),
        good=Sample("papers/roe2018.yaml", _QUOTE),
    ),
    Rule(
        code="KB708",
        severity="warning",
        title="A table without rows",
        explanation="No quote of the knowledge base meets `select`, or every quote that a part "
        "lists was withdrawn.",
        remedy="Widen the selection: fewer factors, other values, more years. List other quotes "
        "in the part, or remove it.",
        bad=Sample(_TABLE, "parts: []\nselect: {since: 2100}\n"),
        good=Sample(_TABLE, "parts: []\nselect: {since: 2000}\n"),
    ),
    Rule(
        code="KB709",
        severity="warning",
        title="A table with both `parts` and `select`",
        explanation="Where quotes are listed one by one, `select` has no effect.",
        remedy="Keep one of the two.",
        bad=Sample(_TABLE, "select: {since: 2000}\n"),
        good=Sample(_TABLE, _part("      - {paper: doe2020, quotes: [q1]}\n")),
    ),
)
"""In the order of the codes."""
