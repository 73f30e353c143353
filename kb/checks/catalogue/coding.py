"""KB3xx: the judgements."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_DOE = "papers/doe2020.yaml"
_QUOTE = (
    "quotes:\n  - id: q1\n    text: We find that sharp pictures help on every task.\n"
    "    source: [photos]\n    target: [scans]\n    models: [net-50]\n"
)
_CAUSES = "      causes: {focus: positive}\n"
_SHARPNESS = (
    "factors:\n  - id: appearance\n    label: Appearance\n    definition: A heading.\n"
    "    when_to_apply: Never.\n    when_not: Always.\n    abstract: true\n"
    "  - id: sharpness\n    label: Sharpness\n    definition: How sharp they are.\n"
    "    when_to_apply: The quote speaks of sharp pictures.\n    when_not: Elsewhere.\n"
    "    close_match: [causes@1/focus]\n"
)
_AMOUNT = (
    "  - id: amount\n    label: Amount\n    definition: How many there are.\n"
    "    when_to_apply: The quote speaks of many pictures.\n    when_not: Elsewhere.\n"
)

RULES = (
    Rule(
        code="KB301",
        severity="error",
        title="A value that the codebook does not allow",
        explanation="In a codebook that is not `signed`, coders judge presence only: `present` or "
        "`absent`. A sign there would be counted as something that was never judged.",
        remedy="Write `present`, or code the quote under a signed codebook.",
        bad=Sample(_DOE, _QUOTE + "    codes:\n      looks: {sharpness: positive}\n" + _CAUSES),
        good=Sample(_DOE, _QUOTE + "    codes:\n      looks: {sharpness: present}\n" + _CAUSES),
    ),
    Rule(
        code="KB302",
        severity="error",
        title="A heading is coded",
        explanation="The factor is `abstract`: it groups others and is itself never judged.",
        remedy="Code the factor below it that the quote speaks to.",
        bad=Sample(
            _DOE,
            _QUOTE
            + "    codes:\n      looks: {appearance: present, sharpness: present}\n"
            + _CAUSES,
        ),
        good=Sample(_DOE, _QUOTE + "    codes:\n      looks: {sharpness: present}\n" + _CAUSES),
    ),
    Rule(
        code="KB303",
        severity="info",
        title="`absent` need not be written",
        explanation="The coding is `complete`: every factor that is not listed is absent already. "
        "Spelt out for some factors only, it looks as if the others were not assessed.",
        remedy="Leave it out, unless it carries a note.",
        bad=Sample(
            _DOE,
            _QUOTE + "    codes:\n      looks: {sharpness: present, amount: absent}\n" + _CAUSES,
        ),
        good=Sample(_DOE, _QUOTE + "    codes:\n      looks: {sharpness: present}\n" + _CAUSES),
    ),
    Rule(
        code="KB304",
        severity="warning",
        title="A term that the quote does not hold",
        explanation="`term` keeps the author's own words for the factor, so they must stand in the "
        "quote, one after the other.",
        remedy="Copy the words from the quote, or leave `term` out.",
        bad=Sample(
            _DOE,
            _QUOTE
            + "    codes:\n      looks:\n"
            + "        sharpness: {value: present, term: sharp images}\n"
            + _CAUSES,
        ),
        good=Sample(
            _DOE,
            _QUOTE
            + "    codes:\n      looks:\n"
            + "        sharpness: {value: present, term: sharp pictures}\n"
            + _CAUSES,
        ),
    ),
    Rule(
        code="KB305",
        severity="warning",
        title="An example that its quote does not hold",
        explanation="The example says that it is taken from a quote, but its words do not stand "
        "there in this order.",
        remedy="Copy the words from the quote (`[...]` for what is left out), or name the quote "
        "that holds them.",
        bad=Sample(
            "codebooks/looks@1.yaml",
            _SHARPNESS
            + "    broader: [appearance]\n    examples:\n      - text: sharp images help\n"
            "        quote: doe2020/q1\n" + _AMOUNT,
        ),
        good=Sample(
            "codebooks/looks@1.yaml",
            _SHARPNESS
            + "    broader: [appearance]\n    examples:\n      - text: sharp pictures help\n"
            "        quote: doe2020/q1\n" + _AMOUNT,
        ),
    ),
    Rule(
        code="KB306",
        severity="warning",
        title="A quote that speaks to no factor",
        explanation="It has no code but `absent` under any codebook, so no question finds it. "
        "Mostly its codes were forgotten.",
        remedy="Code it, or leave a note on the quote that says why it is kept.",
        bad=Sample(
            "papers/roe2018.yaml",
            "quotes:\n  - id: q1\n    text: The number of pictures matters.\n"
            "    source: [photos]\n    codes:\n      looks: {amount: present}\n"
            "  - id: q2\n    text: More on this elsewhere.\n",
        ),
        good=Sample(
            "papers/roe2018.yaml",
            "quotes:\n  - id: q1\n    text: The number of pictures matters.\n"
            "    source: [photos]\n    codes:\n      looks: {amount: present}\n"
            "  - id: q2\n    text: More pictures help.\n"
            "    codes:\n      looks: {amount: present}\n",
        ),
    ),
    Rule(
        code="KB307",
        severity="warning",
        title="Coded by programs alone",
        explanation="Programs may propose codes, but an agreed coding needs a person who stands "
        "for it.",
        remedy="Have a person review the codes and add their id to `coders`, or move the coding "
        "to `codings/PROGRAM/`.",
        bad=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe}\n  - {id: roe, name: Roe-3, program: true}\n",
        ),
        good=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe}\n  - {id: roe, name: Richard Roe}\n",
        ),
    ),
    Rule(
        code="KB308",
        severity="info",
        title="A codebook under which nothing is coded",
        explanation="`coding` names the codebook, but no quote of the paper has a code under it "
        "and the coding is not `complete`: nothing was judged.",
        remedy="Add the codes, say `complete: true` if every factor was looked for, or remove the "
        "statement.",
        bad=Sample(_DOE, _QUOTE + "    codes:\n      looks: {sharpness: present}\n"),
        good=Sample(_DOE, _QUOTE + "    codes:\n      looks: {sharpness: present}\n" + _CAUSES),
    ),
)
"""In the order of the codes."""
